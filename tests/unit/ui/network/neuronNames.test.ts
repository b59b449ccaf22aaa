import type { Numbers } from '../../../../src/scene/plan/plan.ts';
import { describe, expect, it } from 'vitest';
import { defaultDataSpec } from '../../../../src/data/dataDefaults.ts';
import { denseLayer, usualLayers } from '../../../../src/document/defaults.ts';
import type { Experiment } from '../../../../src/document/experiment.ts';
import { openingExperiment } from '../../../../src/document/opening.ts';
import { en } from '../../../../src/i18n/en.ts';
import { numbers as enNumbers } from '../../../../src/i18n/en/numbers.ts';
import { ja } from '../../../../src/i18n/ja.ts';
import { numbers as jaNumbers } from '../../../../src/i18n/ja/numbers.ts';
import { factsOf } from '../../../../src/scene/point/targetFacts.ts';
import { planOf } from '../../../../src/scene/plan/plan.ts';
import { legendHeight } from '../../../../src/ui/network/legendHeight.ts';
import { inputNames, neuronName, outputNames } from '../../../../src/ui/network/neuronNames.ts';
import type { DatasetName } from '../../../../src/data/datasets.ts';
import { spokenNetwork } from '../../../../src/ui/network/spoken.ts';
import { spokenFacts } from '../../../../src/ui/network/spokenFacts.ts';
import { limitsFor } from '../../../../src/ui/network/lineLimits.ts';
import { net } from '../../net.ts';
import { dropping, large } from '../../scene/models.ts';
import { measure, numbersOf, numbersOfModel } from '../../scene/pictures.ts';

const shape = '3-4-sigmoid-3-softmax';
const on = (name: DatasetName): Experiment => ({
  ...openingExperiment,
  ...net(shape),
  data: defaultDataSpec(name),
});
const colours = on('colours');
const plan = planOf(colours);

const wordsOf = (text: typeof en) => (text === ja ? jaNumbers : enNumbers);

describe('the names at the neurons', () => {
  it('are those of the features and classes, in either language', () => {
    expect(inputNames(en, colours)).toEqual(['red', 'green', 'blue']);
    expect(outputNames(ja, colours, 3)).toEqual(['赤', '緑', '青']);
  });

  it('follow the chosen columns', () => {
    const iris = { ...on('iris'), inputs: 2 };
    expect(inputNames(en, { ...iris, data: { ...iris.data, features: [1, 3] } })).toEqual([
      'sepal width',
      'petal width',
    ]);
  });

  it('are left out where the network does not fit the data', () => {
    expect(inputNames(en, { ...colours, inputs: 4 })).toEqual([]);
    expect(outputNames(en, colours, 2)).toEqual([]);
  });

  it('say what a single output means: the second class, or the target', () => {
    expect(outputNames(en, on('circle'), 1)).toEqual(['blue']);
    expect(outputNames(en, on('sine'), 1)).toEqual(['y']);
  });
});

describe('what a screen reader hears', () => {
  const say = (target: Parameters<typeof factsOf>[0], text = en, numbers: Numbers = numbersOf(shape)): string => {
    const facts = factsOf(target, plan, numbers, 0);
    return facts === null ? '' : spokenFacts(text, wordsOf(text), colours, plan, facts);
  };

  it('names the layer, the neuron and its output', () => {
    expect(say({ type: 'neuron', column: 1, unit: 1 })).toMatch(/^Hidden layer, neuron 2 of 4, output −?\d\.\d{4}$/u);
    expect(neuronName(en, colours, plan, 2, 1)).toBe('Output layer, neuron 2 of 3 (green)');
  });

  it('names both ends of a weight, and the neuron of a bias', () => {
    expect(say({ type: 'weight', layer: 0, input: 0, unit: 2 })).toMatch(
      /^Weight from Input layer, neuron 1 of 3 \(red\) to Hidden layer, neuron 3 of 4: −?\d\.\d{4}$/u,
    );
    expect(say({ type: 'bias', layer: 2, unit: 0 }, ja)).toMatch(
      /^出力層のニューロン 1（全 3\u00a0個）「赤」のバイアス：−?\d\.\d{4}$/u,
    );
  });

  it('says so when a number is not known yet', () => {
    const none = { parameters: null, probe: null };
    expect(say({ type: 'bias', layer: 0, unit: 0 }, en, none)).toBe(
      'Bias of Hidden layer, neuron 1 of 4: not known yet',
    );
  });

  it('tells the network from left to right', () => {
    expect(spokenNetwork(en, { plan, model: net(shape) })).toBe(
      'The network from left to right: Input layer Input((3,)), Hidden layer Dense(4) sigmoid, Output layer Dense(3) softmax.',
    );
    const dropping = { inputs: 2, layers: [denseLayer(3, { activation: 'relu' }), usualLayers.dropout, denseLayer(1)] };
    expect(spokenNetwork(en, { plan: planOf(dropping), model: dropping })).toBe(
      'The network from left to right: Input layer Input((2,)), Hidden layer Dense(3) relu Dropout(0.5), Output layer Dense(1).',
    );
  });
});

describe('what a layer does to a number', () => {
  const plan = planOf(dropping);
  const said = (iteration: number | undefined, text = en): string[] =>
    [0, 1, 2, 3].map((unit) => {
      const known = numbersOfModel(dropping, iteration === undefined ? {} : { iteration });
      const facts = factsOf({ type: 'neuron', column: 1, unit }, plan, known, 0);
      if (facts === null) throw new Error('the neuron is there');
      return spokenFacts(text, wordsOf(text), on('colours'), plan, facts);
    });

  it('is spoken where its name does not say it', () => {
    for (const line of said(3)) expect(line).toMatch(/output \d\.\d{4}, Dropout: (dropped|kept)$/u);
    expect(said(3).filter((line) => line.endsWith('dropped')).length).toBeGreaterThan(0);
    expect(said(undefined)[0]).toMatch(/Dropout: inactive in inference$/u);
    expect(said(3, ja).join()).toContain('途中の Dropout はドロップ');
  });
});

describe('the legend', () => {
  it('is a line, and more of them where its things do not fit beside each other', () => {
    const heights = [1300, 780, 390].map((width) =>
      [dropping, large].map((model) => legendHeight(en, model, width, measure, 12)),
    );
    expect(heights).toEqual([
      [40, 40],
      [40, 40],
      [70, 70],
    ]);
    expect(legendHeight(en, net(shape), 390, measure, 12)).toBe(40);
    expect(legendHeight(en, net(shape), 390, measure, 24)).toBe(80);
    // In a narrow drawing the signs have a line of their own, and all others the whole of the next.
    expect([448, 449].map((width) => legendHeight(ja, net(shape), width, () => 0, 12, true))).toEqual([70, 40]);
    expect(legendHeight(ja, dropping, 390, () => 20, 12, true)).toBe(70);
  });
});

describe('the terms of a sum', () => {
  it('are as many as fit, at least one and at most six', () => {
    const wide = planOf(net('8-10.relu-10.softmax'));
    const limits = (column: number, width: number, size = 12) =>
      limitsFor(wide, { type: 'neuron', column, unit: 0 }, width, size);
    expect([0, 390, 700, 1300].map((width) => limits(1, width).terms)).toEqual([1, 3, 6, 6]);
    // On a phone all of four, or three and the sum of the others.
    const four = limitsFor(planOf(net('4-8.relu-3.softmax')), { type: 'neuron', column: 1, unit: 0 }, 390, 12);
    expect(four.terms).toBe(4);
    expect([0, 390, 740, 1300].map((width) => limits(2, width))).toEqual([
      { terms: 1, scores: 2 },
      { terms: 1, scores: 2 },
      { terms: 3, scores: 6 },
      { terms: 6, scores: 6 },
    ]);
    expect(limits(1, 700, 17).terms).toBeLessThan(6);
  });
});

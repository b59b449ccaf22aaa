import { describe, expect, it } from 'vitest';
import { activationLayer, denseLayer, usualLayers } from '../../../../src/document/defaults.ts';
import type { Experiment } from '../../../../src/document/experiment.ts';
import { openingExperiment } from '../../../../src/document/opening.ts';
import { activationNames } from '../../../../src/engine/activations.ts';
import { activationFunction } from '../../../../src/engine/layerActivation.ts';
import type { Layer, Model } from '../../../../src/engine/specs/model.ts';
import { factsOf, type Facts } from '../../../../src/scene/point/targetFacts.ts';
import { type Numbers, type Plan, planOf } from '../../../../src/scene/plan/plan.ts';
import type { Target } from '../../../../src/document/target.ts';
import type { Part } from '../../../../src/scene/point/arithmetic.ts';
import { exactOf, workingOf, type WorkingWords } from '../../../../src/scene/point/working.ts';
import { createExamplePass } from '../../../../src/asking/example.ts';
import { prepare } from '../../../../src/training/prepare.ts';
import { calculate, halfUnit } from '../../calculator.ts';
import { everything } from '../models.ts';
import { numbersOfModel, valuesOf } from '../pictures.ts';

const words: WorkingWords = {
  bias: 'bias',
  slope: 'slope',
  thisExample: 'here',
  dropout: { dropped: 'dropped', kept: 'kept', none: 'idle' },
  others: (count) => `[${count} more]`,
};

const textOf = (parts: readonly Part[]): string =>
  parts.map((part) => part.map(({ text }) => text).join(' ')).join(' ');

function targetsOf({ columns }: Plan): Target[] {
  return columns.flatMap(({ index, units, layer, dense }) =>
    Array.from({ length: units }, (_, unit): Target[] => [
      { type: 'neuron', column: index, unit },
      ...(dense === null || dense.bias < 0 ? [] : [{ type: 'bias', layer, unit } as const]),
      ...Array.from({ length: dense?.inputs ?? 0 }, (_, input) => ({ type: 'weight', layer, input, unit }) as const),
    ]).flat(),
  );
}

/** The named functions in a line, which a calculator does not have. */
function functionsOf(facts: Facts): ((x: number) => number)[] {
  if (facts.type !== 'neuron') return [];
  return facts.stages.flatMap((stage) => {
    if (stage.kind === 'activation') return stage.row === null ? [activationFunction(stage.spec).f] : [];
    if (stage.kind === 'p_re_lu') return [(x: number) => (x > 0 ? x : Number.NaN)]; // below 0 by the slope that is shown
    if (stage.kind === 'dropout' && stage.act !== 'kept') return [(x: number) => (stage.act === 'none' ? x : 0)];
    return [];
  });
}

/**
 * Computes a line again as a person with a calculator would. @returns how many results were checked
 * @throws at a result that differs
 */
function follow(facts: Facts, line: string): number {
  let checked = 0;
  const close = (computed: number, text: string): void => {
    checked++;
    const displayed = calculate(text);
    if (Object.is(computed, displayed)) return;
    if (!(Math.abs(computed - displayed) <= halfUnit(text) * (1 + 1e-6)))
      throw new Error(`${computed} for ${text}: ${line}`);
  };
  const first = (text: string): string => /^(?:− ?)?[^\s]+/.exec(text.trim())?.[0] ?? '';
  const functions = functionsOf(facts);
  const plain = line
    .replace(/\[\d+ more\] |bias (?!\[)|here |γ |β |kept /g, '')
    .replace(/(?:bias|kernel)\[[\d, ]+\] = [^ ]+ ?/, '');
  const [start, ...stages] = plain.split(/ → (?=[A-Za-z_]*[a-zA-Z]{3})(?!max)/);
  let last = start;
  const equalities = (text: string): void => {
    for (const step of text.split(' → ')) {
      const [left, ...results] = (/^[÷×+]/.test(step) ? `${last} ${step}` : step).split(' = ');
      last = first(left);
      for (const side of results) {
        expect(side, 'what follows = is equal to what is before it').toBe(first(side));
        close(calculate(left), side);
        last = side;
      }
    }
  };
  equalities(start);
  for (const stage of stages) {
    const name = /^\w+/.exec(stage)?.[0] ?? '';
    const rest = stage.slice(name.length).trim();
    if (name === 'softmax') {
      const [, own, all, e, sum, share] = /^(.+?) ÷ \( (.+) \) = (\S+) ÷ (\S+) = (\S+)$/.exec(rest) ?? [];
      close(calculate(own), e);
      close(calculate(all), sum);
      close(calculate(`${e} ÷ ${sum}`), share);
      last = share;
    } else if (name === 'log_softmax') {
      const [, all, again, sum, y] = /^.+? ln\( (.+) \) = (.+?) ln (\S+) = (\S+)$/.exec(rest) ?? [];
      close(calculate(all), sum);
      close(calculate(`${again} ln ${sum}`), y);
      last = y;
    } else if (name === 'sparsemax') {
      const [, all, tau, x, y] = /^τ = (.+) = (\S+) → max\(0, (\S+) − τ \) = (\S+)$/.exec(rest) ?? [];
      expect(x).toBe(last);
      close(calculate(all), tau);
      close(Math.max(0, calculate(x) - calculate(tau)), y);
      last = y;
    } else if (/^(slope|→|dropped|idle)/.test(rest)) {
      const [, slope, y] = /^(?:slope (\S+) |dropped |idle )?→ (\S+)$/.exec(rest) ?? [];
      const f = functions.shift();
      const x = calculate(last);
      close(slope !== undefined && x <= 0 ? x * calculate(slope) : (f?.(x) ?? Number.NaN), y);
      last = y;
    } else {
      equalities(rest);
    }
  }
  return checked;
}

/** Follows every line of a network. */
function followAll(
  model: Model,
  numbers: Numbers,
  limit = 6,
  scores = 6,
): { lines: number; checked: number; longest: number } {
  const plan = planOf(model);
  const found = { lines: 0, checked: 0, longest: 0 };
  for (const target of targetsOf(plan)) {
    const facts = factsOf(target, plan, numbers, limit);
    if (facts === null) throw new Error('it is in the network');
    const parts = workingOf(facts, words, scores);
    if (parts === null) throw new Error('its numbers are known');
    const line = textOf(parts);
    expect(line).not.toContain('≈');
    found.checked += follow(facts, line);
    found.lines++;
    found.longest = Math.max(found.longest, line.length);
  }
  return found;
}

/** A run, and the numbers of an example as the drawing has them, in inference or in training. */
function trained(e: Experiment) {
  const { run, training } = prepare(e);
  const { inputs, layers, seed } = e;
  const model = { inputs, layers };
  const parameters = Float32Array.from(run.network.parameters);
  const { layout } = planOf(model);
  const { dropped } = createExamplePass(model, seed);
  return {
    goTo: (epoch: number): void => {
      while (run.epoch < epoch && run.failure === null) run.advance(1e6);
      parameters.set(run.network.parameters);
    },
    /** @param row of the training data, counted round */
    numbers: (row: number, behaviour: 'inference' | 'training'): Numbers => {
      const at = (row % training.count) * inputs;
      const x = [...training.x.subarray(at, at + inputs)];
      const iteration = behaviour === 'training' ? run.epoch * run.batches : undefined;
      const numbers = { layout, parameters, probe: valuesOf(model, parameters, x, seed, iteration) };
      return iteration === undefined ? numbers : { ...numbers, dropped: dropped(iteration) };
    },
  };
}

const on = (layers: readonly Layer[], more: Partial<Experiment> = {}): Experiment => ({
  ...openingExperiment,
  layers,
  ...more,
});

const { dropout, gaussian_noise, batch_normalization, layer_normalization, p_re_lu, re_lu, leaky_re_lu, elu } =
  usualLayers;
const ends = [denseLayer(3), activationLayer('softmax')];

describe('what is displayed of a neuron, a weight or a bias', () => {
  it('comes out on a calculator, in the opening network at any epoch and for any example', () => {
    const run = trained(openingExperiment);
    const found = { checked: 0, longest: 0 };
    for (const epoch of [0, 1, 2, 7, 40, 200]) {
      run.goTo(epoch);
      for (let row = 0; row < 40; row++) {
        const { checked, longest } = followAll(openingExperiment, run.numbers(row, 'inference'));
        found.checked += checked;
        found.longest = Math.max(found.longest, longest);
      }
    }
    expect(found.checked).toBeGreaterThan(10_000);
    expect(found.longest).toBeLessThanOrEqual(260); // two lines under the drawing
  });

  it.each(activationNames)('comes out where a layer has %s', (name) => {
    const run = trained(on([denseLayer(4, { activation: name }), ...ends]));
    let checked = 0;
    for (const epoch of [0, 3, 30]) {
      run.goTo(epoch);
      for (let row = 0; row < 12; row++) {
        checked += followAll(
          { inputs: 3, layers: on([denseLayer(4, { activation: name }), ...ends]).layers },
          run.numbers(row, 'inference'),
        ).checked;
      }
    }
    expect(checked).toBeGreaterThan(500);
  });

  it.each([
    ['Dropout', [denseLayer(4), activationLayer('tanh'), { ...dropout, rate: 0.3 }, ...ends]],
    ['GaussianNoise', [gaussian_noise, denseLayer(4), activationLayer('relu'), ...ends]],
    ['BatchNormalization', [denseLayer(4), batch_normalization, activationLayer('relu'), ...ends]],
    ['LayerNormalization', [denseLayer(4, { useBias: false }), layer_normalization, activationLayer('gelu'), ...ends]],
    ['PReLU', [denseLayer(4), p_re_lu, ...ends]],
    ['ReLU, LeakyReLU and ELU with arguments', [denseLayer(4), { ...re_lu, maxValue: 0.5 }, leaky_re_lu, elu, ...ends]],
    ['all of them', [...everything.layers.slice(0, -1), activationLayer('log_softmax')]],
    ['Dropout behind softmax', [denseLayer(3), activationLayer('softmax'), dropout]],
  ] satisfies [string, Layer[]][])('comes out where there is %s, in training as in inference', (_, layers) => {
    const run = trained(on(layers));
    const model = { inputs: 3, layers };
    let checked = 0;
    for (const epoch of [0, 2, 20]) {
      run.goTo(epoch);
      for (let row = 0; row < 8; row++) {
        for (const behaviour of ['inference', 'training'] as const) {
          checked += followAll(model, run.numbers(row, behaviour)).checked;
        }
      }
    }
    expect(checked).toBeGreaterThan(400);
  });

  it('comes out where only the greatest products and scores are displayed', () => {
    const layers = [denseLayer(40, { activation: 'relu' }), denseLayer(30, { activation: 'softmax' })];
    const model = { inputs: 12, layers };
    for (const [terms, scores] of [
      [1, 1],
      [3, 2],
      [6, 6],
    ]) {
      const { checked } = followAll(model, numbersOfModel(model), terms, scores);
      expect(checked).toBeGreaterThan(1500);
    }
  });

  it('comes out where numbers are tiny, huge or cancel', () => {
    const model = { inputs: 3, layers: [denseLayer(4, { activation: 'softplus' }), ...ends] };
    for (const scale of [1e-9, 1e-5, 1e-3, 30, 1e3, 1e6]) {
      const numbers = numbersOfModel(model);
      const parameters = numbers.parameters.map((value) => value * scale);
      const probe = valuesOf(model, parameters, [...numbers.probe.subarray(0, 3)]);
      expect(followAll(model, { ...numbers, parameters, probe }).checked).toBeGreaterThan(20);
    }
  });

  it('is no row of zeros where all terms are as tiny as their sum', () => {
    const model = { inputs: 3, layers: [denseLayer(4, { activation: 'tanh' }), ...ends] };
    for (const scale of [1e-12, 1e-7, 1e-4]) {
      const numbers = numbersOfModel(model);
      const parameters = numbers.parameters.map((value, i) => (i < 12 ? value * scale : 0)); // biases are 0
      const probe = valuesOf(model, parameters, [0.7, -1.3, 0.4]);
      const plan = planOf(model);
      for (let unit = 0; unit < 4; unit++) {
        const facts = factsOf({ type: 'neuron', column: 1, unit }, plan, { ...numbers, parameters, probe }, 6);
        if (facts === null) throw new Error('it is there');
        expect(textOf(workingOf(facts, words, 6) ?? [])).toMatch(/ = −?\d\.\d+e−\d+ → tanh → −?\d\.\d+e−\d+$/);
      }
    }
  });

  it('says “about” where a float32 cannot say what a calculator says', () => {
    const model = { inputs: 2, layers: [denseLayer(1)] };
    const layout = planOf(model).layout;
    const [x, w, b] = [[1, 1], [1e8, 3.3], [-1e8]];
    const parameters = Float32Array.from([...w, ...b]);
    const numbers = { layout, parameters, probe: Float32Array.from([...x, 0]) }; // 1e8 + 3.3 is 1e8
    const facts = factsOf({ type: 'neuron', column: 1, unit: 0 }, planOf(model), numbers, 6);
    if (facts === null) throw new Error('it is there');
    expect(textOf(workingOf(facts, words, 6) ?? [])).toContain('≈ 0');
  });
});

describe('the line under the drawing', () => {
  const model = { inputs: 3, layers: openingExperiment.layers };
  const numbers = numbersOfModel(model);
  const lineOf = (target: Target, limit = 6): string => {
    const facts = factsOf(target, planOf(model), numbers, limit);
    return textOf(facts === null ? [] : (workingOf(facts, words, limit) ?? []));
  };

  it('shows the scores that softmax divides by, their exponentials’ sum and the share', () => {
    expect(lineOf({ type: 'neuron', column: 2, unit: 1 })).toMatch(
      /→ softmax e\^ \S+ ÷ \( e\^ \S+ \+ e\^ \S+ \+ e\^ \S+ \) = \S+ ÷ \S+ = 0\.\d+$/,
    );
    expect(lineOf({ type: 'neuron', column: 2, unit: 1 }, 2)).toMatch(/÷ \( e\^ \S+ \+ e\^ \S+ \+ \[1 more\] \S+ \) =/);
  });

  it('shows a product with the digits that it is made of', () => {
    const { x, value } = { x: numbers.probe[1], value: numbers.parameters[4 + 2] };
    const line = lineOf({ type: 'weight', layer: 0, input: 1, unit: 2 });
    const [, name, weight, left, right, product] = /^(.+) = (\S+) here (\S+) × (\S+) = (\S+)$/.exec(line) ?? [];
    expect(name).toBe('kernel[1, 2]');
    expect(weight).toBe(right);
    expect(Math.abs(calculate(left) - x)).toBeLessThanOrEqual(halfUnit(left));
    expect(Math.abs(calculate(weight) - value)).toBeLessThanOrEqual(halfUnit(weight));
    expect(Math.abs(calculate(product) - x * value)).toBeLessThanOrEqual(halfUnit(product));
  });

  it('has the number of what is pointed at with all its digits beside it', () => {
    const facts = factsOf({ type: 'weight', layer: 0, input: 0, unit: 0 }, planOf(model), numbers, 6);
    if (facts === null) throw new Error('it is there');
    expect(Math.fround(calculate(exactOf(facts) ?? ''))).toBe(numbers.parameters[0]);
  });

  it('is empty while the numbers are not known', () => {
    const none = { parameters: null, probe: null };
    for (const target of targetsOf(planOf(model))) {
      const facts = factsOf(target, planOf(model), none, 6);
      expect(facts === null ? 'there' : workingOf(facts, words, 6)).toBeNull();
      expect(facts === null ? 'there' : exactOf(facts)).toBeNull();
    }
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toProbabilities } from '../../../../src/asking/answers.ts';
import { defaultDataSpec } from '../../../../src/data/dataDefaults.ts';
import { decodeLink } from '../../../../src/document/link.ts';
import { openingExperiment } from '../../../../src/document/opening.ts';
import { logitActivation, meaningOf, predictedClass, sharesOf, verdicts } from '../../../../src/ui/outcome/meaning.ts';
import { usualLossOptions } from '../../../../src/engine/specs/lossSpecs.ts';
import type { Experiment } from '../../../../src/document/experiment.ts';
import type { DatasetName } from '../../../../src/data/datasets.ts';
import { net } from '../../net.ts';

function experiment(name: DatasetName, text: string): Experiment {
  return { ...openingExperiment, ...net(text), data: defaultDataSpec(name) };
}

describe('meaningOf', () => {
  it.each([
    ['colours', '3-4.sigmoid-3.softmax', 3, 'probabilities'],
    ['colours', '3-3.sigmoid', 3, 'independent'],
    ['colours', '3-3', 3, 'scores'],
    ['moons', '2-1.sigmoid', 1, 'probability'],
    ['moons', '2-1', 1, 'scores'],
    ['sine', '1-8.tanh-1', 1, 'number'],
  ] as const)('reads the outputs of %s with %s (%d units) as %s', (name, text, units, meaning) => {
    expect(meaningOf(experiment(name, text), units)).toBe(meaning);
  });
});

describe('logits', () => {
  const logits = { fromLogits: true, labelSmoothing: 0, delta: 1 };
  it.each([
    ['colours', '3-3', 'categorical_crossentropy', 'softmax', 'probabilities'],
    ['colours', '3-3', 'sparse_categorical_crossentropy', 'softmax', 'probabilities'],
    ['colours', '3-3', 'binary_crossentropy', 'sigmoid', 'independent'],
    ['moons', '2-1', 'binary_crossentropy', 'sigmoid', 'probability'],
    ['colours', '3-3.softmax', 'categorical_crossentropy', null, 'probabilities'],
  ] as const)('of %s with %s into %s are read through %s', (name, text, loss, through, meaning) => {
    const e = { ...experiment(name, text), loss, lossOptions: logits };
    expect(logitActivation(e)).toBe(through);
    expect(meaningOf(e, name === 'moons' ? 1 : 3)).toBe(meaning);
    expect(logitActivation({ ...e, lossOptions: usualLossOptions })).toBeNull();
  });
});

describe('predictedClass', () => {
  it('takes the first of the largest, and with one unit what is above 0.5, as Keras’s accuracy does', () => {
    expect(predictedClass([0.2, 0.4, 0.4], 0, 3)).toBe(1);
    expect(predictedClass([9, 9, 0.5], 2, 1)).toBe(0);
    expect(predictedClass([0.50001], 0, 1)).toBe(1);
  });

  it('knows no class where an output is no number', () => {
    expect(predictedClass([0.2, Number.NaN], 0, 2)).toBe(-1);
    expect(predictedClass([Number.NaN], 0, 1)).toBe(-1);
  });
});

describe('sharesOf', () => {
  const anything = fc.array(fc.float({ noNaN: true, min: -5, max: 5 }), { minLength: 2, maxLength: 5 });

  it('gives shares that sum to 1 and prefer the predicted class, whatever the outputs mean', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom('independent', 'scores'), (values, meaning) => {
        const outputs = meaning === 'independent' ? values.map(Math.abs) : values;
        const shares = new Float64Array(outputs.length);
        sharesOf(meaning, outputs, 0, outputs.length, shares);
        const sum = shares.reduce((a, b) => a + b);
        const winner = predictedClass(outputs, 0, outputs.length);
        return Math.abs(sum - 1) < 1e-9 && shares[winner] === Math.max(...shares);
      }),
    );
  });

  it('are all 0 where an output is no number', () => {
    const shares = Float64Array.of(1, 1);
    sharesOf('probability', [Number.NaN], 0, 1, shares);
    expect([...shares]).toEqual([0, 0]);
  });
});

describe('verdicts', () => {
  it('gives both classes of one sigmoid unit their probabilities', () => {
    expect(verdicts('probability', [0.75], 1, 2)).toEqual([
      { value: 0.25, part: 0.25, isWinner: false },
      { value: 0.75, part: 0.75, isWinner: true },
    ]);
  });

  it('has no bars for scores', () => {
    expect(verdicts('scores', [3, -1], 2, 2).map(({ part }) => part)).toEqual([null, null]);
  });

  it('says nothing when the outputs do not fit the classes', () => {
    expect(verdicts('probabilities', [0.5, 0.5], 2, 3)).toEqual([]);
  });
});

describe('outputs from −1 to 1', () => {
  const decoded = decodeLink('#dataset=xor&activation=relu');
  if (!decoded.ok) throw new Error('it opens');
  const e = decoded.experiment;
  it('are read as the share of the second class, and told as they are', () => {
    expect(logitActivation(e)).toBe('halved');
    expect(meaningOf(e, 1)).toBe('signed');
    const values = Float32Array.of(-1, 0.5);
    toProbabilities(values, 1, 'halved');
    expect([...values]).toEqual([0, 0.75]);
    const shares = new Float64Array(2);
    sharesOf('signed', values, 1, 1, shares);
    expect([...shares]).toEqual([0.25, 0.75]);
    expect(verdicts('signed', values.subarray(1), 1, 2)[1]).toEqual({ value: 0.5, part: null, isWinner: true });
    expect(predictedClass(values, 0, 1)).toBe(0);
  });
  it('are scores of 0 and 1 for other data, and in a network of other end', () => {
    expect(meaningOf(experiment('moons', '2-1.tanh'), 1)).toBe('scores');
    expect(meaningOf({ ...e, ...net('2-1.sigmoid') }, 1)).toBe('probability');
  });
});

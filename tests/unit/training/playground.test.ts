import { describe, expect, it } from 'vitest';
import { drawPlayground, isRegression, type PlaygroundSet } from '../../../src/data/playground.ts';
import { defaultOptimizer, denseLayer } from '../../../src/document/defaults.ts';
import type { ActivationName } from '../../../src/engine/activations.ts';
import { createPlaygroundRun, drawPlaygroundWeights } from '../../../src/engine/playgroundRun.ts';
import type { Run } from '../../../src/engine/run.ts';
import { usualLossOptions } from '../../../src/engine/specs/lossSpecs.ts';
import type { Rows, RunSpec } from '../../../src/engine/specs/runSpec.ts';
// Made by TensorFlow Playground's own code (commit 02469bd) in Node, with seedrandom 2.4.4.
import cases from './playground.json' with { type: 'json' };

type Case = (typeof cases)[number];

const features: Readonly<Record<string, (x: number, y: number) => number>> = {
  x: (x) => x,
  y: (_, y) => y,
  xSquared: (x) => x * x,
  ySquared: (_, y) => y * y,
  xTimesY: (x, y) => x * y,
  sinX: (x) => Math.sin(x),
  sinY: (_, y) => Math.sin(y),
};

function prepared({ dataset, noise, seed, perc, shape, activation, reg, rate, lr, batch, again, ...c }: Case) {
  const name = dataset as PlaygroundSet;
  const { points, labels, draw } = drawPlayground(name, noise / 100, seed);
  const kernelRegularizer = { l1: reg === 'L1' ? rate : 0, l2: reg === 'L2' ? rate / 2 : 0 };
  const layers = [...shape, 1].map((units, k) => {
    const isLast = k === shape.length;
    const last: ActivationName = isRegression(name) ? 'linear' : 'tanh';
    return denseLayer(units, { activation: isLast ? last : (activation as ActivationName), kernelRegularizer });
  });
  const model = { inputs: c.features.length, layers };
  const rows = (from: number, to: number): Rows => ({
    count: to - from,
    x: Float64Array.from(
      Array.from({ length: to - from }, (_, i) => {
        const [x, y] = points.subarray(2 * (from + i));
        return c.features.map((feature) => features[feature](x, y));
      }).flat(),
    ),
    y: labels.slice(from, to),
  });
  const count = Math.floor((labels.length * perc) / 100);
  const spec: RunSpec = {
    model,
    loss: 'mean_squared_error',
    lossOptions: usualLossOptions,
    optimizer: { ...defaultOptimizer('sgd'), learningRate: lr },
    metrics: [],
    batchSize: batch,
    shuffle: false,
    callbacks: [],
    seed: again,
    precision: 'float64',
    training: rows(0, count),
    validation: rows(count, labels.length),
  };
  const initial = drawPlaygroundWeights(model, draw, again, c.initZero);
  return { points, labels, make: () => createPlaygroundRun(spec, initial) };
}

/** Parameters in the order of Playground's nodes: the bias of each, then the weights of its links. */
function inNodes({ network: { layout, parameters } }: Run): number[] {
  return layout.ops.flatMap((op) => {
    if (op.kind !== 'dense') return [];
    const { inputs, units, kernel, bias } = op;
    return Array.from({ length: units }, (_, u) => [
      parameters[bias + u],
      ...Array.from({ length: inputs }, (__, i) => parameters[kernel + i * units + u]),
    ]).flat();
  });
}

function toEpoch(run: Run, epoch: number, work = 1e9): void {
  while (run.advance(work) !== 'epoch' || run.epoch < epoch) if (run.failure !== null) return;
}

/** Within 1e-7, and closer where the value is small. */
function near(values: readonly number[], expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length);
  for (const [i, value] of values.entries()) expect(Math.abs(value - expected[i])).toBeLessThan(1e-9);
}

describe('by the rules of TensorFlow Playground', () => {
  it.each(cases)('$name: data, weights and losses are those of its own code', (c) => {
    const { points, labels, make } = prepared(c);
    near([...points.subarray(0, 2), labels[0]], c.first);
    near([...points.subarray(-2), labels[labels.length - 1]], c.last);
    const run = make();
    near(inNodes(run), c.initial);
    for (const [epoch, ...losses] of c.losses) {
      if (epoch === 0 || run.epoch < epoch) toEpoch(run, epoch);
      expect(run.epoch).toBe(epoch);
      near([...run.row], losses);
    }
    near(inNodes(run), c.final);
  });

  it.each(cases.slice(0, 8))(
    '$name: pieces of any size come to the same bits, also after a state was restored',
    (c) => {
      const { make } = prepared(c);
      const whole = make();
      toEpoch(whole, 12);
      const pieces = make();
      toEpoch(pieces, 5, 1);
      for (let batches = 0; batches < 2;) if (pieces.advance(40) === 'batch') batches++;
      const state = pieces.save();
      expect(state).not.toBeNull();
      const resumed = make();
      resumed.restore(structuredClone(state));
      expect([resumed.epoch, resumed.batch]).toEqual([5, 2]);
      toEpoch(resumed, 12, 100);
      expect(resumed.fingerprint()).toBe(whole.fingerprint());
      expect(resumed.row).toEqual(whole.row);
    },
  );

  it('weights are evaluated again as they are, and nothing else begins', () => {
    const { make } = prepared(cases[0]);
    const trained = make();
    toEpoch(trained, 5);
    const run = make();
    toEpoch(run, 0);
    const before = [...run.row];
    run.network.parameters.set(trained.network.parameters);
    run.evaluate();
    while (run.advance(50) !== 'epoch');
    expect([run.epoch, run.batch]).toEqual([0, 0]);
    expect([...run.row]).toEqual([...trained.row]);
    expect([...run.row]).not.toEqual(before);
  });

  it('a weight that L1 took across 0 stays 0', () => {
    const c = cases.find(({ name }) => name === 'L1 with a rate');
    if (c === undefined) throw new Error('it is there');
    const { make } = prepared(c);
    const run = make();
    toEpoch(run, 100);
    const zeros = inNodes(run).flatMap((value, i) => (value === 0 ? [i] : []));
    expect(zeros.length).toBeGreaterThan(0);
    toEpoch(run, 150);
    for (const i of zeros) expect(inNodes(run)[i]).toBe(0);
  });

  it('a run whose loss is no number any more stops, and keeps its last finite weights', () => {
    const { make } = prepared({ ...cases[0], activation: 'relu', dataset: 'reg-plane', lr: 10 });
    const run = make();
    toEpoch(run, 50);
    expect(run.failure).toMatchObject({ epoch: expect.any(Number) as number, cause: { type: 'growth' } });
    expect(run.advance(1e9)).toBe('notFinite');
    expect(run.network.parameters.every(Number.isFinite)).toBe(true);
  });
});

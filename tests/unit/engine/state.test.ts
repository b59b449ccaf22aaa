import { describe, expect, test } from 'vitest';
import { activationNames } from '../../../src/engine/activations.ts';
import { layerActivation } from '../../../src/engine/layerActivation.ts';
import { lossNames } from '../../../src/engine/specs/lossSpecs.ts';
import { metricNames } from '../../../src/engine/specs/metricSpecs.ts';
import { optimizerNames } from '../../../src/keras/optimizers.ts';
import { createRandom } from '../../../src/engine/random.ts';
import { createRun, type Run } from '../../../src/engine/run.ts';
import type { RunSpec } from '../../../src/engine/specs/runSpec.ts';
import { scheduleNames } from '../../../src/engine/specs/scheduleSpecs.ts';
import { randomRun } from './randomRuns.ts';

const runs = 300;
const updates = 40;

/** What a run comes to: rows, fingerprint, how it ended. */
interface Course {
  readonly rows: readonly (readonly number[])[];
  readonly fingerprint: string;
  readonly ended: Run['ended'];
  readonly failure: Run['failure'];
  readonly learningRate: number;
}

/**
 * Trains until the number of updates is reached or the fit ends. `between` is asked after each batch and epoch for the
 * run to go on with.
 */
function course(first: Run, between: (run: Run) => Run = (run) => run): Course {
  let run = first;
  const rows: number[][] = [];
  for (let done = 0; done <= updates && run.failure === null && run.ended === null;) {
    const progress = run.advance(500);
    if (progress === 'working') continue;
    if (progress === 'epoch') rows.push([...run.row]);
    done++;
    run = between(run);
  }
  run.finish();
  const { ended, failure, learningRate } = run;
  return { rows, fingerprint: run.fingerprint(), ended, failure, learningRate };
}

describe('a run that is saved and restored', () => {
  test(`goes on to the same bits, history and stop, whatever it is made of (${runs} random runs)`, () => {
    let restored = 0;
    let ended = 0;
    for (let number = 0; number < runs; number++) {
      const precision = number % 10 === 9 ? 'float64' : 'float32';
      const spec = randomRun(number, precision);
      const random = createRandom(number, 'split');
      const whole = course(createRun(spec));
      const cut = course(createRun(spec), (run) => {
        if (random.below(6) > 0) return run;
        const state = run.save();
        expect(state).not.toBeNull();
        const other = createRun(spec);
        for (let pieces = random.below(4); pieces > 0; pieces--) other.advance(200); // in the middle of something
        other.restore(structuredClone(state));
        restored++;
        return other;
      });
      expect(cut, `run ${number}`).toEqual(whole);
      if (whole.ended?.by === 'earlyStopping') ended++;
    }
    expect(restored).toBeGreaterThan(5 * runs);
    expect(ended).toBeGreaterThan(20);
  });

  test('the random runs have every layer, activation, loss, metric, and every optimizer with every schedule', () => {
    const specs = Array.from({ length: runs }, (_, number) => randomRun(number));
    const optimizers = new Set(specs.map(({ optimizer: { name, schedule } }) => `${name} ${schedule?.name ?? 'none'}`));
    expect(optimizers.size).toBe(optimizerNames.length * (scheduleNames.length + 1));
    expect(new Set(specs.map(({ loss }) => loss)).size).toBe(lossNames.length);
    expect(new Set(specs.flatMap(({ metrics }) => metrics)).size).toBe(metricNames.length);
    const layers = specs.flatMap(({ model }) => model.layers);
    expect(new Set(layers.map(({ type }) => type)).size).toBe(11);
    const activations = layers.map(layerActivation).filter((spec) => typeof spec === 'string');
    expect(new Set(activations).size).toBe(activationNames.length);
  });

  test('a run that has stopped at a number that is not finite is saved as that', () => {
    const spec: RunSpec = { ...randomRun(0), optimizer: { ...sgd, learningRate: 1e30 }, loss: 'mean_squared_error' };
    const run = createRun(spec);
    while (run.failure === null) run.advance(1000);
    const other = createRun(spec);
    other.restore(structuredClone(run.save()));
    expect(other.failure).toEqual(run.failure);
    expect(other.fingerprint()).toBe(run.fingerprint());
    expect(other.advance(1000)).toBe('notFinite');
  });

  test('an optimizer that has been tuned stays so', () => {
    const spec: RunSpec = { ...randomRun(8), optimizer: sgd, callbacks: [] };
    const tuned = { ...sgd, learningRate: 0.5, weightDecay: 0.1 };
    const [run, other] = [createRun(spec), createRun(spec)];
    const go = (one: Run): void => {
      for (let done = 0; done < 9;) if (one.advance(1e6) !== 'working') done++;
    };
    go(run);
    run.tune(tuned);
    other.restore(structuredClone(run.save()));
    go(run);
    go(other);
    expect(other.learningRate).toBe(0.5);
    expect(other.fingerprint()).toBe(run.fingerprint());
  });
});

const sgd = {
  name: 'sgd',
  learningRate: 0.01,
  schedule: null,
  weightDecay: 0,
  clip: null,
  momentum: 0,
  nesterov: false,
} as const;

describe('what is refused', () => {
  const spec: RunSpec = { ...randomRun(3), callbacks: [], optimizer: sgd };
  const run = createRun(spec);
  while (run.advance(1e6) !== 'epoch');
  while (run.epoch < 2) run.advance(1e6);
  const state = run.save();

  /** The sentence with which a run of a spec refuses a state. */
  function refusal(value: unknown, by: RunSpec = spec): string {
    const other = createRun(by);
    while (other.advance(1e6) !== 'epoch');
    const before = other.fingerprint();
    let sentence = '';
    try {
      other.restore(value);
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      sentence = (error as Error).message;
    }
    expect(other.fingerprint() === before).toBe(sentence !== '');
    return sentence;
  }

  test('nothing of a state of the same run', () => {
    expect(refusal(state)).toBe('');
    expect(refusal(structuredClone(state))).toBe('');
  });

  test('what is not a state, says so', () => {
    for (const value of [
      null,
      undefined,
      3,
      'run',
      {},
      [],
      { version: 2 },
      { version: '2', bytes: new ArrayBuffer(8) },
    ]) {
      expect(refusal(value)).toBe('this is not a saved run');
    }
    expect(refusal({ version: 2, bytes: new ArrayBuffer(8) })).toBe(
      'the saved run is damaged: it does not say what it is',
    );
  });

  test('a state of another version', () => {
    for (const version of [1, 3]) {
      expect(refusal({ ...state, version })).toBe(
        `the saved run has version ${version}, and only version 2 can be continued`,
      );
    }
  });

  const damaged = 'the saved run is damaged: its checksum is not that of what it has';

  test('a state that is damaged anywhere', () => {
    const random = createRandom(1, 'data');
    for (let i = 0; i < 50; i++) {
      const copy = structuredClone(state);
      if (copy === null) throw new Error('the run is not between two batches');
      const bytes = new Uint8Array(copy.bytes);
      bytes[random.below(bytes.length)] ^= 1 << random.below(8);
      expect(refusal(copy)).toBe(damaged);
    }
    const bytes = state?.bytes.slice(8);
    expect(refusal({ ...state, bytes })).toMatch(/^the saved run is damaged: it has \d+ bytes, not \d+$/);
  });

  test('a state in which two signs are flipped', () => {
    const copy = structuredClone(state);
    if (copy === null) throw new Error('the run is not between two batches');
    const words = new Int32Array(copy.bytes);
    words[words.length - 3] ^= 1 << 31;
    words[5] ^= 1 << 31;
    expect(refusal(copy)).toBe(damaged);
  });

  test('a state whose optimizer or failure is not the one that was saved', () => {
    for (const patch of [{ learningRate: 0.02 }, { clip: undefined }, { schedule: undefined }, { momentum: 'much' }]) {
      expect(refusal({ ...state, optimizer: { ...sgd, ...patch } })).toBe(damaged);
    }
    const failure = { what: 'loss', epoch: 1, batch: 1, cause: { type: 'growth' } };
    expect(refusal({ ...state, failure })).toBe(damaged);
    expect(refusal({ ...state, failure: undefined })).toBe('the saved run is damaged: it does not say what it is');
  });

  test('a state of another experiment, by what differs', () => {
    const others: readonly (readonly [string, Partial<RunSpec>])[] = [
      ['the network', { model: { ...spec.model, layers: [...spec.model.layers, { type: 'softmax' }] } }],
      ['the loss', { loss: spec.loss === 'huber' ? 'log_cosh' : 'huber' }],
      ['an argument of the loss', { lossOptions: { ...spec.lossOptions, delta: 2 } }],
      ['the list of metrics', { metrics: [] }],
      ['the batch size', { batchSize: spec.batchSize + 1 }],
      ['shuffle', { shuffle: !spec.shuffle }],
      ['the list of callbacks', { callbacks: [{ name: 'terminate_on_nan' }] }],
      ['the seed', { seed: 99 }],
      [
        'the optimizer',
        {
          optimizer: {
            ...sgd,
            schedule: { name: 'cosine_decay', decaySteps: 9, alpha: 0, warmupTarget: null, warmupSteps: 0 },
          },
        },
      ],
      ['the data', { training: { ...spec.training, x: spec.training.x.map((value) => value + 1) } }],
    ];
    for (const [name, patch] of others) {
      expect(refusal(state, { ...spec, ...patch })).toBe(
        `the saved run is that of another experiment: ${name} is not the same`,
      );
    }
  });

  test('no state is given in the middle of a batch, or before the first evaluation', () => {
    const early = createRun(spec);
    expect(early.save()).toBeNull();
    while (early.advance(1e6) !== 'epoch');
    expect(early.save()).not.toBeNull();
    expect(early.advance(1)).toBe('working');
    expect(early.save()).toBeNull();
  });
});

test('several batches at a time come to the same bits, and are counted', () => {
  for (let number = 0; number < 60; number++) {
    const spec: RunSpec = { ...randomRun(number), callbacks: [] };
    const [one, many] = [createRun(spec), createRun(spec)];
    const random = createRandom(number, 'split');
    while (one.epoch < 5 && one.failure === null) one.advance(1e6);
    while (many.epoch < 5 && many.failure === null) {
      const before = many.epoch * many.batches + many.batch;
      const most = 1 + random.below(200);
      const progress = many.advance(1 + random.below(1e5), most);
      const done = many.epoch * many.batches + many.batch - before;
      expect(done).toBeLessThanOrEqual(most);
      if (progress === 'batch') expect(done).toBeGreaterThan(0);
    }
    expect(many.failure).toEqual(one.failure);
    expect(many.fingerprint()).toBe(one.fingerprint());
    expect([...many.row]).toEqual([...one.row]);
  }
});

test('goes on though the keys of its network stand in another order, as a link gives them', () => {
  const spec = randomRun(1, 'float32');
  const turned = <T extends object>(value: T): T => Object.fromEntries(Object.entries(value).toReversed()) as T;
  const { inputs, layers } = spec.model;
  const other = createRun({ ...spec, model: turned({ inputs, layers: layers.map(turned) }) });
  const run = createRun(spec);
  run.advance(1e9);
  other.restore(structuredClone(run.save()));
  expect(other.fingerprint()).toBe(run.fingerprint());
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createKernels } from '../../../src/engine/kernels.ts';
import type { Variable } from '../../../src/engine/layout.ts';
import { createLoss, losses } from '../../../src/engine/losses.ts';
import { lossNames, usualLossOptions, type LossName, type LossOptions } from '../../../src/engine/lossNames.ts';
import { metricNames } from '../../../src/engine/metricFacts.ts';
import { metrics } from '../../../src/engine/metrics.ts';
import type { Precision } from '../../../src/engine/model.ts';
import { createOptimizer } from '../../../src/engine/optimizers.ts';
import { optimizerNames, type OptimizerSpec } from '../../../src/engine/optimizerSpecs.ts';
import { createRandom } from '../../../src/engine/random.ts';
import { noRegularizer } from '../../../src/engine/regularizers.ts';
import { scheduledRate, scheduleNames, type ScheduleSpec } from '../../../src/engine/schedules.ts';

/** Results of rules.py, which is beside the JSON file: Keras's rules in PyTorch, numpy and sklearn. */
interface Rules {
  readonly optimizers: {
    readonly lengths: readonly number[];
    /** Index of the variable that is not trained. */
    readonly frozen: number;
    readonly start: readonly number[];
    /** The gradient of update k is pull·(p − targets[k]). */
    readonly pull: readonly number[];
    readonly targets: readonly (readonly number[])[];
    /** The parameters after every sixth update. */
    readonly cases: Readonly<Record<string, { readonly spec: OptimizerSpec; readonly path: readonly number[][] }>>;
  };
  readonly schedules: Readonly<
    Record<string, { readonly schedule: ScheduleSpec; readonly initial: number; readonly rates: readonly number[] }>
  >;
  readonly losses: Readonly<
    Record<
      string,
      {
        readonly loss: LossName;
        readonly options: Partial<LossOptions>;
        readonly y: readonly number[][];
        readonly t: readonly number[][];
        readonly values: readonly number[];
        readonly gradient: readonly number[][];
      }
    >
  >;
  readonly metrics: Readonly<
    Record<
      string,
      { readonly y: number[][]; readonly t: number[][]; readonly results: Readonly<Record<string, number>> }
    >
  >;
}

const rules = JSON.parse(readFileSync(new URL('./oracles/rules.json', import.meta.url), 'utf8')) as Rules;

/** The largest difference relative to the size of the expected values. */
function worst(found: ArrayLike<number>, expected: readonly number[]): number {
  const size = Math.max(1e-3, ...expected.map(Math.abs));
  return Math.max(...expected.map((value, i) => Math.abs(found[i] - value))) / size;
}

const { lengths, frozen, start, pull, targets, cases } = rules.optimizers;

function variables(): Variable[] {
  let offset = 0;
  return lengths.map((length, layer) => {
    const at = offset;
    offset += length;
    const trainable = layer !== frozen;
    return { layer, role: 'kernel', shape: [length], offset: at, length, trainable, regularizer: noRegularizer };
  });
}

/** Runs the updates in pieces of `many` numbers, and returns the parameters after every sixth update. */
function pathOf(spec: OptimizerSpec, precision: Precision, many = 5): number[][] {
  const Values = precision === 'float32' ? Float32Array : Float64Array;
  const p = Values.from(start);
  const g = new Values(p.length);
  const optimizer = createOptimizer(spec, createKernels(precision), variables(), p, g);
  const { measure } = optimizer;
  const path: number[][] = [];
  targets.forEach((target, k) => {
    for (let i = 0; i < p.length; i++) g[i] = pull[i] * (p[i] - target[i]);
    for (let v = 0; v < measure.extent(1); v++) measure.run(v, v + 1, 1);
    optimizer.begin(k);
    for (let from = 0; from < p.length; from += many) optimizer.update(from, Math.min(p.length, from + many));
    if (k % 6 === 5) path.push([...p]);
  });
  return path;
}

describe('each of 60 updates goes where Keras’s rule leads', () => {
  for (const [name, { spec, path }] of Object.entries(cases)) {
    test(name, () => {
      const exact = pathOf(spec, 'float64');
      const short = pathOf(spec, 'float32');
      path.forEach((expected, i) => {
        expect(worst(exact[i], expected)).toBeLessThan(1e-9);
        expect(worst(short[i], expected)).toBeLessThan(1e-4);
      });
    });

    test(`${name}: the pieces change no bit, and what is frozen stays`, () => {
      const whole = pathOf(spec, 'float32', 100);
      expect(pathOf(spec, 'float32', 1)).toEqual(whole);
      const from = variables()[frozen].offset;
      expect(whole.at(-1)?.slice(from)).toEqual([...Float32Array.from(start.slice(from))]);
    });
  }

  test('no optimizer is left out', () => {
    const held = new Set(Object.values(cases).map(({ spec }) => spec.name));
    expect([...held].toSorted()).toEqual(optimizerNames.toSorted());
  });
});

describe('schedules have Keras’s learning rate at each step', () => {
  for (const [name, { schedule, initial, rates }] of Object.entries(rules.schedules)) {
    test(name, () => {
      rates.forEach((rate, step) => {
        expect(Math.abs(scheduledRate(schedule, initial, step) - rate)).toBeLessThan(1e-15);
      });
    });
  }

  test('none is left out', () => {
    const held = new Set(Object.values(rules.schedules).map(({ schedule }) => schedule.name));
    expect([...held].toSorted()).toEqual(scheduleNames.toSorted());
  });
});

describe('losses have Keras’s values and PyTorch’s gradients', () => {
  for (const [name, { loss, options, y, t, values, gradient }] of Object.entries(rules.losses)) {
    test(name, () => {
      const functions = createLoss(loss, { ...usualLossOptions, ...options });
      const units = y[0].length;
      const outputs = Float64Array.from(y.flat());
      const wanted = Float64Array.from(t.flat());
      const slope = new Float64Array(outputs.length);
      const found = y.map((_, r) => {
        functions.gradient(outputs, wanted, r * units, units, 1 / y.length, slope);
        return functions.value(outputs, wanted, r * units, units);
      });
      expect(worst(found, values)).toBeLessThan(1e-12);
      expect(worst(slope, gradient.flat())).toBeLessThan(1e-12);
    });
  }

  test('no loss is left out, and none of its arguments', () => {
    for (const name of lossNames) {
      const held = Object.values(rules.losses).filter(({ loss }) => loss === name);
      expect(held.length, name).toBeGreaterThan(0);
      for (const argument of losses[name].takes) {
        expect(
          held.some(({ options }) => argument in options),
          `${name} ${argument}`,
        ).toBe(true);
      }
    }
  });

  test('NaN stays NaN, so that a run notices', () => {
    for (const name of lossNames) {
      for (const fromLogits of losses[name].takes.includes('fromLogits') ? [false, true] : [false]) {
        const { value } = createLoss(name, { ...usualLossOptions, fromLogits });
        expect(value(Float64Array.of(Number.NaN, Number.NaN), Float64Array.of(0, 1), 0, 2), name).toBeNaN();
      }
    }
  });
});

describe('metrics have Keras’s values', () => {
  for (const [name, { y, t, results }] of Object.entries(rules.metrics)) {
    for (const key of metricNames) {
      test(`${key}, ${name}`, () => {
        const units = y[0].length;
        const metric = metrics[key](units, (value) => value);
        const outputs = Float64Array.from(y.flat());
        const wanted = Float64Array.from(t.flat());
        const all = (): number => {
          metric.reset();
          for (let r = 0; r < y.length; r++) metric.add(outputs, wanted, r * units);
          return metric.result();
        };
        expect(all()).toBeCloseTo(results[key], 12);
        expect(all()).toBe(all());
      });
    }
  }

  test('nothing predicted, nothing there: precision, recall and AUC are 0, not NaN', () => {
    for (const key of ['precision', 'recall', 'auc'] as const) {
      const metric = metrics[key](1, (value) => value);
      metric.add(Float64Array.of(0.2), Float64Array.of(0), 0);
      expect(metric.result(), key).toBe(0);
    }
  });

  test('AUC is a whole number of pairs divided once, so that ties are ties', () => {
    const random = createRandom(5, 'data');
    for (let trial = 0; trial < 200; trial++) {
      // Outputs in the middle of a bucket: which pairs are in the right order can be counted.
      const rows = Array.from({ length: 23 }, () => ({ y: (random.below(199) + 0.5) / 199, t: random.below(2) }));
      const metric = metrics.auc(1, Math.fround);
      for (const { y, t } of rows) metric.add(Float32Array.of(y), Float32Array.of(t), 0);
      const yes = rows.filter(({ t }) => t === 1);
      const no = rows.filter(({ t }) => t === 0);
      let halves = 0;
      for (const a of yes) for (const b of no) halves += a.y > b.y ? 2 : a.y === b.y ? 1 : 0;
      expect(metric.result()).toBe(yes.length * no.length === 0 ? 0 : halves / (2 * yes.length * no.length));
    }
  });

  test('binary accuracy over several outputs does not depend on the order of the rows, to the last bit', () => {
    const random = createRandom(6, 'data');
    const rows = Array.from({ length: 50 }, () => Float64Array.from({ length: 3 }, () => random.uniform()));
    const share = (order: readonly Float64Array[]): number => {
      const metric = metrics.binary_accuracy(3, (value) => value);
      for (const row of order) metric.add(row, Float64Array.of(1, 0, 1), 0);
      return metric.result();
    };
    const right = rows.reduce((sum, [a, b, c]) => sum + Number(a > 0.5) + Number(b <= 0.5) + Number(c > 0.5), 0);
    expect(share(rows)).toBe(right / 150);
    expect(share(rows.toReversed())).toBe(share(rows));
  });

  test('targets that do not vary have an R² of 0', () => {
    const metric = metrics.r2_score(1, (value) => value);
    metric.add(Float64Array.of(0.2, 0.4), Float64Array.of(1, 1), 0);
    metric.add(Float64Array.of(0.2, 0.4), Float64Array.of(1, 1), 1);
    expect(metric.result()).toBe(0);
  });
});

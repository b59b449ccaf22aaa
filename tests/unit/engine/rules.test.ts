import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createKernels } from '../../../src/engine/kernels.ts';
import type { Variable } from '../../../src/engine/layout.ts';
import { createLoss, type Loss } from '../../../src/engine/createLoss.ts';
import { lossNames, usualLossOptions, type LossName, type LossOptions } from '../../../src/engine/specs/lossSpecs.ts';
import { type MetricName, metricNames } from '../../../src/engine/specs/metricSpecs.ts';
import { createPlan } from '../../../src/engine/memory.ts';
import { metrics } from '../../../src/engine/allMetrics.ts';
import { codeOf } from '../../../src/engine/program.ts';
import { tasksOf } from '../../../src/engine/reference/tasks.ts';
import type { Precision } from '../../../src/engine/floats.ts';
import { createOptimizer, emitUpdate, placeOptimizer, rowLength } from '../../../src/engine/createOptimizer.ts';
import type { OptimizerSpec } from '../../../src/engine/specs/optimizerSpecs.ts';
import { losses, lossTakes } from '../../../src/keras/losses.ts';
import { optimizerNames } from '../../../src/keras/optimizers.ts';
import { createRandom } from '../../../src/engine/random.ts';
import { noRegularizer } from '../../../src/engine/specs/regularizerSpec.ts';
import { scheduledRate } from '../../../src/engine/scheduledRate.ts';
import { scheduleNames, type ScheduleSpec } from '../../../src/engine/specs/scheduleSpecs.ts';

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
  const plan = createPlan(precision);
  const { length } = start;
  const parameters = plan.place('parameters', 'floats', length);
  const gradients = plan.place('gradients', 'floats', length);
  const place = placeOptimizer(spec, { parameters, gradients, length }, variables(), plan.place);
  const memory = plan.allocate();
  const kernels = createKernels(precision);
  const optimizer = createOptimizer(spec, place, memory, kernels.round);
  const code = codeOf((w) => emitUpdate(w, spec, place, variables()));
  const tasks = tasksOf(code, { memory, kernels, seed: 0, notFinite: () => undefined });
  const p = memory.floats.subarray(parameters, parameters + length);
  const g = memory.floats.subarray(gradients, gradients + length);
  p.set(start);
  const path: number[][] = [];
  targets.forEach((target, k) => {
    for (let i = 0; i < length; i++) g[i] = pull[i] * (p[i] - target[i]);
    optimizer.prepare(k, 1);
    optimizer.begun(1);
    memory.cells.copyWithin(place.numbers, place.table, place.table + rowLength);
    for (const task of tasks) {
      const extent = task.extent(1);
      for (let from = 0; from < extent; from += many) task.run(from, Math.min(extent, from + many), 1);
    }
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

/** The loss of a row. */
function valueOf({ add }: Loss, ...row: [f: Float64Array, y: number, t: number, units: number]): number {
  const sum = new Float64Array(1);
  add(...row, sum, 0);
  return sum[0];
}

describe('losses have Keras’s values and PyTorch’s gradients', () => {
  for (const [name, { loss, options, y, t, values, gradient }] of Object.entries(rules.losses)) {
    test(name, () => {
      const functions = createLoss(loss, { ...usualLossOptions, ...options });
      const units = y[0].length;
      const { length } = y.flat();
      const all = Float64Array.of(...y.flat(), ...t.flat(), ...y.flat()); // the last become the gradient
      const found = y.map((_, r) => {
        const [output, target, slope] = [0, length, 2 * length].map((from) => from + r * units);
        functions.gradient(all, output, target, units, y.length, slope);
        return valueOf(functions, all, output, target, units);
      });
      expect(worst(found, values)).toBeLessThan(1e-12);
      expect(worst(all.subarray(2 * length), gradient.flat())).toBeLessThan(1e-12);
    });
  }

  test('no loss is left out, and none of its arguments', () => {
    for (const name of lossNames) {
      const held = Object.values(rules.losses).filter(({ loss }) => loss === name);
      expect(held.length, name).toBeGreaterThan(0);
      for (const argument of losses[name].takes ?? []) {
        expect(
          held.some(({ options }) => argument in options),
          `${name} ${argument}`,
        ).toBe(true);
      }
    }
  });

  test('NaN stays NaN, so that a run notices', () => {
    for (const name of lossNames) {
      for (const fromLogits of lossTakes(name, 'fromLogits') ? [false, true] : [false]) {
        const functions = createLoss(name, { ...usualLossOptions, fromLogits });
        expect(valueOf(functions, Float64Array.of(Number.NaN, Number.NaN, 0, 1), 0, 2, 2), name).toBeNaN();
      }
    }
  });
});

/** A metric over rows of outputs and targets. */
function metricOf(
  key: MetricName,
  rows: readonly { readonly y: readonly number[]; readonly t: readonly number[] }[],
  round: (value: number) => number = (value) => value,
): number {
  const [{ y: first }] = rows;
  const metric = metrics[key](first.length, round);
  const cells = new Float64Array(metric.cells);
  for (const { y, t } of rows) metric.add(Float64Array.of(...y, ...t), 0, y.length, cells, 0);
  return metric.result(cells, 0);
}

describe('metrics have Keras’s values', () => {
  for (const [name, { y, t, results }] of Object.entries(rules.metrics)) {
    for (const key of metricNames) {
      test(`${key}, ${name}`, () => {
        const all = (): number =>
          metricOf(
            key,
            y.map((row, r) => ({ y: row, t: t[r] })),
          );
        expect(all()).toBeCloseTo(results[key], 12);
        expect(all()).toBe(all());
      });
    }
  }

  test('nothing predicted, nothing there: precision, recall and AUC are 0, not NaN', () => {
    for (const key of ['precision', 'recall', 'auc'] as const) {
      expect(metricOf(key, [{ y: [0.2], t: [0] }]), key).toBe(0);
    }
  });

  test('AUC is a whole number of pairs divided once, so that ties are ties', () => {
    const random = createRandom(5, 'data');
    for (let trial = 0; trial < 200; trial++) {
      // Outputs in the middle of a bucket: which pairs are in the right order can be counted.
      const rows = Array.from({ length: 23 }, () => ({ y: (random.below(199) + 0.5) / 199, t: random.below(2) }));
      const own = rows.map(({ y, t }) => ({ y: [Math.fround(y)], t: [t] }));
      const yes = rows.filter(({ t }) => t === 1);
      const no = rows.filter(({ t }) => t === 0);
      let halves = 0;
      for (const a of yes) for (const b of no) halves += a.y > b.y ? 2 : a.y === b.y ? 1 : 0;
      const area = yes.length * no.length === 0 ? 0 : halves / (2 * yes.length * no.length);
      expect(metricOf('auc', own, Math.fround)).toBe(area);
    }
  });

  test('binary accuracy over several outputs does not depend on the order of the rows, to the last bit', () => {
    const random = createRandom(6, 'data');
    const rows = Array.from({ length: 50 }, () => Float64Array.from({ length: 3 }, () => random.uniform()));
    const share = (order: readonly Float64Array[]): number =>
      metricOf(
        'binary_accuracy',
        order.map((row) => ({ y: [...row], t: [1, 0, 1] })),
      );
    const right = rows.reduce((sum, [a, b, c]) => sum + Number(a > 0.5) + Number(b <= 0.5) + Number(c > 0.5), 0);
    expect(share(rows)).toBe(right / 150);
    expect(share(rows.toReversed())).toBe(share(rows));
  });

  test('targets that do not vary have an R² of 0', () => {
    const rows = [0.2, 0.4].map((y) => ({ y: [y], t: [1] }));
    expect(metricOf('r2_score', rows)).toBe(0);
  });
});

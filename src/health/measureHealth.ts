import { type Column, columnsOf } from '../document/columns.ts';
import { createInference } from '../engine/inference.ts';
import { createLandscape, type Landscape } from '../engine/landscape.ts';
import { initializeParameters } from '../engine/initializeParameters.ts';
import { type DenseOp, layOut, type Layout } from '../engine/layout.ts';
import type { Run } from '../engine/run.ts';
import { rowsAt, takeStep } from '../engine/takeStep.ts';
import type { FloatArray } from '../engine/floats.ts';
import type { Layer } from '../engine/specs/model.ts';
import { noRegularizer } from '../engine/specs/regularizerSpec.ts';
import type { Rows, RunSpec } from '../engine/specs/runSpec.ts';
import { createTracer, type Trace } from '../engine/trace.ts';
import { flatnessOf } from './flatness.ts';
import { blindLoss, skillOf } from './knowing.ts';
import type { Distribution, Flat, Health, LayerHealth } from './health.ts';
import { spreadOver } from './spread.ts';

export interface Subject {
  /** Stands between two batches; it stays as it is. */
  readonly run: Run;
  readonly spec: RunSpec;
  /** Playground's error is half of the mean square, and its penalty no part of it. */
  readonly isOfPlayground: boolean;
  readonly task: 'classification' | 'regression';
}

/** Training examples whose gradients are taken, at most. */
const mostExamples = 500;

/** And whose outputs and loss are, which takes less: multiply-adds in all, about, and examples. */
const mostSeen = { work: 1e8, examples: 10_000 };

/** And how many of them with the weights before the first update, whose gradients are compared by their powers of ten. */
const fewExamples = 50;

/** How many times the next update is tried. */
const multiples = [1, 10, 100, 1000];

/** Measures the network of a run. @param most training examples whose gradients are taken, at most */
export function measureHealth(subject: Subject, most: number = mostExamples): Health {
  const { run, isOfPlayground, task } = subject;
  const next = isOfPlayground ? null : nextParameters(run, subject.spec);
  const { parameters } = run.network;
  const half = isOfPlayground ? 0.5 : 1;
  const { training } = subject.spec;
  const rows = rowsAt(training, spreadOver(training.count, most));
  const spec: RunSpec = isOfPlayground ? withoutPenalty(subject.spec) : subject.spec;
  const layout = layOut(spec.model);
  const traceOf = (mode: 'training' | 'inference', of: Rows, at: FloatArray) =>
    createTracer({ ...spec, precision: 'float64', mode }, of.count).trace(at, of, 0);
  const trace = traceOf('inference', rows, parameters);
  const seen = lookAt(spec, layout, parameters, rows.count) ?? seenIn(trace, rows);
  // The gradients of a BatchNormalization are other ones by the batch.
  const isByBatch = layout.ops.some(({ kind }) => kind === 'batch_normalization');
  const backward = isByBatch ? traceOf('training', rows, parameters) : trace;

  const initial = isOfPlayground ? null : initialParameters(spec, layout);
  const atFirst = initial && valuesOf(spec, initial, rows);
  const few = rowsAt(training, spreadOver(training.count, Math.min(most, fewExamples)));
  const slopesAtFirst = initial && traceOf(isByBatch ? 'training' : 'inference', few, initial).slopes;

  const layers = columnsOf(layout)
    .slice(1)
    .map((column, i, columns): LayerHealth => {
      const { dense, units, stages } = column;
      if (dense === null) throw new Error('a column of neurons has a Dense');
      const { kernel, inputs } = dense;
      const weights = size(parameters, kernel, inputs * units);
      const sumOp = opAt(layout, column.sum) + 1;
      const activation = stages.find(({ op }) => op.kind === 'activation');
      return {
        layer: column.layer,
        activationLayer: activation?.layer ?? column.layer,
        units,
        outputs: distributionOf(seen.outputs(column.out, units)),
        flat: flatOf(column, seen.rows.count, seen.outputs),
        flatAtFirst: atFirst && flatOf(column, rows.count, (at, width) => pick(atFirst, at, width, layout.valueCount)),
        different: differentUnits(parameters, dense, columns.at(i + 1)?.dense ?? null),
        gradient: half * size(backward.gradients, kernel, inputs * units),
        unitGradients: unitGradients(backward.gradients, dense).map((g) => half * g),
        signal: half * rows.count * size(backward.slopes[sumOp], 0, rows.count * units),
        signalAtFirst: slopesAtFirst && few.count * size(slopesAtFirst[sumOp], 0, few.count * units),
        weights,
        updateRatio:
          next === null || weights === 0
            ? null
            : size(
                next.subarray(kernel, kernel + inputs * units).map((w, i) => w - parameters[kernel + i]),
                0,
                inputs * units,
              ) / weights,
      };
    });
  return {
    examples: seen.rows.count,
    traced: rows.count,
    rate: run.learningRate,
    layers,
    loss: { data: half * seen.loss, penalty: isOfPlayground ? null : trace.penalty },
    blind: half * blindLoss(spec, seen.rows),
    skill: skillOf(spec, seen.rows, seen.outputs(layout.values[layout.values.length - 1], layout.outputs), task),
    along:
      next === null
        ? []
        : lossesAlong(spec, rows, parameters, next).map((each) => ({ ...each, loss: half * each.loss })),
  };
}

/** What comes out of the network for some rows, in inference. */
interface Seen {
  readonly rows: Rows;
  /** Mean over the rows, without the penalty. */
  readonly loss: number;
  /** [count, width] of the op whose output begins at this place of `layout.values`. */
  readonly outputs: (at: number, width: number) => FloatArray;
}

const seenIn = ({ layout, loss, penalty, values }: Trace, rows: Rows): Seen => ({
  rows,
  loss: loss - penalty,
  outputs: (at) => values[opAt(layout, at) + 1],
});

/** For more rows than are traced, in the run's precision; null: there are no more, or its numbers end there. */
function lookAt(spec: RunSpec, layout: Layout, parameters: FloatArray, traced: number): Seen | null {
  const { training } = spec;
  const most = Math.min(mostSeen.examples, Math.round(mostSeen.work / layout.parameters));
  const rows = rowsAt(training, spreadOver(training.count, most));
  if (rows.count <= traced) return null;
  const loss = landscapeOf(withoutPenalty(spec), rows).lossAt(parameters);
  if (!Number.isFinite(loss)) return null;
  const values = valuesOf(spec, parameters, rows);
  return { rows, loss, outputs: (at, width) => pick(values, at, width, layout.valueCount) };
}

/** What the next update makes of the parameters [layout.parameters]; null: it brings none, or one that is not finite. */
function nextParameters(run: Run, spec: RunSpec): FloatArray | null {
  const state = run.save();
  if (state === null || run.failure !== null) return null;
  const step = takeStep(run, spec);
  run.restore(state);
  return step?.after ?? null;
}

const withoutPenalty = (spec: RunSpec): RunSpec => {
  const plain = (layer: Layer): Layer =>
    layer.type === 'dense' ? { ...layer, kernelRegularizer: noRegularizer, biasRegularizer: noRegularizer } : layer;
  return { ...spec, model: { ...spec.model, layers: spec.model.layers.map(plain) } };
};

/** √(Σ v² / n), of values over the largest: in a run that has diverged squares are beyond all numbers. */
function size(values: FloatArray, from: number, length: number): number {
  let [largest, sum] = [0, 0];
  for (let i = from; i < from + length; i++) largest = Math.max(largest, Math.abs(values[i]));
  if (largest === 0 || largest === Infinity) return largest;
  for (let i = from; i < from + length; i++) sum += (values[i] / largest) * (values[i] / largest);
  return largest * Math.sqrt(sum / length);
}

/** Index of the op whose output begins at a place of `layout.values`. */
const opAt = ({ values }: Layout, place: number): number => values.indexOf(place);

/** Those before the first update [layout.parameters]. */
function initialParameters({ model, seed }: RunSpec, layout: Layout): Float32Array {
  const parameters = new Float32Array(layout.parameters);
  initializeParameters(model, layout, seed, parameters);
  return parameters;
}

/** All values of the rows in inference [count, valueCount]. */
function valuesOf({ model }: RunSpec, parameters: FloatArray, { count, x }: Rows): Float32Array {
  const inference = createInference(model);
  inference.load(parameters);
  const out = new Float32Array(count * inference.layout.valueCount);
  inference.values(Float32Array.from(x), 0, count, out);
  return out;
}

/** Columns [at, at + width) of rows of `stride` numbers. */
function pick(values: Float32Array, at: number, width: number, stride: number): Float32Array {
  const count = values.length / stride;
  const out = new Float32Array(count * width);
  for (let row = 0; row < count; row++)
    out.set(values.subarray(row * stride + at, row * stride + at + width), row * width);
  return out;
}

/** @param outputs [count, width] of the op whose output begins at this place */
function flatOf({ stages, units }: Column, count: number, outputs: Seen['outputs']): Flat | null {
  for (const { op, from, to } of stages) {
    const flatness = op.kind === 'activation' ? flatnessOf(op.activation) : null;
    if (flatness === null) continue;
    const [x, y] = [outputs(from, units), outputs(to, units)];
    const counts = new Float64Array(units);
    for (let i = 0; i < count * units; i++) if (flatness.isFlat(x[i], y[i])) counts[i % units]++;
    const dead = Array.from(counts.keys()).filter((unit) => counts[unit] === count);
    const share = counts.reduce((sum, each) => sum + each, 0) / (units * count);
    return { kind: flatness.kind, units: counts.map((each) => each / count), share, dead };
  }
  return null;
}

/** Weights that differ by less than this share of the largest are equal: what rounding makes of equal ones. */
const sameness = 1e-5;

/** @param next where the units' outputs go: what differs there makes units different that are not */
function differentUnits(parameters: FloatArray, dense: DenseOp, next: DenseOp | null): number {
  const { kernel, bias, inputs, units } = dense;
  const most = largest(parameters, dense);
  const mostNext = next === null ? 0 : largest(parameters, next);
  const isEqual = (a: number, b: number): boolean => {
    for (let i = 0; i < inputs; i++) {
      if (Math.abs(parameters[kernel + i * units + a] - parameters[kernel + i * units + b]) > sameness * most)
        return false;
    }
    for (let i = 0; next !== null && i < next.units; i++) {
      const [out, other] = [a, b].map((unit) => parameters[next.kernel + unit * next.units + i]);
      if (Math.abs(out - other) > sameness * mostNext) return false;
    }
    return bias === -1 || Math.abs(parameters[bias + a] - parameters[bias + b]) <= sameness * Math.max(most, 1);
  };
  const found: number[] = [];
  for (let unit = 0; unit < units; unit++) if (!found.some((other) => isEqual(other, unit))) found.push(unit);
  return found.length;
}

function largest(parameters: FloatArray, { kernel, inputs, units }: DenseOp): number {
  let most = 0;
  for (let i = kernel; i < kernel + inputs * units; i++) most = Math.max(most, Math.abs(parameters[i]));
  return most;
}

function unitGradients(gradients: FloatArray, { kernel, bias, inputs, units }: DenseOp): Float64Array {
  return Float64Array.from({ length: units }, (_, unit) => {
    let sum = bias === -1 ? 0 : gradients[bias + unit] * gradients[bias + unit];
    for (let i = 0; i < inputs; i++) sum += gradients[kernel + i * units + unit] * gradients[kernel + i * units + unit];
    return Math.sqrt(sum / (inputs + Number(bias !== -1)));
  });
}

const bins = 40;

/** Values that are nearer to each other than this share of their size are equal: float32 does not tell them apart. */
const rounding = 2 ** -23;

function distributionOf(values: FloatArray): Distribution {
  let [low, high, sum, count] = [Infinity, -Infinity, 0, 0];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    sum += value;
    count++;
  }
  const counts = new Int32Array(bins);
  if (count === 0) return { low: 0, high: 0, counts, mean: 0, deviation: 0 };
  const mean = sum / count;
  if (high - low <= rounding * Math.max(-low, high)) {
    counts[0] = count;
    return { low: mean, high: mean, counts, mean, deviation: 0 };
  }
  const scale = bins / (high - low);
  let squares = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    counts[Math.min(bins - 1, Math.floor((value - low) * scale))]++;
    squares += (value - mean) * (value - mean);
  }
  return { low, high, counts, mean, deviation: Math.sqrt(squares / count) };
}

/** The loss of some rows alone. */
function landscapeOf(spec: RunSpec, rows: Rows): Landscape {
  const none: Rows = { count: 0, x: rows.x.slice(0, 0), y: rows.y.slice(0, 0) };
  return createLandscape({ ...spec, training: rows, validation: none });
}

function lossesAlong(
  spec: RunSpec,
  rows: Rows,
  parameters: FloatArray,
  next: FloatArray,
): { readonly multiple: number; readonly loss: number }[] {
  const landscape = landscapeOf(spec, rows);
  const direction = next.map((w, i) => w - parameters[i]);
  // Moving statistics are no part of the step.
  for (const { trainable, offset, length } of layOut(spec.model).variables)
    if (!trainable) direction.fill(0, offset, offset + length);
  const losses = landscape.lossAlong(parameters, direction, multiples);
  return multiples.map((multiple, i) => ({ multiple, loss: Number.isFinite(losses[i]) ? losses[i] : Infinity }));
}

import type { FloatArray } from './floats.ts';
import { heldSpans, type Span } from './held.ts';
import type { Run } from './run.ts';
import type { Rows, RunSpec } from './specs/runSpec.ts';
import { createTracer, type Trace } from './trace.ts';

/** A slot of the optimizer before and after an update [layout.parameters]. */
export interface SlotStep {
  readonly name: string;
  readonly before: FloatArray;
  readonly after: FloatArray;
}

/** One batch of a run: every number of its way forward and back, and what the update made of them. */
export interface Step {
  /** Of the batch, in float64; its gradients are not clipped. */
  readonly trace: Trace;
  /** The examples of the batch, as indices into the training rows. */
  readonly rows: Int32Array;
  /** What the network should have answered [rows, outputs]. */
  readonly targets: FloatArray;
  /** Learning rate of the update, and which one it is, from 1. */
  readonly rate: number;
  readonly update: number;
  /** Parameters [layout.parameters], the run's own bits. */
  readonly before: FloatArray;
  readonly after: FloatArray;
  readonly slots: readonly SlotStep[];
  /** Parameters that no update changes. */
  readonly held: readonly Span[];
  /** Examples whose gradients waited for the next update before, and wait after; Playground's, null by Keras's rules. */
  readonly gathered: { readonly before: number; readonly after: number } | null;
}

/** The rows at these indices. */
export function rowsAt({ x, y, count }: Rows, rows: Int32Array): Rows {
  const part = (values: FloatArray): FloatArray => {
    const width = values.length / count;
    const out = values.slice(0, rows.length * width);
    rows.forEach((row, i) => out.set(values.subarray(row * width, (row + 1) * width), i * width));
    return out;
  };
  return { count: rows.length, x: part(x), y: part(y) };
}

/**
 * Does the next batch of a run that stands between two batches.
 * @returns null when a number of it is not finite: the run has stopped then
 */
export function takeStep(run: Run, spec: RunSpec): Step | null {
  const { network, optimizer, learningRate: rate } = run;
  const from = run.batch * spec.batchSize;
  const rows = run.order.slice(from, from + spec.batchSize);
  const batch = rowsAt(spec.training, rows);
  const before = network.parameters.slice();
  const slotsBefore = optimizer.slots.map(({ values }) => values.slice());
  const iteration = run.epoch * run.batches + run.batch;
  const trace = createTracer({ ...spec, precision: 'float64', mode: 'training' }, rows.length).trace(
    before,
    batch,
    iteration,
  );
  const waiting = optimizer.gathered;
  while (run.epoch * run.batches + run.batch === iteration && run.failure === null) run.advance(Infinity, 1);
  if (run.failure !== null) return null;
  return {
    trace,
    rows,
    targets: batch.y,
    rate,
    update: optimizer.updates,
    before,
    after: network.parameters.slice(),
    slots: optimizer.slots.map(({ name, values }, i) => ({ name, before: slotsBefore[i], after: values.slice() })),
    held: heldSpans(run.held, network.layout),
    gathered: waiting === undefined ? null : { before: waiting, after: optimizer.gathered ?? 0 },
  };
}

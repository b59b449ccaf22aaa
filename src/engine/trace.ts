import { createKernels } from './kernels.ts';
import type { Layout } from './layout.ts';
import type { LossName, LossOptions } from './specs/lossSpecs.ts';
import { createPlan, type Memory } from './memory.ts';
import type { Model } from './specs/model.ts';
import type { FloatArray, Precision } from './floats.ts';
import { arraysOf, placeNetwork, runTasks } from './network.ts';
import { codeOf, type Writer } from './program.ts';
import { lossKinds } from './program/kinds.ts';
import { registerCount, registers } from './program/registers.ts';
import { tasksOf } from './reference/tasks.ts';
import type { Rows } from './specs/runSpec.ts';
import { headOf, lossConstants } from './run/lossHead.ts';
import type { Task } from './task.ts';

/** How a BatchNormalization normalized: by the batch or by its moving statistics. [units] each. */
export interface Moments {
  readonly by: 'batch' | 'moving';
  readonly mean: FloatArray;
  /** 1 / √(variance + ε) */
  readonly inverse: FloatArray;
}

/** Every number of one batch, forward and backward. Arrays are copies. */
export interface Trace {
  readonly layout: Layout;
  /** Examples. */
  readonly count: number;
  /**
   * The input [count, inputs], then the output of each op [count, units]. An activation's input, `values[k]` of op k, is
   * the pre-activation.
   */
  readonly values: readonly FloatArray[];
  /** ∂loss/∂ of each of these, `loss` being the mean over the batch. */
  readonly slopes: readonly FloatArray[];
  /** Of each op that is a Dropout in action: 1 where it kept the value [count, units]; else null. */
  readonly masks: readonly (Uint8Array | null)[];
  /** Of each op that is a BatchNormalization; else null. */
  readonly moments: readonly (Moments | null)[];
  /** Loss of each example, without the penalty. */
  readonly losses: Float64Array;
  /** What regularizers add to the loss. */
  readonly penalty: number;
  /** Mean of `losses`, and the penalty. */
  readonly loss: number;
  /** ∂loss/∂parameters [layout.parameters], the penalty's part in it; 0 for what is not trained. */
  readonly gradients: FloatArray;
}

export interface TraceSpec {
  readonly model: Model;
  readonly loss: LossName;
  readonly lossOptions: LossOptions;
  /** That of the run. */
  readonly seed: number;
  readonly precision: Precision;
  readonly mode: TraceMode;
}

/**
 * In training Dropout drops, GaussianNoise adds and BatchNormalization goes by the batch; in inference not. `alone`: as in
 * training, but that BatchNormalization goes by its moving statistics, for an example by itself is no batch.
 */
export type TraceMode = 'training' | 'alone' | 'inference';

/** A change of one output of op k, before the ops after it see it; `at` is an index into its outputs [count, units]. */
export interface Nudge {
  readonly op: number;
  readonly at: number;
  readonly by: number;
}

export interface Tracer {
  /**
   * Follows a batch through the network and back.
   *
   * @param parameters [layout.parameters]
   * @param iteration batches of the run before this one
   * @param nudge the losses are those of the changed output. One of the last op is judged as it is, and not through the
   *   last activation
   */
  trace(parameters: FloatArray, rows: Rows, iteration: number, nudge?: Nudge): Trace;
}

/** Creates a tracer for batches of up to `capacity` examples. @throws RangeError when there is no layer */
export function createTracer(spec: TraceSpec, capacity: number): Tracer {
  const { model, loss, lossOptions, precision, seed, mode } = spec;
  const plan = createPlan(precision);
  plan.place('registers', 'cells', registerCount);
  const [noisy, byBatch] = [mode !== 'inference', mode === 'training'];
  const place = placeNetwork(model, capacity, plan, { trainable: true, noisy, byBatch, isWhole: true });
  const { layout } = place;
  const { ops, outputs: units } = layout;
  if (ops.length === 0) throw new RangeError('a network needs at least one layer');
  const last = ops.length - 1;
  const head = headOf(loss, lossOptions, ops);
  const targets = plan.place('targets', 'floats', capacity * units);
  const constants = plan.place('constants of the loss', 'cells', 3);
  const tally = plan.place('tally', 'cells', 1);
  const memory = plan.allocate();
  place.fill(memory);
  memory.cells.set(lossConstants(lossOptions), constants);
  const machine = { memory, kernels: createKernels(precision), seed, notFinite: () => undefined };
  const tasks = (write: (w: Writer) => void): readonly Task[] => tasksOf(codeOf(write), machine);

  const operands = { kind: lossKinds.indexOf(loss), constants, targets, units };
  const through = Number(head.through);
  const range = { extent: 'rows', cost: 1 } as const;
  const all = tasks((w) => {
    place.forward(w);
    place.penalty.sum(w);
  });
  const [lossTask] = tasks((w) => w.emit('loss', { ...operands, through, from: place.outputs[head.at], tally }, range));
  const [lossOfOutputs] = tasks((w) =>
    w.emit('loss', { ...operands, through: 0, from: place.outputs[last], tally }, range),
  );
  const addPenalty = tasks((w) => place.penalty.add(w, tally));
  const backward = tasks((w) => {
    const y = place.outputs[last];
    // Where the loss goes through the last activation, the slope of that is for whoever looks at it.
    w.emit('lossGradient', { ...operands, through: 0, y, dfrom: place.outputGradients[last] }, range);
    if (head.at < last) {
      w.emit('lossGradient', { ...operands, through, y, dfrom: place.outputGradients[head.at] }, range);
    }
    place.backward(w, head.at);
    place.penalty.gradient(w);
  });
  const arrays = arraysOf(place, memory);
  const areaOf = (name: string) => plan.areas.find((area) => area.name === name);

  function floatsOf(name: string): FloatArray {
    const area = areaOf(name);
    return area === undefined ? memory.floats.slice(0, 0) : memory.floats.slice(area.from, area.from + area.length);
  }

  function momentsOf(op: number): Moments | null {
    const { kind } = ops[op];
    if (kind !== 'batch_normalization') return null;
    const x = `x${op + 1}`;
    const by = areaOf(`variance of ${x}`) === undefined ? 'moving' : 'batch';
    return { by, mean: floatsOf(`mean of ${x}`), inverse: floatsOf(`inverse of ${x}`) };
  }

  function forward(count: number, nudge: Nudge | undefined): void {
    runTasks(all, count);
    if (nudge === undefined) return;
    arrays.outputs[nudge.op][nudge.at] += nudge.by;
    runTasks(
      tasks((w) => place.forward(w, ops.length, nudge.op + 1)),
      count,
    );
  }

  return {
    trace: (parameters, { count, x, y }, iteration, nudge) => {
      arrays.parameters.set(parameters);
      arrays.input.set(x);
      memory.floats.set(y, targets);
      memory.cells[registers.iteration] = iteration;
      forward(count, nudge);
      const judge = nudge?.op === last ? lossOfOutputs : lossTask;
      const losses = Float64Array.from({ length: count }, (_, r) => {
        memory.cells[tally] = 0;
        judge.run(r, r + 1, count);
        return memory.cells[tally];
      });
      memory.cells[tally] = 0;
      runTasks(addPenalty, 1);
      const penalty = memory.cells[tally];
      runTasks(backward, count);
      const slope = (from: number, width: number): FloatArray => memory.floats.slice(from, from + count * width);
      return {
        layout,
        count,
        values: [
          arrays.input.slice(0, count * layout.inputs),
          ...ops.map((op, k) => arrays.outputs[k].slice(0, count * op.units)),
        ],
        slopes: [
          slope(place.inputGradient, layout.inputs),
          ...ops.map((op, k) => slope(place.outputGradients[k], op.units)),
        ],
        masks: ops.map((op, k) => maskOf(memory, areaOf(`mask of x${k + 1}`)?.from, count * op.units)),
        moments: ops.map((_, k) => momentsOf(k)),
        losses,
        penalty,
        loss: losses.reduce((sum, one) => sum + one, 0) / count + penalty,
        gradients: arrays.gradients.slice(),
      };
    },
  };
}

function maskOf({ bytes }: Memory, from: number | undefined, length: number): Uint8Array | null {
  return from === undefined ? null : bytes.slice(from, from + length);
}

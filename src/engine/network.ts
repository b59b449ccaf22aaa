import { createKernels, type Kernels } from './kernels.ts';
import { layOut, type Layout } from './layout.ts';
import { createPlan, type Element, type Memory, type Plan } from './memory.ts';
import type { Model } from './specs/model.ts';
import type { FloatArray, Precision } from './floats.ts';
import type { OpCode } from './ops/context.ts';
import { opCode } from './ops/registry.ts';
import { penaltyCode, type PenaltyCode } from './penalty.ts';
import { codeOf, type Writer } from './program.ts';
import { registerCount, registers } from './program/registers.ts';
import { tasksOf } from './reference/tasks.ts';
import type { Machine } from './reference/machine.ts';
import type { Task } from './task.ts';

/** A model's place in a memory: addresses of its arrays, and what its ops write into programs. */
export interface NetworkPlace {
  readonly layout: Layout;
  readonly capacity: number;
  readonly parameters: number;
  /** −1 if nothing is trained. */
  readonly gradients: number;
  readonly input: number;
  /** Of ∂loss/∂input; −1 if it is not wanted. */
  readonly inputGradient: number;
  /** Of each op's output. */
  readonly outputs: readonly number[];
  /** Of ∂loss/∂output of each op; −1 if nothing is trained. */
  readonly outputGradients: readonly number[];
  /** The ops from `first` on and before `end`; default: all. */
  readonly forward: (w: Writer, end?: number, first?: number) => void;
  /** From op `last` back to the first that learns; the loss must have written the gradient of its output. */
  readonly backward: (w: Writer, last: number) => void;
  /**
   * Adds the batch to the moving statistics of BatchNormalization, which are parameters too. It comes after the loss,
   * so that a batch whose loss is not finite changes nothing. Nothing in inference.
   */
  readonly statistics: (w: Writer) => void;
  readonly penalty: PenaltyCode;
  /** To be called once the memory is there. */
  readonly fill: (memory: Pick<Memory, 'cells'>) => void;
}

export interface PlaceOptions {
  /**
   * True: gradients are kept and the network works as in training. False: it works as in inference (no Dropout, no
   * noise, BatchNormalization by the moving statistics), and `backward` must not be called.
   */
  readonly trainable: boolean;
  /**
   * Whether Dropout and GaussianNoise act, as in training. For showing how one example of a batch goes through the
   * network: BatchNormalization then uses the moving statistics, as it has no batch. Default: the value of `trainable`.
   */
  readonly noisy?: boolean;
  /** Whether BatchNormalization goes by the batch, as in training. Default: the value of `trainable`. */
  readonly byBatch?: boolean;
  /** Whether the gradients of all values are wanted, also before the first op that learns. Default: false. */
  readonly isWhole?: boolean;
  /** Where the parameters are, if they have a place already. */
  readonly parameters?: number;
}

/** Places the arrays of a model. Its parameters come first, unless they have a place already. */
export function placeNetwork(model: Model, capacity: number, plan: Plan, options: PlaceOptions): NetworkPlace {
  const { trainable, noisy = trainable, byBatch = trainable, isWhole = false } = options;
  const layout = layOut(model);
  const { ops, variables } = layout;
  const parameters = options.parameters ?? plan.place('parameters', 'floats', layout.parameters);
  const gradients = trainable ? plan.place('gradients', 'floats', layout.parameters) : -1;
  const input = plan.place('x0', 'floats', capacity * layout.inputs);
  const inputGradient = isWhole ? plan.place('dx0', 'floats', capacity * layout.inputs) : -1;
  const outputs = ops.map((op, k) => plan.place(`x${k + 1}`, 'floats', capacity * op.units));
  const outputGradients = ops.map((op, k) =>
    trainable ? plan.place(`dx${k + 1}`, 'floats', capacity * op.units) : -1,
  );
  const fixed: { readonly address: number; readonly values: readonly number[] }[] = [];
  const constantsOf =
    (owner: string) =>
    (...values: number[]): number => {
      const address = plan.place(`constants of ${owner}`, 'cells', values.length);
      fixed.push({ address, values });
      return address;
    };

  /** Layers that have variables to train. */
  const learning = new Set(variables.flatMap((variable) => (trainable && variable.trainable ? [variable.layer] : [])));
  let learnedBefore = isWhole;
  const codes = ops.map((op, index): OpCode => {
    // A fused activation has the same layer index as its Dense, but no variable.
    const learns = op.kind !== 'activation' && learning.has(op.layer);
    const dx = !learnedBefore ? -1 : index === 0 ? inputGradient : outputGradients[index - 1];
    learnedBefore ||= learns;
    return opCode(op, {
      parameters,
      gradients,
      x: index === 0 ? input : outputs[index - 1],
      y: outputs[index],
      dy: outputGradients[index],
      dx,
      capacity,
      learns,
      byBatch,
      noisy,
      own: (name: string, element: Element, length: number) => plan.place(`${name} of x${index + 1}`, element, length),
      constants: constantsOf(`x${index + 1}`),
    });
  });
  const own = plan.place;
  return {
    layout,
    capacity,
    parameters,
    gradients,
    input,
    inputGradient,
    outputs,
    outputGradients,
    forward: (w, end = codes.length, first = 0) => {
      for (const code of codes.slice(first, end)) code.forward(w);
    },
    backward: (w, last) => {
      for (let k = last; k >= 0; k--) codes[k].backward(w);
    },
    statistics: (w) => {
      for (const code of codes) code.statistics?.(w);
    },
    penalty: penaltyCode(layout, { parameters, gradients, constants: constantsOf('penalties'), own }),
    fill: ({ cells }) => {
      for (const { address, values } of fixed) cells.set(values, address);
    },
  };
}

/** Arrays of a network, as views of its memory. */
export interface Arrays {
  readonly layout: Layout;
  readonly capacity: number;
  /** The parameter arena. */
  readonly parameters: FloatArray;
  /** As long as the arena; elements outside trainable variables stay 0. Empty if nothing is trained. */
  readonly gradients: FloatArray;
  /** Input [capacity, inputs]. */
  readonly input: FloatArray;
  /** Output of each op [capacity, op.units]. */
  readonly outputs: readonly FloatArray[];
  /** ∂loss/∂output of each op, in the same shapes; only after the first op that learns. */
  readonly outputGradients: readonly FloatArray[];
}

export function arraysOf(place: NetworkPlace, { floats }: Memory): Arrays {
  const { layout, capacity } = place;
  const view = (from: number, length: number): FloatArray => floats.subarray(from, from + length);
  const gradient = (from: number, length: number): FloatArray => (from < 0 ? view(0, 0) : view(from, length));
  return {
    layout,
    capacity,
    parameters: view(place.parameters, layout.parameters),
    gradients: gradient(place.gradients, layout.parameters),
    input: view(place.input, capacity * layout.inputs),
    outputs: layout.ops.map((op, k) => view(place.outputs[k], capacity * op.units)),
    outputGradients: layout.ops.map((op, k) => gradient(place.outputGradients[k], capacity * op.units)),
  };
}

/** A model with a memory of its own. Nothing is allocated after it is made. */
export interface Network extends Arrays {
  readonly memory: Memory;
  readonly kernels: Kernels;
  /** Tasks of what is written. */
  tasks(write: (w: Writer) => void): readonly Task[];
  readonly place: NetworkPlace;
  /** x → outputs */
  readonly forward: readonly Task[];
  /**
   * To be called before the forward pass of a batch that Dropout and GaussianNoise act on. `iteration` is the number of
   * batches since the start of the run, epoch · batches + batch, an integer in [0, 2³²). `row` is the index of the
   * first example within its batch: it is 0 unless only a part of a batch is shown.
   */
  begin(iteration: number, row?: number): void;
}

export interface NetworkOptions extends Omit<PlaceOptions, 'parameters'> {
  /** Seed of the masks of Dropout and of the noise; an integer in [0, 2³²), default 0. */
  readonly seed?: number;
}

/** Builds a network whose parameters are all 0. */
export function createNetwork(model: Model, precision: Precision, capacity: number, options: NetworkOptions): Network {
  const plan = createPlan(precision);
  plan.place('registers', 'cells', registerCount);
  const place = placeNetwork(model, capacity, plan, options);
  const memory = plan.allocate();
  place.fill(memory);
  const kernels = createKernels(precision);
  const machine: Machine = { memory, kernels, seed: options.seed ?? 0, notFinite: () => undefined };
  const tasks = (write: (w: Writer) => void): Task[] => tasksOf(codeOf(write), machine);
  return {
    ...arraysOf(place, memory),
    memory,
    kernels,
    tasks,
    place,
    forward: tasks(place.forward),
    begin: (iteration, row = 0) => {
      memory.cells[registers.iteration] = iteration;
      memory.cells[registers.row] = row;
    },
  };
}

/** Runs tasks whole. */
export function runTasks(tasks: readonly Task[], rows: number): void {
  for (const task of tasks) task.run(0, task.extent(rows), rows);
}

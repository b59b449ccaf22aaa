import { createArray, type Kernels } from './kernels.ts';
import { layOut, type Layout } from './layout.ts';
import type { FloatArray, Model } from './model.ts';
import type { NoiseSource, OpTasks } from './ops/context.ts';
import { opTasks } from './ops/registry.ts';
import { createPenalty, type Penalty } from './penalty.ts';
import type { Task } from './task.ts';

/** A model with its buffers. They are made once; after that nothing is allocated. */
export interface Network {
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
  readonly forward: readonly Task[];
  /** Tasks from op `last` back to the first that learns; the loss must have set `outputGradients[last]`. */
  backward(last: number): readonly Task[];
  /** Terms that regularizers add to the loss and, after `backward`, to the gradients. */
  readonly penalty: Penalty;
  /**
   * Tasks that add the batch to the moving statistics of BatchNormalization, which are parameters too. They run after
   * the forward pass, separately, so that a batch whose loss is not finite changes nothing. None in inference.
   */
  readonly statistics: readonly Task[];
  /**
   * To be called before the forward pass of a batch that Dropout and GaussianNoise act on. `iteration` is the number of
   * batches since the start of the run, epoch · batches + batch, an integer in [0, 2³²). `row` is the index of the
   * first example within its batch: it is 0 unless only a part of a batch is shown.
   */
  begin(iteration: number, row?: number): void;
}

export interface NetworkOptions {
  /**
   * True: gradients are kept and the network works as in training. False: it works as in inference (no Dropout, no
   * noise, BatchNormalization by the moving statistics), and `backward` must not be called.
   */
  readonly trainable: boolean;
  /** An existing arena of the same layout, to be shared. */
  readonly parameters?: FloatArray;
  /** Seed of the masks of Dropout and of the noise; an integer in [0, 2³²), default 0. */
  readonly seed?: number;
  /**
   * Whether Dropout and GaussianNoise act, as in training. For showing how one example of a batch goes through the
   * network: BatchNormalization then uses the moving statistics, as it has no batch. Default: the value of `trainable`.
   */
  readonly noisy?: boolean;
}

/** Builds a network whose parameters are all 0. */
export function createNetwork(model: Model, kernels: Kernels, capacity: number, options: NetworkOptions): Network {
  const { trainable } = options;
  const layout = layOut(model);
  const { ops, variables } = layout;
  const make = (length: number): FloatArray => createArray(kernels.precision, length);
  const parameters = options.parameters ?? make(layout.parameters);
  const gradients = make(trainable ? layout.parameters : 0);
  const input = make(capacity * layout.inputs);
  const outputs = ops.map((op) => make(capacity * op.units));
  const outputGradients = ops.map((op) => make(trainable ? capacity * op.units : 0));
  const noise: NoiseSource = { seed: options.seed ?? 0, iteration: 0, row: 0 };
  const noisy = options.noisy ?? trainable;

  /** Layers that have variables to train. */
  const learning = new Set(variables.flatMap((variable) => (trainable && variable.trainable ? [variable.layer] : [])));
  let learnedBefore = false;
  const tasks = ops.map((op, index): OpTasks => {
    // A fused activation has the same layer index as its Dense, but no variable.
    const learns = op.kind !== 'activation' && learning.has(op.layer);
    const dx = learnedBefore ? outputGradients[index - 1] : null;
    learnedBefore ||= learns;
    return opTasks(op, learns, {
      kernels,
      parameters,
      gradients,
      x: index === 0 ? input : outputs[index - 1],
      y: outputs[index],
      dy: outputGradients[index],
      dx,
      capacity,
      training: trainable,
      noise: noisy ? noise : null,
    });
  });

  return {
    layout,
    capacity,
    parameters,
    gradients,
    input,
    outputs,
    outputGradients,
    forward: tasks.flatMap(({ forward }) => forward),
    backward: (last) =>
      tasks
        .slice(0, last + 1)
        .reverse()
        .flatMap(({ backward }) => backward),
    penalty: createPenalty(layout, kernels, parameters, gradients),
    statistics: tasks.flatMap(({ statistics }) => statistics),
    begin: (iteration, row = 0) => {
      noise.iteration = iteration;
      noise.row = row;
    },
  };
}

import { createArray, type Kernels } from './kernels.ts';
import { layOut, type Layout } from './layout.ts';
import type { FloatArray, Model } from './model.ts';
import type { NoiseSource, OpTasks } from './ops/context.ts';
import { opTasks } from './ops/registry.ts';
import { createPenalty, type Penalty } from './penalty.ts';
import type { Task } from './task.ts';

/** A model with its buffers: made once, then nothing is allocated. */
export interface Network {
  readonly layout: Layout;
  readonly capacity: number;
  /** The parameter arena. */
  readonly parameters: FloatArray;
  /** As long as the arena; what belongs to no trainable variable stays 0. Empty where nothing is trained. */
  readonly gradients: FloatArray;
  /** What goes in [capacity, inputs]. */
  readonly input: FloatArray;
  /** What comes out of each op [capacity, op.units]. */
  readonly outputs: readonly FloatArray[];
  /** ∂loss/∂output of each op, of the same shapes; only behind the first op that learns. */
  readonly outputGradients: readonly FloatArray[];
  readonly forward: readonly Task[];
  /** From op `last` down to the first that learns; the loss has put its gradient into `outputGradients[last]`. */
  backward(last: number): readonly Task[];
  /** What regularizers add to the loss and, after `backward`, to the gradients. */
  readonly penalty: Penalty;
  /**
   * Takes the batch into the moving statistics of BatchNormalization, which are parameters too: after the forward pass,
   * and apart from it, so that a batch whose loss is not finite leaves no trace. None in inference.
   */
  readonly statistics: readonly Task[];
  /**
   * Before the forward pass of a batch that Dropout and GaussianNoise act on: how many batches the run has done since
   * its start, epoch · batches + batch, an integer in [0, 2³²). `row` is the place in its batch of the first example at
   * hand: other than 0 only where a part of a batch is shown by itself.
   */
  begin(iteration: number, row?: number): void;
}

export interface NetworkOptions {
  /**
   * True: gradients are kept and the network works as in training. False: as in inference (no Dropout, no noise,
   * BatchNormalization by the moving statistics), and `backward` must not be asked for.
   */
  readonly trainable: boolean;
  /** An arena made elsewhere with the same layout, to be shared. */
  readonly parameters?: FloatArray;
  /** Draws the masks of Dropout and the noise; an integer in [0, 2³²), 0 when left out. */
  readonly seed?: number;
  /**
   * Whether Dropout and GaussianNoise act, as they do in training: for showing how one example of a batch goes through
   * it, which BatchNormalization cannot do by the batch and does by the moving statistics. As `trainable` when left out.
   */
  readonly noisy?: boolean;
}

/** Builds a network of zeros. */
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

  /** Layers with something to learn. */
  const learning = new Set(variables.flatMap((variable) => (trainable && variable.trainable ? [variable.layer] : [])));
  let learnedBefore = false;
  const tasks = ops.map((op, index): OpTasks => {
    // A fused activation has the layer of its Dense but no variable.
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

import type { Translation } from '../translation.ts';
import type { CallbackSpec } from '../../engine/specs/callbackSpecs.ts';
import type { InitializerObject } from '../../engine/specs/initializerSpecs.ts';
import type { LossOptions } from '../../engine/specs/lossSpecs.ts';
import type { Layer } from '../../engine/specs/model.ts';
import type { OptimizerSpec } from '../../engine/specs/optimizerSpecs.ts';
import type { ScheduleName, ScheduleSpec } from '../../engine/specs/scheduleSpecs.ts';
import type { ArgumentKey } from '../../keras/argument.ts';
import { count } from '../../document/spelling.ts';

/** A sentence for each argument of these classes. */
type Hints<S, Elsewhere = never> = Readonly<Record<Exclude<ArgumentKey<S>, Elsewhere>, string>>;
/** Those of layers that only stand on cards. */
type OnCard = 'units' | 'activation' | 'negativeSlope' | 'alpha' | 'rate' | 'stddev' | 'momentum';
type ScheduleHints = {
  readonly [N in Exclude<ScheduleName, 'piecewise_constant_decay'>]: Hints<Extract<ScheduleSpec, { name: N }>>;
};

const english = {
  /** Name of the switch between None and a number. */
  give: (argument: string) => `Set ${argument}`,
  hints: {
    layers: {
      useBias: 'Add a bias to each unit.',
      kernelInitializer: 'How the weights are initialized.',
      biasInitializer: 'How the biases are initialized.',
      kernelRegularizer: 'Adds a penalty for large weights to the loss: l1 · Σ|w| + l2 · Σw². 0: no penalty.',
      biasRegularizer: 'The same penalty for the biases.',
      trainable:
        'Off: the layer is frozen. Training begins anew and does not change its weights. To freeze it on the way, select one of its weights or neurons in the drawing.',
      maxValue: 'The upper limit of the output. None: no limit.',
      threshold: 'Inputs below it are treated as negative.',
      alphaInitializer: 'How the slopes for negative inputs are initialized, one for each unit.',
      epsilon: 'Added to the variance to avoid division by 0.',
      center: 'After normalization, add a trained parameter (beta) to each unit.',
      scale: 'After normalization, multiply each unit by a trained parameter (gamma).',
    } satisfies Hints<Layer, OnCard>,
    batchNormalization: {
      trainable: 'Off: the layer is frozen and uses the moving mean and variance in training, too.',
    },
    initializers: {
      minval: 'The smallest random number.',
      maxval: 'The largest random number.',
      mean: 'The mean of the random numbers.',
      stddev: 'The standard deviation of the random numbers.',
      gain: 'A factor for all weights.',
      value: 'The initial value of all weights.',
      scale: 'The variance is scale ÷ fan.',
      mode: 'The fan: connections into a unit, out of it, or the average of both.',
      distribution: 'The distribution of the random numbers.',
    } satisfies Hints<InitializerObject>,
    losses: {
      fromLogits: 'The outputs are logits, before softmax or sigmoid. The loss applies it.',
      labelSmoothing: 'Moves the targets toward a uniform distribution by this share: a little less than 1.',
      delta: 'Errors up to this size are squared; larger errors count linearly.',
    } satisfies Hints<LossOptions>,
    optimizers: {
      momentum: 'The share of the last update that is added to the next.',
      nesterov: 'Uses the gradient ahead, after the momentum step.',
      rho: 'Decay of the moving average of squared gradients. Near 1: slow.',
      beta1: 'Decay of the moving average of gradients. Near 1: slow.',
      beta2: 'Decay of the moving average of squared gradients. Near 1: slow.',
      epsilon: 'Added to the denominator to avoid division by 0.',
      centered: 'Divides by the variance of the gradients instead of their size.',
      amsgrad: 'Divides by the largest moving average so far.',
      initialAccumulatorValue: 'The initial sum of squared gradients.',
      weightDecay: 'Each update also shrinks all weights by learning rate × this. 0: no decay.',
    } satisfies Hints<OptimizerSpec, 'learningRate' | 'clip' | 'schedule'>,
    clipping: 'Limits the size of the gradients.',
    clipLimits: {
      norm: 'The largest norm of the gradient of one kernel or bias.',
      value: 'The largest absolute value of each gradient component.',
      global_norm: 'The largest norm of all gradients together.',
    },
    schedule: 'How the learning rate changes from batch to batch.',
    schedules: {
      exponential_decay: {
        decaySteps: 'The number of batches for one decay.',
        decayRate: 'Learning rate after decay_steps: learning_rate × this.',
        staircase: 'Decays in steps instead of smoothly.',
      },
      inverse_time_decay: {
        decaySteps: 'The number of batches for one decay.',
        decayRate: 'Learning rate after decay_steps: learning_rate ÷ (1 + this).',
        staircase: 'Decays in steps instead of smoothly.',
      },
      cosine_decay: {
        decaySteps: 'The number of batches until the end of the decay.',
        alpha: 'Learning rate at the end: learning_rate × this.',
        warmupTarget: 'First rises from learning_rate to this. None: no warmup.',
        warmupSteps: 'The number of batches of the warmup.',
      },
    } satisfies ScheduleHints,
    piecewise: 'Switches to another learning rate after a number of batches.',
    shuffle: 'Shuffles the training examples in each epoch.',
    early_stopping: 'Stops training when the monitored value stops improving.',
    reduce_lr_on_plateau: 'Lowers the learning rate when the monitored value stops improving.',
    terminate_on_nan: 'Stops training when the loss becomes NaN. This page always does so.',
    notThere: 'This run does not record it, so the callback does nothing.',
    callbacks: {
      monitor: 'The monitored value.',
      minDelta: 'Smaller changes do not count as an improvement.',
      patience: 'The number of epochs to wait for an improvement.',
      mode: 'Whether smaller or larger is better. auto: decided by the name.',
      baseline: 'Only values better than this count as an improvement.',
      restoreBestWeights: 'Restores the weights of the best epoch at the end.',
      startFromEpoch: 'The first epoch to monitor.',
      factor: 'A factor for the learning rate.',
      cooldown: 'The number of epochs to pause after lowering.',
      minLr: 'The lower limit of the learning rate.',
    } satisfies Hints<CallbackSpec>,
  },
  metrics: {
    accuracy: 'Share of correct predictions',
    binary_accuracy: 'Share of correct predictions of one output from 0 to 1 (threshold 0.5)',
    categorical_accuracy: 'Share of correct predictions, taking the largest output',
    sparse_categorical_accuracy: 'Share of correct predictions, with class numbers as targets',
    precision: 'Share of true positives among predicted positives',
    recall: 'Share of actual positives that are predicted',
    auc: 'Area under the ROC curve: 1 is perfect, 0.5 is random',
    mean_absolute_error: 'Mean of the absolute errors',
    mean_squared_error: 'Mean of the squared errors',
    r2_score: '1 is perfect, 0 is no better than predicting the mean',
  },
  clipping: 'clipping',
  noClipping: 'none',
  noSchedule: 'constant',
  addBoundary: 'Add',
  removeBoundary: (step: number) => `Remove ${step}`,
  boundary: (n: number) => `Boundary ${n}`,
  rateAfter: (n: number) => `Learning rate after boundary ${n}`,
  afterStep: 'after batch',
  curveOf: (steps: number, from: string, to: string) =>
    `The learning rate over the ${count(steps)} batches of this run: from ${from} to ${to}`,
  batches: (n: number) => `${count(n)} batches`,
} as const;

/** Descriptions of the options. */
export type OptionsText = Translation<typeof english>;

export const options: OptionsText = english;

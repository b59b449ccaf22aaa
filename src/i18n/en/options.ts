import type { Translation } from '../translation.ts';
import { count } from '../../document/spelling.ts';

const english = {
  /** Name of the switch between None and a number. */
  give: (argument: string) => `Give ${argument}`,
  hints: {
    // Dense
    useBias: 'Each unit also adds a number of its own.',
    kernelInitializer: 'Which random numbers the weights start from.',
    biasInitializer: 'Which numbers the biases start from.',
    kernelRegularizer: 'Large weights are added to the loss: l1 · Σ|w| + l2 · Σw². 0 is off.',
    biasRegularizer: 'The same for the biases.',
    trainable: 'Not ticked: frozen, training leaves the layer as it is.',
    // initializers
    minval: 'The smallest number drawn.',
    maxval: 'The largest number drawn.',
    mean: 'The middle of the numbers drawn.',
    initialStddev: 'How far they spread around the middle.',
    gain: 'Everything is multiplied by it.',
    constant: 'Each weight starts from this very number.',
    scaleOfVariance: 'The variance is scale divided by the fan.',
    fan: 'The fan: weights into a unit, out of it, or the average.',
    distribution: 'From which distribution the numbers are drawn.',
    // activation layers
    maxValue: 'What comes out is cut off above it. None: nothing is.',
    threshold: 'What goes in below it counts as negative.',
    alphaInitializer: 'Which slopes for negative inputs it starts from, one for each unit.',
    // normalization
    normalizationEpsilon: 'Added to the variance, so that nothing is divided by 0.',
    center: 'Then a learned number (beta) is added to each unit.',
    scale: 'Then each unit is multiplied by a learned number (gamma).',
    trainableBatchNormalization: 'Not ticked: frozen, and the moving mean and variance are used in training too.',
    // losses
    fromLogits: 'The network gives raw numbers, without softmax or sigmoid: the loss applies it itself.',
    labelSmoothing: 'The targets are pulled to the middle by this much: not 1, a little less.',
    delta: 'Errors up to this size are squared, larger ones count as they are.',
    // optimizers
    momentum: 'How much of the last update is carried on.',
    nesterov: 'Looks ahead along the momentum.',
    rho: 'How long past gradients are remembered; near 1 is long.',
    beta1: 'How long the direction of past gradients is remembered.',
    beta2: 'How long the size of past gradients is remembered.',
    optimizerEpsilon: 'Keeps the division by the size of the gradients from becoming one by 0.',
    centered: 'Divides by the variance of the gradients instead of their size.',
    amsgrad: 'The remembered size of the gradients never shrinks.',
    initialAccumulatorValue: 'The sum of the squared gradients starts from it.',
    weightDecay: 'Each update also shrinks all weights by learning rate × this. 0 is off.',
    clipping: 'Gradients that are too large are made smaller.',
    clipLimits: {
      norm: 'The longest that the gradient of one kernel or bias may be.',
      value: 'The largest that each number of the gradient may be.',
      global_norm: 'The longest that all gradients together may be.',
    },
    // schedules
    schedule: 'How the learning rate changes from batch to batch.',
    decaySteps: 'In so many batches it goes down once by its rate.',
    cosineSteps: 'Batches until it has arrived at its end.',
    decayRate: 'What is left after decay_steps: learning_rate × this.',
    inverseRate: 'After decay_steps: learning_rate ÷ (1 + this).',
    staircase: 'In steps, not smoothly.',
    cosineAlpha: 'What is left at the end: learning_rate × this.',
    warmupTarget: 'First it rises from learning_rate to this. None: it does not.',
    warmupSteps: 'Batches in which it rises.',
    piecewise: 'After so many batches, go on with another learning rate.',
    // callbacks
    shuffle: 'The training examples come in another order in each epoch.',
    early_stopping: 'Ends training when what is watched gets no better.',
    reduce_lr_on_plateau: 'Makes the learning rate smaller when what is watched gets no better.',
    terminate_on_nan: 'Ends training when the loss is no number any more. This page does so in any case.',
    monitor: 'What is watched.',
    notThere: 'It is not among the curves of this run, so the callback does nothing.',
    minDelta: 'A smaller change than this does not count as better.',
    patience: 'Epochs to wait for something better.',
    mode: 'Whether smaller or larger is better; auto goes by the name.',
    baseline: 'It must get better than this to count.',
    restoreBestWeights: 'Ends with the weights of the best epoch, not of the last.',
    startFromEpoch: 'Watches from this epoch on.',
    factor: 'The learning rate is multiplied by it.',
    cooldown: 'Epochs of rest after each time.',
    minLr: 'The learning rate does not become smaller than this.',
  },
  metrics: {
    accuracy: 'Part of the examples that are answered rightly',
    binary_accuracy: 'The same for one output between 0 and 1: the limit is 0.5',
    categorical_accuracy: 'The same where the largest output is the answer',
    sparse_categorical_accuracy: 'The same where the target is the number of the class',
    precision: 'Of those said to be positive, the part that are',
    recall: 'Of those that are positive, the part that are found',
    auc: 'Area under the ROC curve: 1 separates perfectly, 0.5 guesses',
    mean_absolute_error: 'Average distance to the target',
    mean_squared_error: 'Average squared distance to the target',
    r2_score: '1 is perfect, 0 is no better than always saying the mean',
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

/** What the options say about themselves. */
export type OptionsText = Translation<typeof english>;

export const options: OptionsText = english;

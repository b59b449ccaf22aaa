import type { KerasAnswer } from '../../document/problems/problem.ts';
import type { ProblemSentences, ProblemText, RemedyLabels } from '../types.ts';
import { count as number, percent, plain, significant } from '../../document/spelling.ts';

/** “a”, “a and b”, “a, b and c”. */
const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
const count = (n: number, noun: string): string => `${number(n)} ${noun}${n === 1 ? '' : 's'}`;

/** Keras's response to targets of the wrong shape. */
const answers: Readonly<Record<KerasAnswer, string>> = {
  raises: 'Keras stops with an error',
  nonsense: 'the value in Keras is meaningless',
  number: 'Keras still gives a number',
};

/** The source of the loss where the last activation is not its own. */
const ofBackends = (activation: string): string =>
  ` The loss is computed from the outputs, as Keras does with PyTorch and JAX (with TensorFlow: from the values before ${activation}).`;

/** AUC has many thresholds, the others have one. */
const thresholds = (metrics: readonly string[]): string =>
  metrics.every((name) => name === 'auc')
    ? 'thresholds between 0 and 1'
    : metrics.includes('auc')
      ? 'a threshold at 0.5 (auc: many, from 0 to 1)'
      : 'a threshold at 0.5';

export const problems: ProblemSentences = {
  rowsMissing: ({ title }) => `The rows of “${title}” are not here, so there is nothing to train on. Use other data.`,
  noPoints: () => 'There is no point yet. Draw some in the plot.',
  inputSize: ({ inputs, features }) =>
    `The network has ${count(inputs, 'input')}, but ${count(features, 'feature')} of the data ${features === 1 ? 'is' : 'are'} chosen.`,
  noDense: () => 'There is nothing to train yet. Add a Dense layer.',
  outputUnits: ({ units, classes, targets }) =>
    classes === 0
      ? `The last Dense has ${count(units, 'unit')}, but there ${targets === 1 ? 'is only one value' : `are ${targets} values`} to predict.`
      : `The last Dense has ${count(units, 'unit')}, but the data has ${classes} classes.`,
  tooManyParameters: ({ parameters, max }) =>
    `${number(parameters)} parameters are too many. This page can train up to ${number(max)}.`,
  classificationLoss: ({ loss }) =>
    `${loss} is for classification, but this data is for regression. Use mean_squared_error for regression.`,
  poissonNegative: () =>
    'poisson is for counts, which are never negative, but some targets are below 0. Use mean_squared_error.',
  categoricalOneUnit: ({ loss }) =>
    `${loss} needs one unit for each class. For two classes with a single unit, use binary_crossentropy.`,
  softmaxOneUnit: ({ activation, constant }) =>
    `${activation} combines all units. With a single unit its output is always ${constant}, and nothing is learned.`,
  softmaxMeanSquaredError: ({ activation, loss }) =>
    `${activation} with ${loss} learns slowly: confident wrong predictions have almost no gradient. Use categorical_crossentropy with softmax.`,
  noProbabilities: ({ loss, ending, right }) =>
    `${loss} needs probabilities between 0 and 1, but the output ${ending === null ? 'has no activation' : `ends in ${ending}`}. Use ${right} to get probabilities.`,
  binarySoftmax: ({ activation }) =>
    `binary_crossentropy treats each unit separately, but ${activation} combines them. Use categorical_crossentropy with softmax.${activation === 'softmax' ? ofBackends(activation) : ''}`,
  categoricalSigmoid: ({ loss, activation }) =>
    `${loss} expects probabilities that sum to 1, but ${activation} treats each unit separately. Use softmax.${
      activation === 'sigmoid' && loss !== 'kl_divergence' ? ofBackends(activation) : ''
    }`,
  logitsOfProbabilities: ({ loss, activation }) =>
    `With from_logits=True, ${loss} computes the probabilities itself, but the output already ends in ${activation}. This is done twice, as in Keras with PyTorch and JAX (with TensorFlow: once), and training is slow.`,
  logitsRange: ({ activation }) =>
    `With from_logits=True the output must be able to take any value, but ${activation} limits it.`,
  hingeRange: ({ activation }) =>
    `hinge uses −1 and 1 for the two classes, but the output of ${activation} is never negative. Use tanh.`,
  poissonOutput: ({ ending, right }) =>
    `poisson takes the logarithm of the output, which ${ending === null ? 'has no activation' : `ends in ${ending}`} and may be negative. A negative number has no logarithm. The output of ${right} is always positive.`,
  outputRange: ({ activation, low, high }) =>
    Number.isFinite(low) && Number.isFinite(high)
      ? `The output of ${activation} is between ${plain(low)} and ${plain(high)}, but some targets are outside this range.`
      : Number.isFinite(low)
        ? `The output of ${activation} is never below ${plain(low)}, but some targets are.`
        : `The output of ${activation} is never above ${plain(high)}, but some targets are.`,
  labelSmoothingHigh: ({ labelSmoothing }) =>
    `With label_smoothing=${labelSmoothing} the targets are closer to uniform than to the right class. A common value is 0.1.`,

  accuracyOnRegression: ({ metrics }) =>
    `${list(metrics)} ${metrics.length === 1 ? 'counts' : 'count'} correct predictions, but this is regression, where predictions are almost never exactly correct.`,
  metricMismatch: ({ metric, right, why, keras }) =>
    ({
      oneUnit: `${metric} takes the largest of several outputs, which is meaningless for a single output. ${right} checks whether it is above 0.5.`,
      sparse: `With sparse_categorical_crossentropy the targets are class numbers, which ${metric} cannot compare: ${answers[keras]}. Use ${right}.`,
      oneHot: `${metric} expects class numbers as targets, but with this loss the targets are one-hot: ${answers[keras]}. Use ${right}.`,
      units: `${metric} scores each output separately, so it is high even if the class is wrong. ${right} checks the class.`,
    })[why],
  metricsSparse: ({ metrics, keras }) =>
    `${list(metrics)} ${metrics.length === 1 ? 'compares' : 'compare'} output by output, but sparse_categorical_crossentropy has class numbers as targets: ${answers[keras]}. categorical_crossentropy has one-hot targets.`,
  metricsOverClasses: ({ metrics }) =>
    `With several classes, ${list(metrics)} ${metrics.length === 1 ? 'counts' : 'count'} all outputs above 0.5 over all classes together, not for each class.`,
  aucOverClasses: () =>
    'With several classes, auc is the area under one curve over all outputs together, as in Keras. It is neither the AUC of a class nor their mean.',
  metricsOfLogits: ({ metrics }) =>
    `${list(metrics)} ${metrics.length === 1 ? 'takes' : 'take'} outputs as probabilities with ${thresholds(metrics)}, as in Keras, but for logits the threshold would be 0.`,
  metricsOfMargins: ({ metrics, loss }) =>
    `${list(metrics)} ${metrics.length === 1 ? 'takes' : 'take'} outputs as probabilities with ${thresholds(metrics)}, as in Keras, but for ${loss} the threshold would be 0. Outputs from 0 to 0.5 count as negative.`,

  noGradient: ({ layer, blocked }) =>
    `${layer} has slope 0 everywhere, so no gradient passes through it. ${blocked === 1 ? 'The Dense layer before it does' : `The ${blocked} Dense layers before it do`} not learn.`,
  equalUnits: ({ units, initializer, fate }) =>
    ({
      copies: `All ${units} units start with the same weights (${initializer}), and are treated alike. They stay identical and act as one unit.`,
      dead: 'With all weights at 0, each unit starts where the slope of its activation is 0. There is no gradient, and the units never learn.',
      apart: `All ${units} units start with the same weights (${initializer}); only the random weights of the next layer make them different. Use random initial weights.`,
    })[fate],
  initializerOfVector: ({ argument, initializer }) =>
    `${argument} cannot be ${initializer}: it initializes matrices, but ${argument === 'bias_initializer' ? 'the bias' : 'alpha'} is a vector with one number for each unit. Keras stops with an error.`,
  linearStack: () =>
    'There is no activation between this Dense and the next. Two linear layers are equivalent to one. Add an activation between them.',
  allFrozen: () => 'Every layer with weights is frozen (trainable=False). Nothing is trained.',
  dropoutHigh: ({ rate, units, kept }) =>
    kept < 1
      ? `With a rate of ${rate}, often none of ${count(units, 'unit')} is kept, and nothing passes through.`
      : `With a rate of ${rate}, only about ${Math.round(kept)} of ${count(units, 'unit')} ${Math.round(kept) === 1 ? 'is' : 'are'} kept each time, and almost nothing passes through. Common values are 0.2 to 0.5.`,
  noisyOutput: ({ layer }) =>
    `${layer} after the output layer changes the predictions themselves during training. Use it between hidden layers.`,
  batchNormalizationOfOne: () =>
    'BatchNormalization uses the mean and variance of each batch. With a batch size of 1, all values become 0, and nothing is learned from the data.',
  movingMomentumOne: () =>
    'With momentum 1 the moving averages never change. In inference the layer uses the initial mean 0 and variance 1. A common value is 0.99.',
  layerNormalizationOfOne: () =>
    'LayerNormalization uses the mean and variance of all units of an example. A single unit always becomes 0, and nothing passes through.',

  batchTooLarge: ({ batchSize, rows, waits }) =>
    `The batch size is ${number(batchSize)}, but there ${rows === 1 ? 'is' : 'are'} only ${count(rows, 'training example')}. ${waits ? 'The batch is never full: nothing is learned.' : 'Each epoch is one batch.'}`,
  noTrainingRows: ({ samples, validationSplit }) =>
    `A validation split of ${validationSplit} leaves none of ${count(samples, 'example')} for training. Keras stops with an error; this page keeps one example.`,
  smallValidation: ({ rows, samples }) =>
    rows === 0
      ? `The validation split is so small that none of the ${count(samples, 'example')} is used for validation.`
      : `Only ${count(rows, 'example')} of ${number(samples)} ${rows === 1 ? 'is' : 'are'} used for validation. This is too few for a reliable result, and the network does not train on ${rows === 1 ? 'it' : 'them'}.`,
  learningRateZero: () => 'With a learning rate of 0 the weights never change.',
  learningRateHigh: ({ learningRate, usual }) =>
    `A learning rate of ${learningRate} may be too large: the loss may oscillate or diverge. A common value is ${usual}.`,
  momentumOne: () => 'With momentum 1 the weights never slow down and overshoot every minimum. A common value is 0.9.',
  weightDecayHigh: ({ weightDecay, part }) =>
    `A weight decay of ${weightDecay} shrinks all weights by ${percent(part, 0)} at each update. Almost nothing is learned from the data.`,
  clipSmall: ({ step }) =>
    `Clipping limits each update of a weight to ${significant(step, 2)}. Almost nothing is learned.`,
  scheduleFades: ({ epoch, epochs }) =>
    `The schedule lowers the learning rate to almost 0 by epoch ${number(epoch)} of ${number(epochs)}. After that, almost nothing is learned.`,
  scheduleHigh: ({ usual }) =>
    `The schedule raises the learning rate far above the common value (${usual}). The loss may oscillate or diverge.`,

  monitorMissing: ({ callback, monitor, why, raises }) => {
    const reason = {
      validation: 'there is no validation data',
      metric: 'that metric is not among the metrics',
      unknown: 'the history has no value of that name',
    }[why];
    return `${callback} monitors ${monitor}, but ${reason}. ${
      raises
        ? "Keras stops with an error after the first epoch, because mode='auto' cannot tell whether larger is better. On this page it does nothing."
        : 'It does nothing, and Keras warns after each epoch.'
    }`;
  },
  monitorMode: ({ callback, monitor, mode }) =>
    `With mode='${mode}', ${callback} treats a ${mode === 'max' ? 'larger' : 'smaller'} ${monitor} as better, but it is worse.`,
  callbackNever: ({ callback, epochs }) =>
    `${callback} waits for too many epochs: it never acts within ${count(epochs, 'epoch')}.`,
  minLrHigh: ({ minLr, learningRate }) =>
    `ReduceLROnPlateau cannot go below ${minLr}, but the learning rate is already ${learningRate}. It has nothing to reduce.`,
  plateauWithSchedule: () =>
    'ReduceLROnPlateau sets the learning rate, but a schedule already controls it. Keras stops with an error.',
};

export const remedies: RemedyLabels = {
  useOtherData: () => 'Use other data',
  setInputs: ({ inputs }) => `Use ${count(inputs, 'input')}`,
  setUnits: ({ units }) => `Use ${count(units, 'unit')}`,
  setActivation: ({ activation }) => `Use ${activation}`,
  addActivation: ({ activation }) => `Add ${activation}`,
  setFinalActivation: ({ activation }) => (activation === 'linear' ? 'Remove the activation' : `Use ${activation}`),
  setInitializer: ({ initializer }) => `Use ${initializer}`,
  setBiasInitializer: ({ initializer }) => `Use ${initializer}`,
  setRate: ({ rate }) => `Set rate to ${rate}`,
  setMovingMomentum: ({ momentum }) => `Set it to ${momentum}`,
  removeLayer: () => 'Remove this layer',
  unfreeze: () => 'Unfreeze all layers',
  setLoss: ({ loss }) => `Use ${loss}`,
  setFromLogits: ({ fromLogits }) => `Use from_logits=${fromLogits ? 'True' : 'False'}`,
  setLabelSmoothing: ({ labelSmoothing }) => `Set it to ${labelSmoothing}`,
  endInProbabilities: ({ activation }) => `End the network in ${activation}`,
  makeRegression: () => 'Use mean_squared_error and a linear output',
  addOutputLayer: () => 'Add an output layer',
  capHiddenUnits: ({ units }) => `Limit hidden layers to ${count(units, 'unit')}`,
  dropMetrics: ({ metrics }) => `Remove ${list(metrics)}`,
  replaceMetric: ({ to }) => `Use ${to}`,
  setBatchSize: ({ batchSize }) => `Set it to ${number(batchSize)}`,
  setValidationSplit: ({ validationSplit }) =>
    validationSplit === 0 ? 'Train on all examples' : `Set the split to ${validationSplit}`,
  setLearningRate: ({ learningRate }) => `Set it to ${learningRate}`,
  setMomentum: ({ momentum }) => `Set it to ${momentum}`,
  setWeightDecay: ({ weightDecay }) => (weightDecay === 0 ? 'Remove weight decay' : `Set it to ${weightDecay}`),
  dropClip: () => 'Remove clipping',
  dropSchedule: () => 'Keep the learning rate constant',
  setDecaySteps: ({ decaySteps }) => `Spread it over all ${number(decaySteps)} steps`,
  setMonitor: ({ monitor }) => `Monitor ${monitor}`,
  setMode: ({ mode }) => `Use mode='${mode}'`,
  setMinLr: ({ minLr }) => `Set min_lr to ${minLr}`,
  dropCallback: () => 'Remove this callback',
};

export const folding: ProblemText['folding'] = {
  more: (n) => `${number(n)} more`,
  fewer: 'Show one',
  whole: 'The whole warning',
  fold: 'Fold into one line',
};

import type { KerasAnswer } from '../../document/problem.ts';
import type { ProblemSentences, RemedyLabels } from '../types.ts';
import { count as number, percent, plain, significant } from '../../document/spelling.ts';

/** “a”, “a and b”, “a, b and c”. */
const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
const count = (n: number, noun: string): string => `${number(n)} ${noun}${n === 1 ? '' : 's'}`;

/** What Keras does with targets of the wrong shape. */
const answers: Readonly<Record<KerasAnswer, string>> = {
  raises: 'Keras stops with an error',
  nonsense: 'what Keras gives then means nothing',
  number: 'Keras gives a number all the same',
};

/** What the loss is computed from where the last activation is not its own. */
const ofBackends = (activation: string): string =>
  ` The loss comes from the outputs, as in Keras on PyTorch and JAX; on TensorFlow, from the values before ${activation}.`;

/** AUC has many thresholds, the others have one. */
const thresholds = (metrics: readonly string[]): string =>
  metrics.every((name) => name === 'auc')
    ? 'thresholds between 0 and 1'
    : metrics.includes('auc')
      ? 'a threshold at 0.5 (auc: many, from 0 to 1)'
      : 'a threshold at 0.5';

export const problems: ProblemSentences = {
  inputSize: ({ inputs, features }) =>
    `The network has ${count(inputs, 'input')}, but ${count(features, 'feature')} of the data ${features === 1 ? 'is' : 'are'} chosen.`,
  noDense: () => 'There is nothing to learn yet: add a Dense layer. Only Dense layers have weights.',
  outputUnits: ({ units, classes }) =>
    classes === 0
      ? `The last Dense has ${count(units, 'unit')}, but there is only one value to predict.`
      : `The last Dense has ${count(units, 'unit')}, but the data has ${classes} classes.`,
  tooManyParameters: ({ parameters, max }) =>
    `${number(parameters)} parameters are too many for this page; it can train up to ${number(max)}.`,
  classificationLoss: ({ loss }) =>
    `${loss} is for telling classes apart, but this data asks for a number. For numbers there is mean_squared_error.`,
  poissonNegative: () =>
    'poisson is for counts, which are never negative, but some of the values to predict are below 0. For them there is mean_squared_error.',
  categoricalOneUnit: ({ loss }) =>
    `${loss} needs one unit for each class. With a single unit for two classes, use binary_crossentropy.`,
  softmaxOneUnit: ({ activation, constant }) =>
    `${activation} looks at its units together, so over a single unit it always answers ${constant} and nothing is learned.`,
  softmaxMeanSquaredError: ({ activation, loss }) =>
    `${activation} with ${loss} learns slowly: sure but wrong answers get hardly any gradient. categorical_crossentropy is made for softmax.`,
  noProbabilities: ({ loss, ending, right }) =>
    `${loss} needs probabilities between 0 and 1, but the output ${ending === null ? 'has no activation' : `ends in ${ending}`}. ${right} turns it into probabilities.`,
  binarySoftmax: ({ activation }) =>
    `binary_crossentropy judges each unit by itself, but ${activation} ties them together. categorical_crossentropy goes with softmax.${activation === 'softmax' ? ofBackends(activation) : ''}`,
  categoricalSigmoid: ({ loss, activation }) =>
    `${loss} expects probabilities that sum to 1, but ${activation} answers for each unit alone. softmax ties them together.${
      activation === 'sigmoid' && loss !== 'kl_divergence' ? ofBackends(activation) : ''
    }`,
  logitsOfProbabilities: ({ loss, activation }) =>
    `from_logits=True lets ${loss} do the last step itself, but the output ends in ${activation} already: it is done twice, as in Keras on PyTorch and JAX (on TensorFlow once), and learning is slow.`,
  logitsRange: ({ activation }) =>
    `With from_logits=True the output should be free to take any value, below 0 and above, but ${activation} holds it back.`,
  hingeRange: ({ activation }) =>
    `hinge wants the two answers at −1 and 1, but ${activation} never gives a negative value. tanh does.`,
  poissonOutput: ({ ending, right }) =>
    `poisson takes the logarithm of the output, which ${ending === null ? 'has no activation' : `ends in ${ending}`} and may become negative: the loss is then not a number. ${right} is always positive.`,
  outputRange: ({ activation, low, high }) =>
    Number.isFinite(low) && Number.isFinite(high)
      ? `${activation} only gives values from ${plain(low)} to ${plain(high)}, but not all the values to predict lie there.`
      : Number.isFinite(low)
        ? `${activation} gives nothing below ${plain(low)}, but some of the values to predict are lower.`
        : `${activation} gives nothing above ${plain(high)}, but some of the values to predict are higher.`,
  labelSmoothingHigh: ({ labelSmoothing }) =>
    `With label_smoothing=${labelSmoothing} the targets are nearer to “undecided” than to the right answer. Usual is 0.1.`,

  accuracyOnRegression: ({ metrics }) =>
    `${list(metrics)} ${metrics.length === 1 ? 'counts' : 'count'} right answers, but here a number is predicted, and it is hardly ever exactly right.`,
  metricMismatch: ({ metric, right, why, keras }) =>
    ({
      oneUnit: `${metric} looks for the largest of several outputs. With a single one that says nothing; ${right} asks whether it is above 0.5.`,
      sparse: `With sparse_categorical_crossentropy the targets are numbers of classes, not rows that ${metric} could compare: ${answers[keras]}. ${right} takes them.`,
      oneHot: `${metric} expects numbers of classes as targets, but this loss is trained on one-hot rows: ${answers[keras]}. ${right} takes them.`,
      units: `${metric} judges each output by itself, so it is high even where the class is wrong. ${right} asks for the class.`,
    })[why],
  metricsSparse: ({ metrics, keras }) =>
    `${list(metrics)} ${metrics.length === 1 ? 'compares' : 'compare'} output by output, but with sparse_categorical_crossentropy the targets are numbers of classes: ${answers[keras]}. categorical_crossentropy has one-hot targets.`,
  metricsOverClasses: ({ metrics }) =>
    `Over several classes ${list(metrics)} ${metrics.length === 1 ? 'counts' : 'count'} every output above 0.5 as a yes, all classes together: that is no class’s own ${metrics[0]}.`,
  aucOverClasses: () =>
    'Over several classes auc is the area under one curve for all outputs together, each against its own 0 or 1, as in Keras: no class’s own, and no mean of theirs.',
  metricsOfLogits: ({ metrics }) =>
    `${list(metrics)} ${metrics.length === 1 ? 'takes' : 'take'} outputs for probabilities with ${thresholds(metrics)}, as in Keras, but logits are any numbers, with the border at 0.`,
  metricsOfMargins: ({ metrics, loss }) =>
    `${list(metrics)} ${metrics.length === 1 ? 'takes' : 'take'} outputs for probabilities with ${thresholds(metrics)}, as in Keras, but with ${loss} the border is at 0: an answer between 0 and 0.5 counts as a no.`,

  noGradient: ({ layer, blocked }) =>
    `${layer} is flat everywhere, so no gradient passes back through it: ${blocked === 1 ? 'the Dense layer before it learns' : `the ${blocked} Dense layers before it learn`} nothing.`,
  equalUnits: ({ units, initializer, fate }) =>
    ({
      copies: `All ${units} units start with the same weights (${initializer}), and nothing treats them differently: they stay copies of one another and learn as one.`,
      dead: 'With all weights at zero, each unit sits where its activation is flat: it gets no gradient and never starts to learn.',
      apart: `All ${units} units start with the same weights (${initializer}); only the next layer's random weights tell them apart. Random weights are a better start.`,
    })[fate],
  initializerOfVector: ({ argument, initializer }) =>
    `${argument}=${initializer} cannot be: ${initializer} fills a matrix, but ${argument === 'bias_initializer' ? 'the biases are' : 'alpha is'} a single row of numbers, one for each unit. Keras gives an error.`,
  linearStack: () =>
    'No activation stands between this Dense and the next, so the two together can do no more than one: a linear map of a linear map is linear. An activation between them makes the difference.',
  allFrozen: () => 'Every layer with weights is frozen (trainable=False): nothing can be learned.',
  dropoutHigh: ({ rate, units, kept }) =>
    kept < 1
      ? `With a rate of ${rate}, of ${count(units, 'unit')} often none is left: nothing passes through then.`
      : `With a rate of ${rate} hardly anything passes: of ${count(units, 'unit')} only about ${Math.round(kept)} ${Math.round(kept) === 1 ? 'is' : 'are'} left each time. Usual is 0.2 to 0.5.`,
  noisyOutput: ({ layer }) =>
    `${layer} after the output layer spoils the answer itself while training. It belongs between hidden layers.`,
  batchNormalizationOfOne: () =>
    'BatchNormalization compares each example with the others of its batch. In a batch of one, everything becomes 0, and nothing is learned from the data.',
  movingMomentumOne: () =>
    'With momentum 1 the moving averages never move: after training the layer normalizes by 0 and 1, not by what it saw. Usual is 0.99.',
  layerNormalizationOfOne: () =>
    'LayerNormalization compares the units of one example with each other. A single unit always becomes 0: nothing passes.',

  batchTooLarge: ({ batchSize, rows }) =>
    `The batch size is ${number(batchSize)}, but there ${rows === 1 ? 'is' : 'are'} only ${count(rows, 'training example')}: every epoch is one batch.`,
  noTrainingRows: ({ samples, validationSplit }) =>
    `A validation split of ${validationSplit} leaves nothing of ${count(samples, 'example')} to train on. Keras would refuse; here one example is kept.`,
  smallValidation: ({ rows, samples }) =>
    rows === 0
      ? `The validation split is so small that none of the ${count(samples, 'example')} is set aside.`
      : `Only ${count(rows, 'example')} of ${number(samples)} ${rows === 1 ? 'is' : 'are'} set aside for validation: too few to say much, and the network does not learn from ${rows === 1 ? 'it' : 'them'}.`,
  learningRateZero: () => 'With a learning rate of 0 the weights never change.',
  learningRateHigh: ({ learningRate, usual }) =>
    `A learning rate of ${learningRate} takes very large steps; the loss may jump about or grow without end. Usual is ${usual}.`,
  momentumOne: () => 'With momentum 1 the weights never slow down and run past every minimum. Usual is 0.9.',
  weightDecayHigh: ({ weightDecay, part }) =>
    `A weight decay of ${weightDecay} takes ${percent(part, 0)} off every weight at each step: the data hardly count.`,
  clipSmall: ({ step }) =>
    `Gradients are clipped so short that no step changes the weights by more than ${significant(step, 2)}: almost nothing is learned.`,
  scheduleFades: ({ epoch, epochs }) =>
    `The schedule has brought the learning rate down to almost nothing by epoch ${number(epoch)} of ${number(epochs)}: hardly anything is learned after that.`,
  scheduleHigh: ({ usual }) =>
    `The schedule takes the learning rate far above what is usual (${usual}); the loss may jump about or grow without end.`,

  monitorMissing: ({ callback, monitor, why, raises }) => {
    const reason = {
      validation: 'there is no validation data',
      metric: 'that metric is not among the metrics',
      unknown: 'the history has nothing of that name',
    }[why];
    return `${callback} watches ${monitor}, but ${reason}: ${
      raises
        ? "Keras stops with an error after the first epoch, for mode='auto' cannot tell whether more is better. Here it does nothing."
        : 'it does nothing, and Keras warns at each epoch.'
    }`;
  },
  monitorMode: ({ callback, monitor, mode }) =>
    `With mode='${mode}' ${callback} takes it for progress when ${monitor} gets ${mode === 'max' ? 'larger' : 'smaller'}; here that is worse.`,
  callbackNever: ({ callback, epochs }) =>
    `${callback} waits for so many epochs that it never acts within ${count(epochs, 'epoch')}.`,
  minLrHigh: ({ minLr, learningRate }) =>
    `ReduceLROnPlateau may not go below ${minLr}, but the learning rate is ${learningRate} already: it has nothing to reduce.`,
  plateauWithSchedule: () =>
    'ReduceLROnPlateau sets the learning rate, but a schedule has it in hand already: Keras stops with an error.',
};

export const remedies: RemedyLabels = {
  setInputs: ({ inputs }) => `Make it ${count(inputs, 'input')}`,
  setUnits: ({ units }) => `Make it ${count(units, 'unit')}`,
  setActivation: ({ activation }) => `Use ${activation}`,
  addActivation: ({ activation }) => `Add ${activation}`,
  setFinalActivation: ({ activation }) => (activation === 'linear' ? 'Remove the activation' : `Use ${activation}`),
  setInitializer: ({ initializer }) => `Use ${initializer}`,
  setBiasInitializer: ({ initializer }) => `Use ${initializer}`,
  setRate: ({ rate }) => `Make the rate ${rate}`,
  setMovingMomentum: ({ momentum }) => `Make it ${momentum}`,
  removeLayer: () => 'Remove this layer',
  unfreeze: () => 'Let all layers learn',
  setLoss: ({ loss }) => `Use ${loss}`,
  setFromLogits: ({ fromLogits }) => `Use from_logits=${fromLogits ? 'True' : 'False'}`,
  setLabelSmoothing: ({ labelSmoothing }) => `Make it ${labelSmoothing}`,
  endInProbabilities: ({ activation }) => `Let the network end in ${activation}`,
  makeRegression: () => 'Use mean_squared_error and a linear output',
  addOutputLayer: () => 'Add an output layer',
  capHiddenUnits: ({ units }) => `Limit hidden layers to ${count(units, 'unit')}`,
  dropMetrics: ({ metrics }) => `Leave ${list(metrics)} out`,
  replaceMetric: ({ to }) => `Use ${to}`,
  setBatchSize: ({ batchSize }) => `Make it ${number(batchSize)}`,
  setValidationSplit: ({ validationSplit }) =>
    validationSplit === 0 ? 'Train on all examples' : `Make the split ${validationSplit}`,
  setLearningRate: ({ learningRate }) => `Make it ${learningRate}`,
  setMomentum: ({ momentum }) => `Make it ${momentum}`,
  setWeightDecay: ({ weightDecay }) => (weightDecay === 0 ? 'No weight decay' : `Make it ${weightDecay}`),
  dropClip: () => 'Do not clip',
  dropSchedule: () => 'Keep the learning rate constant',
  setDecaySteps: ({ decaySteps }) => `Spread it over all ${number(decaySteps)} steps`,
  setMonitor: ({ monitor }) => `Watch ${monitor}`,
  setMode: ({ mode }) => `Use mode='${mode}'`,
  setMinLr: ({ minLr }) => `Make min_lr ${minLr}`,
  dropCallback: () => 'Leave this callback out',
};

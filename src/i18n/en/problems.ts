import type { ProblemSentences, RemedyLabels } from '../types.ts';

const number = (n: number): string => n.toLocaleString('en-US');
const count = (n: number, noun: string): string => `${number(n)} ${noun}${n === 1 ? '' : 's'}`;

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
  crossEntropyOnRegression: ({ loss }) =>
    `${loss} compares probabilities, but this data asks for a number. For numbers there is mean_squared_error.`,
  categoricalOneUnit: () =>
    'categorical_crossentropy needs one unit for each class. With a single unit for two classes, use binary_crossentropy.',
  softmaxOneUnit: () =>
    'softmax makes its units sum to 1, so over a single unit it always answers 1 and nothing is learned.',
  softmaxMeanSquaredError: () =>
    'softmax with mean_squared_error learns slowly: sure but wrong answers get hardly any gradient. categorical_crossentropy is made for softmax.',
  noProbabilities: ({ loss, activation, right }) =>
    `${loss} needs probabilities between 0 and 1, but the output ${activation === 'linear' ? 'has no activation' : `ends in ${activation}`}. ${right} turns it into probabilities.`,
  binarySoftmax: () =>
    'binary_crossentropy judges each unit by itself, but softmax ties them together. categorical_crossentropy goes with softmax.',
  categoricalSigmoid: ({ activation }) =>
    `categorical_crossentropy expects probabilities that sum to 1, but ${activation} answers for each unit alone. softmax ties them together.`,
  noGradient: ({ activation, blocked }) =>
    `${activation} is flat everywhere, so no gradient passes back through it: ${blocked === 1 ? 'the Dense layer before it learns' : `the ${blocked} Dense layers before it learn`} nothing.`,
  outputRange: ({ activation, low, high }) =>
    Number.isFinite(high)
      ? `${activation} only gives values from ${low} to ${high}, but not all the values to predict lie there.`
      : `${activation} gives nothing below ${low}, but some of the values to predict are lower.`,
  accuracyOnRegression: () =>
    'accuracy counts right answers, but here a number is predicted, and it is hardly ever exactly right.',
  equalUnits: ({ units, initializer, fate }) =>
    ({
      copies: `All ${units} units start with the same weights (${initializer}), and the next layer treats them alike: they stay copies of one another and learn as one.`,
      dead: `With all weights at zero, each unit sits where its activation is flat: it gets no gradient and never starts to learn.`,
      apart: `All ${units} units start with the same weights (${initializer}); only the next layer's random weights tell them apart. Random weights are a better start.`,
    })[fate],
  linearStack: () =>
    'Nothing stands between this Dense and the next, so the two together can do no more than one: a linear map of a linear map is linear. An activation between them makes the difference.',
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
};

export const remedies: RemedyLabels = {
  setInputs: ({ inputs }) => `Make it ${count(inputs, 'input')}`,
  setUnits: ({ units }) => `Make it ${count(units, 'unit')}`,
  setActivation: ({ activation }) => `Use ${activation}`,
  addActivation: ({ activation }) => `Add ${activation}`,
  setFinalActivation: ({ activation }) => (activation === 'linear' ? 'Remove the activation' : `Use ${activation}`),
  setInitializer: ({ initializer }) => `Use ${initializer}`,
  setLoss: ({ loss }) => `Use ${loss}`,
  makeRegression: () => 'Use mean_squared_error and a linear output',
  addOutputLayer: () => 'Add an output layer',
  capHiddenUnits: ({ units }) => `Limit hidden layers to ${count(units, 'unit')}`,
  dropAccuracy: () => 'Leave accuracy out',
  setBatchSize: ({ batchSize }) => `Make it ${number(batchSize)}`,
  setValidationSplit: ({ validationSplit }) =>
    validationSplit === 0 ? 'Train on all examples' : `Make the split ${validationSplit}`,
  setLearningRate: ({ learningRate }) => `Make it ${learningRate}`,
  setMomentum: ({ momentum }) => `Make it ${momentum}`,
};

import type { NamedKind, Wanted } from '../../code/read/codeProblem.ts';
import type { CodeProblemSentences } from '../types.ts';
import { plain as number } from '../../document/spelling.ts';

const suggestion = (name: string | null): string => (name === null ? '' : ` Did you mean ${name}?`);

const wanted: Readonly<Record<Wanted, string>> = {
  integer: 'a whole number',
  number: 'a number',
  boolean: 'True or False',
  string: 'a string in quotes',
  shape: 'a shape like (3,)',
  activation: "an activation, like 'relu'",
  initializer: "an initializer, like 'he_normal'",
  regularizer: "a regularizer, like 'l2'",
  optimizer: "an optimizer, like 'adam' or SGD(learning_rate=0.1)",
  loss: "a loss, like 'mse'",
  metrics: "a list of metrics, like ['accuracy']",
  callbacks: 'a list of callbacks, like [EarlyStopping(patience=10)]',
  schedule: 'a learning rate schedule',
  numbers: 'a list of numbers',
  layer: 'a layer, like Dense(4)',
  layers: 'a list of layers',
  tensor: 'the output of Input(…) or of a layer',
};

const kinds: Readonly<Record<NamedKind, string>> = {
  activation: 'activation',
  initializer: 'initializer',
  regularizer: 'regularizer',
  optimizer: 'optimizer',
  loss: 'loss',
  metric: 'metric',
  callback: 'callback',
  schedule: 'schedule',
};

export const codeProblems: CodeProblemSentences = {
  syntax: () => 'This is not valid Python from here on.',
  incomplete: () => 'Something is missing after this.',
  unclosed: ({ bracket }) => `This ${bracket} is never closed.`,
  unopened: ({ bracket }) => `This ${bracket} has no opening bracket.`,
  unclosedString: () => 'This string has no closing quote.',
  missingComma: () => 'A comma is missing after this.',
  unknownVariable: ({ name, nearest }) => `${name} is not defined.${suggestion(nearest)}`,
  notFollowed: ({ construct }) =>
    `The result of this ${construct} is known only when the program runs. This page reads programs but does not run them.`,
  unknownValue: ({ argument, why }) => {
    const what = argument === null ? 'This' : `The value of ${argument}`;
    if (why === 'running') {
      return argument === null
        ? 'This is known only when the program runs. This page reads programs but does not run them.'
        : `${what} is known only when the program runs. Write the value itself.`;
    }
    if (why === 'changed') return `${what} is decided while the program runs, in a way that this page cannot follow.`;
    const { function: name, parameter } = why;
    return name === ''
      ? `${what} is the parameter ${parameter}, which has no value.`
      : `${name} is not called in this program, so ${parameter} has no value.`;
  },
  noSuchItem: ({ index, items }) =>
    `There is no item ${index}: the list has ${items === 1 ? '1 item' : `${items} items`}, counted from 0.`,
  noSuchKey: ({ key, nearest }) => `The dictionary has no key “${key}”.${suggestion(nearest)}`,
  tooLong: ({ max }) => `The text is too long. The limit is ${number(max)} characters.`,
  tooManySteps: () => 'The program takes too many steps to read.',

  unknownLayer: ({ name, nearest }) => `Keras has no layer ${name}.${suggestion(nearest)}`,
  otherLayer: ({ name }) => `${name} is not a layer of a multilayer perceptron.`,
  notHere: ({ name }) => `Keras has ${name}, but this page does not support it.`,
  unknownName: ({ kind, name, nearest }) => `Keras has no ${kinds[kind]} “${name}”.${suggestion(nearest)}`,
  notInModule: ({ module, name, nearest }) => `${module} has no ${name}.${suggestion(nearest)}`,
  unknownMethod: ({ name, nearest }) => `A model has no method ${name}.${suggestion(nearest)}`,
  ownFunction: ({ name }) =>
    name === null
      ? 'Custom functions are not supported here. Use one of Keras.'
      : `${name} is custom code. Only those of Keras are supported here.`,
  ownClass: ({ name }) => `This comes from an object of class ${name}. This page does not follow custom classes.`,
  ofNone: ({ name }) =>
    `${name} does not work here, because this is None. add, compile and functions without return give None.`,
  ofFunction: ({ name, callee }) =>
    `${name} does not work here, because ${callee} is a function. Call it: ${callee}().`,
  setLater: ({ name }) => `${name} cannot be set later on this page. Give it when the object is created.`,

  unknownArgument: ({ callee, argument, nearest }) => `${callee} has no argument ${argument}.${suggestion(nearest)}`,
  missingArgument: ({ callee, argument }) => `${callee} needs ${argument}.`,
  doubleEquals: ({ name }) => `Use one = to give an argument its value: ${name}=….`,
  tooManyArguments: ({ callee, max }) =>
    max === 0
      ? `${callee} takes no positional arguments.`
      : `${callee} takes at most ${max === 1 ? '1 positional argument' : `${max} positional arguments`}.`,
  positionalAfterNamed: ({ argument }) => `In Python, an argument after ${argument}=… needs a name as well.`,
  decimalComma: () => 'Python writes decimals with a point: 0.5, not 0,5.',
  repeatedArgument: ({ argument }) => `${argument} is given twice.`,
  argumentNotHere: ({ callee, argument }) => `${callee}’s ${argument} is not available on this page.`,
  wrongType: ({ argument, wanted: what }) => `${argument ?? 'This'} must be ${wanted[what]}.`,
  outOfRange: ({ argument, value, min, max }) =>
    `${argument}: ${number(value)} is out of range. Use a value from ${number(min)} to ${number(max)}.`,
  wrongChoice: ({ argument, value, choices }) => `${argument}: “${value}” is not one of ${choices.join(', ')}.`,
  twoClips: () => 'Only one of clipnorm, clipvalue and global_clipnorm can be given.',
  badBoundaries: () => 'boundaries must be in ascending order, and values must have one more entry than boundaries.',
  callbackTwice: ({ name }) => `There is more than one ${name}. This page supports one of each kind.`,

  tooManyLayers: ({ max }) => `There are too many layers. The limit is ${max}.`,
  secondModel: () => 'This is a second model. This page reads one model from a program.',
  inputNotFirst: () => 'Input must come first, and only once.',
  inputRank: ({ rank }) =>
    `These inputs have ${rank} dimensions. Use Flatten as the first layer to make them one-dimensional.`,
  branch: () => 'A multilayer perceptron has no branches. Layers that merge several inputs are not supported.',
  layerTwice: () => 'The same layer is used twice. Create a new layer to give it separate weights.',
  otherOperation: ({ name }) => `${name} computes with the output of a layer. This page reads only layers.`,
  noPath: () => 'No layers lead from these inputs to these outputs.',
  subclassed: ({ name }) => `${name} is a custom model class. Use Sequential([…]), or Input and Dense(…)(x).`,
  modelInClass: ({ name }) =>
    `The model is created in the class ${name}, which this page does not follow. Create it outside a class or in a function.`,
  otherModel: ({ name }) => `The layers of this model are not in the program. ${name} loads them from elsewhere.`,
  pytorch: () => 'This is PyTorch. This page writes PyTorch, but reads only Keras.',
  otherLibrary: ({ name }) => `This network is built with ${name}. This page reads only Keras.`,
  noSuchLayer: ({ index, layers }) =>
    `There is no layer ${index}: the model has ${layers === 1 ? '1 layer' : `${layers} layers`} so far.`,
  nothingToPop: () => 'There is no layer left to remove.',
  addToFunctional: () => 'Only a Sequential model has add.',

  noModel: () => 'There is no model yet. Begin with model = Sequential().',
  notImported: ({ name, line }) => `${name} is not imported. Add this line: ${line}`,
  passedOver: ({ name }) => `${name} does not affect the network and is ignored.`,
  dataStay: () => 'This page does not have this data. The selected data set is used.',
  ownData: ({ name }) => `This page uses its own data set ${name}, which is similar. The points are not the same.`,
  validationData: () => 'This page validates on part of its own data. The validation split is unchanged.',
  inputsFromData: () => 'The number of inputs is taken from the selected data set.',
  shapeWithoutComma: ({ units }) => `In Python (${units}) is just ${units}. Keras needs a tuple, (${units},).`,
  activationApart: () => 'This activation has arguments, so it is shown as a separate layer after the Dense.',
  squeezed: () => 'A line break is missing here. The rest was read as a new line.',
  wideCharacters: () => "Python needs half-width characters. These were read as ( ) , = ' and the like.",
  trainedTwice: () => 'The model is trained more than once. Only this fit is used.',
  notMeasured: ({ name }) => `This page does not compute ${name}. The other metrics are used.`,
  modelReplaced: () => 'This model replaces the one above.',
  inputIgnored: () => 'Only the first layer sets the number of inputs. This one is ignored.',
  decayOfAll: ({ decays }) =>
    decays
      ? 'This page applies weight decay to all weights and biases. exclude_from_weight_decay is ignored, so the results differ.'
      : 'exclude_from_weight_decay is ignored. Without weight decay it has no effect.',
  defaultsThen: ({ name, was, is }) =>
    `This is a Keras program of 2017. ${name} uses the defaults of 2017: ${was}. Today’s defaults: ${is}.`,
  scheduleDecay: ({ value }) =>
    `This Nadam has schedule_decay=${number(value)}. Today’s Nadam has no such argument and always uses 1, also on this page.`,
  clipnormThen: () => 'In 2017 clipnorm clipped all gradients together. It is read as today’s global_clipnorm.',
  accuracyThen: ({ outputs }) =>
    `In 2017 accuracy with binary_crossentropy counted each of the ${outputs} outputs separately. It is read as binary_accuracy. Today it compares classes.`,
  meantOtherwise: ({ name, what }) =>
    ({
      smaller: `In 2017 the weights of ${name} were 12% smaller. Today’s ${name} is used.`,
      gain: `In Keras 1 ${name} had a gain of 1.1. Today it is 1.`,
      slope: `In 2017 ${name} was x/5 + 1/2. Today’s ${name} is used: x/6 + 1/2.`,
    })[what],
  constantByName: () =>
    "Keras 3 gives an error for the string 'constant' (KeyError: 'value'). Use keras.initializers.Constant().",
  patienceThen: () => 'Keras of 2017 (up to 2.0.8) waited one epoch longer than today’s Keras and this page.',
  epochsThen: () => 'In 2017 the default of epochs was 10. Today it is 1.',
  monitorName: ({ monitor, logged }) =>
    `Today’s Keras logs ${logged}. There a callback that monitors ${monitor} stops with an error or does nothing. On this page it monitors the accuracy.`,
  exactAccuracy: () =>
    'Accuracy() counts outputs that are exactly equal to the targets, so it would stay near 0. It is ignored. Use the string "accuracy" to get the right kind.',
  followedOnce: () => 'This loop is read once, because the number of its iterations is large or not known here.',
  notCalled: ({ name }) => `${name} is not called in this program. Its model and settings are ignored.`,
  notLookedInto: ({ name }) =>
    `This page does not know what ${name ?? 'this call'} does with the model. It is ignored.`,
  otherModelPassed: ({ name }) => `${name} is ignored. The model that the program builds is used.`,
  ofOtherModel: ({ name, model }) => `This is ${name} of a model from ${model}. It is ignored.`,
  trainedInLoop: () => 'This fit runs more than once. It is used once.',
  layerInNoModel: () => 'This line creates a layer, but adds it to no model.',
  ownTraining: () => 'The program trains the model with a custom loop. Its settings are not used.',
  partOfModel: () => 'This model consists of layers of the other one. The other one is shown.',
  aroundModel: () => 'This model adds layers to the other one, which is trained. The other one is shown.',
  ofAnotherModel: ({ name }) => `This is ${name} of a model that is not shown. It is ignored.`,
  ownCallback: ({ name }) =>
    name === null
      ? 'What this callback does is not known here. Training runs without it.'
      : `The callback ${name} is custom code. Training runs without it.`,
  batchFromData: () => 'Each batch has all examples of the selected data set.',
  unitsFromData: () => 'The number of units is taken from the selected data set.',
  namesFromElsewhere: ({ name }) =>
    `This page does not have the module ${name}. If it sets a name that this program also sets, the value here is used.`,
  classPassed: ({ name }) => `This page does not follow the class ${name}. Its model is ignored.`,
  weightsStay: ({ name }) => `${name} is ignored. On this page the initializers set the weights at the start.`,
  seedStays: () => 'The program does not give the value of this seed. The seed is unchanged.',
  usualTaken: ({ name }) => `The default of ${name} is used, as if the program was started without it.`,
  metricsThird: () => 'The third argument was read as metrics, as in Keras 2. In Keras 3 write metrics=….',
  wholeEpochs: () => 'On this page an epoch always uses each training example once. steps_per_epoch is ignored.',
  scaledOtherwise: () =>
    'This program changes the data in a way that this page does not have. The data is used without this change.',
};

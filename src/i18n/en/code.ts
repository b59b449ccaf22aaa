import type { NamedKind, Wanted } from '../../code/read/problem.ts';
import type { CodeProblemSentences } from '../codeSentences.ts';
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
  tensor: 'what Input(…) or a layer gives',
};

const kinds: Readonly<Record<NamedKind, string>> = {
  activation: 'an activation',
  initializer: 'an initializer',
  regularizer: 'a regularizer',
  optimizer: 'an optimizer',
  loss: 'a loss',
  metric: 'a metric',
  callback: 'a callback',
  schedule: 'a schedule',
};

export const codeProblems: CodeProblemSentences = {
  syntax: () => 'Python cannot be read on from here.',
  incomplete: () => 'Something is still missing after this.',
  unclosed: ({ bracket }) => `This ${bracket} is never closed.`,
  unopened: ({ bracket }) => `This ${bracket} closes nothing that is open.`,
  unclosedString: () => 'This string has no closing quote.',
  missingComma: () => 'A comma is missing after this.',
  unknownVariable: ({ name, nearest }) => `${name} is not defined.${suggestion(nearest)}`,
  notFollowed: ({ construct }) =>
    `What this ${construct} does is known only when the program runs; here programs are read, not run.`,
  unknownValue: ({ argument, why }) => {
    const what = argument === null ? 'This' : `The value of ${argument}`;
    if (why === 'running') {
      return argument === null
        ? 'This is known only when the program runs; here programs are read, not run.'
        : `${what} is known only when the program runs; please write it down.`;
    }
    if (why === 'changed') return `${what} is one of several; which one is known only when the program runs.`;
    const { function: name, parameter } = why;
    return name === ''
      ? `${what} is a parameter, ${parameter}, that nobody gives a value.`
      : `${name} is not called in this program, so ${parameter} has no value.`;
  },
  noSuchItem: ({ index, items }) =>
    `There is no item ${index}: the list has ${items === 1 ? '1 item' : `${items} items`}, counted from 0.`,
  tooLong: ({ max }) => `The text is too long: up to ${number(max)} characters are read.`,
  tooManySteps: () => 'This takes too many steps to follow.',

  unknownLayer: ({ name, nearest }) => `${name} is no layer of Keras.${suggestion(nearest)}`,
  otherLayer: ({ name }) => `${name} is not a layer of a multilayer perceptron.`,
  notHere: ({ name }) => `Keras has ${name}, but this page does not.`,
  unknownName: ({ kind, name, nearest }) => `“${name}” is not ${kinds[kind]} of Keras.${suggestion(nearest)}`,
  notInModule: ({ module, name, nearest }) => `${module} has no ${name}.${suggestion(nearest)}`,
  unknownMethod: ({ name, nearest }) => `A model has no method ${name}.${suggestion(nearest)}`,
  ownFunction: ({ name }) =>
    name === null
      ? 'A function of one’s own cannot stand here; only Keras’s own are known.'
      : `${name} is of the program’s own making; here only Keras’s own are known.`,
  ownClass: ({ name }) => `This comes from an object of the class ${name}; what objects do is not followed here.`,
  setLater: ({ name }) => `Here ${name} cannot be set afterwards: give it where the object is made.`,

  unknownArgument: ({ callee, argument, nearest }) => `${callee} has no argument ${argument}.${suggestion(nearest)}`,
  missingArgument: ({ callee, argument }) => `${callee} needs ${argument}.`,
  tooManyArguments: ({ callee, max }) =>
    max === 0
      ? `${callee} takes no arguments without a name.`
      : `${callee} takes at most ${max} arguments without a name.`,
  repeatedArgument: ({ argument }) => `${argument} is given twice.`,
  argumentNotHere: ({ callee, argument }) => `${callee}’s ${argument} is not available on this page.`,
  wrongType: ({ argument, wanted: what }) => `${argument ?? 'This'} must be ${wanted[what]}.`,
  outOfRange: ({ argument, value, min, max }) =>
    `${argument}: ${number(value)} is out of range; it goes from ${number(min)} to ${number(max)}.`,
  wrongChoice: ({ argument, value, choices }) => `${argument}: “${value}” is not one of ${choices.join(', ')}.`,
  twoClips: () => 'Of clipnorm, clipvalue and global_clipnorm only one can be given.',
  badBoundaries: () => 'boundaries must ascend, and there must be one more of values than of boundaries.',
  callbackTwice: ({ name }) => `There is more than one ${name}; here one of each kind is possible.`,

  tooManyLayers: ({ max }) => `These are too many layers: at most ${max} are possible.`,
  secondModel: () => 'This is a second model. One program is one network here.',
  inputNotFirst: () => 'The input must come first, and only once.',
  inputRank: ({ rank }) => `These inputs have ${rank} dimensions. Flatten as the first layer makes a row of them.`,
  branch: () => 'A multilayer perceptron is one path; layers that join several are not possible here.',
  layerTwice: () => 'The same layer object is used twice. Make a new one: only so it has weights of its own.',
  noPath: () => 'No layers lead from these inputs to these outputs.',
  subclassed: ({ name }) =>
    `${name} is a model class of its own. Sequential([…]) or Input and Dense(…)(x) can be read.`,
  modelInClass: ({ name }) =>
    `The model is made in the class ${name}; what objects do is not followed here. Make it outside of a class or in a function.`,
  otherModel: ({ name }) => `The layers of this model are not in the program: ${name} takes them from elsewhere.`,
  pytorch: () => 'This is PyTorch. This page writes PyTorch, but it reads only Keras.',
  otherLibrary: ({ name }) => `This network is built with ${name}; only Keras is read here.`,
  noSuchLayer: ({ index, layers }) =>
    `There is no layer ${index}: the model has ${layers === 1 ? '1 layer' : `${layers} layers`} so far.`,
  nothingToPop: () => 'There is no layer left to take away.',
  addToFunctional: () => 'Only a Sequential model has add.',

  noModel: () => 'There is no model yet: begin with model = Sequential().',
  notImported: ({ name, line }) => `Python needs a line for ${name}: ${line}`,
  passedOver: ({ name }) => `${name} changes nothing here and is passed over.`,
  dataStay: () => 'These data are not the page’s: the data that are chosen here stay.',
  ownData: ({ name }) => `The page takes its own data ${name}, which look alike; the points are not the same.`,
  validationData: () => 'The page validates on a part of its own data; its validation split stays.',
  inputsFromData: () => 'How many inputs there are follows from the data that are chosen.',
  shapeWithoutComma: ({ units }) => `In Python (${units}) is just ${units}; Keras wants a tuple, (${units},).`,
  activationApart: () => 'This activation has arguments of its own, so it is shown as a layer behind the Dense.',
  squeezed: () => 'A line end is missing here; the rest was read as a new line.',
  wideCharacters: () => "Python knows only plain characters; these were read as ( ) , = ' and the like.",
  trainedTwice: () => 'The model is trained once more; only this fit is taken over.',
  notMeasured: ({ name }) => `${name} is not measured on this page; all else is taken over.`,
  modelReplaced: () => 'From here on this model takes the place of the one above.',
  inputIgnored: () => 'Only the first layer says how many inputs there are; here it is passed over.',
  followedOnce: () => 'How often this loop runs is not known here; it is followed once.',
  notCalled: ({ name }) => `${name} is not called in this program; its model and settings are not taken over.`,
  notLookedInto: ({ name }) => `What ${name} does with the model is not known here; it is passed over.`,
  otherModelPassed: ({ name }) => `${name} is passed over; the model that the program builds is taken.`,
  ofOtherModel: ({ name, model }) => `This is ${name} of a model that comes from ${model}; it is passed over.`,
  ownCallback: ({ name }) =>
    `${name === null ? 'This callback' : `The callback ${name}`} is not known here; training goes on without it.`,
  unitsFromData: () => 'How many units this layer has follows from the data that are chosen.',
  seedStays: () => 'The value of this seed is not in the program; the seed that is chosen here stays.',
  usualTaken: ({ name }) => `The default of ${name} is taken, as when the program is started without it.`,
  metricsThird: () => 'In Keras 2 the third place was that of metrics and it was read so; in Keras 3 write metrics=….',
  wholeEpochs: () => 'Here an epoch is always all examples once; steps_per_epoch is passed over.',
  scaledOtherwise: () =>
    'These numbers are scaled in another way than on this page; the data are taken without that scaling.',
};

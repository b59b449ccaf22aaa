/** A piece of the text, [from, to). */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** Kind of value that an argument expects. */
export type Wanted =
  | 'integer'
  | 'number'
  | 'boolean'
  | 'string'
  | 'shape'
  | 'activation'
  | 'initializer'
  | 'regularizer'
  | 'optimizer'
  | 'loss'
  | 'metrics'
  | 'callbacks'
  | 'schedule'
  | 'numbers'
  | 'layer'
  | 'layers'
  | 'tensor';

/** Kinds of things that Keras has many of, by name. */
export type NamedKind =
  | 'activation'
  | 'initializer'
  | 'regularizer'
  | 'optimizer'
  | 'loss'
  | 'metric'
  | 'callback'
  | 'schedule';

/** Details of each code besides its place. Names are as they stand in the text, cut short when long. */
interface Details {
  // Python
  /** The grammar of Python breaks here. */
  readonly syntax: object;
  /** The line breaks off after this. */
  readonly incomplete: object;
  readonly unclosed: { readonly bracket: string };
  readonly unopened: { readonly bracket: string };
  readonly unclosedString: object;
  /** Python needs a comma after this. */
  readonly missingComma: object;
  readonly unknownVariable: { readonly name: string; readonly nearest: string | null };
  /** A `while`, `try` … that makes layers: what it does is not known without running it. */
  readonly notFollowed: { readonly construct: string };
  /** An unknown value where a known one was needed. `argument`: its argument, or null. */
  readonly unknownValue: {
    readonly argument: string | null;
    /** Known only when it runs; one of several values; a parameter of a function that is never called. */
    readonly why: 'running' | 'changed' | { readonly function: string; readonly parameter: string };
  };
  /** A list has no such item. */
  readonly noSuchItem: { readonly index: string; readonly items: number };
  /** A dictionary has no such key. */
  readonly noSuchKey: { readonly key: string; readonly nearest: string | null };
  readonly tooLong: { readonly max: number };
  /** Loops and calls take more steps than are followed. */
  readonly tooManySteps: object;

  // names
  /** No layer of Keras. */
  readonly unknownLayer: { readonly name: string; readonly nearest: string | null };
  /** A layer of Keras for other kinds of networks. */
  readonly otherLayer: { readonly name: string };
  /** A part of Keras that the page doesn't support. */
  readonly notHere: { readonly name: string };
  readonly unknownName: { readonly kind: NamedKind; readonly name: string; readonly nearest: string | null };
  /** A module of Keras has no such name. */
  readonly notInModule: { readonly module: string; readonly name: string; readonly nearest: string | null };
  readonly unknownMethod: { readonly name: string; readonly nearest: string | null };
  /** A function or class of the person's own where Keras's are needed. */
  readonly ownFunction: { readonly name: string | null };
  /** It comes from an object of a class of the person's own. */
  readonly ownClass: { readonly name: string };
  /** `name`: a method of a model, which is asked of None. */
  readonly ofNone: { readonly name: string };
  /** `model = build` without a call. */
  readonly ofFunction: { readonly name: string; readonly callee: string };
  /** An attribute that has to be given when the object is made. */
  readonly setLater: { readonly name: string };

  // arguments
  readonly unknownArgument: { readonly callee: string; readonly argument: string; readonly nearest: string | null };
  readonly missingArgument: { readonly callee: string; readonly argument: string };
  /** `input_dim==3` */
  readonly doubleEquals: { readonly name: string };
  readonly tooManyArguments: { readonly callee: string; readonly max: number };
  /** `f(epochs=1, 2)` */
  readonly positionalAfterNamed: { readonly argument: string };
  /** `Dropout(0,5)` for 0.5. */
  readonly decimalComma: object;
  readonly repeatedArgument: { readonly argument: string };
  /** Keras supports this argument, the page only its default. */
  readonly argumentNotHere: { readonly callee: string; readonly argument: string };
  /** `argument`: which one, or null for an element or what is called. */
  readonly wrongType: { readonly argument: string | null; readonly wanted: Wanted };
  /** Both ends inclusive. */
  readonly outOfRange: {
    readonly argument: string;
    readonly value: number;
    readonly min: number;
    readonly max: number;
  };
  /** One of a few words is expected. */
  readonly wrongChoice: { readonly argument: string; readonly value: string; readonly choices: readonly string[] };
  /** Keras accepts only one of `clipnorm`, `clipvalue` and `global_clipnorm`. */
  readonly twoClips: object;
  /** Values must be one more than boundaries; boundaries ascend. */
  readonly badBoundaries: object;
  readonly callbackTwice: { readonly name: string };

  // the model
  readonly tooManyLayers: { readonly max: number };
  readonly secondModel: object;
  readonly inputNotFirst: object;
  /** The inputs are a table or a picture, and no Flatten follows. */
  readonly inputRank: { readonly rank: number };
  readonly branch: object;
  readonly layerTwice: object;
  /** A function or operator that is applied to the output of a layer. */
  readonly otherOperation: { readonly name: string };
  readonly noPath: object;
  readonly subclassed: { readonly name: string };
  readonly modelInClass: { readonly name: string };
  /** A call that gives a model whose layers are not in the program. */
  readonly otherModel: { readonly name: string };
  readonly pytorch: object;
  readonly otherLibrary: { readonly name: string };
  readonly noSuchLayer: { readonly index: string; readonly layers: number };
  readonly nothingToPop: object;
  readonly addToFunctional: object;

  // notes
  readonly noModel: object;
  readonly notImported: { readonly name: string; readonly line: string };
  /** No effect on the drawing and the training here. */
  readonly passedOver: { readonly name: string };
  readonly dataStay: object;
  /** The page has data of this name; its numbers are the page's own. */
  readonly ownData: { readonly name: string };
  readonly validationData: object;
  readonly inputsFromData: object;
  readonly shapeWithoutComma: { readonly units: number };
  readonly activationApart: object;
  readonly squeezed: object;
  readonly wideCharacters: object;
  readonly trainedTwice: object;
  readonly trainedInLoop: object;
  /** A line that makes a layer and does nothing with it. */
  readonly layerInNoModel: object;
  /** Lines of the program's own that train. */
  readonly ownTraining: object;
  /** A model of layers that the program's model has. */
  readonly partOfModel: object;
  /** A model of the program's trained model and more layers. */
  readonly aroundModel: object;
  /** `compile`, `fit` … of a model that is not the one that is shown. */
  readonly ofAnotherModel: { readonly name: string };
  readonly inputIgnored: object;
  /** A metric of Keras that the page does not have. */
  readonly notMeasured: { readonly name: string };
  /** `exclude_from_weight_decay`: the page has one weight decay for kernels and biases; `decays`: it is not 0. */
  readonly decayOfAll: { readonly decays: boolean };
  // programs of 2017
  /** Defaults that have changed since: `learning_rate=1.0, epsilon=1e-08`, then and today. */
  readonly defaultsThen: { readonly name: string; readonly was: string; readonly is: string };
  /** Nadam's, which today is always 1. */
  readonly scheduleDecay: { readonly value: number };
  /** `clipnorm` was of all gradients together. */
  readonly clipnormThen: object;
  /** `accuracy` with binary_crossentropy and several outputs was binary accuracy. */
  readonly accuracyThen: { readonly outputs: number };
  /** A name that has stayed, with another meaning: of an initializer's spread, of hard_sigmoid's slope. */
  readonly meantOtherwise: { readonly name: string; readonly what: 'smaller' | 'gain' | 'slope' };
  /** Keras 3 raises KeyError: the name makes an object without its value. */
  readonly constantByName: object;
  /** Callbacks waited one epoch longer. */
  readonly patienceThen: object;
  /** `fit` without `epochs` trained ten. */
  readonly epochsThen: object;
  /** A callback watches the accuracy under a name that today's Keras does not log it by. */
  readonly monitorName: { readonly monitor: string; readonly logged: string };
  /** `keras.metrics.Accuracy()` compares numbers, not classes. */
  readonly exactAccuracy: object;
  /** `model = Sequential()` again: it replaces the model before. */
  readonly modelReplaced: object;
  /** A loop with an unknown number of rounds. */
  readonly followedOnce: object;
  /** A function that makes or trains a model and is never called. */
  readonly notCalled: { readonly name: string };
  /** An unknown function that is given the model. */
  readonly notLookedInto: { readonly name: string | null };
  /** A loaded model where the program also builds one. */
  readonly otherModelPassed: { readonly name: string };
  /** `fit` and the like of such a model. */
  readonly ofOtherModel: { readonly name: string; readonly model: string };
  /** A callback of the person's own, or one that another cell makes. */
  readonly ownCallback: { readonly name: string | null };
  readonly unitsFromData: object;
  /** `batch_size=len(x)`: all examples of the chosen data in one batch. */
  readonly batchFromData: object;
  readonly seedStays: object;
  /** `from settings import *` after values were given. */
  readonly namesFromElsewhere: { readonly name: string };
  /** A class that makes a model, beside another model. */
  readonly classPassed: { readonly name: string };
  /** `load_weights`, `set_weights` */
  readonly weightsStay: { readonly name: string };
  /** The default of an argument of the command line. */
  readonly usualTaken: { readonly name: string };
  readonly metricsThird: object;
  readonly wholeEpochs: object;
  readonly scaledOtherwise: object;
}

export type CodeProblemCode = keyof Details;
export type CodeProblemDetails<C extends CodeProblemCode> = { readonly code: C } & Details[C];

const noteCodes = [
  'noModel',
  'notImported',
  'passedOver',
  'dataStay',
  'ownData',
  'validationData',
  'inputsFromData',
  'shapeWithoutComma',
  'activationApart',
  'squeezed',
  'wideCharacters',
  'trainedTwice',
  'trainedInLoop',
  'layerInNoModel',
  'ownTraining',
  'partOfModel',
  'aroundModel',
  'ofAnotherModel',
  'inputIgnored',
  'notMeasured',
  'modelReplaced',
  'followedOnce',
  'notCalled',
  'notLookedInto',
  'otherModelPassed',
  'ofOtherModel',
  'ownCallback',
  'unitsFromData',
  'batchFromData',
  'seedStays',
  'namesFromElsewhere',
  'classPassed',
  'weightsStay',
  'usualTaken',
  'metricsThird',
  'wholeEpochs',
  'scaledOtherwise',
  'decayOfAll',
  'defaultsThen',
  'scheduleDecay',
  'clipnormThen',
  'accuracyThen',
  'patienceThen',
  'meantOtherwise',
  'constantByName',
  'epochsThen',
  'monitorName',
  'exactAccuracy',
] as const satisfies readonly CodeProblemCode[];

/** A problem of a piece of code, as data; its sentence is in i18n under its code. */
export type CodeProblemOf<C extends CodeProblemCode> = Place & {
  /** An error: the code gives no network. A note: it does, and this is worth knowing. */
  readonly severity: 'error' | 'note';
} & CodeProblemDetails<C>;

export type CodeProblem = { readonly [C in CodeProblemCode]: CodeProblemOf<C> }[CodeProblemCode];
export type Complaint = { readonly [C in CodeProblemCode]: CodeProblemDetails<C> }[CodeProblemCode];

const notes: ReadonlySet<CodeProblemCode> = new Set(noteCodes);

export function problemAt({ from, to }: Place, complaint: Complaint): CodeProblem {
  return { from, to, severity: notes.has(complaint.code) ? 'note' : 'error', ...complaint };
}

/** Whether two problems say the same; a name that is not imported is told once. */
export function isRepeated(a: CodeProblem, b: CodeProblem): boolean {
  if (a.code === 'notImported' && b.code === 'notImported') return a.name === b.name;
  return a.from === b.from && a.to === b.to && a.code === b.code;
}

const longest = 40;

/** A name from the text, cut to fit into a sentence. */
export function excerpt(name: string): string {
  return name.length > longest ? `${name.slice(0, longest - 1)}…` : name;
}

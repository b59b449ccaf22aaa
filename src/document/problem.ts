import type { ActivationName } from '../engine/activations.ts';
import type { LossName } from '../engine/losses.ts';
import type { OptimizerName } from '../engine/optimizers.ts';
import type { Remedy } from './remedies.ts';

/** `error`: it cannot be trained. `warning`: it can, and does not go well or does not mean what it seems to. */
export type Severity = 'error' | 'warning';

/** Beside which control a problem is told. */
export type Place =
  | { readonly kind: 'inputs' | 'network' | 'loss' | 'metrics' | 'optimizer' | 'data' | 'fit' }
  | { readonly kind: 'layer'; readonly index: number };

interface Details {
  /** Inputs of the network against the features chosen. */
  readonly inputSize: { readonly inputs: number; readonly features: number };
  readonly noDense: object;
  /** `classes` is 0 for regression, which wants one unit. */
  readonly outputUnits: { readonly units: number; readonly classes: number };
  readonly tooManyParameters: { readonly parameters: number; readonly max: number };
  readonly crossEntropyOnRegression: { readonly loss: LossName };
  /** categorical_crossentropy over one unit, which stands for two classes. */
  readonly categoricalOneUnit: object;
  readonly softmaxOneUnit: object;
  readonly softmaxMeanSquaredError: object;
  readonly noProbabilities: {
    readonly loss: LossName;
    readonly activation: ActivationName;
    readonly right: ActivationName;
  };
  readonly binarySoftmax: object;
  readonly categoricalSigmoid: { readonly activation: ActivationName };
  /** `blocked`: how many Dense layers learn nothing. */
  readonly noGradient: { readonly activation: ActivationName; readonly blocked: number };
  /** The output lies within low … high (∞ where there is no bound), and not all targets do. */
  readonly outputRange: { readonly activation: ActivationName; readonly low: number; readonly high: number };
  readonly accuracyOnRegression: object;
  /**
   * All units of a Dense start alike. `copies`: they stay alike for ever, for the next Dense starts with equal
   * weights too. `dead`: they sit where the activation has slope 0 and never move. `apart`: only the next layer's
   * random weights tell them apart.
   */
  readonly equalUnits: {
    readonly units: number;
    readonly initializer: 'zeros' | 'ones';
    readonly fate: 'copies' | 'dead' | 'apart';
  };
  /** Two Dense layers without an activation between them are one linear map. `next`: index of the second. */
  readonly linearStack: { readonly next: number };
  readonly batchTooLarge: { readonly batchSize: number; readonly rows: number };
  /** Keras would refuse: (1 − split) · samples leaves no row to train on; one is kept here. */
  readonly noTrainingRows: { readonly samples: number; readonly validationSplit: number };
  readonly smallValidation: { readonly rows: number; readonly samples: number };
  readonly learningRateZero: object;
  readonly learningRateHigh: {
    readonly learningRate: number;
    readonly optimizer: OptimizerName;
    readonly usual: number;
  };
  /** Momentum 1: the velocity never fades. */
  readonly momentumOne: object;
}

export type ProblemCode = keyof Details;

/** The problems of one code, with their numbers. */
export type ProblemOf<C extends ProblemCode> = {
  readonly code: C;
  readonly severity: Severity;
  readonly place: Place;
  /** What one click does about it. */
  readonly remedy: Remedy;
} & Details[C];

/** What is wrong or unwise, as data; its sentence is in i18n under its code. */
export type Problem = { readonly [C in ProblemCode]: ProblemOf<C> }[ProblemCode];

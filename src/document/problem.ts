import type { ActivationName } from '../engine/activations.ts';
import type { InitializerName } from '../engine/initializerSpecs.ts';
import type { LossName } from '../engine/lossNames.ts';
import type { MetricName } from '../engine/metrics.ts';
import type { OptimizerName } from '../engine/optimizerSpecs.ts';
import type { Remedy } from './remedies.ts';

/** `error`: it cannot be trained. `warning`: it can, and does not go well or does not mean what it seems to. */
export type Severity = 'error' | 'warning';

/** Beside which control a problem is told. */
export type Place =
  | { readonly kind: 'inputs' | 'network' | 'loss' | 'metrics' | 'optimizer' | 'data' | 'fit' }
  | { readonly kind: 'layer'; readonly index: number };

/** What Keras does with a metric whose targets have the wrong shape. */
export type KerasAnswer = 'raises' | 'nonsense' | 'number';

interface Details {
  /** Inputs of the network against the features chosen. */
  readonly inputSize: { readonly inputs: number; readonly features: number };
  readonly noDense: object;
  /** `classes` is 0 for regression, which wants one unit. */
  readonly outputUnits: { readonly units: number; readonly classes: number };
  readonly tooManyParameters: { readonly parameters: number; readonly max: number };

  // the output against the loss
  /** A loss for classes, and numbers to predict. */
  readonly classificationLoss: { readonly loss: LossName };
  /** poisson is for counts; some values to predict are below 0. */
  readonly poissonNegative: object;
  /** A loss over classes, and one unit, which stands for two of them. */
  readonly categoricalOneUnit: { readonly loss: LossName };
  /** softmax or one of its kin over one unit, which is `constant` then. */
  readonly softmaxOneUnit: { readonly activation: ActivationName; readonly constant: number };
  readonly softmaxMeanSquaredError: { readonly activation: ActivationName; readonly loss: LossName };
  /** `ending`: the activation or the class of layer that the output ends in; null for none. */
  readonly noProbabilities: {
    readonly loss: LossName;
    readonly ending: string | null;
    readonly right: ActivationName;
  };
  readonly binarySoftmax: { readonly activation: ActivationName };
  readonly categoricalSigmoid: { readonly loss: LossName; readonly activation: ActivationName };
  /** from_logits=True, and the output has been through softmax or sigmoid already. */
  readonly logitsOfProbabilities: { readonly loss: LossName; readonly activation: ActivationName };
  /** from_logits=True, and the output cannot be any number. */
  readonly logitsRange: { readonly activation: ActivationName };
  /** hinge, and an output that is never negative. */
  readonly hingeRange: { readonly activation: ActivationName };
  /** poisson, and an output that may be negative. */
  readonly poissonOutput: { readonly ending: string | null; readonly right: ActivationName };
  /** The output lies within low … high (∞ where there is no bound), and not all targets do. */
  readonly outputRange: { readonly activation: ActivationName; readonly low: number; readonly high: number };
  readonly labelSmoothingHigh: { readonly labelSmoothing: number };

  // metrics
  readonly accuracyOnRegression: { readonly metrics: readonly MetricName[] };
  /**
   * A metric made for other outputs or targets. `oneUnit`: it looks for the largest of one. `sparse`: it wants
   * one-hot targets. `oneHot`: it wants numbers of classes. `units`: it judges each output by itself.
   */
  readonly metricMismatch: {
    readonly metric: MetricName;
    readonly right: MetricName;
    readonly why: 'oneUnit' | 'sparse' | 'oneHot' | 'units';
    readonly keras: KerasAnswer;
  };
  /** Metrics that compare output by output, and targets that are numbers of classes. */
  readonly metricsSparse: { readonly metrics: readonly MetricName[]; readonly keras: KerasAnswer };
  /** Precision and recall over several outputs: each counts by itself. */
  readonly metricsOverClasses: { readonly metrics: readonly MetricName[] };
  /** One curve for all outputs. */
  readonly aucOverClasses: object;
  /** Metrics with a threshold at 0.5, or thresholds from 0 to 1, and outputs that are logits. */
  readonly metricsOfLogits: { readonly metrics: readonly MetricName[] };
  /** The same, and outputs with a margin around 0. */
  readonly metricsOfMargins: { readonly metrics: readonly MetricName[]; readonly loss: LossName };

  // layers
  /** `blocked`: how many Dense layers learn nothing. `layer`: its words in Keras, `ReLU(max_value=0)` or `step`. */
  readonly noGradient: { readonly layer: string; readonly blocked: number };
  /**
   * All units of a Dense start alike. `copies`: they stay alike for ever, for the next Dense starts with equal
   * weights too, or the layer is frozen. `dead`: they sit where the activation has slope 0 and never move. `apart`:
   * only the next layer's random weights tell them apart.
   */
  readonly equalUnits: {
    readonly units: number;
    readonly initializer: InitializerName | 'variance_scaling';
    readonly fate: 'copies' | 'dead' | 'apart';
  };
  /** Keras raises: a bias or PReLU's slopes are no matrix, and this initializer makes nothing else. */
  readonly initializerOfVector: {
    readonly argument: 'bias_initializer' | 'alpha_initializer';
    readonly initializer: 'orthogonal' | 'identity';
  };
  /** Two Dense layers without an activation between them are one linear map. `next`: index of the second. */
  readonly linearStack: { readonly next: number };
  /** Nothing that the optimizer could change. */
  readonly allFrozen: object;
  /** `kept`: how many of the `units` are left on average. */
  readonly dropoutHigh: { readonly rate: number; readonly units: number; readonly kept: number };
  /** Dropout or noise on what the network answers. `layer`: its Keras class. */
  readonly noisyOutput: { readonly layer: string };
  /** Batches of one example, which is its own mean. `rows`: the training examples there are. */
  readonly batchNormalizationOfOne: { readonly rows: number };
  /** Momentum 1: the moving statistics stay at their initial 0 and 1. */
  readonly movingMomentumOne: object;
  /** One unit is its own mean. */
  readonly layerNormalizationOfOne: object;

  // optimizer and fit
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
  /** Each step takes this part of every weight, 0 … 1. */
  readonly weightDecayHigh: { readonly weightDecay: number; readonly part: number };
  /** No step moves a weight by more than this. */
  readonly clipSmall: { readonly step: number };
  /** From this epoch on the learning rate is next to nothing, long before the last of `epochs`. */
  readonly scheduleFades: { readonly epoch: number; readonly epochs: number };
  /** The schedule takes the learning rate far above what is usual. */
  readonly scheduleHigh: { readonly usual: number };

  // callbacks; `callback` is the Keras class
  readonly monitorMissing: {
    readonly callback: string;
    readonly monitor: string;
    readonly why: 'validation' | 'metric' | 'unknown';
    /** Keras stops with an error: it cannot tell whether more or less is better. Otherwise it only warns. */
    readonly raises: boolean;
  };
  /** It waits for the monitor to get worse. */
  readonly monitorMode: { readonly callback: string; readonly monitor: string; readonly mode: 'min' | 'max' };
  /** It begins, or its patience ends, only after the last epoch. */
  readonly callbackNever: { readonly callback: string; readonly epochs: number };
  /** ReduceLROnPlateau's min_lr is no less than the learning rate. */
  readonly minLrHigh: { readonly minLr: number; readonly learningRate: number };
  /** Keras raises: a learning rate that follows a schedule cannot be set. */
  readonly plateauWithSchedule: object;
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

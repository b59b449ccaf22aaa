import type { ActivationName } from '../../engine/activations.ts';
import type { InitializerName } from '../../engine/specs/initializerSpecs.ts';
import type { LossName } from '../../engine/specs/lossSpecs.ts';
import type { MetricName } from '../../engine/specs/metricSpecs.ts';
import type { OptimizerName } from '../../engine/specs/optimizerSpecs.ts';
import type { Remedy } from './remedies.ts';

/** `error`: it cannot be trained. `warning`: it can, but trains badly or does not mean what it seems to mean. */
export type Severity = 'error' | 'warning';

/** The control beside which a problem is shown. */
export type Place =
  | { readonly kind: 'inputs' | 'network' | 'loss' | 'metrics' | 'optimizer' | 'data' | 'fit' }
  | { readonly kind: 'layer'; readonly index: number };

/** How Keras handles a metric whose targets have the wrong shape. */
export type KerasAnswer = 'raises' | 'nonsense' | 'number';

interface Details {
  /** The rows of a person's own table or points are not here. */
  readonly rowsMissing: { readonly title: string };
  /** No point has been drawn. */
  readonly noPoints: object;

  /** The number of inputs is not the number of features chosen. */
  readonly inputSize: { readonly inputs: number; readonly features: number };
  readonly noDense: object;
  /** `classes` is 0 for regression, which needs one unit. */
  readonly outputUnits: { readonly units: number; readonly classes: number; readonly targets: number };
  readonly tooManyParameters: { readonly parameters: number; readonly max: number };

  // the output against the loss
  /** A loss for classes with numbers to predict. */
  readonly classificationLoss: { readonly loss: LossName };
  /** poisson is for counts; some values to predict are below 0. */
  readonly poissonNegative: object;
  /** A loss over classes with one unit, which represents two classes. */
  readonly categoricalOneUnit: { readonly loss: LossName };
  /** softmax or a similar function over one unit, whose output is then always `constant`. */
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
  /** from_logits=True, and softmax or sigmoid was already applied to the output. */
  readonly logitsOfProbabilities: { readonly loss: LossName; readonly activation: ActivationName };
  /** from_logits=True, and the output cannot be any number. */
  readonly logitsRange: { readonly activation: ActivationName };
  /** hinge with an output that is never negative. */
  readonly hingeRange: { readonly activation: ActivationName };
  /** poisson with an output that may be negative. */
  readonly poissonOutput: { readonly ending: string | null; readonly right: ActivationName };
  /** The output lies within low … high (∞ where there is no bound), and not all targets do. */
  readonly outputRange: { readonly activation: ActivationName; readonly low: number; readonly high: number };
  readonly labelSmoothingHigh: { readonly labelSmoothing: number };

  // metrics
  readonly accuracyOnRegression: { readonly metrics: readonly MetricName[] };
  /**
   * A metric made for other outputs or targets. `oneUnit`: it looks for the largest output, and there is only one.
   * `sparse`: it needs one-hot targets. `oneHot`: it needs class numbers. `units`: it judges each output separately.
   */
  readonly metricMismatch: {
    readonly metric: MetricName;
    readonly right: MetricName;
    readonly why: 'oneUnit' | 'sparse' | 'oneHot' | 'units';
    readonly keras: KerasAnswer;
  };
  /** Metrics that compare output by output, with class numbers as targets. */
  readonly metricsSparse: { readonly metrics: readonly MetricName[]; readonly keras: KerasAnswer };
  /** Precision and recall over several outputs: each output is counted separately. */
  readonly metricsOverClasses: { readonly metrics: readonly MetricName[] };
  /** AUC over several outputs: one curve for all of them. */
  readonly aucOverClasses: object;
  /** Metrics with a threshold at 0.5, or thresholds from 0 to 1, with outputs that are logits. */
  readonly metricsOfLogits: { readonly metrics: readonly MetricName[] };
  /** The same metrics with outputs that have a margin around 0. */
  readonly metricsOfMargins: { readonly metrics: readonly MetricName[]; readonly loss: LossName };

  // layers
  /** `blocked`: how many Dense layers learn nothing. `layer`: its name in Keras, `ReLU(max_value=0)` or `step`. */
  readonly noGradient: { readonly layer: string; readonly blocked: number };
  /**
   * All units of a Dense start equal. `copies`: they stay equal for ever, because the next Dense starts with equal
   * weights too, or the layer is frozen. `dead`: they are where the activation has slope 0 and never change. `apart`:
   * only the random weights of the next layer make them differ.
   */
  readonly equalUnits: {
    readonly units: number;
    readonly initializer: InitializerName | 'variance_scaling';
    readonly fate: 'copies' | 'dead' | 'apart';
  };
  /** Keras raises: a bias or PReLU's slopes are vectors, and this initializer makes only matrices. */
  readonly initializerOfVector: {
    readonly argument: string;
    readonly initializer: string;
  };
  /** Two Dense layers with no activation between them, which are one linear map. `next`: index of the second. */
  readonly linearStack: { readonly next: number };
  /** There is nothing that the optimizer could change. */
  readonly allFrozen: object;
  /** `kept`: average number of the `units` that are left. */
  readonly dropoutHigh: { readonly rate: number; readonly units: number; readonly kept: number };
  /** Dropout or noise on the network's output. `layer`: its Keras class. */
  readonly noisyOutput: { readonly layer: string };
  /** Batches of one example, which is its own mean. `rows`: number of training examples. */
  readonly batchNormalizationOfOne: { readonly rows: number };
  /** Momentum 1: the moving statistics stay at their initial 0 and 1. */
  readonly movingMomentumOne: object;
  /** LayerNormalization of one unit, which is its own mean. */
  readonly layerNormalizationOfOne: object;

  // optimizer and fit
  /** `waits`: by Playground's rules, which update when a batch is full. */
  readonly batchTooLarge: { readonly batchSize: number; readonly rows: number; readonly waits: boolean };
  /** Keras would refuse: (1 − split) · samples leaves no training row; one is kept here. */
  readonly noTrainingRows: { readonly samples: number; readonly validationSplit: number };
  readonly smallValidation: { readonly rows: number; readonly samples: number };
  readonly learningRateZero: object;
  readonly learningRateHigh: {
    readonly learningRate: number;
    readonly optimizer: OptimizerName;
    readonly usual: number;
  };
  /** Momentum 1: the velocity never decays. */
  readonly momentumOne: object;
  /** `part`: fraction of every weight that each step takes away, 0 … 1. */
  readonly weightDecayHigh: { readonly weightDecay: number; readonly part: number };
  /** `step`: the most by which a step changes a weight. */
  readonly clipSmall: { readonly step: number };
  /** From `epoch` on the learning rate is almost 0, long before the last of `epochs`. */
  readonly scheduleFades: { readonly epoch: number; readonly epochs: number };
  /** The schedule raises the learning rate far above the usual one. */
  readonly scheduleHigh: { readonly usual: number };

  // callbacks; `callback` is the Keras class
  readonly monitorMissing: {
    readonly callback: string;
    readonly monitor: string;
    readonly why: 'validation' | 'metric' | 'unknown';
    /** True: Keras stops with an error, as it does not know whether more or less is better. False: it only warns. */
    readonly raises: boolean;
  };
  /** The callback waits for the monitor to get worse. */
  readonly monitorMode: { readonly callback: string; readonly monitor: string; readonly mode: 'min' | 'max' };
  /** The callback begins, or its patience ends, only after the last epoch. */
  readonly callbackNever: { readonly callback: string; readonly epochs: number };
  /** ReduceLROnPlateau's min_lr is not below the learning rate. */
  readonly minLrHigh: { readonly minLr: number; readonly learningRate: number };
  /** Keras raises: a learning rate that follows a schedule cannot be set. */
  readonly plateauWithSchedule: object;
}

export type ProblemCode = keyof Details;

/** Problem of one code, with its numbers. */
export type ProblemOf<C extends ProblemCode> = {
  readonly code: C;
  readonly severity: Severity;
  readonly place: Place;
  /** Repair that one click makes. */
  readonly remedy: Remedy;
} & Details[C];

/** An error or a warning, as data; its sentence is in i18n under its code. */
export type Problem = { readonly [C in ProblemCode]: ProblemOf<C> }[ProblemCode];

/** Bounds of a number, both inclusive. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** The ranges of Keras's arguments. */
export const ranges = {
  units: { min: 1, max: 1024 },
  learningRate: { min: 0, max: 1000 },
  momentum: { min: 0, max: 1 },
  /** Adam's β₁ and β₂, and ρ: below 1, because 1 − β is a divisor. */
  beta: { min: 0, max: 0.999_999 },
  epsilon: { min: 1e-12, max: 1 },
  initialAccumulatorValue: { min: 0, max: 1000 },
  weightDecay: { min: 0, max: 1000 },
  /** `clipnorm`, `clipvalue`, `global_clipnorm`: above 0. */
  clip: { min: 1e-6, max: 1e6 },
  /** `decay_steps` of a schedule, in batches. */
  decaySteps: { min: 1, max: 1_000_000_000 },
  /** `warmup_steps` and the boundaries of a schedule, in batches. */
  scheduleSteps: { min: 0, max: 1_000_000_000 },
  /** `decay_rate` of ExponentialDecay: above 0. */
  decayRate: { min: 1e-6, max: 1000 },
  inverseDecayRate: { min: 0, max: 1000 },
  /** `warmup_target` of CosineDecay: above 0. */
  warmupTarget: { min: 1e-9, max: 1000 },
  /** `alpha` of CosineDecay: the fraction of η that it ends at. */
  cosineAlpha: { min: 0, max: 1 },
  /** Boundaries of a PiecewiseConstantDecay. */
  boundaries: { min: 1, max: 20 },
  /** `rate` of Dropout: below 1, because the kept values are divided by 1 − rate. */
  rate: { min: 0, max: 0.999 },
  /** `stddev` of GaussianNoise. */
  stddev: { min: 0, max: 1000 },
  /** `negative_slope` of ReLU and LeakyReLU, `alpha` of ELU. */
  slope: { min: 0, max: 1000 },
  /** `max_value` and `threshold` of ReLU. */
  level: { min: 0, max: 1_000_000 },
  /** `l1` and `l2`. */
  penalty: { min: 0, max: 1000 },
  /** `mean`, `minval`, `maxval`, `value`, `gain` of an initializer. */
  initial: { min: -1000, max: 1000 },
  /** `stddev` of an initializer. */
  spread: { min: 0, max: 1000 },
  /** `scale` of VarianceScaling: above 0, as Keras requires. */
  scale: { min: 1e-6, max: 1000 },
  /** `momentum` of BatchNormalization's moving statistics. */
  movingMomentum: { min: 0, max: 1 },
  labelSmoothing: { min: 0, max: 0.999 },
  /** `delta` of huber: above 0. */
  delta: { min: 1e-6, max: 1e6 },
  /** `patience`, `cooldown`, `start_from_epoch`. */
  patience: { min: 0, max: 100_000 },
  /** `min_delta` of a callback. */
  minDelta: { min: 0, max: 1e6 },
  /** `baseline` of EarlyStopping. */
  baseline: { min: -1e9, max: 1e9 },
  /** `factor` of ReduceLROnPlateau: below 1, or it would not reduce. */
  factor: { min: 1e-6, max: 0.999 },
} as const;

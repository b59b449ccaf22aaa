import type { ScheduleSpec } from './schedules.ts';

/** Arguments that all of Keras's optimizers have. */
interface CommonSpec {
  /** ≥ 0; the first value if there is a schedule. */
  readonly learningRate: number;
  readonly schedule: ScheduleSpec | null;
  /** `weight_decay`, ≥ 0: before each update p ← p − η·decay·p, for kernels and biases alike, as in Keras. */
  readonly weightDecay: number;
  readonly clip: Clip | null;
}

/** `clipnorm` (each gradient tensor), `clipvalue` (each number) or `global_clipnorm` (all together), as in Keras. */
export interface Clip {
  readonly by: 'norm' | 'value' | 'global_norm';
  /** > 0. */
  readonly limit: number;
}

/** `keras.optimizers.SGD(learning_rate=0.01, momentum=0, nesterov=False)`. */
export interface SgdSpec extends CommonSpec {
  readonly name: 'sgd';
  /** 0 … 1. */
  readonly momentum: number;
  readonly nesterov: boolean;
}

/** `keras.optimizers.RMSprop(learning_rate=0.001, rho=0.9, momentum=0, epsilon=1e-7, centered=False)`. */
export interface RmspropSpec extends CommonSpec {
  readonly name: 'rmsprop';
  /** 0 ≤ ρ < 1. */
  readonly rho: number;
  /** 0 … 1. */
  readonly momentum: number;
  /** > 0. */
  readonly epsilon: number;
  readonly centered: boolean;
}

/** `keras.optimizers.Adagrad(learning_rate=0.001, initial_accumulator_value=0.1, epsilon=1e-7)`. */
export interface AdagradSpec extends CommonSpec {
  readonly name: 'adagrad';
  /** ≥ 0. */
  readonly initialAccumulatorValue: number;
  /** > 0. */
  readonly epsilon: number;
}

/** `keras.optimizers.Adadelta(learning_rate=0.001, rho=0.95, epsilon=1e-7)`. */
export interface AdadeltaSpec extends CommonSpec {
  readonly name: 'adadelta';
  /** 0 ≤ ρ < 1. */
  readonly rho: number;
  /** > 0. */
  readonly epsilon: number;
}

/**
 * `keras.optimizers.Adam(learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, amsgrad=False)`, and AdamW, which
 * differs only in its default `weight_decay=0.004`.
 */
export interface AdamSpec extends CommonSpec {
  readonly name: 'adam' | 'adamw';
  /** 0 ≤ β < 1. */
  readonly beta1: number;
  /** 0 ≤ β < 1. */
  readonly beta2: number;
  /** > 0. */
  readonly epsilon: number;
  readonly amsgrad: boolean;
}

/** `keras.optimizers`: `Adamax`, `Nadam`, both (learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7). */
export interface AdamaxSpec extends CommonSpec {
  readonly name: 'adamax' | 'nadam';
  /** 0 ≤ β < 1. */
  readonly beta1: number;
  /** 0 ≤ β < 1. */
  readonly beta2: number;
  /** > 0. */
  readonly epsilon: number;
}

export type OptimizerSpec = SgdSpec | RmspropSpec | AdagradSpec | AdadeltaSpec | AdamSpec | AdamaxSpec;
export type OptimizerName = OptimizerSpec['name'];

/** Names in the order of the menu. `optimizers.ts` has the update rules. */
export const optimizerNames = [
  'sgd',
  'rmsprop',
  'adam',
  'adamw',
  'adagrad',
  'adadelta',
  'adamax',
  'nadam',
] as const satisfies readonly OptimizerName[];

/** Key of an optimizer's slots: specs with the same key have the same slots with the same initial values. */
export function slotsOf(spec: OptimizerSpec): string {
  switch (spec.name) {
    case 'sgd':
    case 'adadelta':
    case 'adamax':
    case 'nadam':
      return spec.name;
    case 'adam':
    case 'adamw':
      return `${spec.name} ${spec.amsgrad}`;
    case 'rmsprop':
      return `${spec.name} ${spec.centered}`;
    case 'adagrad':
      return `${spec.name} ${spec.initialAccumulatorValue}`;
  }
}

/**
 * Whether one optimizer can be changed into the other during training. Numbers, the clip and the numbers of the same
 * schedule may change, but not the kind of schedule, and nothing that needs other slots.
 */
export function canTune(from: OptimizerSpec, to: OptimizerSpec): boolean {
  return slotsOf(from) === slotsOf(to) && from.schedule?.name === to.schedule?.name;
}

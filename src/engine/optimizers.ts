import { createArray, type Kernels } from './kernels.ts';
import { pow } from './math.ts';
import type { FloatArray } from './model.ts';
import type { ScheduleSpec } from './schedules.ts';

/** What all of Keras's optimizers have in common. */
interface CommonSpec {
  /** ≥ 0; the first value where there is a schedule. */
  readonly learningRate: number;
  readonly schedule: ScheduleSpec | null;
  /** `weight_decay`, ≥ 0: before each update p ← p − η·decay·p, of kernels and biases alike, as Keras does it. */
  readonly weightDecay: number;
  readonly clip: Clip | null;
}

/** `clipnorm` (each gradient tensor), `clipvalue` (each number), `global_clipnorm` (all together); Keras takes one. */
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
 * differs in nothing but its default `weight_decay=0.004`.
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

/** `keras.optimizers.Adamax` and `keras.optimizers.Nadam`, both (learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7). */
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

/** An optimizer with its slots. */
export interface Optimizer {
  /** Changes the numbers and keeps the slots. @throws RangeError when the name is another one. */
  tune(spec: OptimizerSpec): void;
  /** Once before the updates of a batch; `iteration` counts from 1. */
  begin(iteration: number): void;
  /** Updates parameters [from, to). */
  update(from: number, to: number): void;
}

/**
 * Keras 3's update rules, not PyTorch's: momentum carries the learning rate within it, Adam adds ε to √v before
 * bias correction (α = η·√(1 − β₂ᵗ) / (1 − β₁ᵗ), Kingma & Ba 2015, end of section 2).
 */
export function createOptimizer(spec: OptimizerSpec, kernels: Kernels, p: FloatArray, g: FloatArray): Optimizer {
  const { round } = kernels;
  const slot = (): FloatArray => createArray(kernels.precision, p.length);
  switch (spec.name) {
    case 'sgd': {
      const m = slot();
      let current: SgdSpec = spec;
      return {
        tune: (next) => {
          if (next.name !== 'sgd') throw new RangeError(`an SGD optimizer cannot become ${next.name}`);
          current = next;
        },
        begin: () => {},
        update: (from, to) => {
          const learningRate = round(current.learningRate);
          if (current.momentum === 0) kernels.sgd(p, g, from, to, learningRate);
          else kernels.momentum(p, g, m, from, to, learningRate, round(current.momentum), current.nesterov);
        },
      };
    }
    case 'adam':
    case 'adamw': {
      const m = slot();
      const v = slot();
      let current: AdamSpec = spec;
      let alpha = 0;
      return {
        tune: (next) => {
          if (next.name !== spec.name) throw new RangeError(`an Adam optimizer cannot become ${next.name}`);
          current = next;
        },
        begin: (iteration) => {
          const { learningRate, beta1, beta2 } = current;
          alpha = round((learningRate * Math.sqrt(1 - pow(beta2, iteration))) / (1 - pow(beta1, iteration)));
        },
        update: (from, to) =>
          kernels.adam(
            p,
            g,
            m,
            v,
            from,
            to,
            alpha,
            round(1 - current.beta1),
            round(1 - current.beta2),
            round(current.epsilon),
          ),
      };
    }
    case 'rmsprop':
    case 'adagrad':
    case 'adadelta':
    case 'adamax':
    case 'nadam':
      throw new RangeError(`${spec.name} is not there yet`);
  }
}

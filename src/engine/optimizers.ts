import { createArray, type Kernels } from './kernels.ts';
import { pow } from './math.ts';
import type { FloatArray } from './model.ts';

/** `keras.optimizers.SGD(learning_rate, momentum, nesterov)`. */
export interface SgdSpec {
  readonly name: 'sgd';
  /** > 0; Keras's default 0.01. */
  readonly learningRate: number;
  /** 0 … 1; Keras's default 0. */
  readonly momentum: number;
  readonly nesterov: boolean;
}

/** `keras.optimizers.Adam(learning_rate, beta_1, beta_2, epsilon)`. */
export interface AdamSpec {
  readonly name: 'adam';
  /** > 0; Keras's default 0.001. */
  readonly learningRate: number;
  /** 0 ≤ β < 1; Keras's default 0.9. */
  readonly beta1: number;
  /** 0 ≤ β < 1; Keras's default 0.999. */
  readonly beta2: number;
  /** > 0; Keras's default 1e-7. */
  readonly epsilon: number;
}

export type OptimizerSpec = SgdSpec | AdamSpec;
export const optimizerNames = ['sgd', 'adam'] as const;
export type OptimizerName = (typeof optimizerNames)[number];

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
    case 'adam': {
      const m = slot();
      const v = slot();
      let current: AdamSpec = spec;
      let alpha = 0;
      return {
        tune: (next) => {
          if (next.name !== 'adam') throw new RangeError(`an Adam optimizer cannot become ${next.name}`);
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
  }
}

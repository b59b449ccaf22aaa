import { defaultOptimizer } from '../document/defaults.ts';
import type { LossName } from '../engine/specs/losses.ts';
import type { MetricName } from '../engine/specs/metrics.ts';
import type { OptimizerName, OptimizerSpec } from '../engine/specs/optimizers.ts';

/** Default learning rates of 2017 where today's are others: keras/optimizers.py of Keras 2.0.8. */
const rates: Partial<Readonly<Record<OptimizerName, number>>> = {
  adagrad: 0.01,
  adadelta: 1,
  adamax: 0.002,
  nadam: 0.002,
};

/** Today it is 1e-7. */
const epsilon = 1e-8;

/**
 * An optimizer with the defaults of 2017. Adagrad's accumulators began at 0. AdamW, which there was not, and Nadam's
 * `schedule_decay`, which cannot be chosen today, are as they are now.
 */
export function optimizerOf2017(name: OptimizerName): OptimizerSpec {
  const today = defaultOptimizer(name);
  const spec = { ...today, learningRate: rates[name] ?? today.learningRate };
  switch (spec.name) {
    case 'sgd':
    case 'adamw':
      return spec;
    case 'adagrad':
      return { ...spec, epsilon, initialAccumulatorValue: 0 };
    case 'rmsprop':
    case 'adam':
    case 'adadelta':
    case 'adamax':
    case 'nadam':
      return { ...spec, epsilon };
  }
}

/** Nadam's `schedule_decay`: its default in 2017, and the value that corresponds to today's Nadam. */
export const scheduleDecay = { in2017: 0.004, today: 1 } as const;

/** The word `accuracy` stood for binary accuracy where the loss was binary_crossentropy, however many outputs there were. */
export function accuracyOf2017(loss: LossName, outputs: number): MetricName {
  return loss === 'binary_crossentropy' && outputs > 1 ? 'binary_accuracy' : 'accuracy';
}

import { defaultOptimizer } from '../document/defaults.ts';
import type { LossName } from '../engine/specs/lossSpecs.ts';
import type { MetricName } from '../engine/specs/metricSpecs.ts';
import type { OptimizerName, OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import { mapArguments } from '../keras/argument.ts';
import { optimizers } from '../keras/optimizers.ts';

/**
 * An optimizer with the defaults of 2017: keras/optimizers.py of Keras 2.0.8. AdamW, which there was not, and Nadam's
 * `schedule_decay`, which cannot be chosen today, are as they are now.
 */
export function optimizerOf2017(name: OptimizerName): OptimizerSpec {
  return mapArguments(
    optimizers[name].arguments,
    defaultOptimizer(name),
    ({ in2017, value }) => in2017?.usual ?? value,
  );
}

/** Nadam's `schedule_decay`: its default in 2017, and the value that corresponds to today's Nadam. */
export const scheduleDecay = { in2017: 0.004, today: 1 } as const;

/** The word `accuracy` stood for binary accuracy where the loss was binary_crossentropy, however many outputs there were. */
export function accuracyOf2017(loss: LossName, outputs: number): MetricName {
  return loss === 'binary_crossentropy' && outputs > 1 ? 'binary_accuracy' : 'accuracy';
}

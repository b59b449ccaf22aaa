import { type LossName, type LossOptions, usualLossOptions } from '../../engine/specs/losses.ts';
import { clamp } from '../clamp.ts';
import { limits } from '../limits.ts';

/** The losses of `keras.losses` that have each argument. */
const takers: { readonly [O in keyof LossOptions]: readonly LossName[] } = {
  fromLogits: ['binary_crossentropy', 'categorical_crossentropy', 'sparse_categorical_crossentropy'],
  labelSmoothing: ['binary_crossentropy', 'categorical_crossentropy'],
  delta: ['huber'],
};

/** Whether a loss has the argument: `from_logits`, `label_smoothing` or `delta`. */
export function lossTakes(loss: LossName, option: keyof LossOptions): boolean {
  return takers[option].includes(loss);
}

/** Options with numbers within the limits; options that the loss does not have are at their defaults. */
export function tidyLossOptions(loss: LossName, options: LossOptions): LossOptions {
  const usual = usualLossOptions;
  return {
    fromLogits: lossTakes(loss, 'fromLogits') ? options.fromLogits : usual.fromLogits,
    labelSmoothing: lossTakes(loss, 'labelSmoothing')
      ? clamp(options.labelSmoothing, limits.labelSmoothing, usual.labelSmoothing)
      : usual.labelSmoothing,
    delta: lossTakes(loss, 'delta') ? clamp(options.delta, limits.delta, usual.delta) : usual.delta,
  };
}

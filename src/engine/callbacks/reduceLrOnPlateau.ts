import type { ReduceLrOnPlateauSpec } from '../callbacks.ts';
import type { Callback, Fitting } from './callback.ts';
import { createMonitor } from './monitor.ts';

/**
 * keras/src/callbacks/reduce_lr_on_plateau.py. The learning rate that it sets stays in the next fit, as in Keras's
 * optimizer. With a schedule, Keras raises a TypeError; here the callback does nothing.
 */
export function createReduceLrOnPlateau(spec: ReduceLrOnPlateauSpec, fitting: Fitting): Callback {
  const { factor, patience, cooldown, minLr } = spec;
  const monitor = createMonitor(spec.monitor, spec.mode, spec.minDelta);
  let best = 0;
  let waited = 0;
  let cooling = 0;

  function reduce(): void {
    const rate = fitting.learningRate();
    if (rate <= fitting.round(minLr)) return;
    if (!fitting.setLearningRate(Math.max(rate * factor, minLr))) return;
    cooling = cooldown;
    waited = 0;
  }

  return {
    fitBegin: () => {
      best = monitor?.worst ?? 0;
      waited = 0;
      cooling = 0;
    },
    epochEnd: () => {
      const value = fitting.value(spec.monitor);
      if (monitor === null || value === null) return;
      if (cooling > 0) {
        cooling--;
        waited = 0;
      }
      if (monitor.isBetter(value, best)) {
        best = value;
        waited = 0;
      } else if (cooling === 0) {
        waited++;
        if (waited >= patience) reduce();
      }
    },
    fitEnd: () => null,
  };
}

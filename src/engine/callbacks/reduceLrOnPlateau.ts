import type { ReduceLrOnPlateauSpec } from '../specs/callbackSpecs.ts';
import type { Callback, Fitting } from './callback.ts';
import { createMonitor } from './monitor.ts';

/** Its counters. */
const [best, waited, cooling] = [0, 1, 2];

/**
 * keras/src/callbacks/reduce_lr_on_plateau.py. The learning rate that it sets stays in the next fit, as in Keras's
 * optimizer. With a schedule, Keras raises a TypeError; here the callback does nothing.
 */
export function createReduceLrOnPlateau(
  spec: ReduceLrOnPlateauSpec,
  fitting: Fitting,
  counters: Float64Array,
): Callback {
  const { factor, patience, cooldown, minLr } = spec;
  const monitor = createMonitor(spec.monitor, spec.mode, spec.minDelta);

  function reduce(): void {
    const rate = fitting.learningRate();
    if (rate <= fitting.round(minLr)) return;
    if (!fitting.setLearningRate(Math.max(rate * factor, minLr))) return;
    counters[cooling] = cooldown;
    counters[waited] = 0;
  }

  return {
    fitBegin: () => {
      counters[best] = monitor?.worst ?? 0;
      counters[waited] = 0;
      counters[cooling] = 0;
    },
    epochEnd: () => {
      const value = fitting.value(spec.monitor);
      if (monitor === null || value === null) return;
      if (counters[cooling] > 0) {
        counters[cooling]--;
        counters[waited] = 0;
      }
      if (monitor.isBetter(value, counters[best])) {
        counters[best] = value;
        counters[waited] = 0;
      } else if (counters[cooling] === 0) {
        counters[waited]++;
        if (counters[waited] >= patience) reduce();
      }
    },
    fitEnd: () => null,
  };
}

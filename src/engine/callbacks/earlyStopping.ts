import type { EarlyStoppingSpec } from '../specs/callbackSpecs.ts';
import type { Callback, Fitting } from './callback.ts';
import { createMonitor } from './monitor.ts';

/** Its counters; the epoch is the one whose weights are kept, or `none`. */
const [best, bestEpoch, waited] = [0, 1, 2];
const none = -1;

/**
 * Follows keras/src/callbacks/early_stopping.py exactly: the patience restarts only at a value that is better than the
 * baseline too; the first epoch never stops; with `restoreBestWeights` the weights are restored at the end of every
 * fit, stopped early or not.
 */
export function createEarlyStopping(spec: EarlyStoppingSpec, fitting: Fitting, counters: Float64Array): Callback {
  const { baseline, patience, restoreBestWeights } = spec;
  const monitor = createMonitor(spec.monitor, spec.mode, spec.minDelta);

  function keep(epoch: number): void {
    if (!restoreBestWeights) return;
    fitting.keepWeights();
    counters[bestEpoch] = epoch;
  }

  return {
    fitBegin: () => {
      counters[best] = monitor?.worst ?? 0;
      counters[bestEpoch] = none;
      counters[waited] = 0;
    },
    epochEnd: (epoch) => {
      const value = fitting.value(spec.monitor);
      if (monitor === null || value === null || epoch < spec.startFromEpoch) return;
      if (counters[bestEpoch] === none) keep(epoch);
      counters[waited]++;
      if (monitor.isBetter(value, counters[best])) {
        counters[best] = value;
        keep(epoch);
        if (baseline === null || monitor.isBetter(value, baseline)) counters[waited] = 0;
      } else if (counters[waited] >= patience && epoch > 0) {
        fitting.stop();
      }
    },
    fitEnd: () => {
      if (counters[bestEpoch] === none) return null;
      fitting.restoreWeights();
      return counters[bestEpoch];
    },
  };
}

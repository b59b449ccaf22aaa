import type { EarlyStoppingSpec } from '../callbacks.ts';
import type { Callback, Fitting } from './callback.ts';
import { createMonitor } from './monitor.ts';

/**
 * Follows keras/src/callbacks/early_stopping.py exactly: the patience restarts only at a value that is better than the
 * baseline too; the first epoch never stops; with `restoreBestWeights` the weights are restored at the end of every
 * fit, stopped early or not.
 */
export function createEarlyStopping(spec: EarlyStoppingSpec, fitting: Fitting): Callback {
  const { baseline, patience, restoreBestWeights } = spec;
  const monitor = createMonitor(spec.monitor, spec.mode, spec.minDelta);
  let best = 0;
  let bestEpoch: number | null = null; // the epoch whose weights are kept
  let waited = 0;

  function keep(epoch: number): void {
    if (!restoreBestWeights) return;
    fitting.keepWeights();
    bestEpoch = epoch;
  }

  return {
    fitBegin: () => {
      best = monitor?.worst ?? 0;
      bestEpoch = null;
      waited = 0;
    },
    epochEnd: (epoch) => {
      const value = fitting.value(spec.monitor);
      if (monitor === null || value === null || epoch < spec.startFromEpoch) return;
      if (bestEpoch === null) keep(epoch);
      waited++;
      if (monitor.isBetter(value, best)) {
        best = value;
        keep(epoch);
        if (baseline === null || monitor.isBetter(value, baseline)) waited = 0;
      } else if (waited >= patience && epoch > 0) {
        fitting.stop();
      }
    },
    fitEnd: () => {
      if (bestEpoch !== null) fitting.restoreWeights();
      return bestEpoch;
    },
  };
}

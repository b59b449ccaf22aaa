import { callbackClassNames } from '../classNames.ts';
import type { Experiment } from '../experiment.ts';
import {
  historyKeys,
  isLessBetter,
  type MonitoringCallback,
  nearestMonitor,
  whyMissing,
  knowsDirection,
} from '../monitors.ts';
import type { Problem } from './problem.ts';

const common = { severity: 'warning', place: { kind: 'fit' } } as const;

/** Problems of the callbacks: what they monitor, and whether they ever act. */
export function callbackProblems(e: Experiment): Problem[] {
  return e.callbacks.flatMap((callback): Problem[] => {
    switch (callback.name) {
      case 'early_stopping': {
        // A callback that only keeps the best weights may have more patience than the training has epochs.
        const waits = callback.startFromEpoch + (callback.restoreBestWeights ? 0 : callback.patience);
        return [...monitorProblems(e, callback), ...neverActs(e, callback, waits)];
      }
      case 'reduce_lr_on_plateau':
        return [
          ...monitorProblems(e, callback),
          ...neverActs(e, callback, callback.patience),
          ...plateauProblems(e, callback.minLr),
        ];
      case 'terminate_on_nan':
        return [];
    }
  });
}

function monitorProblems(e: Experiment, { name, monitor, mode }: MonitoringCallback): Problem[] {
  const callback = callbackClassNames[name];
  if (!historyKeys(e).includes(monitor)) {
    const remedy = { type: 'setMonitor', callback: name, monitor: nearestMonitor(e, monitor) } as const;
    const raises = mode === 'auto' && !knowsDirection(e, monitor);
    return [{ code: 'monitorMissing', ...common, remedy, callback, monitor, why: whyMissing(e, monitor), raises }];
  }
  const lessIsBetter = isLessBetter(monitor);
  if (mode === 'auto' || lessIsBetter === null || lessIsBetter === (mode === 'min')) return [];
  const remedy = { type: 'setMode', callback: name, mode: 'auto' } as const;
  return [{ code: 'monitorMode', ...common, remedy, callback, monitor, mode }];
}

/** Problem of a callback that first acts after `waits` epochs without improvement, when the training ends before. */
function neverActs({ epochs }: Experiment, { name }: MonitoringCallback, waits: number): Problem[] {
  if (waits < epochs) return [];
  const remedy = { type: 'dropCallback', callback: name } as const;
  return [{ code: 'callbackNever', ...common, remedy, callback: callbackClassNames[name], epochs }];
}

function plateauProblems({ optimizer: { learningRate, schedule } }: Experiment, minLr: number): Problem[] {
  if (schedule !== null) {
    const remedy = { type: 'dropCallback', callback: 'reduce_lr_on_plateau' } as const;
    return [{ code: 'plateauWithSchedule', severity: 'error', place: common.place, remedy }];
  }
  if (minLr === 0 || minLr < learningRate) return [];
  return [{ code: 'minLrHigh', ...common, remedy: { type: 'setMinLr', minLr: 0 }, minLr, learningRate }];
}

import { callbackNames, type CallbackSpec } from '../../engine/specs/callbacks.ts';
import { clamp, clampInteger } from '../clamp.ts';
import { usualCallbacks } from '../defaults.ts';
import { limits } from '../limits.ts';

/** Pattern of a history key: of Keras's metrics, and of metrics with a name of the person's own. */
export const monitorPattern = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/;

/** Callbacks in the order of `callbackNames`, of each kind only the last, with numbers within the limits. */
export function tidyCallbacks(callbacks: readonly CallbackSpec[]): CallbackSpec[] {
  return callbackNames.flatMap((name) => {
    const spec = callbacks.findLast((callback) => callback.name === name);
    return spec === undefined ? [] : [tidyCallback(spec)];
  });
}

function tidyCallback(spec: CallbackSpec): CallbackSpec {
  switch (spec.name) {
    case 'early_stopping': {
      const usual = usualCallbacks.early_stopping;
      const baseline = spec.baseline === null ? Number.NaN : spec.baseline;
      return {
        ...spec,
        monitor: tidyMonitor(spec.monitor),
        minDelta: clamp(spec.minDelta, limits.minDelta, usual.minDelta),
        patience: clampInteger(spec.patience, limits.patience, usual.patience),
        baseline: Number.isNaN(baseline) ? null : clamp(baseline, limits.baseline, baseline),
        startFromEpoch: clampInteger(spec.startFromEpoch, limits.patience, usual.startFromEpoch),
      };
    }
    case 'reduce_lr_on_plateau': {
      const usual = usualCallbacks.reduce_lr_on_plateau;
      return {
        ...spec,
        monitor: tidyMonitor(spec.monitor),
        factor: clamp(spec.factor, limits.factor, usual.factor),
        patience: clampInteger(spec.patience, limits.patience, usual.patience),
        minDelta: clamp(spec.minDelta, limits.minDelta, usual.minDelta),
        cooldown: clampInteger(spec.cooldown, limits.patience, usual.cooldown),
        minLr: clamp(spec.minLr, limits.learningRate, usual.minLr),
      };
    }
    case 'terminate_on_nan':
      return spec;
  }
}

function tidyMonitor(monitor: string): string {
  return monitorPattern.test(monitor) ? monitor : 'val_loss';
}

import { splitIndex } from '../data/load.ts';
import type { CallbackSpec } from '../engine/callbacks.ts';
import { type MetricName, metricNames } from '../engine/metrics.ts';
import type { Experiment } from './experiment.ts';

/** The callbacks that watch a key of the history. */
export type MonitoringCallback = Extract<CallbackSpec, { readonly monitor: string }>;

/** What `History.history` will have, in Keras's order: what a callback can monitor. */
export function historyKeys(e: Experiment): string[] {
  const keys = ['loss', ...e.metrics];
  const hasValidation = e.data.samples > splitIndex(e.data.samples, e.validationSplit);
  return hasValidation ? [...keys, ...keys.map((key) => `val_${key}`)] : keys;
}

/** The key that comes nearest to `monitor` among those there are; the same if it is there. */
export function nearestMonitor(e: Experiment, monitor: string): string {
  const keys = historyKeys(e);
  const { isValidation, plain } = partsOf(monitor);
  const named = monitor.replace(/acc$/, 'accuracy'); // as Keras called it until 2019
  const candidates = isValidation ? [monitor, named, 'val_loss', plain] : [monitor, named];
  return candidates.find((key) => keys.includes(key)) ?? 'loss';
}

/** Why a monitor is not among the keys: no validation part, a metric that is not compiled, or no such thing. */
export function whyMissing(e: Experiment, monitor: string): 'validation' | 'metric' | 'unknown' {
  const { isValidation, plain } = partsOf(monitor);
  if (isValidation && historyKeys(e).includes(plain)) return 'validation';
  return metricNames.some((name) => name === plain) ? 'metric' : 'unknown';
}

/** Whether Keras can tell by itself if more or less is better: of the loss, and of metrics that are compiled. */
export function knowsDirection({ metrics }: Experiment, monitor: string): boolean {
  const { plain } = partsOf(monitor);
  return plain === 'loss' || metrics.some((name) => name === plain);
}

/** Whether less of it is better; null for a key that is neither the loss nor a metric. */
export function isLessBetter(monitor: string): boolean | null {
  const { plain } = partsOf(monitor);
  if (plain === 'loss') return true;
  const name = metricNames.find((each) => each === plain);
  return name === undefined ? null : errors.includes(name);
}

const errors: readonly MetricName[] = ['mean_absolute_error', 'mean_squared_error'];

/** The callbacks with monitors that are there; a mode that was chosen for another monitor goes with it. */
export function withMonitors(e: Experiment): readonly CallbackSpec[] {
  return e.callbacks.map((callback) => {
    if (!('monitor' in callback)) return callback;
    const monitor = nearestMonitor(e, callback.monitor);
    return monitor === callback.monitor ? callback : { ...callback, monitor, mode: 'auto' };
  });
}

function partsOf(monitor: string): { readonly isValidation: boolean; readonly plain: string } {
  const isValidation = monitor.startsWith('val_');
  return { isValidation, plain: isValidation ? monitor.slice('val_'.length) : monitor };
}

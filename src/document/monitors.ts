import type { CallbackSpec } from '../engine/specs/callbackSpecs.ts';
import { metricFacts, type MetricName, metricNames } from '../engine/specs/metricSpecs.ts';
import type { Experiment } from './experiment.ts';
import { hasValidation } from './fitRows.ts';

/** The callbacks that monitor a key of the history. */
export type MonitoringCallback = Extract<CallbackSpec, { readonly monitor: string }>;

/** Keys that `History.history` will have, in Keras's order; a callback can monitor them. */
export function historyKeys(e: Experiment): string[] {
  return keysOf(e.metrics, hasValidation(e));
}

/** The same of metrics, and whether there are rows to validate on. */
export function keysOf(metrics: readonly MetricName[], validated: boolean): string[] {
  const keys = ['loss', ...metrics];
  return validated ? [...keys, ...keys.map((key) => `val_${key}`)] : keys;
}

/** Whether anything changes the learning rate while the model trains. */
export function rateChanges({ optimizer: { schedule }, callbacks }: Experiment): boolean {
  return schedule !== null || callbacks.some(({ name }) => name === 'reduce_lr_on_plateau');
}

/** The existing key that is most like `monitor`; `monitor` itself if it exists. */
export function nearestMonitor(e: Experiment, monitor: string): string {
  const keys = historyKeys(e);
  const { isValidation, plain } = partsOf(monitor);
  const named = monitor.replace(/acc$/, 'accuracy'); // Keras's name for it until 2019
  const candidates = isValidation ? [monitor, named, 'val_loss', plain] : [monitor, named];
  return candidates.find((key) => keys.includes(key)) ?? 'loss';
}

/** Why a monitor is not among the keys: no validation part, a metric that is not compiled, or an unknown name. */
export function whyMissing(e: Experiment, monitor: string): 'validation' | 'metric' | 'unknown' {
  const { isValidation, plain } = partsOf(monitor);
  if (isValidation && historyKeys(e).includes(plain)) return 'validation';
  return metricNames.some((name) => name === plain) ? 'metric' : 'unknown';
}

/** Whether Keras knows if more or less is better: it does for the loss and for compiled metrics. */
export function knowsDirection({ metrics }: Experiment, monitor: string): boolean {
  const { plain } = partsOf(monitor);
  return plain === 'loss' || metrics.some((name) => name === plain);
}

/** Whether less is better; null for a key that is neither the loss nor a metric. */
export function isLessBetter(monitor: string): boolean | null {
  const { plain } = partsOf(monitor);
  if (plain === 'loss') return true;
  const name = metricNames.find((each) => each === plain);
  return name === undefined ? null : metricFacts[name].better === 'less';
}

/** The callbacks with existing monitors; a monitor that is replaced loses the mode that was chosen for it. */
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

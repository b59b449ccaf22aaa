import type { MonitorMode } from '../specs/callbackSpecs.ts';
import { metricFacts, metricNames } from '../specs/metricSpecs.ts';

/** Comparison of monitored values: whether one is better by more than `minDelta`; any value is better than `worst`. */
export interface Monitor {
  isBetter(value: number, than: number): boolean;
  readonly worst: number;
}

/**
 * keras/src/callbacks/monitor_callback.py. With `auto`, less is better for a loss; for a metric, its kind decides.
 * Keras refuses any other key; here the result is then null, and the callback does nothing.
 */
export function createMonitor(key: string, mode: MonitorMode, minDelta: number): Monitor | null {
  switch (betterOf(key, mode)) {
    case 'less':
      return { isBetter: (value, than) => value + minDelta < than, worst: Number.POSITIVE_INFINITY };
    case 'more':
      return { isBetter: (value, than) => value - minDelta > than, worst: Number.NEGATIVE_INFINITY };
    case null:
      return null;
  }
}

function betterOf(key: string, mode: MonitorMode): 'less' | 'more' | null {
  switch (mode) {
    case 'min':
      return 'less';
    case 'max':
      return 'more';
    case 'auto': {
      const plain = key.startsWith('val_') ? key.slice(4) : key;
      if (plain === 'loss') return 'less';
      const name = metricNames.find((metric) => metric === plain);
      return name === undefined ? null : metricFacts[name].better;
    }
  }
}

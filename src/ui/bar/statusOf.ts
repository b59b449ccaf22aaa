import { decimals, significant } from '../../document/spelling.ts';
import type { MetricName } from '../../engine/specs/metricSpecs.ts';
import type { Dictionary } from '../../i18n/en.ts';
import { type Live, newestOf } from '../../state/live.ts';

function newest(live: Live, key: string): string | null {
  const value = newestOf(live, key);
  return value === null ? null : decimals(value);
}

/** The learning rate in three digits where something changes it: a schedule, or ReduceLROnPlateau. */
function rateOf({ history, learningRate }: Live): string | null {
  return history.keys.includes('learning_rate') && Number.isFinite(learningRate) ? significant(learningRate, 3) : null;
}

/** Between the parts of the line, in both languages. */
export const separator = ' · ';

/** Where the run stands, in one line: the epoch is that of the loss beside it. `small`: the batch and the learning rate. */
export function statusOf(
  live: Live,
  name: MetricName | undefined,
  ui: Dictionary['ui'],
): { readonly line: string; readonly small: string } {
  const { history } = live;
  const loss = newest(live, 'loss');
  const value = name === undefined ? null : newest(live, name);
  const metric = name === undefined ? '' : ui.shortMetrics[name];
  const rate = rateOf(live);
  const batch = live.batches > 0 ? ui.batchOf(live.batch, live.batches) : '';
  const small = [batch, rate === null ? '' : ui.rateNow(rate)].filter(Boolean).join(separator);
  const epoch = history.count > 0 ? history.epoch(history.count - 1) : live.epoch;
  return { line: ui.status({ epoch, loss, metric, value }), small };
}

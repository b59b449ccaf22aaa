import { useCallback } from 'react';
import { metricFacts, type MetricName } from '../../engine/metricFacts.ts';
import { useApp, useExperiment } from '../../state/app.ts';
import type { Live } from '../../state/live.ts';
import { useText } from '../text.tsx';
import { useLive } from '../useLive.ts';

/** Four digits behind the point, as Keras prints; tiny and huge numbers in powers of ten. */
function formatLoss(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  return size !== 0 && (size < 0.0001 || size >= 10_000) ? value.toExponential(2) : value.toFixed(4);
}

function newest(live: Live, key: string, format: (value: number) => string): string | null {
  const { history } = live;
  if (history.count === 0 || !history.keys.includes(key)) return null;
  return format(history.value(history.count - 1, key));
}

/** Shares as Keras's accuracy is mostly told, all else as a loss. */
const formatOf =
  (name: MetricName) =>
  (value: number): string =>
    metricFacts[name].isShare ? value.toFixed(2) : formatLoss(value);

/** The learning rate in three digits where something changes it: a schedule, or ReduceLROnPlateau. */
function rateOf({ history, learningRate }: Live): string | null {
  return history.keys.includes('learning_rate') && Number.isFinite(learningRate)
    ? String(Number(learningRate.toPrecision(3)))
    : null;
}

/**
 * Where the run stands, twice a second while it runs: a screen reader is told what counts and not flooded. The
 * numbers at the display's rate are in the curves. All of a line is read at once, so that its numbers belong together,
 * and where the run stands still without delay.
 */
export function Status() {
  const { ui } = useText();
  const phase = useApp((state) => state.run.phase);
  const name = useExperiment((e) => e.metrics[0]);
  const read = useCallback(
    (live: Live): string => {
      const loss = newest(live, 'loss', formatLoss);
      const value = name === undefined ? null : newest(live, name, formatOf(name));
      const metric = name === undefined ? '' : ui.shortMetrics[name];
      const rate = rateOf(live);
      const batch = live.batches > 0 ? ui.batchOf(live.batch, live.batches) : '';
      const small = [batch, rate === null ? '' : ui.rateNow(rate)].filter(Boolean).join(' · ');
      return `${ui.status({ epoch: live.epoch, loss, metric, value })}\n${small}`;
    },
    [ui, name],
  );
  const [line, small] = useLive(read, phase === 'running' ? 2 : 30).split('\n');

  return (
    <div className="bar-status">
      <p role="status" className="status-line">
        {phase === 'impossible' ? ui.statusImpossible : line}
      </p>
      <p className="status-small">{small}</p>
    </div>
  );
}

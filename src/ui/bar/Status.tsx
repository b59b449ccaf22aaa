import { useCallback } from 'react';
import { decimals, significant } from '../../document/spelling.ts';
import { useApp, useExperiment } from '../../state/app.ts';
import type { Live } from '../../state/live.ts';
import { useText } from '../text.tsx';
import { useLive } from '../useLive.ts';

function newest({ history }: Live, key: string): string | null {
  if (history.count === 0 || !history.keys.includes(key)) return null;
  return decimals(history.value(history.count - 1, key));
}

/** The learning rate in three digits where something changes it: a schedule, or ReduceLROnPlateau. */
function rateOf({ history, learningRate }: Live): string | null {
  return history.keys.includes('learning_rate') && Number.isFinite(learningRate) ? significant(learningRate, 3) : null;
}

/** Between the parts of the line, in both languages. */
const separator = ' · ';

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
      const loss = newest(live, 'loss');
      const value = name === undefined ? null : newest(live, name);
      const metric = name === undefined ? '' : ui.shortMetrics[name];
      const rate = rateOf(live);
      const batch = live.batches > 0 ? ui.batchOf(live.batch, live.batches) : '';
      const small = [batch, rate === null ? '' : ui.rateNow(rate)].filter(Boolean).join(' · ');
      return `${ui.status({ epoch: live.epoch, loss, metric, value })}\n${small}`;
    },
    [ui, name],
  );
  const [line, small] = useLive(read, phase === 'running' ? 2 : 30).split('\n');
  const [epoch, ...numbers] = line.split(separator);

  return (
    <div className="bar-status">
      {phase === 'impossible' ? (
        <p role="status" className="status-line is-sentence" title={ui.statusImpossible}>
          {ui.statusImpossible}
        </p>
      ) : (
        <p role="status" className="status-line">
          {epoch}
          {numbers.length > 0 && (
            <>
              <span className="status-between">{separator}</span>
              <span className="status-rest">{numbers.join(separator)}</span>
            </>
          )}
        </p>
      )}
      <p className="status-small">{small}</p>
    </div>
  );
}

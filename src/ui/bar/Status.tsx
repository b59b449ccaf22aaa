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

/** How often a screen reader is told while the run goes on; a second. */
const spoken = 2;

/**
 * Where the run stands: what is seen with every tick, as the curves are, so that both are of one moment; what a screen
 * reader is told twice a second while it runs, and without delay where it stands still. The numbers of a line are read
 * at once, and the epoch is that of the loss beside it.
 */
export function Status({ addedEpochs }: { addedEpochs: () => number }) {
  const { ui } = useText();
  const phase = useApp((state) => state.run.phase);
  const name = useExperiment((e) => e.metrics[0]);
  const read = useCallback(
    (live: Live): string => {
      const { history } = live;
      const loss = newest(live, 'loss');
      const value = name === undefined ? null : newest(live, name);
      const metric = name === undefined ? '' : ui.shortMetrics[name];
      const rate = rateOf(live);
      const batch = live.batches > 0 ? ui.batchOf(live.batch, live.batches) : '';
      const small = [batch, rate === null ? '' : ui.rateNow(rate)].filter(Boolean).join(separator);
      const epoch = history.count > 0 ? history.epoch(history.count - 1) : live.epoch;
      return `${ui.status({ epoch, loss, metric, value })}\n${small}`;
    },
    [ui, name],
  );
  const [line, small] = useLive(read).split('\n');
  const [told] = useLive(read, phase === 'running' ? spoken : 30).split('\n');
  const [epoch, ...numbers] = line.split(separator);

  if (phase === 'impossible') {
    return (
      <div className="bar-status">
        <p role="status" className="status-line is-sentence" title={ui.statusImpossible}>
          {ui.statusImpossible}
        </p>
      </div>
    );
  }
  return (
    <div className="bar-status">
      <p role="status" className="chart-hidden">
        {told}
      </p>
      <p className="status-line" aria-hidden="true">
        <span className="status-epoch">{epoch}</span>
        {numbers.length > 0 && (
          <>
            <span className="status-between">{separator}</span>
            <span className="status-rest">{numbers.join(separator)}</span>
          </>
        )}
        <span className="status-small">{phase === 'finished' ? ui.limitReached(addedEpochs()) : small}</span>
      </p>
    </div>
  );
}

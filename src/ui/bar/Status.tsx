import { useCallback } from 'react';
import type { Live } from '../../state/live.ts';
import { useText } from '../text/useText.ts';
import { useLive } from '../useLive.ts';
import { useLocksEpochs } from '../lessons/Part.tsx';
import { useApp, useExperiment } from '../useWorkspace.ts';
import { separator, statusOf } from './statusOf.ts';

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
  const locksEpochs = useLocksEpochs();
  const name = useExperiment((e) => e.metrics[0]);
  const read = useCallback(
    (live: Live): string => {
      const { line, small } = statusOf(live, name, ui);
      return `${line}\n${small}\n${live.run}`;
    },
    [ui, name],
  );
  const [line, small, run] = useLive(read).split('\n');
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
    <div className="bar-status" data-run={run}>
      <p role="status" className="only-heard">
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
        <span className="status-small">
          {phase === 'finished' ? ui.limitReached(locksEpochs ? 0 : addedEpochs()) : small}
        </span>
      </p>
    </div>
  );
}

import { useApp } from '../../state/app.ts';
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

/**
 * Where the run stands, twice a second while it runs: a screen reader is told what counts and not flooded. The
 * numbers at the display's rate are in the curves.
 */
export function Status() {
  const { ui } = useText();
  const phase = useApp((state) => state.run.phase);
  const epoch = useLive((live) => live.epoch, 2);
  const loss = useLive((live) => newest(live, 'loss', formatLoss), 2);
  const accuracy = useLive((live) => newest(live, 'accuracy', (value) => value.toFixed(2)), 2);
  const batch = useLive((live) => (live.batches > 0 ? ui.batchOf(live.batch, live.batches) : ''), 2);

  return (
    <div className="bar-status">
      <p role="status" className="status-line">
        {phase === 'impossible' ? ui.statusImpossible : ui.status({ epoch, loss, accuracy })}
      </p>
      <p className="status-small">{batch}</p>
    </div>
  );
}

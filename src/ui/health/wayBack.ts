import type { Finding } from '../../health/finding.ts';
import type { Branch, Snapshot } from '../../run/branch.ts';
import type { History } from '../../run/history.ts';

/** Loss of the row of an epoch; NaN where there is none. */
function lossAt(history: History, epoch: number): number {
  for (let i = history.count - 1; i >= 0; i--) if (history.epoch(i) === epoch) return history.value(i, 'loss');
  return Number.NaN;
}

/**
 * Where a run that diverged is worth going on from: the last place that was kept of it with a loss that was finite and no
 * more than that of the initial weights. Null: only those are, or the cure takes a schedule away, to which no run is tuned.
 */
export function wayBack(finding: Finding, { snapshots, history }: Branch): Snapshot | null {
  if (finding.sickness !== 'diverged' || history === null || history.count === 0) return null;
  if (finding.cure?.type === 'setRate' && finding.cure.constant) return null;
  const { epoch: broke } = finding.numbers; // counted from 1
  const first = lossAt(history, 0);
  const isGood = ({ epoch, batch, state }: Snapshot): boolean =>
    state.failure === null &&
    epoch > 0 &&
    (batch === 0 || epoch + 1 < broke) && // in that epoch it has begun to diverge
    lossAt(history, epoch) <= first;
  return snapshots.findLast(isGood) ?? null;
}

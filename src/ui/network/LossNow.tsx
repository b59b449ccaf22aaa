import { useCallback, useEffect } from 'react';
import { decimals } from '../../document/spelling.ts';
import { standingOf } from '../../state/hands.ts';
import type { Live } from '../../state/live.ts';
import { useHandsText } from '../text/handsText.ts';
import { useLive } from '../useLive.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';

/**
 * Loss of the weights as they are, and as it was before they were set by hand: until the run has been trained further and
 * stands, for then it is training that has made the difference.
 */
export function LossNow() {
  const workspace = useWorkspace();
  const text = useHandsText();
  const standing = standingOf(workspace);
  useEffect(() => standing.watch(), [standing]);
  const now = useLive(useCallback(() => standing.row()?.values[0] ?? null, [standing]));
  const isRunning = useApp(({ run }) => run.phase === 'running');
  const byHand = useApp(({ run }) => run.byHand);
  const isThen = useLive(
    useCallback(({ epoch, batch }: Live) => epoch === byHand?.epoch && batch === byHand.batch, [byHand]),
  );
  const before = isRunning || isThen ? (byHand?.lossBefore ?? null) : null;
  const spelt = now === null ? '' : decimals(now);
  return (
    <p className="hands-loss" aria-live={isRunning ? 'off' : 'polite'}>
      {now !== null && (before === null ? text.loss(spelt) : text.losses(decimals(before), spelt))}
    </p>
  );
}

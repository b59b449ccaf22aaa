import { useCallback, useEffect } from 'react';
import { decimals } from '../../document/spelling.ts';
import { standingOf } from '../../state/hands.ts';
import { useHandsText } from '../text/handsText.ts';
import { useLive } from '../useLive.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';

/** Loss of the weights as they are, and as it was before they were set by hand. */
export function LossNow() {
  const workspace = useWorkspace();
  const text = useHandsText();
  const standing = standingOf(workspace);
  useEffect(() => standing.watch(), [standing]);
  const now = useLive(useCallback(() => standing.row()?.values[0] ?? null, [standing]));
  const isRunning = useApp(({ run }) => run.phase === 'running');
  const before = useApp(({ run }) => run.byHand?.lossBefore ?? null);
  const spelt = now === null ? '' : decimals(now);
  return (
    <p className="hands-loss" aria-live={isRunning ? 'off' : 'polite'}>
      {now !== null && (before === null ? text.loss(spelt) : text.losses(decimals(before), spelt))}
    </p>
  );
}

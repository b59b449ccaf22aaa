import { callEach } from '../state/callEach.ts';
import type { Live } from '../state/live.ts';
import { perWorkspace } from '../state/workspace.ts';
import { atMost } from './atMost.ts';

/** A second: digits that change faster are not read, and a curve that grows by a pixel is not seen to grow faster. */
const ticks = 15;

/**
 * One clock for the text and the curves that show the run's newest numbers: they are all written in one go, so that
 * what stands together on the page is of one moment. Calls `listener` at most 15 times a second while it trains, and once
 * more after the last change; at once with the answer for another example, or for weights that were set by hand: a
 * person waits for it. @returns how to stop it
 */
export const onTickOf = perWorkspace(({ liveStore }) => {
  const listeners = new Set<(live: Live) => void>();
  let answered: readonly unknown[] = [];
  const paced = atMost(ticks, () => callEach(listeners, liveStore.live));
  liveStore.subscribe(({ look, now }) => {
    const answers = [look?.example, look?.moment.sets, now?.moment.sets];
    if (answers.every((answer, i) => answer === answered[i])) return paced.ask();
    answered = answers;
    paced.hurry();
  });
  return (listener: (live: Live) => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
});

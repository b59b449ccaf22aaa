import { liveStore } from '../state/app.ts';
import { callEach } from '../state/callEach.ts';
import type { Live } from '../state/live.ts';
import { atMost } from './atMost.ts';

/** A second: digits that change faster are not read, and a curve that grows by a pixel is not seen to grow faster. */
const ticks = 15;

const listeners = new Set<(live: Live) => void>();
const paced = atMost(ticks, () => callEach(listeners, liveStore.live));
let listens = false;

/**
 * One clock for the text and the curves that show the run's newest numbers: they are all written in one go, so that
 * what stands together on the page is of one moment. Calls `listener` at most 15 times a second, and once more after
 * the last change. @returns how to stop it
 */
export function onTick(listener: (live: Live) => void): () => void {
  if (!listens) liveStore.subscribe(paced.ask);
  listens = true;
  listeners.add(listener);
  return () => listeners.delete(listener);
}

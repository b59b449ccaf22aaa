import { liveStore, store } from '../../state/app.ts';
import { experimentOf } from '../../state/store.ts';
import { createPredictions, type Source } from '../../state/predictions.ts';
import { createPredictor } from '../../training/predictor.ts';
import { shownFor } from './predictions.ts';
import { isBare } from './shown.ts';
import { sameLayout } from './sameLayout.ts';

/** The document's network with the run's newest parameters, when they belong together. */
export function sourceNow(): Source | null {
  const state = store.getState();
  const { run, view } = state;
  const { live } = liveStore;
  if (isBare(view)) return null;
  if (run.phase === 'impossible' || live.parameters === null || live.layout === null) return null;
  const { model, layout } = shownFor(experimentOf(state));
  if (!sameLayout(layout, live.layout)) return null;
  return { model, parameters: live.parameters, version: live.version, epoch: live.epoch, batch: live.batch };
}

/** The page's predictions, a few milliseconds a display frame. */
export const predictions = createPredictions({
  now: () => performance.now(),
  schedule: (callback) => requestAnimationFrame(callback),
  source: sourceNow,
  createPredictor,
});

liveStore.subscribe(() => predictions.wake());
store.subscribe(() => predictions.wake());

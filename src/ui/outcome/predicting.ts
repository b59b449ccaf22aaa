import { createPredictions, type Predictions, type Source } from '../../state/predictions.ts';
import { shownExperiment } from '../../state/store.ts';
import { isBare } from '../../state/view.ts';
import type { Workspace } from '../../state/workspace.ts';
import { createPredictor } from '../../training/predictor.ts';
import type { Asking } from './predictions.ts';
import { sameLayout } from './sameLayout.ts';

/** The document's network with the run's newest parameters, when they belong together. */
export function sourceNow(
  { store, liveStore: { live } }: Pick<Workspace, 'store' | 'liveStore'>,
  shownFor: Asking['shownFor'],
): Source | null {
  const state = store.getState();
  const { run, view } = state;
  if (isBare(view)) return null;
  if (run.phase === 'impossible' || live.parameters === null || live.layout === null) return null;
  const { model, layout } = shownFor(shownExperiment(state));
  if (!sameLayout(layout, live.layout)) return null;
  return { model, parameters: live.parameters, version: live.version, epoch: live.epoch, batch: live.batch };
}

/** The page's predictions, a few milliseconds a display frame. */
export function startPredicting(workspace: Workspace, shownFor: Asking['shownFor']): Predictions {
  const { store, liveStore, now, frame } = workspace;
  const source = (): Source | null => sourceNow(workspace, shownFor);
  const predictions = createPredictions({ now, schedule: frame, source, createPredictor });
  liveStore.subscribe(() => predictions.wake());
  store.subscribe(() => predictions.wake());
  return predictions;
}

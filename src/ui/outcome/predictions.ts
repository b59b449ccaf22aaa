import { activationLayer } from '../../document/defaults.ts';
import type { Experiment } from '../../document/experiment.ts';
import { layOut, type Layout } from '../../engine/layout.ts';
import type { Model } from '../../engine/model.ts';
import { liveStore, store, tellMissing } from '../../state/app.ts';
import { onDemand } from '../../state/forgetful.ts';
import { createPredictions, type Source } from '../../state/predictions.ts';
import { logitActivation } from './answer.ts';
import { sameLayout } from './sameLayout.ts';

/** A network whose answers are shown, and the layout that a run of it has. */
interface Shown {
  readonly inputs: number;
  readonly layers: Model['layers'];
  readonly through: ReturnType<typeof logitActivation>;
  readonly model: Model;
  readonly layout: Layout;
}

let shown: Shown | null = null;

/**
 * One object for the same layers, as the predictor is kept while the model is. Where the outputs are logits it goes
 * on to their probabilities, which takes no parameters.
 */
function shownFor(experiment: Experiment): Shown {
  const { inputs, layers } = experiment;
  const through = logitActivation(experiment);
  if (shown === null || shown.inputs !== inputs || shown.layers !== layers || shown.through !== through) {
    const model = { inputs, layers: through === null ? layers : [...layers, activationLayer(through)] };
    shown = { inputs, layers, through, model, layout: layOut({ inputs, layers }) };
  }
  return shown;
}

/** The page can stand without the engine's network, and does until somebody asks for a prediction. */
const fetchPredictor = onDemand(() => import('../../training/predictor.ts'), {
  wake: () => predictions.wake(),
  tell: tellMissing,
  later: setTimeout,
});

/** The document's network with the run's newest parameters, when they belong together. */
function source(): Source | null {
  const { document, run } = store.getState();
  const { live } = liveStore;
  if (fetchPredictor() === null) return null;
  if (run.phase === 'impossible' || live.parameters === null || live.layout === null) return null;
  const { model, layout } = shownFor(document.present);
  if (!sameLayout(layout, live.layout)) return null;
  return { model, parameters: live.parameters, version: live.version, epoch: live.epoch };
}

/** The page's predictions, a few milliseconds a display frame. */
export const predictions = createPredictions({
  now: () => performance.now(),
  schedule: (callback) => requestAnimationFrame(callback),
  source,
  createPredictor: (wanted) => {
    const predictor = fetchPredictor();
    if (predictor === null) throw new Error('the predictor is not there yet'); // `source` would be null
    return predictor.createPredictor(wanted);
  },
});

liveStore.subscribe(() => predictions.wake());
store.subscribe(() => predictions.wake());

import { activationLayer } from '../../document/defaults.ts';
import type { Experiment } from '../../document/experiment.ts';
import { activations, rowActivations } from '../../engine/activations.ts';
import { layOut, type Layout } from '../../engine/layout.ts';
import type { Model } from '../../engine/specs/model.ts';
import { store, tellMissing } from '../../state/app.ts';
import { onDemand } from '../../state/forgetful.ts';
import type { Live } from '../../state/live.ts';
import { experimentOf } from '../../state/store.ts';
import type { Wanted } from '../../state/predictions.ts';
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
export function shownFor(experiment: Experiment): Shown {
  const { inputs, layers } = experiment;
  const through = logitActivation(experiment);
  if (shown === null || shown.inputs !== inputs || shown.layers !== layers || shown.through !== through) {
    const model = { inputs, layers: through === null ? layers : [...layers, activationLayer(through)] };
    shown = { inputs, layers, through, model, layout: layOut({ inputs, layers }) };
  }
  return shown;
}

/** The page can stand without a network of its own, and does until somebody asks for a prediction. */
const fetchPredicting = onDemand(() => import('./predicting.ts'), {
  wake: () => {
    for (const begin of waiting) begin();
  },
  tell: tellMissing,
  later: setTimeout,
});
const waiting = new Set<() => void>();

/** Wants predictions, as `Predictions.watch` does, once what makes them has been fetched. @returns how to stop it */
export function watchPredictions(wanted: Wanted): () => void {
  let stop: (() => void) | null = null;
  const begin = (): void => {
    const predicting = fetchPredicting();
    if (predicting === null) return;
    waiting.delete(begin);
    stop = predicting.predictions.watch(wanted);
  };
  waiting.add(begin);
  begin();
  return () => {
    waiting.delete(begin);
    stop?.();
  };
}

/**
 * Outputs of the network for the example that the drawing shows, from the very numbers that it is drawn with, so that
 * both are of one moment; null while the run has not got this example. @param x the network's inputs [inputs]
 */
export function drawnAnswer({ layout, probe }: Live, x: Float32Array): Float32Array | null {
  const state = store.getState();
  const { run } = state;
  if (run.phase === 'impossible' || layout === null || probe === null) return null;
  const own = shownFor(experimentOf(state));
  if (x.length !== layout.inputs || !sameLayout(own.layout, layout)) return null;
  if (x.some((value, i) => value !== probe[i])) return null;
  const from = layout.values[layout.values.length - 1];
  const values = probe.slice(from, from + layout.outputs);
  if (own.through === 'softmax') rowActivations.softmax.forward(values, 0, 0, values.length);
  return own.through === 'sigmoid' ? values.map(activations.sigmoid.f) : values;
}

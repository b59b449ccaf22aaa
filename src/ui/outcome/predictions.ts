import { activationLayer } from '../../document/defaults.ts';
import type { Experiment } from '../../document/experiment.ts';
import { activations, rowActivations } from '../../engine/activations.ts';
import { layOut, type Layout } from '../../engine/layout.ts';
import type { Model } from '../../engine/specs/model.ts';
import type { Live } from '../../state/live.ts';
import { shownExperiment } from '../../state/store.ts';
import type { Predictions, Wanted } from '../../state/predictions.ts';
import { perWorkspace, type Workspace } from '../../state/workspace.ts';
import { logitActivation } from './answer.ts';
import { sameLayout } from './sameLayout.ts';

/** A network whose answers are shown, and the layout that a run of it has. */
export interface Shown {
  readonly inputs: number;
  readonly layers: Model['layers'];
  readonly through: ReturnType<typeof logitActivation>;
  readonly model: Model;
  readonly layout: Layout;
}

/** What a workspace's network answers. */
export interface Asking {
  /**
   * One object for the same layers, as the predictor is kept while the model is. Where the outputs are logits it goes
   * on to their probabilities, which takes no parameters.
   */
  readonly shownFor: (experiment: Experiment) => Shown;
  /** Wants predictions, as `Predictions.watch` does, once what makes them has been fetched. @returns how to stop it */
  readonly watch: (wanted: Wanted) => () => void;
  /**
   * Outputs of the network for the example that the drawing shows, from the very numbers that it is drawn with, so that
   * both are of one moment; null while the run has not got this example. @param x the network's inputs [inputs]
   */
  readonly drawnAnswer: (live: Live, x: Float32Array) => Float32Array | null;
}

function createAsking(workspace: Workspace): Asking {
  const { store, onDemand } = workspace;
  let shown: Shown | null = null;

  function shownFor(experiment: Experiment): Shown {
    const { inputs, layers } = experiment;
    const through = logitActivation(experiment);
    if (shown === null || shown.inputs !== inputs || shown.layers !== layers || shown.through !== through) {
      const model = { inputs, layers: through === null ? layers : [...layers, activationLayer(through)] };
      shown = { inputs, layers, through, model, layout: layOut({ inputs, layers }) };
    }
    return shown;
  }

  const waiting = new Set<() => void>();
  /** The page can stand without a network of its own, and does until somebody asks for a prediction. */
  const fetchPredictions = onDemand<Predictions>(
    async () => (await import('./predicting.ts')).startPredicting(workspace, shownFor),
    () => {
      for (const begin of waiting) begin();
    },
  );

  return {
    shownFor,
    watch: (wanted) => {
      let stop: (() => void) | null = null;
      const begin = (): void => {
        const predictions = fetchPredictions();
        if (predictions === null) return;
        waiting.delete(begin);
        stop = predictions.watch(wanted);
      };
      waiting.add(begin);
      begin();
      return () => {
        waiting.delete(begin);
        stop?.();
      };
    },
    drawnAnswer: ({ layout, probe }, x) => {
      const state = store.getState();
      const { run } = state;
      if (run.phase === 'impossible' || layout === null || probe === null) return null;
      const own = shownFor(shownExperiment(state));
      if (x.length !== layout.inputs || !sameLayout(own.layout, layout)) return null;
      if (x.some((value, i) => value !== probe[i])) return null;
      const from = layout.values[layout.values.length - 1];
      const values = probe.slice(from, from + layout.outputs);
      if (own.through === 'softmax') rowActivations.softmax.forward(values, 0, 0, values.length);
      return own.through === 'sigmoid' ? values.map(activations.sigmoid.f) : values;
    },
  };
}

export const askingOf = perWorkspace(createAsking);

import type { Layout } from '../engine/layout.ts';
import type { Model } from '../engine/specs/model.ts';
import type { LiveStore } from './live.ts';
import { shownExperiment, type State, type Store } from './store.ts';
import type { Behaviour } from './view.ts';

/** The numbers that the drawing shows: the run's, a half-built model's, or an example as it goes through training. */
export interface ShownNumbers {
  readonly layout: Layout | null;
  readonly parameters: Float32Array | null;
  readonly probe: Float32Array | null;
  /** Units that each Dropout leaves out of this example, by the layer's index [units], 1 for dropped. */
  readonly dropped?: ReadonlyMap<number, Uint8Array> | undefined;
  readonly run: number;
  readonly epoch: number;
}

/** A model half built has no run; its numbers are those of none. */
export const noRun = -1;

/** Whether anything of the model does in training what it does not do in inference, as far as one example can show. */
export function isNoisy({ layers }: Pick<Model, 'layers'>): boolean {
  return layers.some(({ type }) => type === 'dropout' || type === 'gaussian_noise');
}

/**
 * As the person has chosen; else in training while it trains or after a step of one batch, in inference at rest.
 * `still`: nothing is to move on the page by itself.
 */
export function behaviourOf({ view, run }: Pick<State, 'view' | 'run'>, still: boolean): Behaviour {
  if (view.behaviour !== null) return view.behaviour;
  if (run.phase === 'running') return still ? 'inference' : 'training';
  return run.stepped === 'batch' ? 'training' : 'inference';
}

/** Numbers that are computed on the page: a part of it that is fetched when they are first asked for. */
export interface Computed {
  /** Of a model half built, with the weights that it begins with. */
  initial(state: State, model: Model): ShownNumbers;
  /** Of an example as it goes through training; null where they cannot be known. */
  training(state: State, layout: Layout, parameters: Float32Array): ShownNumbers | null;
}

/** Answers with the numbers of this moment. @param computed null while it is on its way */
export function createShownNumbers(
  store: Store,
  { live }: Pick<LiveStore, 'live'>,
  computed: () => Computed | null,
): (behaviour: Behaviour) => ShownNumbers {
  return (behaviour) => {
    const state = store.getState();
    const { staged } = state.view;
    if (staged !== null) {
      const { inputs, layers } = staged;
      return (inputs === null ? null : computed()?.initial(state, { inputs, layers })) ?? noNumbers;
    }
    const { layout, parameters, probe } = live;
    if (behaviour === 'inference' || !isNoisy(shownExperiment(state))) return live;
    if (layout === null || parameters === null || probe === null) return live;
    return computed()?.training(state, layout, parameters) ?? live;
  };
}

const noNumbers: ShownNumbers = { layout: null, parameters: null, probe: null, run: noRun, epoch: 0 };

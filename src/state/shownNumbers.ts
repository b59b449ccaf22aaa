import type { Asker, Built, Looked } from '../asking/asker.ts';
import type { Example } from '../asking/questions.ts';
import { equal } from '../document/equal.ts';
import type { Behaviour, Moment } from '../document/moment.ts';
import type { Model } from '../engine/specs/model.ts';
import { probeInputs, probePlace, scaledInputs } from './examples.ts';
import type { LiveStore } from './live.ts';
import { shownExperiment, type State, type Store } from './store.ts';
import { layers } from '../keras/layers.ts';

/** The numbers that the drawing shows, all of one moment: the run's, or those of a model half built. */
export interface ShownNumbers {
  readonly parameters: Float32Array | null;
  /** The example's values. */
  readonly probe: Float32Array | null;
  /** Units that each Dropout leaves out of this example, by the layer's index [units], 1 for dropped. */
  readonly dropped?: ReadonlyMap<number, Uint8Array>;
  /** Null for a model half built: it has no run. */
  readonly moment: Moment | null;
}

export interface Drawn {
  /** The run's newest, or what is laid over them; the same object until there are others. */
  numbers(): ShownNumbers;
  /** The run's newest, whatever the drawing shows. */
  newest(): ShownNumbers;
  /** Has the drawing show numbers of another moment of the run until others are laid; null: its newest again. */
  lay(numbers: ShownNumbers | null): void;
  /** Resolves when the numbers of a model half built have come. */
  readonly settled: () => Promise<void>;
}

/** While training goes on the example keeps its mask so long, or it would flicker; ms. */
const holdMask = 400;

/** Whether anything of the model does in training what it does not do in inference, as far as one example can show. */
export function isNoisy(model: Pick<Model, 'layers'>): boolean {
  return model.layers.some(({ type }) => layers[type].group === 'regularization');
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

/** The example that goes through the drawing. */
function exampleOf(state: State, still: boolean): Example {
  const e = shownExperiment(state);
  const place = probePlace(e, state.view.probe);
  const hold = state.run.phase !== 'running' ? 0 : still ? Number.POSITIVE_INFINITY : holdMask;
  const x = scaledInputs(e, probeInputs(e, place));
  return { place, x, behaviour: isNoisy(e) ? behaviourOf(state, still) : 'inference', hold };
}

const unknown: ShownNumbers = { parameters: null, probe: null, moment: null };

/** Keeps the example of the drawing in step with the page, and answers with the numbers of this moment. */
export function createShownNumbers(
  store: Store,
  liveStore: LiveStore,
  asker: Pick<Asker, 'show' | 'build'>,
  still: () => boolean,
): Drawn {
  const { live } = liveStore;
  let example: Example | null = null;
  /** The model half built that was asked for last, and what has come of it. */
  let building: { readonly key: readonly unknown[]; built: Built | null } | null = null;
  let coming: Promise<void> = Promise.resolve();

  function build(state: State): void {
    const { staged } = state.view;
    if (staged === null || staged.inputs === null) {
      building = null;
      return;
    }
    const { x } = exampleOf(state, true);
    const { seed } = shownExperiment(state);
    const { inputs, layers } = staged;
    const key = [inputs, layers, seed, x];
    if (building !== null && equal(building.key, key)) return;
    const mine = { key, built: null as Built | null };
    building = mine;
    coming = asker.build({ inputs, layers }, seed, x).then((built) => {
      if (building !== mine) return;
      mine.built = built;
      liveStore.renew();
    });
  }

  function follow(state: State): void {
    build(state);
    const next = state.view.isMasked ? null : exampleOf(state, still());
    if (equal(next, example)) return;
    example = next;
    asker.show(next);
  }

  follow(store.getState());
  store.subscribe((state, before) => {
    const { view, run } = state;
    const isSame =
      shownExperiment(state) === shownExperiment(before) &&
      view.probe === before.view.probe &&
      view.behaviour === before.view.behaviour &&
      view.staged === before.view.staged &&
      view.isMasked === before.view.isMasked &&
      run.phase === before.run.phase &&
      run.stepped === before.run.stepped;
    if (!isSame) follow(store.getState());
  });

  let shown: { readonly of: Looked | Built; readonly numbers: ShownNumbers } | null = null;
  let over: ShownNumbers | null = null;

  function newest(): ShownNumbers {
    const of = store.getState().view.staged === null ? live.look : (building?.built ?? null);
    if (of === null) return unknown;
    if (shown?.of !== of) shown = { of, numbers: numbersOf(of) };
    return shown.numbers;
  }

  return {
    numbers: () => (store.getState().view.staged === null ? (over ?? newest()) : newest()),
    newest,
    lay: (numbers) => {
      over = numbers;
      liveStore.renew();
    },
    settled: () => coming,
  };
}

function numbersOf(of: Looked | Built): ShownNumbers {
  const { parameters, values: probe } = of;
  if (!('moment' in of)) return { parameters, probe, moment: null };
  const { dropped, moment } = of;
  return { parameters, probe, dropped, moment };
}

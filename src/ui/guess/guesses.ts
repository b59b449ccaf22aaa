import { createStore, useStore } from 'zustand';
import { lookKey } from '../../data/spec.ts';
import { equal } from '../../document/equal.ts';
import type { Experiment } from '../../document/experiment.ts';
import { hasMoved } from '../../document/moment.ts';
import { type GuessName, guessNames } from '../../lesson/lesson.ts';
import { shownExperiment } from '../../state/store.ts';
import { perWorkspace, type Workspace } from '../../state/workspace.ts';
import { viewsOf } from '../outcome/views.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { type Guesses, none, readGuesses, writeGuesses } from './keptGuesses.ts';

const key = 'mlp-visualizer.guesses';

/** What can be guessed of an experiment: a border only between classes over a plane. */
export function guessesFor({ data }: Experiment): readonly GuessName[] {
  const hasBorder = viewsOf(data)[0] === 'regions';
  return hasBorder ? guessNames : ['loss'];
}

/** Whether two experiments are one question: other random numbers, or more epochs, do not make another. */
function isSame(a: Experiment, b: Experiment): boolean {
  const { seed, epochs } = a;
  return equal(a, { ...b, seed, epochs });
}

function createGuesses(workspace: Workspace) {
  const { store: app, liveStore, branches, tab } = workspace;
  const guesses = createStore<Guesses>(() => none);
  /** The experiment of the run. */
  let ran = shownExperiment(app.getState());
  let branch = branches.current?.id;
  /** What was guessed of each branch that was left. */
  const left = new Map<number, Guesses>();

  /** The first that Train has to wait for. */
  function tell(): void {
    const state = app.getState();
    const { view, messages, setView, dismiss } = state;
    const drawn = guesses.getState();
    const wanted = guessesFor(shownExperiment(state)).filter(
      (name) => view.asked.includes(name) || view.guess === name,
    );
    const unguessed = wanted.find((name) => drawn[name] === null) ?? null;
    if (unguessed !== view.unguessed) setView({ unguessed });
    for (const message of messages) if (unguessed === null && message.type === 'guessFirst') dismiss(message);
  }

  /** In a page that was reloaded: what was drawn of this experiment, if that is not known yet. */
  let isRecalled = false;
  function recall(): void {
    const state = app.getState();
    if (isRecalled || state.view.recalled == null) return;
    isRecalled = true;
    if (guesses.getState() === none) guesses.setState(readGuesses(tab.get(key), shownExperiment(state)));
  }

  const keep = (): void => tab.set(key, writeGuesses(shownExperiment(app.getState()), guesses.getState()));

  recall();
  guesses.subscribe(() => {
    tell();
    keep();
  });
  app.subscribe((state, before) => {
    if (state.view.recalled !== before.view.recalled) recall();
    if (state.document.present !== before.document.present && guesses.getState() !== none) keep();
    const e = shownExperiment(state);
    const isRun = state.run.id !== before.run.id;
    // A guess stays while nothing is trained, and when the same is trained again; in other data it means nothing. With a
    // branch that is returned to comes what was guessed of it.
    if (isRun) {
      if (branch !== undefined) left.set(branch, guesses.getState());
      const isTrained = hasMoved(liveStore.live); // the run before
      const isOther = lookKey(e.data) !== lookKey(ran.data) || (isTrained && !isSame(e, ran));
      branch = branches.current?.id;
      const known = branch === undefined ? undefined : left.get(branch);
      if (known !== undefined || isOther) guesses.setState(known ?? none);
      ran = e;
    }
    if (isRun || state.view.guess !== before.view.guess || state.view.asked !== before.view.asked) tell();
  });
  tell();
  return guesses;
}

/** What a person expects of the run, as it was drawn before the run began. */
export const guessesOf = perWorkspace(createGuesses);

export function useGuess<N extends GuessName>(name: N): readonly [Guesses[N], (guess: Guesses[N]) => void] {
  const guesses = guessesOf(useWorkspace());
  const guess = useStore(guesses, (state) => state[name]);
  return [guess, (next) => guesses.setState({ [name]: next })];
}

import { createStore, useStore } from 'zustand';
import type { BlankKind } from '../../document/blank.ts';
import { workName } from '../../state/keptView.ts';
import { perWorkspace, type Workspace } from '../../state/workspace.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { type Entries, type Entry, readAnswers, writeAnswers } from './keptAnswers.ts';

const key = 'mlp-visualizer.answers';

/** How far the exercise has come. */
interface Progress {
  /** What was left blank, by the very list: when another exercise begins, this is still of the one before. */
  readonly kinds: readonly BlankKind[];
  /** Blanks that are filled, those with their answer shown too. */
  readonly done: number;
  readonly shown: number;
  /** All of them, by their keys among the entries. */
  readonly all: readonly string[];
}

interface ExerciseState {
  /** Numbers of the walk that are left for the pupil; none: no exercise. */
  readonly kinds: readonly BlankKind[];
  /** Whether it is the step of a lesson that has chosen them. */
  readonly isGiven: boolean;
  /** Whether the walk is yet to go to the first of them. */
  readonly begins: boolean;
  /** Of this experiment, in this lesson if one is open: by the example and the keys of blanks. */
  readonly entries: Entries;
  /** Null until the numbers are there. */
  readonly progress: Progress | null;
  /** The blank that is to be in sight, and whether it is to get the focus. */
  readonly wanted: { readonly key: string; readonly focuses: boolean } | null;
}

/** The exercise of a workspace: entries stay while one goes about and, for this tab, over a reload. */
export const exerciseOf = perWorkspace(({ store: app, tab }) => {
  const { of, kinds: keptKinds, all } = readAnswers(tab.get(key));
  let work = workName(app.getState());
  const isReturn = app.getState().view.recalled != null && of === work;
  const kinds = isReturn ? keptKinds : [];
  const exercise = createStore<ExerciseState>(() => ({
    kinds,
    isGiven: false,
    begins: false,
    entries: all.get(work) ?? {},
    progress: null,
    wanted: null,
  }));
  app.subscribe((state, before) => {
    if (state.document.present === before.document.present && state.view.lesson === before.view.lesson) return;
    const next = workName(state);
    if (next === work) return;
    work = next;
    exercise.setState({ entries: all.get(work) ?? {} });
  });
  exercise.subscribe((state, before) => {
    if (state.kinds === before.kinds && state.entries === before.entries) return;
    all.delete(work); // it becomes the newest
    if (Object.keys(state.entries).length > 0) all.set(work, state.entries);
    tab.set(key, writeAnswers({ of: work, kinds: state.kinds, all }));
  });
  return exercise;
});

export const isDone = (entry: Entry | undefined): boolean => entry?.verdict === 'right' || entry?.verdict === 'shown';

/** Leaves these kinds of numbers blank, none: the exercise is over. */
export function setExercise(workspace: Workspace, kinds: readonly BlankKind[], isGiven = false, begins = false): void {
  exerciseOf(workspace).setState({ kinds, isGiven, begins });
  workspace.setView({ isMasked: kinds.some((kind) => kind === 'sums' || kind === 'outputs') });
  hideElsewhere('loss', kinds.includes('loss'));
  hideElsewhere('new', kinds.includes('weights'));
}

/**
 * What is computed in Steps may stand elsewhere, too: the loss of a batch in the bar and at the curves, its new weights
 * below the drawing. There it is not to be read before it is computed.
 */
export function hideElsewhere(what: 'loss' | 'new', isHidden: boolean): void {
  document.documentElement.toggleAttribute(`data-hides-${what}`, isHidden);
}

/** One value of the exercise. */
export function useExerciseState<T>(selector: (state: ExerciseState) => T): T {
  return useStore(exerciseOf(useWorkspace()), selector);
}

/** Whether there are numbers that are still to be found. */
export function useIsSecret(): boolean {
  return useExerciseState(
    ({ kinds, progress }) => kinds.length > 0 && (progress === null || progress.done < progress.all.length),
  );
}

import { createStore, useStore } from 'zustand';
import type { BlankKind } from '../../document/blank.ts';
import type { Verdict } from '../../explain/answerTo.ts';
import { perWorkspace, type Workspace } from '../../state/workspace.ts';
import { useWorkspace } from '../useWorkspace.ts';

/** What somebody has written into a blank. */
export interface Entry {
  readonly typed: string;
  /** 'open': not checked since; 'shown': the page has shown the answer. */
  readonly verdict: Verdict | 'open' | 'shown';
}

/** How far the exercise has come. */
interface Progress {
  /** What was left blank, by the very list: when another exercise begins, this is still of the one before. */
  readonly kinds: readonly BlankKind[];
  /** Blanks that are filled, those with their answer shown too. */
  readonly done: number;
  readonly shown: number;
  readonly all: number;
}

interface ExerciseState {
  /** Numbers of the walk that are left for the pupil; none: no exercise. */
  readonly kinds: readonly BlankKind[];
  /** By the keys of blanks. */
  readonly entries: Readonly<Record<string, Entry>>;
  /** Null until the numbers are there. */
  readonly progress: Progress | null;
  /** The blank that is to get the focus. */
  readonly wanted: string | null;
}

/** The exercise of a workspace: entries stay while one goes about. */
export const exerciseOf = perWorkspace(() =>
  createStore<ExerciseState>(() => ({ kinds: [], entries: {}, progress: null, wanted: null })),
);

export const isDone = (entry: Entry | undefined): boolean => entry?.verdict === 'right' || entry?.verdict === 'shown';

/** Leaves these kinds of numbers blank, none: the exercise is over. */
export function setExercise(workspace: Workspace, kinds: readonly BlankKind[]): void {
  exerciseOf(workspace).setState({ kinds });
  workspace.setView({ isMasked: kinds.some((kind) => kind === 'sums' || kind === 'outputs') });
}

/** One value of the exercise. */
export function useExerciseState<T>(selector: (state: ExerciseState) => T): T {
  return useStore(exerciseOf(useWorkspace()), selector);
}

/** Whether there are numbers that are still to be found. */
export function useIsSecret(): boolean {
  return useExerciseState(
    ({ kinds, progress }) => kinds.length > 0 && (progress === null || progress.done < progress.all),
  );
}

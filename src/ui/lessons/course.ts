import { equal } from '../../document/equal.ts';
import { openingExperiment } from '../../document/opening.ts';
import { experimentAt, type Lesson } from '../../lesson/lesson.ts';
import { setView, store } from '../../state/app.ts';
import { openOver } from '../../state/openOver.ts';
import type { SavedWork } from '../../state/saved.ts';
import type { State } from '../../state/store.ts';
import { keepTyped } from '../keepTyped.ts';
import { keepBefore, recallBefore } from './memory.ts';

// How one goes through a lesson. Each setting up is an edit like any other, so Undo goes back over it; what was there
// before the lesson is kept by itself and in the list of earlier work.

/** Whether a lesson has been set up and not left since: what is there belongs to it, also when another one begins. */
let isUnderWay = false;

function follow({ view: { lesson } }: State): void {
  if (lesson === null) isUnderWay = false;
  else if (!lesson.isFresh) isUnderWay = true;
}
follow(store.getState());
store.subscribe(follow);

/** Opens a lesson at its first step, from the list or from a file; the panel sets it up once it is loaded. */
export function startLesson(name: string): void {
  keepTyped();
  setView({ lesson: { name, step: 0, isFresh: true }, tab: 'network' });
}

/** Keeps what the person has before a lesson is set up, unless that is another lesson's. */
export function setAside(work: SavedWork): void {
  keepTyped();
  if (isUnderWay) return;
  const { document } = store.getState();
  keepBefore(document.present);
  if (!equal(document.present, openingExperiment)) work.save(document.present);
  work.leave();
}

/** Puts up what the step begins with, for somebody who comes straight to it. */
export function arrive(lesson: Lesson, name: string, step: number, reset: () => void, work: SavedWork): void {
  setUp(lesson, step, reset, work);
  setView({ lesson: { name, step, isFresh: false } });
}

/** The step's own experiment with its first weights, or the one that is there by then. */
export function setUp(lesson: Lesson, step: number, reset: () => void, work: SavedWork): void {
  const experiment = experimentAt(lesson, step);
  if (experiment === null) return;
  openOver(work, experiment);
  reset(); // another learning rate alone would go on with the weights there are
}

/**
 * From step to step. One that begins with what is there, or has no experiment of its own, goes on with the training;
 * any other begins with its first weights.
 */
export function goTo(lesson: Lesson, name: string, step: number, reset: () => void, work: SavedWork): void {
  keepTyped();
  const { experiment } = lesson.steps[step];
  if (experiment !== null && !equal(experiment, store.getState().document.present)) setUp(lesson, step, reset, work);
  setView({ lesson: { name, step, isFresh: false } });
}

/** Ends the lesson; with `back` to what was there before it. */
export function leaveLesson(back: boolean, work: SavedWork): void {
  setView({ lesson: null });
  const before = back ? recallBefore() : null;
  if (before !== null) openOver(work, before);
}

import { lookKey } from '../../data/spec.ts';
import { equal } from '../../document/equal.ts';
import { openingExperiment } from '../../document/opening.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { WrittenMoment } from '../../document/link/linkMoment.ts';
import { type Lesson, type PartName, startOf, type Step, type SwitchName } from '../../lesson/lesson.ts';
import { arriveAt, readArrival } from '../../state/arrive.ts';
import type { State } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import type { TrainingControls } from '../../state/training.ts';
import { perWorkspace, type Workspace } from '../../state/workspace.ts';
import { keepTyped } from '../controls/keepTyped.ts';
import { memoryOf } from '../../state/lessonMemory.ts';

/**
 * How one goes through a lesson. Each setting up is an edit like any other, so Undo goes back over it, but not the first
 * of a lesson that the page was opened with; what was there before the lesson is kept by itself and in the list of earlier
 * work.
 */
export interface Course {
  /** Opens a lesson at its first step, from the list or from a file; the panel sets it up once it is loaded. */
  startLesson(name: string): void;
  /** Keeps what the person has before a lesson is set up, unless that is another lesson's. */
  setAside(): void;
  /** Puts up what the step begins with, for somebody who comes straight to it. */
  arrive(lesson: Lesson, name: string, step: number, controls: Controls): void;
  /** The step's own experiment with its first weights, or at its moment, or the one that is there by then. */
  setUp(lesson: Lesson, step: number, controls: Controls): void;
  /**
   * From step to step. One that begins with what is there, or has no experiment of its own, goes on with the training;
   * any other begins with its first weights.
   */
  goTo(lesson: Lesson, name: string, step: number, controls: Controls): void;
  /** The moment that a step begins at is still being read: what is there is not the step's yet. */
  isComing(): boolean;
  /** Ends the lesson; with `back` to what was there before it. */
  leaveLesson(back: boolean): void;
}

/** What of the training a lesson uses. */
type Controls = Pick<TrainingControls, 'reset' | 'backTo' | 'reach'>;

/** The switches of the plot that a link of TensorFlow Playground has, too, as a step has them. */
const switchesOf = ({ show }: Step): Partial<View> =>
  show === null ? {} : { showsValidation: show.includes('validation_points'), isDiscrete: show.includes('discretize') };

/** How a step has the rest of the plot. What it hides or locks and does not name is as the page opens. */
export function plotOf({ show, view, hide, lock }: Step, e: Experiment): Partial<View> {
  const isKept = (name: PartName): boolean => hide.includes(name) || lock.includes(name);
  const isNamed = (name: SwitchName): boolean => show?.includes(name) ?? false;
  return {
    ...(isNamed('hidden_space') || isKept('hidden_space') ? { showsSpace: isNamed('hidden_space') } : {}),
    ...(isNamed('logarithmic') || isKept('logarithmic') ? { logarithmic: isNamed('logarithmic') } : {}),
    ...(view !== null || isKept('plot_view') ? { plotView: view && { data: lookKey(e.data), view } } : {}),
  };
}

/** All of the plot as a step has it. */
export const outcomeOf = (step: Step, e: Experiment): Partial<View> => ({ ...switchesOf(step), ...plotOf(step, e) });

function createCourse(workspace: Workspace): Course {
  const { store, liveStore, setView, work, openOver, say } = workspace;
  const { keepBefore, recallBefore, runOf } = memoryOf(workspace);
  /** Whether a lesson has been set up and not left since: what is there belongs to it, also when another one begins. */
  let isUnderWay = false;
  /** The newest moment that is being read. */
  let coming: WrittenMoment | null = null;

  function follow({ view: { lesson } }: State): void {
    if (lesson === null) isUnderWay = false;
    else if (!lesson.isFresh) isUnderWay = true;
  }
  follow(store.getState());
  store.subscribe(follow);

  function begin(e: Experiment): void {
    work.leave(e);
    store.getState().replaceDocument(e);
  }

  function setUp(lesson: Lesson, step: number, controls: Controls, show = openOver): void {
    const { experiment = null, moment = null } = startOf(lesson, step) ?? {};
    if (experiment === null) return;
    setView(outcomeOf(lesson.steps[step], experiment));
    show(experiment);
    coming = moment;
    if (moment !== null) return void comeTo(experiment, moment, controls);
    const run = runOf(store.getState().view.lesson?.name ?? '', experiment);
    if (run !== null) return arriveAt(experiment, run)(workspace, controls);
    controls.reset(); // another learning rate alone would go on with the weights there are
    // What the page came with, on the same network, is no step of it.
    if (show === begin) store.getState().replaceDocument(store.getState().document.present);
  }

  async function comeTo(e: Experiment, moment: WrittenMoment, controls: Controls): Promise<void> {
    const arrival = await readArrival(e, moment);
    if (coming === moment) coming = null;
    liveStore.renew(); // the goals are looked at from now on
    if (!equal(store.getState().document.present, e)) return; // another has come meanwhile
    if ('code' in arrival) return say({ type: 'badLink', error: arrival });
    arriveAt(e, arrival)(workspace, controls);
  }

  return {
    startLesson: (name) => {
      keepTyped(workspace);
      setView({ lesson: { name, step: 0, isFresh: true }, tab: 'network' });
    },
    setAside: () => {
      keepTyped(workspace);
      if (isUnderWay) return;
      const { document } = store.getState();
      keepBefore(document.present);
      if (!equal(document.present, openingExperiment)) work.save(document.present);
      work.leave();
    },
    arrive: (lesson, name, step, controls) => {
      setUp(lesson, step, controls, store.getState().view.lesson?.opensPage ? begin : openOver);
      setView({ lesson: { name, step, isFresh: false } });
    },
    setUp,
    goTo: (lesson, name, step, controls) => {
      keepTyped(workspace);
      const { experiment, moment } = lesson.steps[step];
      const isSame = moment === null && equal(experiment, store.getState().document.present);
      if (experiment !== null && !isSame) setUp(lesson, step, controls);
      setView({ lesson: { name, step, isFresh: false } });
    },
    isComing: () => coming !== null,
    leaveLesson: (back) => {
      const before = back ? recallBefore() : null;
      if (before === null) setView({ lesson: null });
      else openOver(before, { lesson: null }); // Back leads to the lesson
    },
  };
}

export const courseOf = perWorkspace(createCourse);

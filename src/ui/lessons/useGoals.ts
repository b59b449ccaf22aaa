import { useCallback, useRef, useState } from 'react';
import type { Experiment } from '../../document/experiment.ts';
import { allReached, checkGoal, type Standing } from '../../lesson/checkGoal.ts';
import type { Step } from '../../lesson/lesson.ts';
import { type Live, newestOf } from '../../state/live.ts';
import { useExerciseState } from '../steps/exercise.ts';
import { useLive } from '../useLive.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { courseOf } from './course.ts';
import type { LiveFacts } from '../../lesson/quantities.ts';
import type { History } from '../../run/history.ts';
import type { RunStatus } from '../../run/status.ts';

/** How the run of the experiment stands, for goals; null while nothing is known of it. */
function liveFacts(live: Live, { id, phase, ended }: RunStatus): LiveFacts | null {
  const { history, look } = live;
  if (live.run !== id || phase === 'impossible' || history.count === 0) return null;
  const values = look !== null && look.moment.run === id ? look.values : null;
  return {
    epoch: live.epoch,
    value: (name) => newestOf(live, name),
    output: (unit) => {
      if (look === null || values === null) return null;
      const { valueCount, outputs } = look.layout;
      return values.subarray(valueCount - outputs)[unit] ?? null;
    },
    broken: phase === 'broken',
    finished: phase === 'finished' || ended !== null,
  };
}

/** How the run stood at a row of its history. */
const factsAt = (row: number, history: History, newest: LiveFacts): LiveFacts => ({
  ...newest,
  epoch: history.epoch(row),
  value: (key) => (history.keys.includes(key) ? history.value(row, key) : null),
});

/** Of a goal that is not looked at yet. */
const unknown: Standing = { reached: false, now: null };

/** A second: often enough to be seen at once, and calm to read. */
const looks = 5;

/** What has been looked at: between two looks there may be epochs in which all goals were reached. */
interface Seen {
  readonly history: History;
  readonly experiment: Experiment;
  readonly goals: Step['goals'];
  /** Of the history. */
  readonly rows: number;
  /** All goals were reached at one of them: a look may be lost, as React renders anew. */
  readonly all: boolean;
}

/** The first row that is to be judged: it is none of before the step, nor of other settings than those of now. */
function firstNew(before: Seen | null, { history, known }: Live, experiment: Experiment): number {
  if (before === null) return history.count;
  if (before.history !== history) return known;
  return before.experiment === experiment ? before.rows : history.count;
}

interface Watched {
  readonly standings: readonly Standing[];
  /** They were all reached at one time in this step. */
  readonly reached: boolean;
}

/**
 * How the goals of a step stand. What was once reached stays reached, though the loss may rise again:
 * so nothing is looked at before the step is set up, as what is there until then is work from before it.
 * @param place names the step: another one begins anew
 */
export function useGoals({ goals, blanks }: Pick<Step, 'goals' | 'blanks'>, place: string): Watched {
  const { isComing } = courseOf(useWorkspace());
  const isFresh = useApp(({ view }) => view.lesson?.isFresh ?? false);
  const experiment = useApp((state) => state.document.present);
  const run = useApp((state) => state.run);
  const exercise = useExerciseState(({ kinds, progress }) => {
    const isOfStep = blanks.length > 0 ? kinds === blanks : kinds.length > 0;
    return isOfStep && progress?.kinds === kinds ? progress : null;
  });
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const seen = useRef<Seen | null>(null);
  const { standings, all } = useLive(
    useCallback(
      (live: Live) => {
        if (isFresh || isComing()) {
          seen.current = null;
          return { standings: goals.map(() => unknown), all: false };
        }
        const filled = exercise && { done: exercise.done, all: exercise.all.length };
        const newest = liveFacts(live, run);
        const facts = { experiment, live: newest, exercise: filled };
        let all = allReached(goals, facts);
        if (newest !== null) {
          const { history } = live;
          const before = seen.current?.goals === goals ? seen.current : null;
          if (before?.history === history && before.experiment === experiment) all ||= before.all;
          for (let row = firstNew(before, live, experiment); row < history.count; row++) {
            all ||= allReached(goals, { ...facts, live: factsAt(row, history, newest) });
          }
          seen.current = { history, experiment, goals, rows: history.count, all };
        }
        return { standings: goals.map((goal) => checkGoal(goal, facts)), all };
      },
      [goals, isFresh, isComing, experiment, run, exercise],
    ),
    looks,
  );
  if (all && !done.has(place)) setDone(new Set([...done, place]));
  return { standings, reached: all || done.has(place) };
}

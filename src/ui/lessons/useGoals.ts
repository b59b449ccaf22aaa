import { useCallback, useState } from 'react';
import { checkGoal, type Standing } from '../../lesson/checkGoal.ts';
import type { Goal } from '../../lesson/goal.ts';
import type { Live } from '../../state/live.ts';
import { useLive } from '../useLive.ts';
import { useApp } from '../useWorkspace.ts';
import type { LiveFacts } from '../../lesson/quantities.ts';
import type { RunStatus } from '../../run/status.ts';

/** How the run of the experiment stands, for goals; null while nothing is known of it. */
function liveFacts(live: Live, { id, phase, ended }: RunStatus): LiveFacts | null {
  const { history, look } = live;
  if (live.run !== id || phase === 'impossible' || history.count === 0) return null;
  const values = look !== null && look.moment.run === id ? look.values : null;
  return {
    epoch: live.epoch,
    value: (name) => (history.keys.includes(name) ? history.value(history.count - 1, name) : null),
    output: (unit) => {
      if (look === null || values === null) return null;
      const { valueCount, outputs } = look.layout;
      return values.subarray(valueCount - outputs)[unit] ?? null;
    },
    broken: phase === 'broken',
    finished: phase === 'finished' || ended !== null,
  };
}

/** A second: often enough to be seen at once, and calm to read. */
const looks = 5;

interface Watched {
  readonly standings: readonly Standing[];
  /** They were all reached at one time in this step. */
  readonly reached: boolean;
}

/**
 * How the goals of a step stand. What was once reached stays reached, though the loss may rise again.
 * @param place names the step: another one begins anew
 */
export function useGoals(goals: readonly Goal[], place: string): Watched {
  const experiment = useApp((state) => state.document.present);
  const run = useApp((state) => state.run);
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const standings = useLive(
    useCallback(
      (live: Live) => goals.map((goal) => checkGoal(goal, { experiment, live: liveFacts(live, run) })),
      [goals, experiment, run],
    ),
    looks,
  );
  const all = standings.length > 0 && standings.every(({ reached }) => reached);
  if (all && !done.has(place)) setDone(new Set([...done, place]));
  return { standings, reached: all || done.has(place) };
}

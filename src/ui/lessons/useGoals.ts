import { useCallback, useState } from 'react';
import { checkGoal, type Standing } from '../../lesson/check.ts';
import type { Goal } from '../../lesson/goal.ts';
import type { Live } from '../../state/live.ts';
import { useLive } from '../useLive.ts';
import { useApp } from '../workspace.ts';
import { liveFacts } from './facts.ts';

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

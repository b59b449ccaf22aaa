import { hasFeature } from './goalFeatures.ts';
import type { Comparison, Goal } from './goal.ts';
import { type Facts, names, numbers } from './quantities.ts';

/** State of a goal. */
export interface Standing {
  readonly reached: boolean;
  /** The current value; null while it is unknown, and for goals that are only met or not met. */
  readonly now: number | string | null;
}

const holds: Readonly<Record<Comparison, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function compare(now: number | null, comparison: Comparison, value: number): Standing {
  return { reached: now !== null && holds[comparison](now, value), now };
}

/** Checks a goal against the experiment and the run. A goal with an unknown value is not reached. */
export function checkGoal(goal: Goal, facts: Facts): Standing {
  switch (goal.kind) {
    case 'number':
      return compare(numbers[goal.name].read(facts, goal.index ?? 0), goal.comparison, goal.value);
    case 'row':
      return compare(facts.live?.value(goal.key) ?? null, goal.comparison, goal.value);
    case 'name': {
      const now: string | null = names[goal.name].read(facts, goal.index ?? 0);
      return { reached: now !== null && (now === goal.value) === goal.same, now };
    }
    case 'feature':
      return { reached: hasFeature(facts.experiment, goal.feature) === goal.wanted, now: null };
    case 'broken':
      return { reached: facts.live?.broken ?? false, now: null };
    case 'finished':
      return { reached: facts.live?.finished ?? false, now: null };
    case 'solved': {
      const { done = 0, all = 0 } = facts.exercise ?? {};
      return { reached: all > 0 && done === all, now: `${done} / ${all}` };
    }
  }
}

/** Returns true if all goals of a step are reached. A step without goals is never reached. */
export function allReached(goals: readonly Goal[], facts: Facts): boolean {
  return goals.length > 0 && goals.every((goal) => checkGoal(goal, facts).reached);
}

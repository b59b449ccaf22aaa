import { decimals, plain } from '../document/spelling.ts';
import type { Standing } from '../lesson/checkGoal.ts';
import type { Goal } from '../lesson/goal.ts';
import type { Fault } from '../lesson/fault.ts';
import type { lessons } from './en/lessons.ts';
import type { NumbersText } from './en/numbers.ts';
import { linkErrorSentence } from './sentences.ts';
import type { Translation } from './translation.ts';
import type { LinkText } from './types.ts';

/** The strings of the lessons, which are loaded with them. */
export type LessonText = Translation<typeof lessons>;

export function faultSentence(links: LinkText, text: LessonText, fault: Fault): string {
  if (fault.code === 'badExperiment') return text.faults.badExperiment(linkErrorSentence(links, fault.error));
  // As in sentences.ts: the key and the argument come from the same object.
  return (text.faults[fault.code] as (fault: Fault) => string)(fault);
}

/** A goal in words: `validation accuracy: at least 0.95`. */
export function goalSentence({ keys }: Pick<NumbersText, 'keys'>, text: LessonText, goal: Goal): string {
  switch (goal.kind) {
    case 'number':
      return text.compare(quantity(text, goal.name, goal.index), goal.comparison, plain(goal.value));
    case 'row':
      return text.compare(keys[goal.key] ?? goal.key, goal.comparison, plain(goal.value));
    case 'name':
      return text.compare(quantity(text, goal.name, goal.index), goal.same ? '=' : '!=', goal.value);
    case 'feature':
      return text.uses(goal.feature, goal.wanted);
    case 'broken':
      return text.breaks;
    case 'finished':
      return text.ends;
    case 'solved':
      return text.solves;
  }
}

/** How it stands, to be put beside the goal; empty where yes or no is all. */
export function standingText(text: LessonText, { now }: Standing, goal: Goal): string {
  if (goal.kind === 'feature' || goal.kind === 'broken' || goal.kind === 'finished') return '';
  if (now === null) return text.notMeasured;
  return text.now(typeof now === 'number' ? shortNumber(now) : now);
}

function quantity(text: LessonText, name: string, index: number | null): string {
  return text.quantities[name](index ?? 0);
}

/** Three decimals at most: a number that changes while it is read. */
function shortNumber(value: number): string {
  return Number.isInteger(value) ? plain(value) : decimals(value, 3);
}

import type { LinkError } from '../document/link.ts';

/** An error in a goal. Excerpts of the file are shortened. */
export type GoalProblem =
  /** The text has no comparison and is no other kind of goal. */
  | { readonly code: 'goalForm'; readonly text: string }
  | { readonly code: 'goalUnknown'; readonly name: string; readonly nearest: string | null }
  /** `wanted` is the expected kind of value, or the list of valid names. */
  | {
      readonly code: 'goalValue';
      readonly name: string;
      readonly value: string;
      readonly wanted: 'number' | 'network' | readonly string[];
    }
  /** Names can only be compared with `=` and `!=`. */
  | { readonly code: 'goalOrder'; readonly name: string; readonly comparison: string }
  /** A missing or superfluous index: `units` without `[0]`, or `loss[0]`. */
  | { readonly code: 'goalIndex'; readonly name: string; readonly wanted: boolean };

/** An error in a lesson's file. Its message is in i18n under its code. */
export type Fault =
  | GoalProblem
  | { readonly code: 'noHead' }
  | { readonly code: 'openHead' }
  | { readonly code: 'headLine'; readonly text: string }
  | {
      readonly code: 'unknownKey';
      readonly key: string;
      readonly nearest: string | null;
      readonly known: readonly string[];
    }
  | { readonly code: 'twice'; readonly key: string }
  | { readonly code: 'noTitle' }
  | { readonly code: 'badId'; readonly value: string }
  | { readonly code: 'badNumber'; readonly key: string; readonly value: string; readonly max: number }
  | { readonly code: 'noSteps' }
  | { readonly code: 'tooManySteps'; readonly max: number }
  | { readonly code: 'tooLong'; readonly max: number; readonly lines: number }
  | { readonly code: 'textBeforeSteps' }
  | { readonly code: 'stepWithoutTitle' }
  | { readonly code: 'stepWithoutText' }
  | { readonly code: 'textOutsideLanguage' }
  | { readonly code: 'settingInText'; readonly key: string }
  | { readonly code: 'unknownName'; readonly key: string; readonly value: string; readonly known: readonly string[] }
  | { readonly code: 'badExperiment'; readonly error: LinkError }
  | { readonly code: 'openFence' }
  /** `rest` is the part that cannot be read; empty where more should follow. The lesson is shown all the same. */
  | { readonly code: 'badFormula'; readonly text: string; readonly rest: string }
  | { readonly code: 'longFormula'; readonly max: number }
  /** `signs` are those of all formulas of a text. */
  | { readonly code: 'manyFormulas'; readonly max: number; readonly signs: number }
  | { readonly code: 'tooManyGoals'; readonly max: number }
  /** Of a title or a text. Pictures within a text are not counted. */
  | { readonly code: 'textTooLong'; readonly max: number }
  /** In one step. */
  | { readonly code: 'tooManyLines'; readonly max: number };

/** Problems that are told of one file. Reading ends there: a file with more is no lesson, and may be a hostile one. */
export const mostProblems = 50;

/** `line` counts from 1. */
export type LessonProblem = Fault & { readonly line: number };

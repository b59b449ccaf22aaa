import type { LinkError } from '../document/link.ts';

/** What is wrong in a goal. Texts from the file are cut short. */
export type GoalProblem =
  /** No comparison, nor any other form of a goal. */
  | { readonly code: 'goalForm'; readonly text: string }
  | { readonly code: 'goalUnknown'; readonly name: string; readonly nearest: string | null }
  /** `wanted`: what kind of value belongs here, or the names there are. */
  | {
      readonly code: 'goalValue';
      readonly name: string;
      readonly value: string;
      readonly wanted: 'number' | 'network' | readonly string[];
    }
  /** A name is the same or not; it is not smaller. */
  | { readonly code: 'goalOrder'; readonly name: string; readonly comparison: string }
  /** `units` without `[0]`, or `loss[0]`. */
  | { readonly code: 'goalIndex'; readonly name: string; readonly wanted: boolean };

/** What is wrong in a lesson's file; its sentence is in i18n under its code. */
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
  | { readonly code: 'tooLong'; readonly max: number }
  | { readonly code: 'textBeforeSteps' }
  | { readonly code: 'stepWithoutTitle' }
  | { readonly code: 'stepWithoutText' }
  | { readonly code: 'textOutsideLanguage' }
  | { readonly code: 'settingInText'; readonly key: string }
  | { readonly code: 'unknownName'; readonly key: string; readonly value: string; readonly known: readonly string[] }
  | { readonly code: 'badExperiment'; readonly error: LinkError }
  | { readonly code: 'openFence' };

/** `line` counts from 1. */
export type LessonProblem = Fault & { readonly line: number };

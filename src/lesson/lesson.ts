import type { Experiment } from '../document/experiment.ts';
import type { Goal } from './goal.ts';

/** A text in both languages; where a file has it in one alone, that one stands for both. */
export interface Localized {
  readonly en: string;
  readonly ja: string;
}

/** What a step may hide or lock: regions of the page, by the names that a lesson's file calls them. */
export const controlNames = ['data', 'layers', 'compile', 'fit', 'run', 'outcome', 'code'] as const;
export type ControlName = (typeof controlNames)[number];

/** What a step may put into the column on the left. */
export const panelNames = ['data', 'code', 'summary'] as const;
export type PanelName = (typeof panelNames)[number];

/** How the page stands while a step is shown. */
export interface Scene {
  /** Null: the column stays as it is. */
  readonly open: PanelName | null;
  /** How many lines of its program the drawing shows, as `stageOf` counts them; null: all. */
  readonly stage: number | null;
  /** Not seen. */
  readonly hide: readonly ControlName[];
  /** Seen, and disabled. */
  readonly lock: readonly ControlName[];
}

export interface Step extends Scene {
  readonly title: Localized;
  /** Markdown. */
  readonly text: Localized;
  /** What the step begins with; null: it goes on with what is there. */
  readonly experiment: Experiment | null;
  /** All of them are to be reached. */
  readonly goals: readonly Goal[];
}

export interface Lesson {
  /** As links name it; null in a file that has none. */
  readonly id: string | null;
  /** Place in the list: smaller comes first. */
  readonly order: number;
  readonly title: Localized;
  readonly summary: Localized;
  /** At least one. */
  readonly steps: readonly Step[];
}

/** What is there when somebody comes straight to a step: its own experiment, or that of the nearest one before. */
export function experimentAt({ steps }: Lesson, step: number): Experiment | null {
  return steps.slice(0, step + 1).findLast(({ experiment }) => experiment !== null)?.experiment ?? null;
}

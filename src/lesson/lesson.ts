import type { BlankKind } from '../document/blank.ts';
import type { Depth } from '../document/depth.ts';
import type { Experiment } from '../document/experiment.ts';
import type { WrittenMoment } from '../document/link/linkMoment.ts';
import type { Goal } from './goal.ts';

/** Text in both languages. If the file has only one language, both are the same text. */
export interface Localized {
  readonly en: string;
  readonly ja: string;
}

/** Regions of the page that a step may hide or lock, by their names in a lesson's file. */
export const controlNames = ['data', 'layers', 'compile', 'fit', 'run', 'outcome', 'code'] as const;
export type ControlName = (typeof controlNames)[number];

/** Single controls that a step may hide or lock, likewise. */
export const partNames = [
  'train',
  'step',
  'reset',
  'pace',
  'undo',
  'earlier_work',
  'share',
  'lessons',
  'rules',
  'dataset',
  'problem',
  'draw_points',
  'own_table',
  'new_data',
  'samples',
  'noise',
  'inputs',
  'input_x',
  'input_y',
  'input_x_squared',
  'input_y_squared',
  'input_x_times_y',
  'input_sin_x',
  'input_sin_y',
  'standardize',
  'validation_split',
  'batch_size',
  'learning_rate',
  'activation',
  'regularization',
  'regularization_rate',
  'input_shape',
  'add_layer',
  'units',
  'layer_arguments',
  'neurons',
  'weights',
  'loss',
  'optimizer',
  'metrics',
  'epochs',
  'shuffle',
  'seed',
  'plot_view',
  'predict_first',
  'axes',
  'target',
  'validation_points',
  'discretize',
  'hidden_space',
  'logarithmic',
  'summary',
  'steps',
  'health',
] as const;
export type PartName = (typeof partNames)[number];

export type Name = ControlName | PartName;

/** Switches of the plot that a step may turn on, and off by leaving them out. */
export const switchNames = [
  'validation_points',
  'discretize',
  'hidden_space',
  'logarithmic',
] as const satisfies readonly PartName[];
export type SwitchName = (typeof switchNames)[number];

/** Ways to look at what the network says; not all of them are there for all data. */
export const plotViews = [
  'pad',
  'regions',
  'curve',
  'band',
  'surface',
  'points',
  'parity',
  'confusion',
  'roc',
  'mistakes',
] as const;
export type PlotView = (typeof plotViews)[number];

/** What a step may have drawn before anything is trained. */
export const guessNames = ['loss', 'border'] as const;
export type GuessName = (typeof guessNames)[number];

/** Panels that a step may open in the left column. */
export const panelNames = ['data', 'code', 'summary', 'steps', 'health'] as const;
export type PanelName = (typeof panelNames)[number];

/** State of the page while a step is shown. */
export interface Scene {
  /** Null: leave the column unchanged. */
  readonly open: PanelName | null;
  /** Number of program lines that the drawing shows, counted as in `stageOf`; null: all. */
  readonly stage: number | null;
  /** Hidden controls. */
  readonly hide: readonly Name[];
  /** Visible but disabled controls. */
  readonly lock: readonly Name[];
  /** Switches that are on, the others being off; null: as they stand. */
  readonly show: readonly SwitchName[] | null;
  /** What the plot shows; null: as it stands. */
  readonly view: PlotView | null;
  /** What is to be drawn first, as a guess. */
  readonly predict: readonly GuessName[];
  /** Numbers of the walk that are left blank. */
  readonly blanks: readonly BlankKind[];
  /**
   * What the walk is of: a batch, and which example in it is looked at, or one of the examples; both counted from 1, training
   * first. Null: as it stands.
   */
  readonly walk: 'batch' | `batch ${number}` | number | null;
  /** How far its numbers are taken apart; null: as it stands. */
  readonly depth: Depth | null;
}

export interface Step extends Scene {
  readonly title: Localized;
  /** Markdown. */
  readonly text: Localized;
  /** Lines of the file in which the text begins. */
  readonly lines: { readonly [L in keyof Localized]: number };
  /** Experiment that the step starts with; null: keep the current one. */
  readonly experiment: Experiment | null;
  /** The moment of it that the step starts at, as its link says it; null: its beginning. */
  readonly moment: WrittenMoment | null;
  /** The step is done when all goals are reached. */
  readonly goals: readonly Goal[];
}

export interface Lesson {
  /** Name in links; null if the file sets none. */
  readonly id: string | null;
  /** Position in the list, in ascending order. */
  readonly order: number;
  readonly title: Localized;
  readonly summary: Localized;
  /** At least one. */
  readonly steps: readonly Step[];
}

/** Returns the step that one which is opened directly starts as: itself, or the nearest earlier with an experiment. */
export function startOf({ steps }: Lesson, step: number): Pick<Step, 'experiment' | 'moment'> | null {
  return steps.slice(0, step + 1).findLast(({ experiment }) => experiment !== null) ?? null;
}

/** Returns the experiment for a step that is opened directly. */
export const experimentAt = (lesson: Lesson, step: number): Experiment | null =>
  startOf(lesson, step)?.experiment ?? null;

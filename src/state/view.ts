import type { Feature } from '../data/features.ts';
import type { LessonPlace } from '../document/link/linkLesson.ts';
import type { Language } from '../document/link/result.ts';
import type { Behaviour } from '../document/moment.ts';
import type { Penalty, PlaygroundActivation } from '../document/ofPlayground.ts';
import type { Stage } from '../document/stage.ts';
import type { Target } from '../document/target.ts';
import type { GuessName, Name, PlotView } from '../lesson/lesson.ts';
import type { Pace } from '../training/protocol.ts';
import type { Depth } from '../document/depth.ts';
import type { Walks } from './walking.ts';

/** `system` follows the device; `projector` is light, with larger type and heavier lines. */
export type Theme = 'system' | 'light' | 'dark' | 'projector';

/** The lesson that is open, as the link says it. */
export interface OpenLesson extends LessonPlace {
  /** The experiment of the step has yet to be set up: the lesson came without one. */
  readonly isFresh: boolean;
  /** The page was opened with it: what is there until it is set up is no step to go back to. */
  readonly opensPage?: true;
}

/** How the page looks at the experiment: never undone, never in the link but for the language and the lesson. */
export interface View {
  readonly language: Language;
  readonly theme: Theme;
  readonly pace: Pace;
  /** Axis of the loss curve. */
  readonly logarithmic: boolean;
  /** The pinned part (a click, Enter); Escape releases it. */
  readonly selection: Target | null;
  /** The part that the pointer or the keyboard is over just now; shown before `selection`. */
  readonly hovered: Target | null;
  /**
   * The place whose activations are drawn: a value of each of its columns (`placeColumns`), in the data's own units;
   * null: the first training row.
   */
  readonly probe: readonly number[] | null;
  /** The two inputs that a plot of many is over; null: those that tell most. */
  readonly axes: readonly [Feature, Feature] | null;
  /**
   * The highlighted layer: its card, its line of code and its part of the drawing light up together. Index into
   * `layers` of what is drawn; −1 the input, null none.
   */
  readonly layer: number | null;
  /** Null: the drawing shows the experiment. */
  readonly staged: Stage | null;
  /** How the example is drawn; null: as the run stands, in training while it trains. */
  readonly behaviour: Behaviour | null;
  /** What is chosen to be in the neurons; undefined: maps where there are two inputs. Kept on this computer. */
  readonly neurons: NeuronContents | undefined;
  /** Maps of two colours: on which side of its zero line a place is. */
  readonly isDiscrete: boolean;
  readonly showsValidation: boolean;
  /** The regularization last chosen under Playground's rules: it keeps a rate without one, and one at a rate of 0. */
  readonly penalty: Penalty;
  /** The activation last chosen there: that of the next hidden layer where there is none. */
  readonly activation: PlaygroundActivation;
  /** The view of the plot that is chosen, of these data (see `lookKey`); null: the first. */
  readonly plotView: { readonly data: string; readonly view: PlotView } | null;
  /** Whether the plot shows the plane as a hidden layer bends it. */
  readonly showsSpace: boolean;
  /** The guess that the plot shows, over what happens; null: none. */
  readonly guess: GuessName | null;
  /** Guesses that the step of the lesson wants before anything is trained. */
  readonly asked: readonly GuessName[];
  /** The first that is wanted and has yet to be drawn: then Train says so first. */
  readonly unguessed: GuessName | null;
  /** Whether points are drawn in the plot, where the data are such. */
  readonly isDrawing: boolean;
  /** Contents of the column on the left. */
  readonly side: Side;
  readonly walks: Walks;
  /** How deep the walk through the network goes. */
  readonly depth: Depth;
  /** Whether the numbers of the drawing's example are not to be read: they are yet to be found. */
  readonly isMasked?: boolean;
  /**
   * The step of a lesson that a page which was reloaded stood at, empty for none: it is looked at as before, whatever the
   * step opens with. Null, or left out: it is newly opened.
   */
  readonly recalled?: string | null;
  /** The part on the screen where there is room for one alone. */
  readonly tab: Tab;
  /** Whether the plot has taken the network's place. */
  readonly plotLarge: boolean;
  /** How the code panel writes the experiment. */
  readonly dialect: Dialect;
  readonly lesson: OpenLesson | null;
  /** Controls that the step of the lesson hides. */
  readonly hidden: readonly Name[];
  /** Controls that it shows and does not let be changed. */
  readonly locked: readonly Name[];
}

export const neuronContents = ['numbers', 'maps'] as const;
export type NeuronContents = (typeof neuronContents)[number];
export type Side = 'data' | 'code' | 'summary' | 'steps' | 'health';
export const tabs = ['network', 'plot', 'data', 'code', 'menu'] as const;
export type Tab = (typeof tabs)[number];
/** Keras as it is, Keras as the introductions of 2017 write it, PyTorch. */
export type Dialect = 'keras3' | 'keras2017' | 'pytorch';

/** Whether a lesson hides or locks a control. */
export const isKept = ({ hidden, locked }: View, name: Name): boolean => hidden.includes(name) || locked.includes(name);

/** Whether the program that is stepped through has no network yet that could answer: then the data stand alone. */
export function isBare({ staged }: View): boolean {
  return staged !== null && !staged.compiled;
}

/** From slow motion to as fast as possible. */
export const paces: readonly Pace[] = [
  { unit: 'batch', perSecond: 1 },
  { unit: 'batch', perSecond: 5 },
  { unit: 'epoch', perSecond: 1 },
  { unit: 'epoch', perSecond: 10 },
  { unit: 'epoch', perSecond: 30 },
  { unit: 'epoch', perSecond: Number.POSITIVE_INFINITY },
];

export const initialView: View = {
  language: 'en',
  theme: 'system',
  pace: paces[4],
  logarithmic: false,
  selection: null,
  hovered: null,
  probe: null,
  axes: null,
  layer: null,
  staged: null,
  behaviour: null,
  neurons: undefined,
  isDiscrete: false,
  showsValidation: true,
  penalty: { by: 'none', rate: 0 },
  activation: 'tanh',
  plotView: null,
  showsSpace: false,
  guess: null,
  asked: [],
  unguessed: null,
  isDrawing: false,
  side: 'data',
  walks: 'example',
  depth: 'numbers',
  tab: 'network',
  plotLarge: false,
  dialect: 'keras3',
  lesson: null,
  hidden: [],
  locked: [],
};

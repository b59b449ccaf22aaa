import type { Experiment } from '../document/experiment.ts';
import { encodeLink } from '../document/link/write.ts';
import type { State } from './store.ts';
import { initialView, type OpenLesson, type Side, tabs, type View } from './view.ts';
import { depths } from '../document/depth.ts';
import { walks } from './walking.ts';
import type { Workspace, World } from './workspace.ts';

const key = 'mlp-visualizer.look';
/** How long a change may wait until it is written, in ms: an example changes with every move of a pen. */
const gathering = 300;
/** Numbers of an example: those of the largest picture, and many more. */
const mostColumns = 4096;

const sides = ['data', 'code', 'summary', 'steps', 'health'] satisfies readonly Side[];

/** How the column on the left, its walk and the plot are looked at; what else there is belongs to its very example. */
type Look = Pick<View, 'side' | 'tab' | 'walks' | 'depth' | 'showsValidation' | 'isDiscrete'>;
type OfExample = Pick<View, 'probe' | 'isMasked' | 'plotView' | 'guess'>;
/** What was last chosen under Playground's rules, where the network does not show it. */
type OfPlayground = Pick<View, 'activation' | 'penalty'>;

/** The name of a step of a lesson; empty for none. */
export const stepName = (lesson: Pick<OpenLesson, 'name' | 'step'> | null): string =>
  lesson === null ? '' : `${lesson.name} ${lesson.step}`;

/** What a person's answers are of: the lesson, if one is open, and the experiment. */
export const workName = ({ document, view }: Pick<State, 'document' | 'view'>): string =>
  `${view.lesson?.name ?? ''} ${encodeLink(document.present)}`;

/** An object that was kept; null for anything else. */
export function readObject(text: string | null): { readonly [key: string]: unknown } | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

const isExample = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length <= mostColumns && value.every((each) => Number.isFinite(each));

/** A view that the data have not is not shown: its name need not be one. */
const isChosen = (value: unknown): value is View['plotView'] =>
  typeof value === 'object' && value !== null && 'data' in value && 'view' in value;

/** All that is kept of a view. */
const keptNames = [
  ...(['side', 'tab', 'walks', 'depth', 'showsValidation', 'isDiscrete'] as const satisfies readonly (keyof Look)[]),
  ...(['probe', 'isMasked', 'plotView', 'guess'] as const satisfies readonly (keyof OfExample)[]),
  ...(['activation', 'penalty'] as const satisfies readonly (keyof OfPlayground)[]),
];

/** Whether two are the same when they are written down. */
const isAlike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function isPenalty(value: unknown): value is OfPlayground['penalty'] {
  const { by, rate } = (value ?? {}) as Partial<OfPlayground['penalty']>;
  return (by === 'none' || by === 'L1' || by === 'L2') && Number.isFinite(rate);
}

/** As it is kept: with the step of a lesson, and the experiment. */
const recordOf = ({ document, view }: State): object => ({
  step: stepName(view.lesson),
  link: encodeLink(document.present),
  ...Object.fromEntries(keptNames.map((name) => [name, view[name]])),
});

/**
 * Lets a page that was reloaded be looked at as before, as far as that can be read. A step of a lesson that is newly
 * opened says itself what it opens with.
 * @param present what the page opens with
 */
export function recallView({ store, tab }: Pick<Workspace, 'store' | 'tab'>, present: Experiment): void {
  const kept = readObject(tab.get(key));
  const { lesson } = store.getState().view;
  const step = stepName(lesson);
  if (kept === null || kept.step !== step || lesson?.isFresh === true) return;
  const { setView } = store.getState();
  const one = <T extends keyof (Look & OfPlayground) | 'guess'>(name: T, all: readonly View[T][]): Partial<View> => {
    const found = all.find((each) => each === kept[name]);
    return found === undefined ? {} : { [name]: found };
  };
  setView({ ...one('side', sides), ...one('tab', tabs), ...one('walks', walks), ...one('depth', depths) });
  setView({ ...one('showsValidation', [true, false]), ...one('isDiscrete', [true, false]) });
  if (kept.link !== encodeLink(present)) return;
  setView({
    recalled: step,
    ...one('guess', ['loss', 'border']),
    isMasked: kept.isMasked === true,
    ...(isChosen(kept.plotView) ? { plotView: kept.plotView } : {}),
    ...(isExample(kept.probe) ? { probe: kept.probe } : {}),
    ...one('activation', ['relu', 'tanh', 'sigmoid', 'linear']),
    ...(isPenalty(kept.penalty) ? { penalty: kept.penalty } : {}),
  });
}

/** Keeps for this tab how the page is looked at. @returns writes what is still to be written */
export function keepView(
  { store, tab }: Pick<Workspace, 'store' | 'tab'>,
  { later, noteKept }: Pick<World, 'later' | 'noteKept'>,
): () => void {
  let isDue = false;
  function write(): void {
    if (!isDue) return;
    isDue = false;
    tab.set(key, JSON.stringify(recordOf(store.getState())));
    noteKept(); // the page that comes waits for it
  }
  function note(): void {
    isDue = true;
    later(write, gathering);
  }
  // A link has set some of it before, or somebody who was quick; what the tab would otherwise recall is of another page.
  const kept = readObject(tab.get(key)) ?? {};
  const { view: opened } = store.getState();
  if (keptNames.some((name) => !isAlike(opened[name], kept[name] ?? initialView[name]))) note();
  store.subscribe((state, before) => {
    if (state.view === before.view && state.document === before.document) return;
    if (state.view.recalled != null && stepName(state.view.lesson) !== stepName(before.view.lesson)) {
      store.getState().setView({ recalled: null });
    }
    const isOther = (name: keyof View): boolean => state.view[name] !== before.view[name];
    const hasMoved = state.document.present !== before.document.present;
    if (!isDue && (hasMoved || isOther('lesson') || keptNames.some(isOther))) note();
  });
  return write;
}

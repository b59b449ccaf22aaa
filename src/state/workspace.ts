import type { Experiment } from '../document/experiment.ts';
import { openingExperiment } from '../document/opening.ts';
import { onceFetched, whyMissing } from './fetchPart.ts';
import { onDemand } from './forgetful.ts';
import { createLiveStore, type LiveStore } from './live.ts';
import { openSavedWork, type SavedWork, type Shelf } from './saved.ts';
import { type Computed, createShownNumbers } from './shownNumbers.ts';
import { createAppStore, type Message, type State, type Store } from './store.ts';
import { createTexts, type Texts } from './texts.ts';
import { initialView } from './view.ts';

/** What a workspace uses of the machine that it is on. */
export interface World {
  /** Calls back once, on the next display frame. */
  readonly frame: (callback: () => void) => void;
  readonly later: (callback: () => void, milliseconds: number) => void;
  /** ms, any origin. */
  readonly now: () => number;
  /** ms since 1970. */
  readonly date: () => number;
  /** Whether the person wants nothing to move by itself. */
  readonly still: () => boolean;
  /** Where work is kept on this computer; null where that is forbidden. */
  readonly shelf: Shelf | null;
  /** Where what is half done is kept for this tab, over a reload, as far as that is allowed. */
  readonly tab: Notes;
  /** Whether a page of somebody else shows this one: it has no address bar, often no storage, and nobody expects any. */
  readonly isFramed: boolean;
  /** A name that nobody else has. */
  readonly newId: () => string;
}

/** Texts by their names. */
export interface Notes {
  get(name: string): string | null;
  set(name: string, text: string): void;
}

/** What a person does: of the store, for event handlers. */
type Actions = Pick<State, 'edit' | 'previewEdit' | 'commitPreview' | 'setView' | 'undo' | 'redo' | 'say' | 'dismiss'>;

/** One experiment with all that belongs to it on the page: several may live there, and know nothing of each other. */
export interface Workspace extends Actions, Pick<World, 'frame' | 'now' | 'still' | 'tab'> {
  readonly store: Store;
  /** The newest numbers of the run, outside React. */
  readonly liveStore: LiveStore;
  readonly texts: Texts;
  readonly work: SavedWork;
  /** Opens an experiment over the work that is here, which keeps its slot with all that was just being typed. */
  readonly openOver: (e: Experiment) => void;
  /** The numbers that the drawing shows just now. */
  readonly shownNumbers: ReturnType<typeof createShownNumbers>;
  /** Resolves when `shownNumbers` has all that it computes with; rejects when that cannot be fetched. */
  readonly computable: () => Promise<void>;
  /** Tells that what a person has just asked for could not be loaded, until it is. */
  readonly sayMissing: (error: unknown) => void;
  /** For a part of the page that is asked for with every frame: null while it is not there, which is told. */
  readonly onDemand: <T>(load: () => Promise<T>, wake?: () => void) => () => T | null;
}

export function createWorkspace(world: World): Workspace {
  const { frame, now, still, tab } = world;
  const store = createAppStore(openingExperiment, initialView);
  const liveStore = createLiveStore(world.frame);
  const { edit, commitPreview, say, dismiss }: Actions = store.getState();

  /** Tells of a part that is asked for again by itself, until it has come. */
  function tell(error: unknown): void {
    const told = store.getState().messages.find((message) => message.type === 'missing');
    if (error !== null) say({ type: 'missing', why: whyMissing(error), again: 'byItself' });
    else if (told?.again === 'byItself') dismiss(told);
  }
  const demand: Workspace['onDemand'] = (load, wake = liveStore.renew) =>
    onDemand(load, { wake, tell, later: world.later });

  const work = openSavedWork(world.shelf, world.newId, world.date, () => {
    if (!world.isFramed) say({ type: 'notKept' });
  });

  /** Fetched when a half-built model, or an example in training, is first to be drawn. */
  let coming: Promise<Computed> | null = null;
  const computed = demand(
    () => (coming = import('./computedNumbers.ts').then(({ createComputed }) => createComputed(liveStore.live, world))),
  );

  return {
    ...(store.getState() as Actions), // none of which changes
    store,
    liveStore,
    texts: createTexts(),
    work,
    openOver: (e) => {
      commitPreview();
      work.leave(e);
      edit(() => e);
    },
    shownNumbers: createShownNumbers(store, liveStore, computed),
    computable: async () => {
      if (computed() === null) await coming;
    },
    sayMissing: (error) => {
      const message: Message = { type: 'missing', why: whyMissing(error), again: 'byHand' };
      say(message);
      onceFetched(error, () => dismiss(message));
    },
    onDemand: demand,
    frame,
    now,
    still,
    tab,
  };
}

/** Something that there is once for each workspace, made when it is first asked for. */
export function perWorkspace<T>(make: (workspace: Workspace) => T): (workspace: Workspace) => T {
  const made = new WeakMap<Workspace, { readonly it: T }>();
  return (workspace) => {
    const one = made.get(workspace) ?? { it: make(workspace) };
    made.set(workspace, one);
    return one.it;
  };
}

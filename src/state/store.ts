import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Experiment } from '../document/experiment.ts';
import type { Language, LinkError, Notice } from '../document/link.ts';
import type { FileError } from '../document/link/result.ts';
import type { Place } from '../document/moment.ts';
import { addStep, canUndo, commit, createRevision, moveTo, redo, undo, type Revision } from '../document/revision.ts';
import type { NumberObjection } from '../document/typedNumber.ts';
import { freshRun, type RunStatus } from '../run/status.ts';
import type { WhyMissing } from './fetchPart.ts';
import type { View } from './view.ts';

/** A sentence for the person, by its key in i18n `messages`; stays until it is put away. */
export type Message =
  | { readonly type: 'restarted'; readonly epoch: number }
  /** A change began training anew: the branch that was left, where it stood. */
  | { readonly type: 'begunAnew'; readonly branch: number; readonly epoch: number; readonly batch: number }
  | { readonly type: 'workerFailed' }
  /** The experiment needs more memory than the browser gives, in MiB. */
  | { readonly type: 'tooLarge'; readonly mebibytes: number }
  /** Worker after worker says nothing; they are tried on. */
  | { readonly type: 'workerSilent' }
  /**
   * A part of the page could not be loaded: it is asked for again by itself, or when a person does the same again, or
   * it is the dictionary of a language.
   */
  | {
      readonly type: 'missing';
      readonly why: WhyMissing | 'broken';
      readonly again: 'byItself' | 'byHand' | Language;
    }
  /** The text typed into the field `name` is invalid; the field keeps `value`. */
  | ({
      readonly type: 'badNumber';
      readonly name: string;
      readonly text: string;
      readonly min: number;
      readonly max: number;
      readonly value: number;
    } & NumberObjection)
  | { readonly type: 'badLink'; readonly error: LinkError }
  | { readonly type: 'badFile'; readonly file: string; readonly error: FileError }
  | { readonly type: 'linkNotices'; readonly notices: readonly Notice[] }
  | { readonly type: 'openedLink'; readonly earlier: Experiment }
  /** What was opened stands at a moment, or is trained to there; the branch of the same experiment that it takes the place of. */
  | ({
      readonly type: 'openedMoment';
      readonly isTrained: boolean;
      readonly left: ({ readonly branch: number } & Place) | null;
    } & Place)
  /** An edit that TensorFlow Playground has not, and what would come of it. */
  | { readonly type: 'leavesPlayground'; readonly to: Experiment }
  /** A lesson that hides or locks its data was brought others, or was to be undone to before it locked something. */
  | { readonly type: 'lockedByLesson' }
  /** Train was pressed, and a guess is wanted first. */
  | { readonly type: 'guessFirst'; readonly goOn: () => void }
  /** The browser's storage is full or not allowed. */
  | { readonly type: 'notKept' }
  /** The same for what training has come to. */
  | { readonly type: 'runsNotKept' }
  /** What training had come to cannot be continued: it is damaged, or of another experiment or version. */
  | { readonly type: 'notResumed' };

export interface State {
  readonly document: Revision<Experiment>;
  /** The state of a slider while it is dragged, or of code while it is typed; then committed as one undo step. */
  readonly preview: Experiment | null;
  /** What `moveTo` last went to: it stands for what was there before, though the history may have forgotten that. */
  readonly returned: Experiment | null;
  readonly run: RunStatus;
  readonly view: View;
  readonly messages: readonly Message[];
  /**
   * Looks at each edit before it is made, and says what is to come of it; see guardRules.ts. One that can wait is left out
   * and made `again` when its time has come; see dealer.ts.
   */
  readonly guard: (before: Experiment, after: Experiment, again?: () => void) => Experiment;
  /** Whether undo and redo may go from one to the other. */
  readonly mayStep: (before: Experiment, after: Experiment) => boolean;

  /** One undo step. A preview is committed first, as by everything else that moves the document: nothing is lost. */
  edit(change: (e: Experiment) => Experiment): void;
  /** An undo step to an equal experiment: what has changed is the run. */
  addStep(e: Experiment): void;
  /**
   * Another experiment in place of the one that is here, as one undo step: nobody has to be told that it begins anew.
   * @param view what of the view comes with it
   */
  open(e: Experiment, view?: Partial<View>): void;
  /** Changes the document as it was before the preview. `by`: whose preview it is; one of another's is committed first. */
  previewEdit(change: (e: Experiment) => Experiment, by: string): void;
  /** @param by commits only what this one previews */
  commitPreview(by?: string): void;
  /** Another document with no past: only for what the page opens with. */
  replaceDocument(e: Experiment): void;
  /** A document with its past, of an earlier visit: only for when the page opens. */
  takeUp(document: Revision<Experiment>): void;
  undo(): void;
  redo(): void;
  /** Undoes or redoes as far as to a document like that; adds it as a step where there is none. */
  moveTo(e: Experiment): void;
  setView(patch: Partial<View>): void;
  setRun(patch: Partial<RunStatus>): void;
  say(message: Message): void;
  dismiss(message: Message): void;
}

export type Store = StoreApi<State>;

/**
 * The experiment that the page shows, and that the run is of: the preview while something is dragged or typed, else the
 * document.
 */
export const shownExperiment = (state: Pick<State, 'document' | 'preview'>): Experiment =>
  state.preview ?? state.document.present;

/** Whether undo has something to take back: a preview, too, for it is committed first. */
export const isUndoable = ({ document, preview }: Pick<State, 'document' | 'preview'>): boolean =>
  canUndo(document) || preview !== null;

export function createAppStore(experiment: Experiment, view: View): Store {
  /** Who made the preview. */
  let previewer: string | null = null;
  return createStore<State>()((set, get) => {
    const step = (go: typeof undo) => (): void => {
      get().commitPreview();
      const { document: before, mayStep } = get();
      const document = go(before);
      if (mayStep(before.present, document.present)) set({ document });
    };
    /** What is opened anew is no change. */
    const forgetBegun = (): void =>
      set(({ messages }) => ({ messages: messages.filter(({ type }) => type !== 'begunAnew') }));
    return {
      document: createRevision(experiment),
      preview: null,
      returned: null,
      run: freshRun,
      view,
      messages: [],
      guard: (_, after) => after,
      mayStep: () => true,

      edit: (change) => {
        get().commitPreview();
        const { document, guard } = get();
        const again = (): void => get().edit(change);
        const next = commit(document, guard(document.present, change(document.present), again));
        if (next !== document) set({ document: next });
      },
      addStep: (e) => {
        get().commitPreview();
        set(({ document }) => ({ document: addStep(document, e) }));
      },
      open: (e, patch) => {
        get().commitPreview();
        set(({ document, view }) => ({ document: commit(document, e), view: { ...view, ...patch } }));
        forgetBegun();
      },
      previewEdit: (change, by) => {
        if (by !== previewer) get().commitPreview();
        previewer = by;
        const { document, guard } = get();
        set({ preview: guard(document.present, change(document.present)) });
      },
      commitPreview: (by) => {
        const { preview, document } = get();
        if (preview === null || (by !== undefined && by !== previewer)) return;
        set({ document: commit(document, preview), preview: null });
      },
      takeUp: (document) => set({ document, preview: null }),
      replaceDocument: (e) => {
        set({ document: createRevision(e), preview: null });
        forgetBegun();
      },
      undo: step(undo),
      redo: step(redo),
      moveTo: (e) => {
        get().commitPreview();
        set(({ document }) => ({ document: moveTo(document, e), returned: e }));
      },
      setView: (patch) =>
        set((state) => {
          const view = { ...state.view, ...patch };
          const isOther = (Object.keys(view) as (keyof View)[]).some((key) => !Object.is(view[key], state.view[key]));
          return isOther ? { view } : state; // who looks as before hears nothing: the network would be painted again
        }),
      setRun: (patch) => set(({ run }) => ({ run: { ...run, ...patch } })),
      say: (message) =>
        set(({ messages }) => ({ messages: [...messages.filter(({ type }) => type !== message.type), message] })),
      dismiss: (message) => set(({ messages }) => ({ messages: messages.filter((other) => other !== message) })),
    };
  });
}

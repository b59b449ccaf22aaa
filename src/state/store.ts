import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Experiment } from '../document/experiment.ts';
import type { LinkError, Notice } from '../document/link.ts';
import { commit, createRevision, redo, undo, type Revision } from '../document/revision.ts';
import type { NotFinite } from '../engine/run.ts';
import type { FitEnd } from '../engine/run/fit.ts';
import type { Tuning } from '../training/protocol.ts';
import type { View } from './view.ts';

/** How the run stands; the numbers that change with every frame are in `Live`, not here. */
export interface RunState {
  /**
   * `impossible`: the network does not fit the data, there is no run. `finished`: the epochs limit is reached.
   */
  readonly phase: 'ready' | 'running' | 'paused' | 'finished' | 'broken' | 'impossible';
  /** SHA-256 of the parameters while they stand still, with the place where they stand; null while they move. */
  readonly fingerprint: { readonly hex: string; readonly epoch: number; readonly batch: number } | null;
  /** Why the phase is `broken`: a lesson, with its place. */
  readonly failure: NotFinite | null;
  /** The last that was asked for was a step of so much; null when it was not a step. */
  readonly stepped: 'batch' | 'epoch' | null;
  /** How the newest fit ended; null while it goes on, or has never begun. */
  readonly ended: FitEnd | null;
  /** Training went on after a fit had ended, with callbacks that began anew: the link alone does not do so. */
  readonly refitted: boolean;
  /** Live changes of this run, oldest first: from then on the link alone does not lead to these weights. */
  readonly tuned: readonly { readonly epoch: number; readonly tuning: Tuning }[];
}

/** A sentence for the person, by its key in i18n `messages`; stays until it is put away. */
export type Message =
  | { readonly type: 'restarted'; readonly epoch: number }
  | { readonly type: 'workerFailed' }
  /** What was typed into the field `name` cannot be; the field keeps `value`. */
  | {
      readonly type: 'badNumber';
      readonly name: string;
      readonly text: string;
      readonly why: 'noNumber' | 'notWhole' | 'outside';
      readonly min: number;
      readonly max: number;
      readonly value: number;
    }
  | { readonly type: 'badLink'; readonly error: LinkError }
  | { readonly type: 'linkNotices'; readonly notices: readonly Notice[] }
  | { readonly type: 'openedLink'; readonly earlier: Experiment };

export interface State {
  readonly document: Revision<Experiment>;
  /** What a slider shows while it is dragged; committed, as one undo step, on release. */
  readonly preview: Experiment | null;
  readonly run: RunState;
  readonly view: View;
  readonly messages: readonly Message[];

  edit(change: (e: Experiment) => Experiment): void;
  previewEdit(change: (e: Experiment) => Experiment): void;
  commitPreview(): void;
  /** Another document with no past: only for when the page opens. */
  replaceDocument(e: Experiment): void;
  undo(): void;
  redo(): void;
  setView(patch: Partial<View>): void;
  setRun(patch: Partial<RunState>): void;
  say(message: Message): void;
  dismiss(message: Message): void;
}

export type Store = StoreApi<State>;

export const freshRun: RunState = {
  phase: 'ready',
  fingerprint: null,
  failure: null,
  stepped: null,
  ended: null,
  refitted: false,
  tuned: [],
};

/** The experiment that the page shows: the preview while something is dragged, else the document. */
export const experimentOf = (state: Pick<State, 'document' | 'preview'>): Experiment =>
  state.preview ?? state.document.present;

export function createAppStore(experiment: Experiment, view: View): Store {
  return createStore<State>()((set, get) => ({
    document: createRevision(experiment),
    preview: null,
    run: freshRun,
    view,
    messages: [],

    edit: (change) => {
      const { document } = get();
      const next = commit(document, change(document.present));
      if (next !== document) set({ document: next, preview: null });
    },
    previewEdit: (change) => set(({ document }) => ({ preview: change(document.present) })),
    commitPreview: () => {
      const { preview, edit } = get();
      if (preview === null) return;
      edit(() => preview);
      set({ preview: null });
    },
    replaceDocument: (e) => set({ document: createRevision(e), preview: null }),
    undo: () => set(({ document }) => ({ document: undo(document), preview: null })),
    redo: () => set(({ document }) => ({ document: redo(document), preview: null })),
    setView: (patch) => set(({ view: current }) => ({ view: { ...current, ...patch } })),
    setRun: (patch) => set(({ run }) => ({ run: { ...run, ...patch } })),
    say: (message) =>
      set(({ messages }) => ({ messages: [...messages.filter(({ type }) => type !== message.type), message] })),
    dismiss: (message) => set(({ messages }) => ({ messages: messages.filter((other) => other !== message) })),
  }));
}

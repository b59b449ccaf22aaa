import { lateSetsIn, makeLateKnown } from '../../data/lateSets.ts';
import { knownTables } from '../../data/tables.ts';
import type { Stretch } from './lineMarks.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CodeStep } from '../../code/readKeras.ts';
import { equal } from '../../document/equal.ts';
import { codeProblemSentence } from '../../i18n/codeSentences.ts';
import { programTexts } from '../../i18n/programText.ts';
import { changesLocked } from '../../lesson/changesLocked.ts';
import { type Dealer, dealerOf } from '../../state/dealer.ts';
import { shownExperiment, type State } from '../../state/store.ts';
import type { Workspace } from '../../state/workspace.ts';
import { type Code, follow, layerAt, readCode, stretchesOfLayer, writeCode } from './codeText.ts';
import { draftsOf } from './drafts.ts';
import type { Editor, EditorEvents } from './editor.ts';
import { stageOf } from './programSteps.ts';

/** What the panel shows beside the editor. */
export interface CodeState {
  readonly code: Code;
  /** The text was a person's own and had to give way to the network. */
  readonly rewritten: boolean;
  /** Steps that have been run; null: the program is not being stepped through. */
  readonly done: number | null;
}

/** The code panel without its looks: what is typed here the network follows, what is changed there stands here. */
export interface CodeController {
  readonly state: StoreApi<CodeState>;
  /** Goes on in an editor. @returns how to close it */
  open(makeEditor: (text: string, folds: readonly Stretch[], events: EditorEvents) => Editor): () => void;
  /** Runs so many steps of the program; null leaves it. */
  step(done: number | null): void;
  goTo(offset: number): void;
  /** Has the network's own code in place of the text that is not understood. */
  giveUp(): void;
}

/** Typing that pauses so long is one undo step of the page. */
const commitAfter = 700; // ms
const previewer = 'code';

/** Before the first step. */
const beginning = { from: 0, to: 0 };

/** The steps of a program that was understood so far. */
export const stepsOf = ({ reading }: Code): readonly CodeStep[] => reading?.steps ?? [];

/** @param dealer deals the rows of a large table before the network follows the text */
export function createCodeController(workspace: Workspace, dealer: Dealer = dealerOf(workspace)): CodeController {
  const { store, previewEdit, commitPreview, setView, sayMissing } = workspace;
  const { inDialect, keep, recall, dialectOfDraft } = draftsOf(workspace);
  const experiment = shownExperiment(store.getState());
  /** A text that was kept over a reload comes back as it was written. */
  let draft = dialectOfDraft(experiment);
  const dialect = draft ?? store.getState().view.dialect;
  const state = createStore<CodeState>(() => ({ code: recall(experiment, dialect), rewritten: false, done: null }));
  let editor: Editor | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** A stage of this program is on show; a lesson may have set one of its own. */
  let isStaged = false;

  const due = new Set<() => void>();
  /** Once the editor has done what it is doing: it tells of typing in the middle of that. */
  function soon(act: () => void): void {
    if (due.size === 0) {
      queueMicrotask(() => {
        for (const each of due) each();
        due.clear();
      });
    }
    due.add(act);
  }

  function show(code: Code, rewritten: boolean, done: number | null = null): void {
    keep(code);
    state.setState({ code, rewritten });
    editor?.write(code.text, code.folds); // what was typed stands there already
    step(done);
    soon(underline);
  }

  function step(done: number | null): void {
    const steps = stepsOf(state.getState().code);
    const stepping = done !== null && steps.length > 0;
    state.setState({ done: stepping ? done : null });
    if (stepping) setView({ staged: stageOf(steps, done), plotLarge: false }); // the network is to be seen
    else if (isStaged) setView({ staged: null });
    isStaged = stepping;
    soon(mark);
  }

  /** Scrolls to the network: the code before it is of less interest (imports and data). */
  function revealNetwork(): void {
    const network = state.getState().code.spans.find(({ part }) => part.kind === 'network');
    if (network !== undefined) editor?.reveal(network, 'start');
  }

  function mark(): void {
    const { code, done } = state.getState();
    const at = done === null ? null : (stepsOf(code)[done - 1] ?? beginning);
    editor?.mark({ lit: stretchesOfLayer(code, store.getState().view.layer), step: at });
    if (at === beginning) revealNetwork();
    else if (at !== null) editor?.reveal(at, 'center');
  }

  function underline(): void {
    const { language } = store.getState().view;
    editor?.underline(
      (state.getState().code.reading?.problems ?? []).map((problem) => ({
        from: problem.from,
        to: problem.to,
        severity: problem.severity === 'error' ? ('error' as const) : ('info' as const),
        message: codeProblemSentence(language, problem),
      })),
    );
  }

  function describe(): void {
    const { view } = store.getState();
    const text = programTexts[view.language];
    const isPyTorch = view.dialect === 'pytorch';
    editor?.describe(isPyTorch ? text.readOnly : text.editor, isPyTorch || view.locked.includes('code'));
  }

  /** Has the page's large tables fetched that a program names, and the program read again. */
  function fetchNamed(text: string): void {
    const missing = lateSetsIn(text).filter((name) => knownTables.get(name) === undefined);
    if (missing.length === 0) return;
    makeLateKnown(missing).then(() => {
      if (editor !== null && state.getState().code.text === text) typed(text);
    }, sayMissing);
  }

  function typed(text: string): void {
    fetchNamed(text);
    const current = shownExperiment(store.getState());
    const read = readCode(text, current, state.getState().code.dialect);
    const { hidden, locked } = store.getState().view;
    const isLocked = changesLocked([...hidden, ...locked], current, read.experiment);
    const code: Code = isLocked ? { ...read, experiment: current, changesLocked: true } : read;
    show(code, false);
    if (equal(code.experiment, current)) return;
    const enter = (): void => {
      previewEdit(() => code.experiment, previewer);
      clearTimeout(timer);
      timer = setTimeout(() => commitPreview(previewer), commitAfter);
    };
    const dealing = dealer.deal(code.experiment);
    if (dealing === null) enter();
    else {
      void dealing.then(() => {
        // Else something newer has come meanwhile.
        if (state.getState().code === code && shownExperiment(store.getState()) === current) enter();
      });
    }
  }

  /** The network was changed elsewhere, or the code is wanted in another way. */
  function followPage(): void {
    const page = store.getState();
    const { code } = state.getState();
    const e = shownExperiment(page);
    const isOther = code.dialect !== page.view.dialect;
    const next = isOther ? inDialect(e, page.view.dialect) : follow(code, e);
    if (next === code) return;
    show(next, !isOther && code.own && !next.own);
    if (isOther) revealNetwork();
  }

  function onPage(page: State, before: State): void {
    const [{ language, dialect, layer, locked }, was] = [page.view, before.view];
    if (dialect !== was.dialect || shownExperiment(page) !== shownExperiment(before)) followPage();
    if (layer !== was.layer) soon(mark);
    if (language !== was.language) soon(underline);
    if (language !== was.language || dialect !== was.dialect || locked !== was.locked) soon(describe);
  }

  return {
    state,
    open: (makeEditor) => {
      const { code } = state.getState();
      editor = makeEditor(code.text, code.folds, {
        typed,
        moved: (caret) => setView({ layer: caret === null ? null : layerAt(state.getState().code, caret) }),
      });
      revealNetwork();
      if (draft !== null) setView({ dialect: draft });
      draft = null;
      followPage();
      mark();
      underline();
      describe();
      const stop = store.subscribe(onPage);
      return () => {
        stop();
        clearTimeout(timer);
        commitPreview(previewer);
        step(null);
        editor?.destroy();
        editor = null;
        setView({ layer: null });
      };
    },
    step,
    goTo: (offset) => editor?.goTo(offset),
    giveUp: () => {
      const page = store.getState();
      show(writeCode(shownExperiment(page), page.view.dialect), true, state.getState().done);
    },
  };
}

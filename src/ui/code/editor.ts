import { autocompletion, completionKeymap, type CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import {
  bracketMatching,
  codeFolding,
  foldEffect,
  foldGutter,
  foldKeymap,
  forceParsing,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language';
import { type Diagnostic, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { choicesAt } from '../../code/complete.ts';
import { difference } from './difference.ts';
import { lineMarks, type Marks, showMarks, type Stretch } from './lineMarks.ts';

export interface EditorEvents {
  /** The person changed the text. */
  typed(text: string): void;
  /** The caret went elsewhere; null: the editor lost the focus. */
  moved(caret: number | null): void;
}

/** The code editor, as far as the panel knows it; offsets are into its text. */
export interface Editor {
  text(): string;
  /**
   * Another text: only what differs is changed, so that the caret and the folds stay where they can, and the editor's
   * own undo brings the old text back. `typed` is not called.
   */
  write(text: string, folds: readonly Stretch[]): void;
  mark(marks: Marks): void;
  underline(diagnostics: readonly Diagnostic[]): void;
  describe(label: string, readOnly: boolean): void;
  /** Puts the caret there, brings it into view and takes the focus. */
  goTo(offset: number): void;
  /** Brings a stretch into view and leaves the focus where it is. */
  reveal(stretch: Stretch, y: 'center' | 'start'): void;
  destroy(): void;
}

/**
 * How long a text that the panel writes may be parsed at once, ms; usual ones take a few. Lines are wrapped by their
 * colours too: if these came later, what was scrolled to would move from under the pointer.
 */
const parsingTime = 500;

/** Marks a change that the panel made: it is not typed. */
const written = Annotation.define<true>();

const style = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.controlKeyword, tags.moduleKeyword, tags.definitionKeyword],
    color: 'var(--code-keyword)',
  },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--ink-soft)', fontStyle: 'italic' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: 'var(--code-call)' },
]);

/** For the style element that CodeMirror adds: the page's policy (vite.config.ts) knows it. */
const styleNonce = 'code-editor';

const kinds = { class: 'class', argument: 'property', value: 'constant' } as const;

/** Keras's words at the caret. */
function complete({ state, pos }: { readonly state: EditorState; readonly pos: number }): CompletionResult | null {
  const found = choicesAt(state.doc.toString(), pos);
  if (found === null) return null;
  const options = found.choices.map(({ label, detail, kind }) => ({ label, detail, type: kinds[kind] }));
  return { from: found.from, options, validFor: /^\w*$/ };
}

export function createEditor(
  parent: HTMLElement,
  text: string,
  folds: readonly Stretch[],
  events: EditorEvents,
): Editor {
  const description = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        codeFolding({ placeholderText: '…' }),
        history(),
        drawSelection(),
        bracketMatching(),
        indentOnInput(),
        indentUnit.of('    '),
        python(),
        syntaxHighlighting(style),
        EditorView.lineWrapping,
        EditorView.cspNonce.of(styleNonce),
        autocompletion({ override: [complete], icons: false }),
        lineMarks,
        description.of([]),
        keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap]),
        EditorView.updateListener.of((update) => {
          const mine = update.transactions.some((transaction) => transaction.annotation(written));
          if (update.docChanged && !mine) events.typed(update.state.doc.toString());
          const { hasFocus } = update.view;
          if (update.focusChanged && !hasFocus) events.moved(null);
          else if (hasFocus && (update.selectionSet || update.focusChanged)) {
            events.moved(update.state.selection.main.head);
          }
        }),
      ],
    }),
  });

  function fold(stretches: readonly Stretch[]): void {
    if (stretches.length === 0) return;
    view.dispatch({ effects: stretches.map((stretch) => foldEffect.of(stretch)), annotations: written.of(true) });
  }

  const length = (): number => view.state.doc.length;
  const colour = (): boolean => forceParsing(view, length(), parsingTime);
  const within = (offset: number): number => Math.max(0, Math.min(length(), offset));
  fold(folds);
  colour();

  return {
    text: () => view.state.doc.toString(),
    write: (next, nextFolds) => {
      const changes = difference(view.state.doc.toString(), next);
      if (changes === null) return;
      const annotations = [written.of(true), Transaction.addToHistory.of(true)];
      view.dispatch({ changes, annotations });
      colour();
      // Regions unfolded by hand that still exist stay unfolded: only new ones are folded.
      fold(nextFolds.filter(({ from, to }) => from >= changes.from && to <= changes.from + changes.insert.length));
    },
    mark: (marks) => view.dispatch({ effects: showMarks.of(marks), annotations: written.of(true) }),
    underline: (diagnostics) => {
      view.dispatch({ ...setDiagnostics(view.state, diagnostics), annotations: written.of(true) });
    },
    describe: (label, readOnly) =>
      view.dispatch({
        effects: description.reconfigure([
          EditorView.contentAttributes.of({
            'aria-label': label,
            spellcheck: 'false',
            translate: 'no',
            tabindex: '0', // for those who ask the attribute what can be focused
          }),
          EditorState.readOnly.of(readOnly),
        ]),
        annotations: written.of(true),
      }),
    goTo: (offset) => {
      view.dispatch({ selection: { anchor: within(offset) }, scrollIntoView: true });
      view.focus();
    },
    reveal: ({ from }, y) => {
      view.dispatch({ effects: EditorView.scrollIntoView(within(from), { y, yMargin: 24 }) });
    },
    destroy: () => view.destroy(),
  };
}

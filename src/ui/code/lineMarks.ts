import { type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

/** A stretch of the text, [from, to). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Marks shown in the text beside its colours. */
export interface Marks {
  /** The code that made the highlighted layer. */
  readonly lit: readonly Stretch[];
  /** The step that was just made; all behind it has yet to happen. Null when nothing is stepped through. */
  readonly step: Stretch | null;
}

export const showMarks = StateEffect.define<Marks>();

const lit = Decoration.line({ class: 'code-lit' });
const step = Decoration.line({ class: 'code-step' });
const later = Decoration.mark({ class: 'code-later' });

/** The marks as decorations; they move along with the text until the panel sends new ones. */
export const lineMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (decorations, transaction) => {
    let next = decorations.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(showMarks)) next = decorate(effect.value, transaction.state.doc);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

interface Doc {
  readonly length: number;
  lineAt(offset: number): { readonly from: number; readonly to: number };
}

function decorate(marks: Marks, doc: Doc): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const lines = (decoration: Decoration, { from, to }: Stretch): void => {
    const end = Math.min(to, doc.length);
    for (let at = Math.min(from, end); ;) {
      const line = doc.lineAt(at);
      ranges.push(decoration.range(line.from));
      if (line.to + 1 >= end || line.to >= doc.length) return;
      at = line.to + 1;
    }
  };
  for (const stretch of marks.lit) lines(lit, stretch);
  if (marks.step !== null) {
    const { from, to } = marks.step;
    if (to > from) lines(step, marks.step);
    const behind = Math.min(to, doc.length);
    if (behind < doc.length) ranges.push(later.range(behind, doc.length));
  }
  return Decoration.set(ranges, true);
}

import type { Fold, Part, Program, Span } from '../part.ts';

/** Puts a program together and remembers where its parts are. */
export interface Writer {
  write(text: string): void;
  /** Everything that `write` writes is (a stretch of) the part. */
  mark(part: Part, write: () => void): void;
  /** A helper function or class; all but its first line is folded. */
  helper(text: string): void;
  /** So many empty lines before what comes next, unless it is the first. */
  gap(lines: number): void;
  finish(): Program;
}

export function createWriter(): Writer {
  let text = '';
  const spans: Span[] = [];
  const folds: Fold[] = [];
  return {
    write: (more) => {
      text += more;
    },
    mark: (part, write) => {
      const from = text.length;
      const place = spans.length;
      write();
      spans.splice(place, 0, { from, to: text.length, part }); // before the parts within it
    },
    helper: (definition) => {
      const from = text.length + definition.indexOf('\n');
      text += `${definition}\n`;
      folds.push({ from, to: text.length - 1 });
    },
    gap: (lines) => {
      if (text !== '') text += '\n'.repeat(lines);
    },
    finish: () => ({ text, spans, folds }),
  };
}

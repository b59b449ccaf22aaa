import type { Fold, Part, Program, Span } from '../part.ts';

/** Puts a program together and remembers where its parts are. */
export interface Writer {
  write(text: string): void;
  /** Everything that `write` writes is (a stretch of) the part. */
  mark(part: Part, write: () => void): void;
  /** Helper functions and classes, two empty lines behind each. `folded`: all of it but the first line is. */
  helpers(definitions: readonly string[], folded?: 'folded'): void;
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
    helpers: (definitions, folded) => {
      if (definitions.length === 0) return;
      const from = text.length + definitions[0].indexOf('\n');
      text += definitions.map((definition) => `${definition}\n\n\n`).join('');
      if (folded !== undefined) folds.push({ from, to: text.length - 3 });
    },
    gap: (lines) => {
      if (text !== '') text += '\n'.repeat(lines);
    },
    finish: () => ({ text, spans, folds }),
  };
}

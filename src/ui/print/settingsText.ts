import type { Program } from '../../code/part.ts';

/** Which parts of the experiment are written on the sheet: a lesson may hide some. */
export interface WrittenParts {
  readonly network: boolean;
  readonly compile: boolean;
  readonly fit: boolean;
}

/** The statements of a program that say what the network is and how it is trained, each as the lines that it takes. */
export function settingsText({ text, spans }: Program, written: WrittenParts): readonly string[] {
  return spans.flatMap(({ from, to, part }) => {
    const { kind } = part;
    if (kind !== 'network' && kind !== 'compile' && kind !== 'fit') return [];
    return written[kind] ? [text.slice(from, to).trimEnd()] : [];
  });
}

/** Px of a letter of the settings, which stand in two columns, and their height. */
export interface Lettering {
  readonly size: number;
  readonly height: number;
}

const letters = { largest: 10, smallest: 4, width: 0.602, line: 1.35 } as const;
/** Columns break between statements, where they can: one of them may be so much longer. */
const slack = 3;

/**
 * The largest letters with which the settings are no higher than `most`.
 *
 * @param width of a column, px
 */
export function letteringOf(statements: readonly string[], width: number, most: number): Lettering {
  for (let size: number = letters.largest; ; size -= 0.25) {
    const perLine = Math.max(1, Math.floor(width / (size * letters.width)));
    const lines = statements
      .flatMap((statement) => statement.split('\n'))
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
    const height = lines === 0 ? 0 : (Math.ceil(lines / 2) + slack) * size * letters.line;
    if (height <= most || size <= letters.smallest) return { size, height: Math.min(most, height) };
  }
}

import type { Line, Numeral } from './expression.ts';

/** Says which numbers are not to be read: those of blanks that are open, and what is computed from them. */
export interface Hidden {
  readonly number: (numeral: Numeral) => boolean;
  readonly result: (line: Line) => boolean;
  /** The same for lines that belong together, and go on from each other. */
  readonly after: (lines: readonly Line[]) => Hidden;
}

export const nothingHidden: Hidden = { number: () => false, result: () => false, after: () => nothingHidden };

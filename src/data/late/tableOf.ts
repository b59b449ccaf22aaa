import type { Column, Rows } from '../dataset.ts';

/** A row of a table, with its class or the number to predict. */
interface Row {
  readonly values: readonly number[];
  readonly label?: number;
  readonly target?: number;
}

/** A category as a column of 0 and 1 for each of its values, which are told by a letter each. */
export const oneOf = (all: string, letter: string): number[] =>
  Array.from({ length: all.length }, (_, i) => Number(all[i] === letter));

/** The rows of a text with commas between them and spaces between their fields; those with a `?` are left out. */
export function tableOf(text: string, read: (fields: readonly string[]) => Row): Rows {
  const rows = text
    .split(/[,\n]/)
    .map((row) => row.trim())
    .filter((row) => row !== '' && !row.includes('?'))
    .map((row) => read(row.split(' ')));
  return {
    values: Float64Array.from(rows.flatMap(({ values }) => values)),
    labels: Int32Array.from(rows.flatMap(({ label }) => label ?? [])),
    targets: Float64Array.from(rows.flatMap(({ target }) => target ?? [])),
  };
}

/** Columns under the names of their file, with the ranges of their plots; without one: 0 or 1. */
export const columnsOf = (text: string): Column[] =>
  text.split(' ').map((each) => {
    const [key, min = -0.25, max = 1.25] = each.split(':');
    return { key, domain: [Number(min), Number(max)] };
  });

/** What such tables have in common. */
export const measured = {
  title: null,
  samples: null,
  noise: null,
  standardize: true,
  isComplete: false,
  generate: null,
};

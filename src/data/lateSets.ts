import type { Dataset, Rows } from './dataset.ts';
import { lateNames, type LateName } from './datasets.ts';
import { knownTables, makeKnown } from './tables.ts';

// The page's large tables have files of their own, which are fetched before the first experiment that has them. Then
// they are among the data sets, and their rows among the known tables, under their names.

/** What the file of such a table has. */
export interface LateSet {
  readonly dataset: Dataset;
  readonly rows: () => Rows;
}

const files: Readonly<Record<LateName, () => Promise<LateSet>>> = {
  penguins: async () => (await import('./late/penguins.ts')).penguins,
  mpg: async () => (await import('./late/mpg.ts')).mpg,
  mnist: async () => (await import('./late/mnist.ts')).mnist,
};

/** Those that a text names: a link, a lesson, a program. One too many does no harm. */
export function lateSetsIn(text: string): readonly LateName[] {
  return lateNames.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
}

/** Has them fetched, as far as they are not here. Fails where a file cannot be had. */
export async function makeLateKnown(names: readonly LateName[]): Promise<void> {
  const missing = names.filter((name) => knownTables.get(name) === undefined);
  const found = await Promise.all(missing.map((name) => files[name]()));
  missing.forEach((hash, i) => {
    const { dataset, rows } = found[i];
    const { opening, generate: _, ...info } = dataset;
    makeKnown({ type: 'table', hash, info: { ...info, title: hash }, opening, rows: rows() });
  });
}

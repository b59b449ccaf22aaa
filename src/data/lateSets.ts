import type { Rows } from './dataset.ts';
import { datasets, lateNames, type LateName } from './datasets.ts';
import { knownTables, makeKnown } from './tables.ts';

// The page's large tables have files of their own, which are fetched before the first experiment that has them. Then
// their rows are among the known tables, under their names.

const rows: Readonly<Record<LateName, () => Promise<Rows>>> = {
  mnist: async () => (await import('./late/mnistRows.ts')).mnistRows(),
};

/** Those that a text names: a link, a lesson, a program. One too many does no harm. */
export function lateSetsIn(text: string): readonly LateName[] {
  return lateNames.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
}

/** Has their rows fetched, as far as they are not here. Fails where a file cannot be had. */
export async function makeLateKnown(names: readonly LateName[]): Promise<void> {
  const missing = names.filter((name) => knownTables.get(name) === undefined);
  const found = await Promise.all(missing.map((name) => rows[name]()));
  missing.forEach((name, i) => {
    const { generate: _, opening: __, ...info } = datasets[name];
    makeKnown({ type: 'table', hash: name, info: { ...info, title: name }, rows: found[i] });
  });
}

import { lateSetsIn, makeLateKnown } from '../data/lateSets.ts';
import { makeAllKnown } from '../data/makeAllKnown.ts';
import { knownTables, makeKnown, type Table } from '../data/tables.ts';
import { type Shelf, workKey } from './saved.ts';
import type { Vault, VaultKey } from './vault.ts';

// Rows of a person's own are kept beside the pages whose links name them, by their hash.

const tableKey = (hash: string): VaultKey => ['table', hash];

/** The hashes of all tables that links name. */
export function tablesIn(links: readonly string[]): Set<string> {
  return new Set(links.flatMap((text) => Array.from(text.matchAll(/table:([\da-f]{64})/g), ([, hash]) => hash)));
}

/** The links of saved work, as one text. */
export function savedLinks(shelf: Shelf | null): string {
  try {
    return shelf?.getItem(workKey) ?? '';
  } catch {
    return ''; // storage that is full or forbidden
  }
}

/** Makes known what links name, as far as it is kept. Never fails: what is not found is told where it is missed. */
export async function findTables(vault: Pick<Vault, 'get'>, links: () => readonly string[]): Promise<void> {
  makeAllKnown();
  // What cannot be fetched is told where it is missed.
  await makeLateKnown(lateSetsIn(links().join(' '))).catch(() => undefined);
  try {
    // A link has the rows of a small table, but not what they were made of.
    const isWhole = (table: Table | undefined): boolean =>
      table !== undefined && (table.info.recipe === undefined || table.source !== undefined);
    const missing = [...tablesIn(links())].filter((hash) => !isWhole(knownTables.get(hash)));
    const found = missing.length === 0 ? [] : await vault.get(missing.map(tableKey));
    (await Promise.all(found.map(withValues))).forEach((value, i) => {
      if (!isTable(value) || value.hash !== missing[i]) return;
      const { packed, ...table } = value;
      // It may have been kept while its rows were being packed for the link: then that is done anew.
      makeKnown({ ...(packed ? value : table), ...knownTables.get(value.hash) });
    });
  } catch {
    // forbidden, or not as it was written
  }
}

/** Bytes of numbers that are kept as they are; the database would copy and press more of them while the page waits. */
const mostPlain = 1_000_000;

function asKept(table: Table): unknown {
  const { values } = table.rows;
  if (values.byteLength <= mostPlain) return table;
  return { ...table, rows: { ...table.rows, values: new Blob([values as Float64Array<ArrayBuffer>]) } };
}

async function withValues(value: unknown): Promise<unknown> {
  const { rows } = (value ?? {}) as { readonly rows?: { readonly values?: unknown } };
  if (!(rows?.values instanceof Blob)) return value;
  const bytes = await rows.values.arrayBuffer();
  return { ...(value as object), rows: { ...rows, values: new Float64Array(bytes) } };
}

/** What came out of the vault is what went in; a whole table that only a later version reads is none. */
function isTable(value: unknown): value is Table {
  const { info, rows } = (value ?? {}) as Partial<Table>;
  if (info === undefined || !(rows?.values instanceof Float64Array)) return false;
  const { labels, targets, values } = rows;
  const count = info.rows ?? 0;
  const inputs = values.length === count * info.columns.length;
  const outputs =
    targets.length === count * info.targets.length && (info.targets.length > 0 || labels.length === count);
  return info.rows !== null && inputs && outputs;
}

/** What is to be kept of these tables. */
export function tableEntries(hashes: Iterable<string>): [VaultKey, unknown][] {
  return Array.from(hashes).flatMap((hash): [VaultKey, unknown][] => {
    const table = knownTables.get(hash);
    return table === undefined ? [] : [[tableKey(hash), asKept(table)]];
  });
}

/** Removes the tables that no kept page and no saved work names. @param saved the links of saved work */
export async function pruneTables(vault: Vault, saved: string): Promise<void> {
  // In this order: a table is written together with the page that names it.
  const tables = (await vault.keys()).filter(([kind]) => kind === 'table').map(([, hash]) => String(hash));
  if (tables.length === 0) return;
  const pages = await vault.get((await vault.keys()).filter(([kind]) => kind === 'page'));
  const named = tablesIn([saved]);
  for (const page of pages) for (const hash of (page as { tables?: readonly string[] }).tables ?? []) named.add(hash);
  // What is known here may just be being written.
  await vault.delete(tables.filter((hash) => !named.has(hash) && knownTables.get(hash) === undefined).map(tableKey));
}

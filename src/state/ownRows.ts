import { bytesOfTable, mostTableBytes, tableOfBytes } from '../data/tableBytes.ts';
import { knownTables, makeKnown, type Table } from '../data/tables.ts';
import type { LinkError } from '../document/link/result.ts';
import { deflate, inflate, sizeOf } from './deflated.ts';
import type { Store } from './store.ts';

// Rows of a person's own, in a link.
//
// rows = version ":" deflated, of the bytes of data/tableBytes.ts

const version = '1';

type WhyNot = Extract<LinkError, { code: 'badRows' }>['why'];

/** The rows as a link or a file has them; empty where they are too many. */
export async function packTable(table: Table, most: number): Promise<string> {
  const bytes = bytesOfTable(table, most);
  return bytes === null ? '' : `${version}:${await deflate(bytes)}`;
}

/** The table in a link or a file, or why it does not come out. */
export async function unpackTable(text: string, most: number = mostTableBytes.link): Promise<Table | WhyNot> {
  const [, written, rest = ''] = /^(\d{1,9}):(.*)$/.exec(text) ?? [];
  if (written !== undefined && written !== version) return 'newer';
  if (sizeOf(rest) > most) return 'tooLarge';
  const bytes = await inflate(rest, most);
  return bytes === null ? 'damaged' : tableOfBytes(bytes, most);
}

/** Makes the rows in a link known. @returns why they are not */
export async function takeRows(pairs: ReadonlyMap<string, string>): Promise<LinkError | null> {
  const [data, rows] = [pairs.get('data'), pairs.get('rows')];
  if (rows === undefined || !data?.startsWith('table:')) return null;
  const table = await unpackTable(rows);
  if (typeof table === 'string') return { code: 'badRows', why: table };
  if (`table:${table.hash}` !== data) return { code: 'badRows', why: 'damaged' };
  makeKnown({ ...table, packed: rows });
  return null;
}

/** Packs the rows of the document, as it changes, for its link. @param again has the link written anew */
export function connectRows(store: Store, again: () => void): void {
  const follow = ({ document: { present } }: ReturnType<Store['getState']>): void => {
    if (present.data.type !== 'table' && present.data.type !== 'points') return;
    const table = knownTables.get(present.data.hash);
    if (table === undefined || table.packed !== undefined) return;
    makeKnown({ ...table, packed: '' });
    void packTable(table, mostTableBytes.link).then((packed) => {
      makeKnown({ ...(knownTables.get(table.hash) ?? table), packed });
      again();
    });
  };
  follow(store.getState());
  store.subscribe(follow);
}

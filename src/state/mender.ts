import { makeKnown } from '../data/tables.ts';
import * as link from '../document/link.ts';
import type { LinkError } from '../document/link/result.ts';
import type { Mender } from './address.ts';
import { findTables, savedLinks } from './keptTables.ts';
import { unpackTable } from './ownRows.ts';
import type { Shelf } from './saved.ts';
import { browserVault } from './vault.ts';

/** Makes the rows in a link known. @returns why they are not */
async function takeRows(pairs: ReadonlyMap<string, string>): Promise<LinkError | null> {
  const [data, rows] = [pairs.get('data'), pairs.get('rows')];
  if (rows === undefined || !data?.startsWith('table:')) return null;
  const table = await unpackTable(rows);
  if (typeof table === 'string') return { code: 'badRows', why: table };
  if (`table:${table.hash}` !== data) return { code: 'badRows', why: 'damaged' };
  makeKnown({ ...table, packed: rows });
  return null;
}

/** Whether a text may be the link of a person's own data, also where a mail has broken it. */
const mayNameTable = (text: string): boolean => text.replace(/[=\s]+/g, '').includes('table');

/** The reader of links that others have changed, once the rows that the text or saved work names are known. */
export async function menderFor(text: string, shelf: Shelf | null, vault = browserVault()): Promise<Mender> {
  const pairs = mayNameTable(text) ? link.pairsOf(text) : new Map<string, string>();
  const trouble = await takeRows(pairs);
  await findTables(vault, () => [pairs.get('data') ?? '', savedLinks(shelf)]);
  const decodeLink: Mender['decodeLink'] = (asked) => {
    const decoded = link.decodeLink(asked);
    const isMissing = !decoded.ok && decoded.error.code === 'unknownTable';
    return isMissing && trouble !== null ? { ok: false, error: trouble } : decoded;
  };
  return { ...link, decodeLink };
}

import { describe, expect, it } from 'vitest';
import { createTable } from '../../../src/data/createTable.ts';
import { knownTables, makeKnown, type Table } from '../../../src/data/tables.ts';
import { findTables, pruneTables, savedLinks, tableEntries, tablesIn } from '../../../src/state/keptTables.ts';
import type { Vault, VaultKey } from '../../../src/state/vault.ts';

/** A table that no other test makes known. */
const tableOf = (title: string): Table =>
  createTable(
    { type: 'points', title, columns: ['x', 'y'], classes: ['A', 'B'], targets: [] },
    { values: Float64Array.of(1, 2, 3, 4), labels: Int32Array.of(0, 1), targets: new Float64Array(0) },
  );

function vaultWith(entries: readonly [VaultKey, unknown][]): Vault & { readonly names: () => string[] } {
  const kept = new Map(entries.map(([key, value]) => [JSON.stringify(key), value]));
  return {
    keys: () => Promise.resolve([...kept.keys()].map((key) => JSON.parse(key) as VaultKey)),
    get: (names) => Promise.resolve(names.map((name) => structuredClone(kept.get(JSON.stringify(name))))),
    put: () => Promise.reject(new Error('full')),
    delete: (names) => {
      for (const name of names) kept.delete(JSON.stringify(name));
      return Promise.resolve();
    },
    names: () => [...kept.keys()],
  };
}

const linkOf = ({ hash }: Table): string => `v=1&data=table:${hash}&net=2-2.softmax`;
const entryOf = (table: Table): [VaultKey, unknown] => [['table', table.hash], table];

describe('tables that are kept', () => {
  it('are written as they are, and found again by the links that name them', async () => {
    const table = tableOf('known');
    makeKnown(table);
    const link = linkOf(table);
    expect([...tablesIn([`${link} ${link}`, 'v=1&data=iris&net=4-3.softmax'])]).toEqual([table.hash]);
    expect(tableEntries(tablesIn([link]))).toEqual([entryOf(table)]);

    const other = tableOf('elsewhere');
    await findTables(vaultWith([entryOf(other)]), () => [linkOf(other)]);
    expect(knownTables.get(other.hash)).toEqual(other);
  });

  it('are large ones with their numbers in one piece, which a database need not take apart', async () => {
    const values = Float64Array.from({ length: 130_000 }, (_, i) => i / 8);
    const rows = { values, labels: new Int32Array(65_000), targets: new Float64Array(0) };
    const head = { title: 'large', columns: ['x', 'y'], classes: ['A', 'B'], targets: [] };
    const [kept, found] = [
      createTable({ type: 'table', ...head }, rows),
      createTable({ type: 'points', ...head }, rows),
    ];
    makeKnown(kept);
    const [[, value]] = tableEntries([kept.hash]) as [[VaultKey, { rows: { values: unknown } }]];
    expect(value.rows.values).toBeInstanceOf(Blob);

    const entry = { ...found, rows: { ...rows, values: new Blob([values]) } };
    await findTables({ get: () => Promise.resolve([entry]) }, () => [linkOf(found)]);
    expect(knownTables.get(found.hash)?.rows.values.every((each, i) => each === values[i])).toBe(true);
  });

  it('give a table that a link has brought what it was made of', async () => {
    const recipe = { encoding: 'utf-8', separator: ',', decimalComma: false, hasHeader: true, columns: [] } as const;
    const { info, ...plain } = tableOf('of a file');
    const brought: Table = { ...plain, info: { ...info, recipe }, packed: '1:packed' };
    const source = { title: 'of a file' };
    makeKnown(brought);
    await findTables(vaultWith([entryOf({ ...brought, packed: '', source })]), () => [linkOf(brought)]);
    expect(knownTables.get(brought.hash)).toEqual({ ...brought, source });
  });

  it('are packed for the link anew where they were kept while that was done', async () => {
    const [packing, packed] = [
      { ...tableOf('packing'), packed: '' },
      { ...tableOf('packed'), packed: '1:abc' },
    ];
    await findTables(vaultWith([packing, packed].map(entryOf)), () => [linkOf(packing), linkOf(packed)]);
    expect(knownTables.get(packing.hash)).toEqual(tableOf('packing'));
    expect(knownTables.get(packing.hash)).not.toHaveProperty('packed');
    expect(knownTables.get(packed.hash)?.packed).toBe('1:abc');
  });

  it('are not believed where something else stands in their place', async () => {
    const table = tableOf('damaged');
    const find = async (value: unknown): Promise<Table | undefined> => {
      await findTables(vaultWith([[['table', table.hash], value]]), () => [linkOf(table)]);
      return knownTables.get(table.hash);
    };
    expect(await find('x')).toBeUndefined();
    expect(await find(null)).toBeUndefined();
    expect(await find({ ...table, hash: '0' })).toBeUndefined();
    expect(await find({ ...table, info: 5 })).toBeUndefined();
    expect(await find({ ...table, rows: { ...table.rows, values: new Float64Array(3) } })).toBeUndefined();
    expect(await find({ ...table, rows: { ...table.rows, labels: new Int32Array(1) } })).toBeUndefined();
    await findTables({ get: () => Promise.reject(new Error('forbidden')) }, () => [linkOf(table)]);
    expect(knownTables.get(table.hash)).toBeUndefined();
  });

  it('go when no page and no saved work names them', async () => {
    const [ofPage, ofWork, ofNobody, here] = ['page', 'work', 'nobody', 'here'].map(tableOf);
    makeKnown(here);
    const vault = vaultWith([
      ...[ofPage, ofWork, ofNobody, here].map(entryOf),
      [['page', 'page1'], { tables: [ofPage.hash] }],
      [['page', 'page2'], {}],
    ]);
    const shelf = { getItem: () => JSON.stringify([{ link: linkOf(ofWork) }]), setItem: () => undefined };
    await pruneTables(vault, savedLinks(shelf));
    const left = vault.names().filter((name) => name.startsWith('["table"'));
    expect(left.toSorted()).toEqual([ofPage, ofWork, here].map(({ hash }) => `["table","${hash}"]`).toSorted());
  });

  it('have no saved work to ask where storage is forbidden', () => {
    const getItem = (): never => {
      throw new Error('SecurityError');
    };
    expect(savedLinks({ getItem, setItem: () => undefined })).toBe('');
    expect(savedLinks(null)).toBe('');
  });
});

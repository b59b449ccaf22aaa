import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createTable } from '../../../src/data/createTable.ts';
import { bytesOfTable, tableOfBytes } from '../../../src/data/tableBytes.ts';
import { makeKnown, type Table } from '../../../src/data/tables.ts';
import { chooseData } from '../../../src/document/dataEdits.ts';
import { equal } from '../../../src/document/equal.ts';
import { readExactly } from '../../../src/document/link/exact.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { deflate } from '../../../src/state/deflated.ts';
import { menderFor } from '../../../src/state/mender.ts';
import { connectRows, unpackTable } from '../../../src/state/ownRows.ts';
import { pageLink } from '../../../src/state/pageLink.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { initialView } from '../../../src/state/view.ts';
import * as own from '../data/ownTable.ts';
import { noVault } from './fakes.ts';

/** Under another name, and so with another hash: these are made known, and elsewhere nobody knows the others. */
function renamed({ type, info, rows }: Table): Table {
  const { title, columns, classes, targets } = info;
  const keys = (all: typeof columns): string[] => all.map(({ key }) => key);
  return createTable(
    { type, title: `${title} in a link`, columns: keys(columns), classes, targets: keys(targets) },
    rows,
  );
}

const [insects, points, sizes] = [own.insects, own.points, own.sizes].map(renamed);

/** The link of a table, with its rows as far as they fit. */
async function linkOf(table: Table): Promise<string> {
  makeKnown(table);
  const store = createAppStore(chooseData(openingExperiment, table), initialView);
  await new Promise<void>((resolve) => connectRows(store, resolve));
  return pageLink(store.getState().document.present, null, null);
}

const rowsOf = (link: string): string => /&rows=(.*)$/.exec(link)?.[1] ?? '';

/** The same link on a computer that has not seen these rows. */
function elsewhere(link: string): string {
  return link.replace(/table:../, 'table:00');
}

const awkward = [0, -0, 0.1, 1 / 3, 5e-324, -1.7976931348623157e308, 2 ** 53, 123.456, -7, 1e9, 0.1 + 0.2];

function anyTable(seed: number): Table {
  const number = (i: number): number =>
    i % 3 === 0 ? ((seed * 31 + i) % 4000) / 100 : awkward[(seed + i) % awkward.length];
  const rows = 1 + (seed % 9);
  const isRegression = seed % 2 === 1;
  return createTable(
    {
      type: seed % 3 === 0 ? 'points' : 'table',
      title: '重さ__proto__\u0000"\\',
      columns: ['__proto__', 'constructor', '長さ'],
      classes: isRegression ? [] : ['toString', '</script><b>'],
      targets: isRegression ? ['y'] : [],
    },
    {
      values: Float64Array.from({ length: 3 * rows }, (_, i) => number(i)),
      labels: Int32Array.from({ length: isRegression ? 0 : rows }, (_, i) => (i + seed) % 2),
      targets: Float64Array.from({ length: isRegression ? rows : 0 }, (_, i) => number(i + 1)),
    },
  );
}

describe('rows of a person’s own in a link', () => {
  it('come out to the last bit, whatever their numbers and names are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(10_000), async (seed) => {
        const table = anyTable(seed);
        const read = await unpackTable(rowsOf(await linkOf(table)));
        if (typeof read === 'string') throw new Error(read);
        expect(read.hash).toBe(table.hash);
        expect(equal(read.info, table.info)).toBe(true);
        const bits = ({ rows }: Table): string =>
          [rows.values, rows.targets].map((all) => new BigUint64Array(all.slice().buffer).join()).join(';');
        expect(bits(read)).toBe(bits(table));
      }),
      { numRuns: 60 },
    );
  });

  it('open where they have never been', async () => {
    for (const table of [insects, points, sizes]) {
      const link = await linkOf(table);
      const decoded = (await menderFor(link, null, null, noVault)).decodeLink(link);
      expect(decoded.ok && decoded.experiment.data.type !== 'generated' && decoded.experiment.data.hash).toBe(
        table.hash,
      );
    }
  });

  it('are 300 drawn points in less than 1,900 characters', async () => {
    const at = (i: number): number => Math.round(100 * Math.sin(i * i)) / 100;
    const link = await linkOf(
      createTable(
        { type: 'points', title: 'points', columns: ['x', 'y'], classes: ['A', 'B', 'C'], targets: [] },
        {
          values: Float64Array.from({ length: 600 }, (_, i) => at(i)),
          labels: Int32Array.from({ length: 300 }, (_, i) => i % 3),
          targets: new Float64Array(0),
        },
      ),
    );
    expect(link.length).toBeLessThan(1900);
    expect(rowsOf(link)).not.toBe('');
  });

  it('are left out where the link would be too long', async () => {
    const values = Float64Array.from({ length: 4000 }, (_, i) => Math.sin(i * i));
    const head = { type: 'table', title: 't', columns: ['x', 'y'], classes: ['A'], targets: [] } as const;
    const link = await linkOf(
      createTable(head, { values, labels: new Int32Array(2000), targets: new Float64Array(0) }),
    );
    expect(link).toContain('data=table:');
    expect(link).not.toContain('rows=');
    expect(link.length).toBeLessThan(300);
  });

  it('are refused in words, and at once, where a sign was lost or changed', async () => {
    const link = elsewhere(await linkOf(points)).replace(/check=\w+&/, '');
    const start = link.indexOf('rows=') + 5;
    for (let i = start; i < link.length; i++) {
      const other = link[i] === 'A' ? 'B' : 'A';
      for (const bad of [link.slice(0, i), link.slice(0, i) + other + link.slice(i + 1)]) {
        const decoded = (await menderFor(bad, null, null, noVault)).decodeLink(bad);
        expect(decoded.ok, bad).toBe(false);
      }
    }
  });

  it('of another version, of too many bytes, or a bomb are refused, and a bomb is not read to its end', async () => {
    const bomb = await deflate(new Uint8Array(50_000_000));
    const [, check, data] = bomb.split(':');
    expect(bomb.length).toBeGreaterThan(60_000);
    const reading = vi.spyOn(ReadableStreamDefaultReader.prototype, 'read');
    expect(await unpackTable(`2:${bomb}`)).toBe('newer');
    expect(await unpackTable(`1:${bomb}`)).toBe('tooLarge');
    expect(await unpackTable(`1:5000000:${check}:${data}`)).toBe('tooLarge');
    expect(await unpackTable(`1:200000:${check}:${data}`)).toBe('damaged');
    const read = reading.mock.settledResults.map(({ value }) => (value as { value?: Uint8Array }).value?.length ?? 0);
    reading.mockRestore();
    // Of the last only: the sizes that the others say are too large.
    expect(read.slice(0, -1).reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(200_000);
    expect(read.length).toBeGreaterThan(0);
  });

  it('of any bytes at all are refused or read, and never throw', () => {
    const whole = bytesOfTable(insects);
    if (whole === null) throw new Error('too many');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }), (changes) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        const read = tableOfBytes(bytes);
        if (typeof read === 'string') return;
        expect(read.rows.values.length).toBe((read.info.rows ?? 0) * read.info.columns.length);
        expect(read.rows.labels.every((label) => label < read.info.classes.length)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('are read by the strict reader once they are known', async () => {
    const link = await linkOf(sizes);
    expect(readExactly(link)).toMatchObject({ isCertain: true, decoded: { ok: true } });
  });
});

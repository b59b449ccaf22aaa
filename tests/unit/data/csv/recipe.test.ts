import { describe, expect, it } from 'vitest';
import { createTable } from '../../../../src/data/createTable.ts';
import { isRecipe, type Recipe } from '../../../../src/data/csv/recipe.ts';
import { bytesOfTable, tableOfBytes } from '../../../../src/data/tableBytes.ts';
import { ownDataSpec } from '../../../../src/data/dataDefaults.ts';
import { readExactly } from '../../../../src/document/link/exact.ts';
import { encodeLink } from '../../../../src/document/link/write.ts';
import { openingOfOwn } from '../../../../src/document/opening.ts';

const recipe: Recipe = {
  encoding: 'shift_jis',
  separator: ';',
  decimalComma: true,
  hasHeader: true,
  columns: [
    { place: 0, role: 'input', categories: null, fill: 1.5 },
    { place: 2, role: 'target', categories: ['__proto__', '"""'], fill: null },
  ],
};
const head = { type: 'table', title: 'x.csv', columns: ['a'], classes: ['__proto__', '"""'], targets: [] } as const;
const rows = { values: Float64Array.of(1, 2.5), labels: Int32Array.of(0, 1), targets: new Float64Array(0) };
const table = createTable({ ...head, recipe }, rows);

describe('the recipe of a table', () => {
  it('belongs to the table: another one makes another hash, none makes the hash that such a table always had', () => {
    expect(table.info.recipe).toEqual(recipe);
    expect(createTable({ ...head, recipe: { ...recipe, hasHeader: false } }, rows).hash).not.toBe(table.hash);
    expect(createTable(head, rows).hash).not.toBe(table.hash);
    expect(createTable(head, rows).info).not.toHaveProperty('recipe');
  });

  it('is in the bytes for a link, and comes out again', () => {
    const bytes = bytesOfTable(table);
    expect(bytes && tableOfBytes(bytes)).toEqual(table);
  });

  it('is refused where it is none, whatever comes from outside', () => {
    expect(isRecipe(recipe)).toBe(true);
    const [first] = recipe.columns;
    const wrong = [
      null,
      'recipe',
      {},
      { ...recipe, encoding: 'utf-7' },
      { ...recipe, separator: '"); import os; (' },
      { ...recipe, columns: 'all' },
      { ...recipe, columns: [null] },
      { ...recipe, columns: [{ ...first, place: -1 }] },
      { ...recipe, columns: [{ ...first, place: '0' }] },
      { ...recipe, columns: [{ ...first, fill: ['x'] }] },
      { ...recipe, columns: [{ ...first, fill: Number.NaN }] },
      { ...recipe, columns: [{ ...first, categories: [1] }] },
      { ...recipe, columns: [{ ...first, role: 'ignore' }] },
      { ...recipe, columns: Array(2000).fill(first) },
    ];
    for (const each of wrong) {
      expect(isRecipe(each), JSON.stringify(each)?.slice(0, 100)).toBe(false);
      const bytes = bytesOfTable({ ...table, info: { ...table.info, recipe: each as Recipe } });
      const comesOut = isRecipe(JSON.parse(JSON.stringify(each))); // NaN is null there
      if (each !== null && bytes !== null && !comesOut) expect(tableOfBytes(bytes)).toBe('damaged');
    }
  });
});

describe('the link of a table', () => {
  it('says how its rows are scaled and dealt', () => {
    const tables = new Map([[table.hash, table]]);
    const e = openingOfOwn(table);
    const link = encodeLink({ ...e, data: { ...ownDataSpec(table), standardize: 'minmax', deal: 'stratified' } });
    expect(link).toContain('&std=minmax&deal=stratified&');
    expect(readExactly(link, tables).decoded).toMatchObject({
      experiment: { data: { standardize: 'minmax', deal: 'stratified' } },
    });
    expect(encodeLink(e)).not.toMatch(/std|deal/);
  });
});

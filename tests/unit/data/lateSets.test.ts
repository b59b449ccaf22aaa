import { describe, expect, it } from 'vitest';
import { lateSetsIn } from '../../../src/data/lateSets.ts';
import { noTables } from '../../../src/data/tables.ts';
import { decodeLink } from '../../../src/document/link.ts';
import { openings } from '../../../src/document/opening.ts';
import { findProblems } from '../../../src/document/problems/findProblems.ts';
import { census, column, mean, rowsOf } from './rows.ts';

describe('MNIST', () => {
  const { values, labels } = rowsOf('mnist');
  const digit = (row: number) => values.subarray(row * 784, (row + 1) * 784);

  it('has the first two hundred of each digit, in the order of the file', () => {
    expect(census(labels, 10)).toEqual(Array(10).fill(200));
    expect(Array.from(labels.subarray(0, 12))).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4, 3, 5]);
  });

  it('has its pixels row by row: the stroke on top of the first 5 leads to the right', () => {
    const row = Array.from(digit(0).subarray(5 * 28, 6 * 28), (value) => Math.round(15 * value));
    // of 255: 3, 18, 18, 18, 126, 136, 175, 26, 166, 255, 247, 127
    expect(row.slice(12, 24)).toEqual([0, 1, 1, 1, 7, 8, 10, 2, 10, 15, 15, 7]);
    expect(row.findLastIndex((value) => value > 0)).toBe(23);
  });

  it('is of sixteen greys, as bright as MNIST is', () => {
    expect(new Set(Array.from(values, (value) => Math.round(15 * value))).size).toBe(16);
    expect(values.every((value) => value === Math.round(15 * value) / 15)).toBe(true);
    expect(mean(Array.from(values))).toBeCloseTo(0.13, 2);
  });
});

describe('the penguins and the cars', () => {
  it('are those with nothing missing: of each species and of each origin as many as pandas counts', () => {
    expect(census(rowsOf('penguins').labels, 3)).toEqual([146, 68, 119]);
    const { values, targets } = rowsOf('mpg');
    expect([6, 7, 8].map((at) => column(values, 9, at).reduce((sum, value) => sum + value, 0))).toEqual([68, 79, 245]);
    expect(mean(Array.from(targets))).toBeCloseTo(23.4459, 4);
  });

  it('have a column of 0 and 1 for each value of a category, one of which is 1', () => {
    const { values } = rowsOf('penguins');
    for (let row = 0; row < 333; row++) {
      const [biscoe, dream, torgersen, female, male] = values.subarray(9 * row + 4, 9 * row + 9);
      expect([biscoe + dream + torgersen, female + male]).toEqual([1, 1]);
    }
  });
});

describe('a set whose rows come late', () => {
  it('is found by its name in a link, a lesson or a program', () => {
    expect(lateSetsIn('#v=1&data=mnist&net=784-10')).toEqual(['mnist']);
    expect(lateSetsIn('x, y = mnist(seed=1)')).toEqual(['mnist']);
    expect(lateSetsIn('v=1&data=iris')).toEqual([]);
  });

  it('has no link that opens before its rows are here, which is told', () => {
    const link = 'v=1&data=mnist&net=784-64.relu-10.softmax&opt=adam&batch=16';
    expect(decodeLink(link)).toMatchObject({ ok: true, experiment: openings.mnist });
    expect(decodeLink(link, noTables)).toMatchObject({ ok: false, error: { code: 'rowsNotFetched', name: 'mnist' } });
    expect(findProblems(openings.mnist, noTables)).toMatchObject([{ code: 'rowsMissing', title: 'mnist' }]);
  });
});

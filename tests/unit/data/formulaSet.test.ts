import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { farthest, type SetChoice, setByFormula } from '../../../src/data/formulaSet.ts';
import type { Table } from '../../../src/data/tables.ts';
import { sin } from '../../../src/engine/math.ts';
import { formulaFault as en } from '../../../src/i18n/en/ownData.ts';
import { formulaFault as ja } from '../../../src/i18n/ja/ownData.ts';
import { formulaPieces } from './formulaPieces.ts';

const choice: SetChoice = { from: -3, to: 3, samples: 300, noise: 0, seed: 1 };

const made = (text: string, patch: Partial<SetChoice> = {}) =>
  setByFormula(text, { ...choice, ...patch }, ['no', 'yes']);

function tableOf(text: string, patch: Partial<SetChoice> = {}): Table {
  const found = made(text, patch);
  if ('code' in found) throw new Error(found.code);
  return found;
}

function faultOf(text: string, patch: Partial<SetChoice> = {}): string {
  const found = made(text, patch);
  return 'code' in found ? `${found.code} ${found.at}` : 'a set';
}

/** Each point and whether it is of the class where the formula holds. */
const points = ({ rows: { values, labels } }: Table): [x: number, y: number, isIn: boolean][] =>
  Array.from(labels, (label, row) => [values[2 * row], values[2 * row + 1], label === 1]);

describe('a set by formula', () => {
  it.each<[string, string, (x: number, y: number) => number]>([
    ['y > sin(x)', 'y > sin(x)', (x, y) => y - sin(x)],
    ['x^2 + y^2 < 4', 'x^2 + y^2 < 4', (x, y) => 4 - x * x - y * y],
    ['x*y>=0', 'x·y ≥ 0', (x, y) => x * y],
    ['Y ≤ 1/2', 'y ≤ 1/2', (_, y) => 0.5 - y],
  ])('%s has the two classes that it says, but at the very line', (text, title, inside) => {
    const table = tableOf(text);
    expect(table.info).toMatchObject({ task: 'classification', title, classes: ['no', 'yes'], rows: 300 });
    expect(table.info.columns.map(({ domain }) => domain)).toEqual([
      [-3, 3],
      [-3, 3],
    ]);
    const all = points(table);
    expect(new Set(all.map(([, , isIn]) => isIn)).size).toBe(2);
    const wrong = all.filter(([x, y, isIn]) => Math.abs(inside(x, y)) > 0.1 && inside(x, y) > 0 !== isIn);
    expect(wrong).toEqual([]);
  });

  it('of an equation is a curve, whichever side has the y', () => {
    for (const text of ['y = x^3 - x', 'x³ − x = y', 'y == x**3 - x']) {
      const { info, rows } = tableOf(text);
      expect(info).toMatchObject({ task: 'regression', classes: [], rows: 300 });
      expect(info.columns).toEqual([{ key: 'x', domain: [-3, 3] }]);
      rows.targets.forEach((y, i) => expect(y).toBeCloseTo(rows.values[i] ** 3 - rows.values[i], 1));
    }
  });

  it('is another with another seed, and with noise the same points moved', () => {
    expect(tableOf('y > x').hash).toBe(tableOf('y>x').hash);
    expect(tableOf('y > x', { seed: 2 }).hash).not.toBe(tableOf('y > x').hash);
    const [calm, noisy] = [0, 0.5].map((noise) => points(tableOf('y > x', { noise })));
    expect(noisy.map(([, , isIn]) => isIn)).toEqual(calm.map(([, , isIn]) => isIn));
    expect(noisy.filter(([x, y], i) => x !== calm[i][0] || y !== calm[i][1]).length).toBeGreaterThan(290);
    expect(noisy.some(([x, y, isIn]) => y > x !== isIn)).toBe(true);
  });

  it('leaves out where the formula has no value', () => {
    expect(points(tableOf('y > log(x)')).every(([x]) => x >= 0)).toBe(true);
    expect(tableOf('y = sqrt(x)').rows.values.every((x) => x >= 0)).toBe(true);
  });

  it.each<[string, string, Partial<SetChoice>?]>([
    ['', 'empty 0'],
    ['y >', 'ended 3'],
    ['y > foo(x)', 'unknownName 4'],
    ['y > c7', 'unknownName 4'],
    ['c0 > c7', 'unknownName 5'],
    ['c1 < c12 + c1', 'unknownName 5'],
    ['x + y', 'noRelation 0'],
    ['x^2 + y^2 = 4', 'noCurve 10'],
    ['y = y + x', 'noCurve 2'],
    ['y < x < 1', 'unexpected 6'],
    ['y > 100', 'oneClass 0'],
    ['y = log(-1 - x^2)', 'noValues 0'],
    ['y = 1e9*x', 'tooHigh 0'],
    ['y > x', 'noRange 0', { from: 2, to: 2 }],
  ])('%j is refused with its place: %s', (text, expected, patch = {}) => {
    expect(faultOf(text, patch)).toBe(expected);
  });

  it('of 10,000 random texts is a set of finite numbers or a sentence', () => {
    const side = fc.array(fc.constantFrom(...formulaPieces), { maxLength: 12 }).map((all) => all.join(''));
    const whole = fc.tuple(
      fc.constantFrom('x', 'y', 'sin(x)', 'x*y', 'x^y', 'exp(exp(x))', '1/x', 'log(y)', 'tan(x)', 'sqrt(x-y)'),
      fc.constantFrom('<', '>', '<=', '>=', '=', '=='),
      fc.constantFrom('x', 'y', '1', '-x', 'y^y^y', '1/(x-x)', 'max(x,y)', '1e300*1e300', 'floor(x)'),
    );
    let sets = 0;
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(side, fc.constantFrom('<', '=', '>'), side).map((all) => all.join('')),
          whole.map((all) => all.join(' ')),
          fc.string({ unit: 'binary', maxLength: 140 }),
        ),
        fc.oneof(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -farthest, max: farthest })),
        fc.integer({ min: 1, max: 50 }),
        (text, from, width) => {
          const found = made(text, { from, to: from + width, samples: 20, noise: 0.5 });
          if ('code' in found) {
            for (const say of [en, ja]) expect(say(found).length).toBeGreaterThan(8);
            return;
          }
          sets++;
          const { values, targets } = found.rows;
          expect([...values, ...targets].every(Number.isFinite)).toBe(true);
          expect(found.info.columns.every(({ domain: [a, b] }) => a < b)).toBe(true);
        },
      ),
      { numRuns: 10_000 },
    );
    expect(sets).toBeGreaterThan(300);
  });
});

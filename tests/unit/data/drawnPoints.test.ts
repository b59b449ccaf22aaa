import { describe, expect, it } from 'vitest';
import { defaultDataSpec, ownDataSpec } from '../../../src/data/dataDefaults.ts';
import {
  along,
  canDraw,
  type Drawing,
  drawingOf,
  emptyDrawing,
  erased,
  mostClasses,
  mostPoints,
  moved,
  nearestOf,
  renamed,
  tableOf,
  withClass,
  withDab,
  withoutClass,
} from '../../../src/data/drawnPoints.ts';
import { datasetNames } from '../../../src/data/datasets.ts';
import { loadExamples } from '../../../src/data/load.ts';
import { bytesOfTable, tableOfBytes } from '../../../src/data/tableBytes.ts';
import type { Table } from '../../../src/data/tables.ts';
import { createRandom } from '../../../src/engine/random.ts';

const empty = emptyDrawing('drawn');
const random = () => createRandom(1, 'data');
const one = { label: 1, size: 0, amount: 5 };

const three: Drawing = {
  ...empty,
  classes: ['A', 'B', 'C'],
  points: [
    { x: 0, y: 0, label: 0 },
    { x: 0.5, y: 0.5, label: 1 },
    { x: -0.5, y: 0.5, label: 2 },
  ],
};

/** As it comes out of a link. */
function again(table: Table): Table {
  const bytes = bytesOfTable(table);
  const read = bytes && tableOfBytes(bytes);
  if (read === null || typeof read === 'string') throw new Error(`${read}`);
  return read;
}

describe('a drawing', () => {
  it('is a table of its points, with its plane, and the same drawing again', () => {
    for (const drawing of [
      three,
      empty,
      {
        ...three,
        domains: [
          [-6, 6],
          [0, 10],
        ],
      } satisfies Drawing,
    ]) {
      const table = tableOf(drawing);
      const { hash, info } = again(table);
      expect(hash).toBe(table.hash);
      expect(info).toEqual(table.info);
      expect(info.columns.map(({ domain }) => domain)).toEqual(drawing.domains);
      const found = drawingOf(ownDataSpec(table), 'drawn', drawing.classes, new Map([[hash, table]]));
      expect(found).toEqual(drawing);
    }
  });

  it('on another plane is another table', () => {
    expect(
      tableOf({
        ...three,
        domains: [
          [-6, 6],
          [-6, 6],
        ],
      }).hash,
    ).not.toBe(tableOf(three).hash);
  });

  it('can begin from every set of two inputs and classes, each point moved by less than an eye sees', () => {
    const drawable = datasetNames.map(defaultDataSpec).filter(canDraw);
    expect(drawable.length).toBeGreaterThan(8);
    for (const spec of drawable) {
      const { points, domains } = drawingOf(spec, 'from', ['A', 'B']);
      expect(points).toHaveLength(spec.samples);
      const { training } = loadExamples({ ...spec, standardize: false }, 0);
      const nearest = (x: number, y: number, label: number): number =>
        Math.min(
          ...Array.from(training.labels, (each, row) =>
            each === label ? Math.max(Math.abs(training.raw[2 * row] - x), Math.abs(training.raw[2 * row + 1] - y)) : 9,
          ),
        );
      const width = domains[0][1] - domains[0][0];
      for (const { x, y, label } of points.slice(0, 50)) expect(nearest(x, y, label)).toBeLessThanOrEqual(width / 400);
    }
    expect(['iris', 'sine', 'colours'].map((name) => canDraw(defaultDataSpec(name as 'iris')))).not.toContain(true);
  });
});

describe('a dab', () => {
  it('puts one point where it is, on the grid of a hand', () => {
    expect(withDab(empty, { x: 0.123456, y: -0.5 }, one, random()).points).toEqual([{ x: 0.12, y: -0.5, label: 1 }]);
  });

  it('of a brush puts the first there and the others within it, and all on the plane', () => {
    const brush = { label: 0, size: 0.1, amount: 20 };
    const [first, ...others] = withDab(empty, { x: 1.2, y: 0 }, brush, random()).points;
    expect(first).toEqual({ x: 1.2, y: 0, label: 0 });
    expect(others).toHaveLength(19);
    for (const { x, y } of others) {
      expect(Math.hypot(x - 1.2, y)).toBeLessThanOrEqual(0.25 + 0.01);
      expect(x).toBeLessThanOrEqual(1.25);
    }
    expect(new Set(others.map(({ x, y }) => `${x} ${y}`)).size).toBeGreaterThan(15);
  });

  it('stops at the most points', () => {
    const full: Drawing = { ...empty, points: Array.from({ length: mostPoints - 2 }, () => three.points[0]) };
    const more = withDab(full, { x: 0, y: 0 }, { label: 0, size: 0.1, amount: 9 }, random());
    expect(more.points).toHaveLength(mostPoints);
    expect(withDab(more, { x: 0, y: 0 }, one, random())).toBe(more);
  });

  it('goes along a line at even distances', () => {
    const places = along(empty, { x: -1, y: 0 }, { x: 1, y: 0 }, 0.2);
    expect(places.map(({ x }) => x)).toEqual([-0.5, 0, 0.5, 1].map((x) => expect.closeTo(x)));
    expect(along(empty, { x: 0, y: 0 }, { x: 0, y: 0 }, 0.2)).toEqual([]);
  });
});

describe('the eraser, the hand and the classes', () => {
  it('erase within a radius, and are the same drawing where there is nothing', () => {
    expect(erased(three, { x: 0.5, y: 0.4 }, 0.05).points.map(({ label }) => label)).toEqual([0, 2]);
    expect(erased(three, { x: 1, y: -1 }, 0.05)).toBe(three);
  });

  it('find the nearest point and move it, not beyond the plane', () => {
    expect(nearestOf(three, { x: 0.1, y: 0.1 }, 0.1)).toBe(0);
    expect(nearestOf(three, { x: 1, y: -1 }, 0.1)).toBe(-1);
    expect(moved(three, 0, { x: 9, y: 0.333 }).points[0]).toEqual({ x: 1.25, y: 0.33, label: 0 });
  });

  it('give a class its letter, and take it away with its points', () => {
    expect(withClass(three).classes).toEqual(['A', 'B', 'C', 'D']);
    const without = withoutClass(three, 1);
    expect(without.classes).toEqual(['A', 'C']);
    expect(without.points.map(({ label }) => label)).toEqual([0, 1]);
    expect(withoutClass(without, 0)).toBe(without);
    expect(withClass(without).classes).toEqual(['A', 'C', 'B']);
    const all = Array.from({ length: 20 }).reduce<Drawing>((sofar) => withClass(sofar), empty);
    expect(all.classes).toHaveLength(mostClasses);
  });

  it.each([
    ['orange blue', 'green pink'], // as they are painted
    ['blue orange', 'green pink'],
    ['orange green', 'blue pink'],
    ['0 1', '2 3'],
    ['-1 1', '2 3'],
    ['orange cats', 'A B'],
    ['1 123456789012345678901234', 'A B'],
    ['A cats', 'B C'],
  ])('name a class as those before it: %s', (classes, next) => {
    const colours = ['orange', 'blue', 'green', 'pink'];
    const more = withClass(withClass({ ...empty, classes: classes.split(' ') }, colours), colours);
    expect(more.classes.join(' ')).toBe(`${classes} ${next}`);
  });

  it('take a name that no other class has', () => {
    expect(renamed(three, 1, ' cats ').classes).toEqual(['A', 'cats', 'C']);
    for (const name of ['', '  ', 'A', 'B']) expect(renamed(three, 1, name)).toBe(three);
  });
});

describe('a table from elsewhere', () => {
  it('has no plane that no plot could show', () => {
    const bytes = bytesOfTable(tableOf(empty));
    if (bytes === null) throw new Error('too many');
    const text = String.fromCharCode(...bytes);
    for (const plane of ['[[1.25,-1.25],[-1,1]]', '[[-1e99,1.25],[-1,1]]', '[[-1.25,1.25]]', '[1,2]', 'null']) {
      const head = text.slice(1, -3).replace(/\[\[-1.25.*$/, `${plane}]`);
      const made = Uint8Array.from([head.length, ...Array.from(head, (sign) => sign.charCodeAt(0)), 0, 0, 0, 0]);
      expect(tableOfBytes(made), plane).toBe('damaged');
    }
  });
});

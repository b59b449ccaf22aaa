import { describe, expect, it } from 'vitest';
import { createTable } from '../../../../src/data/createTable.ts';
import type { Recipe } from '../../../../src/data/csv/recipe.ts';
import { infoOf } from '../../../../src/data/spec.ts';
import { makeKnown } from '../../../../src/data/tables.ts';
import { examplesOf, placeAt } from '../../../../src/state/examples.ts';
import { stepExample } from '../../../../src/ui/outcome/probePlace.ts';
import type { Experiment } from '../../../../src/document/experiment.ts';
import {
  categoryAt,
  type ExampleField,
  fieldsOf,
  givenOf,
  rangeOf,
  stepOf,
  withCategory,
} from '../../../../src/ui/steps/exampleFields.ts';
import { chooseTarget, outputTargets, readTarget, walkedExample } from '../../../../src/ui/steps/walkedExample.ts';
import { linked } from '../../state/fakes.ts';

const iris = linked('data=iris&net=4-5.relu-3.softmax');
const xor = linked('data=xor&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy&split=0');
const sine = linked('data=sine&net=1-4.tanh-1&loss=mean_squared_error&metrics=none');

/** A table with a number, a category of three words and two numbers to predict. */
function ownTable(features: readonly number[]): Experiment {
  const recipe: Recipe = {
    encoding: 'utf-8',
    separator: ',',
    decimalComma: false,
    hasHeader: true,
    columns: [
      { place: 0, role: 'input', categories: null, fill: null },
      { place: 1, role: 'input', categories: ['blue', 'green', 'red'], fill: null },
      { place: 2, role: 'target', categories: null, fill: null },
      { place: 3, role: 'target', categories: null, fill: null },
    ],
  };
  const columns = ['size', 'hue=blue', 'hue=green', 'hue=red'];
  const head = { type: 'table', title: 'mine', columns, classes: [], targets: ['price', 'age'], recipe } as const;
  const values = Float64Array.of(1, 1, 0, 0, 2, 0, 1, 0, 3, 0, 0, 1, 4, 1, 0, 0);
  const targets = Float64Array.of(10, 1, 20, 2, 30, 3, 40, 4);
  const table = createTable(head, { values, labels: new Int32Array(), targets });
  makeKnown(table);
  const { hash, info } = table;
  const chosen = { samples: 4, noise: 0, features, standardize: false, deal: 'last', seed: 1 } as const;
  const data = { type: 'table', hash, info, ...chosen } as const;
  return { ...sine, data, validationSplit: 0, inputs: features.length };
}

describe('the fields of an example', () => {
  it('are one for each column that the inputs are made of, and none of a picture', () => {
    expect(fieldsOf(iris)?.map((field) => field.type)).toEqual(['number', 'number', 'number', 'number']);
    const derived = linked('data=circle&features=square.0,sin.1&net=2-3.tanh-1.sigmoid&loss=binary_crossentropy');
    expect(fieldsOf(derived)).toEqual([
      { type: 'number', column: 0, at: 0 },
      { type: 'number', column: 1, at: 1 },
    ]);
    expect(fieldsOf(linked('data=mnist&net=784-8.relu-10.softmax'))).toBeNull();
  });

  it('have one for a category of a table, whatever columns of it are inputs', () => {
    const e = ownTable([0, 1, 2, 3]);
    const [size, hue] = fieldsOf(e) ?? [];
    expect(size).toEqual({ type: 'number', column: 0, at: 0 });
    expect(hue).toEqual({ type: 'category', name: 'hue', words: ['blue', 'green', 'red'], at: [1, 2, 3] });
    type Category = Extract<ExampleField, { type: 'category' }>;
    const all = hue as Category;
    expect(categoryAt(all, [7, 0, 1, 0])).toBe(1);
    expect(categoryAt(all, [7, 0, 1, 1])).toBe(-1);
    expect(categoryAt(all, [7, 0, 0.5, 0])).toBe(-1);
    expect(categoryAt(all, [7, 0, 0, 0])).toBe(-1);
    expect(withCategory(all, [7, 0, 1, 0], 2)).toEqual([7, 0, 0, 1]);
    // Of two columns the third category is where neither is 1.
    const some = (fieldsOf(ownTable([1, 2])) ?? [])[0] as Category;
    expect(some).toMatchObject({ type: 'category', at: [0, 1, -1] });
    expect(categoryAt(some, [0, 0])).toBe(2);
    expect(withCategory(some, [1, 0], 2)).toEqual([0, 0]);
  });

  it('take what can be meant: parts of a colour from 0 to 1, numbers of others far beyond the data', () => {
    const colours = infoOf(linked('data=colours&net=3-3.softmax').data);
    expect(rangeOf(colours, colours.columns[0])).toEqual({ min: 0, max: 1 });
    const { columns } = infoOf(iris.data);
    expect(rangeOf(infoOf(iris.data), columns[0])).toEqual({ min: -1e6, max: 1e6 });
    expect(rangeOf(infoOf(iris.data), { key: 'x', domain: [0, 3e9] }).max).toBeGreaterThan(3e9);
    expect(stepOf({ key: 'x', domain: [0, 1] })).toBe(0.1);
    expect(stepOf({ key: 'x', domain: [4, 8] })).toBeCloseTo(0.1);
    expect(stepOf({ key: 'x', domain: [0, 5000] })).toBe(100);
    expect(stepOf({ key: 'x', domain: [3, 3] })).toBeGreaterThan(0);
  });

  it('say what the network gets where that is another number', () => {
    expect(givenOf(xor, 0, 1)).toBeNull();
    const mean = givenOf(iris, 2, 3.758);
    expect(Math.abs(mean ?? 9)).toBeLessThan(0.2);
    const derived = linked('data=iris&features=square.2&std=1&net=1-3.softmax');
    expect(givenOf(derived, 2, 1)).toBeNull(); // it gets the square
  });
});

describe('an example that is stepped to', () => {
  it('is the row that comes next, also where another has the same inputs', () => {
    const { training, validation } = examplesOf(iris);
    const count = training.count + validation.count;
    const reached = new Set<number>();
    let row = 0;
    while (!reached.has(row)) {
      reached.add(row);
      const next = stepExample('ArrowRight', row, count) ?? 0;
      ({ row } = walkedExample(iris, placeAt(iris, next), null, next));
    }
    expect(reached.size).toBe(count);
  });

  it('is looked for by its inputs once they are others', () => {
    expect(walkedExample(xor, [1, 1], null, 0).row).toBe(3);
    expect(walkedExample(xor, [0.5, 1], null, 0).row).toBe(-1);
    expect(walkedExample(xor, [0, 0], null, 99).row).toBe(0);
  });
});

describe('the target of an example', () => {
  it('is that of its row, and of none the first class or 0, until another is chosen', () => {
    expect(walkedExample(xor, [1, 0], null)).toMatchObject({ target: [1], isOwn: false });
    const own = walkedExample(xor, [0.5, 0], null);
    expect(own).toMatchObject({ row: -1, target: [0], isOwn: true });
    const chosen = chooseTarget(xor, -1, [1]);
    expect(walkedExample(xor, [0.5, 0], chosen)).toMatchObject({ target: [1], isOwn: true });
    expect(walkedExample(sine, [0.123456], chooseTarget(sine, -1, [0.25]))).toMatchObject({ target: [0.25] });
    expect(walkedExample(sine, [0.123456], null)).toMatchObject({ target: [0] });
  });

  it('may be another than that of a row, of this row of these data alone', () => {
    const { row } = walkedExample(xor, [1, 0], null);
    expect(chooseTarget(xor, row, [1])).toBeNull(); // as the data have it
    const chosen = chooseTarget(xor, row, [0]);
    expect(walkedExample(xor, [1, 0], chosen)).toMatchObject({ row, target: [0], isOwn: true });
    expect(walkedExample(xor, [0, 1], chosen)).toMatchObject({ target: [1], isOwn: false });
    expect(walkedExample(xor, [0.5, 1], chosen)).toMatchObject({ row: -1, target: [0] });
    const other = linked('data=circle&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy');
    const place = walkedExample(other, null, null);
    expect(place.row).toBe(0);
    expect(walkedExample(other, null, chosen && { ...chosen, row: 0 }).target).toEqual(place.target);
  });

  it('is none that the data have not', () => {
    const usual = walkedExample(iris, [1, 1, 1, 1], null).target;
    for (const values of [[3], [-1], [0.5], [], [1, 2], [Number.NaN]]) {
      expect(walkedExample(iris, [1, 1, 1, 1], chooseTarget(iris, -1, values)).target).toEqual(usual);
    }
    for (const values of [[Number.NaN], [1, 2], []]) {
      expect(walkedExample(sine, [0.5], chooseTarget(sine, -1, values)).target).toEqual([0]);
    }
  });

  it('has a number for each that is predicted', () => {
    const e = ownTable([0, 1, 2, 3]);
    expect(walkedExample(e, [2, 0, 1, 0], null)).toMatchObject({ target: [20, 2], isOwn: false });
    const own = walkedExample(e, [9, 0, 1, 0], chooseTarget(e, -1, [5, 6]));
    expect(own.target).toEqual([5, 6]);
    expect([...outputTargets(e, own.target, 2)]).toEqual([5, 6]);
  });

  it('is for the network as for a row: a column for each class, or 0 and 1', () => {
    expect([...outputTargets(iris, [2], 3)]).toEqual([0, 0, 1]);
    expect([...outputTargets(xor, [1], 1)]).toEqual([1]);
  });

  it('is read as it was kept, and not where it is damaged', () => {
    const chosen = chooseTarget(iris, -1, [2]);
    expect(readTarget(JSON.parse(JSON.stringify(chosen)))).toEqual(chosen);
    for (const each of [null, 7, [], {}, { ...chosen, row: 0.5 }, { ...chosen, values: 'x' }, { ...chosen, data: 3 }]) {
      expect(readTarget(each)).toBeNull();
    }
    const odd = readTarget({ ...chosen, values: ['x', {}] });
    expect(walkedExample(iris, [1, 1, 1, 1], odd).target).toEqual([0]);
  });
});

import { expect, test } from 'vitest';
import { unitX, unitY } from '../../../../src/scene/layout/picture.ts';
import { stationMarks } from '../../../../src/scene/layout/stationMarks.ts';
import { measure, phone, pictureOf } from '../pictures.ts';

const spell = (value: number): string => value.toFixed(2);
const widthOf = (value: number): number => measure(spell(value), 'text');
const height = 13;

test('of a small network every line is drawn, strongest last, and numbers stand apart from each other', () => {
  for (const picture of [pictureOf('3-4-sigmoid-3-softmax'), pictureOf('3-4-sigmoid-4-sigmoid-3-softmax', phone)]) {
    const lines = Float64Array.from({ length: picture.plan.layout.parameters }, (_, i) => Math.sin(i + 1));
    const { lines: drawn, numbers, rings, veils } = stationMarks(picture, { lines, neurons: null }, widthOf, height);
    expect(drawn).toHaveLength(picture.plan.layout.parameters);
    expect(rings).toEqual([]);
    expect(drawn.at(-1)?.share).toBe(1);
    expect(drawn.every(({ share }, i) => i === 0 || share >= drawn[i - 1].share)).toBe(true);
    expect(numbers.length).toBeGreaterThan(5);
    for (const [i, a] of numbers.entries()) {
      for (const b of numbers.slice(i + 1)) {
        const apart = Math.abs(a.x - b.x) > (widthOf(a.value) + widthOf(b.value)) / 2;
        expect(apart || Math.abs(a.y - b.y) > height).toBe(true);
      }
    }
    // Between the columns, and over none of them.
    for (const { x, width } of veils) {
      expect(picture.columns.every(({ left, right }) => right <= x || left >= x + width)).toBe(true);
    }
  }
});

test('each weight and each bias of a small network has its number', () => {
  for (const picture of [pictureOf('2-2-sigmoid-1-sigmoid'), pictureOf('2-2-sigmoid-1-sigmoid', phone)]) {
    const lines = Float64Array.from({ length: 9 }, (_, i) => (i + 1) / 10);
    const { numbers } = stationMarks(picture, { lines, neurons: null }, widthOf, height);
    expect(numbers.map(({ value }) => value).toSorted((a, b) => a - b)).toEqual([...lines]);
  }
});

test('of a few dozen lines nearly all have their numbers, and none lies on the number of a neuron', () => {
  for (const [picture, least] of [
    [pictureOf('3-4-sigmoid-3-softmax'), 31],
    [pictureOf('3-4-sigmoid-3-softmax', phone), 20],
  ] as const) {
    const lines = Float64Array.from({ length: 31 }, (_, i) => Math.sin(i + 1));
    const { numbers } = stationMarks(picture, { lines, neurons: null }, widthOf, height);
    expect(numbers.length).toBeGreaterThanOrEqual(least);
    for (const column of picture.columns) {
      for (let unit = 0; unit < column.plan.units; unit++) {
        const [x, y] = [unitX(column, unit), unitY(column, unit)];
        const isOver = (at: { x: number; y: number; value: number }): boolean =>
          Math.abs(at.x - x) < widthOf(at.value) / 2 && Math.abs(at.y - y) < height / 2;
        expect(numbers.filter(isOver)).toEqual([]);
      }
    }
  }
});

test('where a layer has many lines the largest alone have numbers', () => {
  const picture = pictureOf('4-8-relu-3-softmax');
  const lines = Float64Array.from({ length: picture.plan.layout.parameters }, (_, i) => Math.sin(i + 1));
  expect(stationMarks(picture, { lines, neurons: null }, widthOf, height).numbers.length).toBeLessThanOrEqual(14);
});

test('lines that are not of the station are left out', () => {
  const picture = pictureOf('3-4-sigmoid-3-softmax');
  const lines = new Float64Array(picture.plan.layout.parameters).fill(Number.NaN).fill(0.5, 0, 12); // the first kernel
  const { lines: drawn } = stationMarks(picture, { lines, neurons: null }, widthOf, height);
  expect(drawn).toHaveLength(12);
  expect(drawn.every(({ share, isNegative }) => share === 1 && !isNegative)).toBe(true);
});

test('of a large network the lines with the largest numbers are drawn', () => {
  const picture = pictureOf('784-64-relu-10-softmax');
  const lines = new Float64Array(picture.plan.layout.parameters).fill(0.001);
  lines[784 * 3 + 5] = -2;
  const { lines: drawn } = stationMarks(picture, { lines, neurons: null }, widthOf, height);
  expect(drawn.at(-1)).toMatchObject({ share: 1, isNegative: true });
  expect(drawn.length).toBeLessThan(1000);
});

test('numbers of neurons are rings around them', () => {
  const picture = pictureOf('3-4-sigmoid-3-softmax');
  const neurons = { column: 1, values: [0.5, -1, 0, 0.25] };
  const { rings, numbers } = stationMarks(picture, { lines: null, neurons }, widthOf, height);
  expect(rings.map(({ share, isNegative }) => [share, isNegative])).toEqual([
    [0.5, false],
    [1, true],
    [0, false],
    [0.25, false],
  ]);
  expect(numbers.map(({ value }) => value)).toEqual([0.5, -1, 0, 0.25]);
});

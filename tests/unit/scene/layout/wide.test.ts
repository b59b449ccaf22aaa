import { beforeAll, describe, expect, it } from 'vitest';
import { evenEdges } from '../../../../src/scene/plan/detail.ts';
import { edgesOf } from '../../../../src/scene/layout/edges.ts';
import { edgesOfTarget } from '../../../../src/scene/layout/targetEdges.ts';
import { marksOf } from '../../../../src/scene/paint/marks.ts';
import { createScene, fetchFinder } from '../../../../src/scene/scene.ts';
import type { Target } from '../../../../src/document/target.ts';
import { moment } from '../moment.ts';
import { ink, numbersOf, pictureOf } from '../pictures.ts';
import { createRecorder, type Mark } from '../recorder.ts';

const shape = '100-300.relu-10.softmax';
const picture = pictureOf(shape);
const numbers = numbersOf(shape);
const cell: Target = { type: 'neuron', column: 1, unit: 77 };

function painted(target: Target | null): Mark[] {
  const { context, marks } = createRecorder();
  createScene(picture).paint(context, moment(numbers, { target }));
  return marks;
}

const isLine = ({ type, colour }: Mark): boolean =>
  type === 'stroke' && (colour === ink.positive || colour === ink.negative);

describe('a cell that is pointed at', () => {
  beforeAll(fetchFinder);

  it('has its own lines, all that come in and all that leave', () => {
    const edges = edgesOfTarget(picture, cell, numbers.parameters);
    const lines = Array.from({ length: edges.count }, (_, e) => [edges.column[e], edges.input[e], edges.unit[e]]);
    const into = Array.from({ length: 100 }, (_, input) => [1, input, 77]);
    const outOf = Array.from({ length: 10 }, (_, unit) => [2, 77, unit]);
    expect(lines).toEqual([...into, ...outOf]);
  });

  it('has the strongest of them where they are too many', () => {
    const large = pictureOf('784-512-10');
    const { parameters } = numbersOf('784-512-10');
    const edges = edgesOfTarget(large, cell, parameters);
    const strength = (e: number): number => Math.abs(parameters[edges.at[e]]);
    const into = [...Array(edges.count).keys()].filter((e) => edges.column[e] === 1);
    expect(into).toHaveLength(200);
    const least = Math.min(...into.map(strength));
    const all = Array.from({ length: 784 }, (_, input) => Math.abs(parameters[input * 512 + 77]));
    expect(all.filter((w) => w > least)).toHaveLength(199);
  });

  it('lights them and lets all others step far back', () => {
    const rest = Math.max(
      ...painted(null)
        .filter(isLine)
        .map(({ alpha }) => alpha),
    );
    const marks = painted(cell).filter(isLine);
    const bright = marks.filter(({ alpha }) => alpha >= 0.12);
    expect(bright.length).toBeGreaterThan(40);
    expect(Math.max(...marks.filter((mark) => !bright.includes(mark)).map(({ alpha }) => alpha))).toBeLessThan(
      rest / 5,
    );
  });

  it('frames the cells at the other ends in the colour of the weight', () => {
    const frames = painted(cell).filter(({ type }) => type === 'strokeRect');
    const column = numbers.parameters.filter((_, i) => i < 100 * 300 && i % 300 === 77);
    const negative = column.filter((w) => w < 0).length;
    expect(frames.filter(({ colour }) => colour === ink.negative)).toHaveLength(negative);
    expect(frames.filter(({ colour }) => colour === ink.positive)).toHaveLength(100 - negative);
    expect(painted(null).filter(({ type }) => type === 'strokeRect')).toEqual([]);
  });

  it('has a mark that can be seen, however small it is', () => {
    const tiny = pictureOf('784-1024-10', { width: 300, height: 260 });
    expect(tiny.columns[1].tile?.cell).toBeLessThan(4);
    for (const { size } of marksOf(tiny, cell)) expect(size).toBeGreaterThanOrEqual(11);
  });
});

describe('a view that is too small for anything', () => {
  it.each(['3-4-sigmoid-3-softmax', '4-24.relu-24.relu-3.softmax', '64-128.relu-40.softmax', '784-512-512-10'])(
    'shows %s all the same, with no measure below zero',
    (net) => {
      const of = numbersOf(net);
      for (const [width, height] of [
        [1, 1],
        [30, 300],
        [683, 20],
        [683, 90],
        [683, 130],
        [200, 150],
      ]) {
        const { context, marks } = createRecorder();
        const small = pictureOf(net, { width, height });
        createScene(small).paint(context, moment(of, { target: { type: 'neuron', column: 1, unit: 2 } }));
        const arcs = marks.flatMap(({ path }) => path.filter((call) => call.startsWith('arc')));
        for (const call of arcs) expect(Number(call.split(' ')[3])).toBeGreaterThanOrEqual(0);
        for (const { size } of small.badges) expect(size).toBeGreaterThan(0);
        for (const { tile } of small.columns) expect(tile?.cell ?? 1).toBeGreaterThan(0);
        for (const group of small.groups) expect(Math.min(group.width, group.height)).toBeGreaterThan(0);
      }
    },
  );
});

describe('a neuron of a small network', () => {
  it('has what comes in alone: what leaves it is there to see', () => {
    const edges = edgesOfTarget(pictureOf('3-4-3'), { type: 'neuron', column: 1, unit: 2 }, null);
    expect([...edges.column.subarray(0, edges.count)]).toEqual([1, 1, 1, 1]);
  });

  it('has what leaves it too where that is among hundreds of lines', () => {
    const crowd = pictureOf('4-20-20-3');
    expect(crowd.columns.map(({ tile, lanes }) => [tile, lanes])).toEqual(Array(4).fill([null, 1]));
    const edges = edgesOfTarget(crowd, { type: 'neuron', column: 1, unit: 2 }, null);
    expect([...edges.column.subarray(0, edges.count)]).toEqual([
      ...Array<number>(5).fill(1),
      ...Array<number>(20).fill(2),
    ]);
  });
});

describe('lines of a tile', () => {
  it('gather in bundles, each line of its own row, where not all are drawn', () => {
    const edges = edgesOf(picture, evenEdges(picture.plan, picture.counts));
    const into = [...Array(edges.count).keys()].filter((e) => edges.column[e] === 1);
    const ends = new Set(into.map((e) => edges.y2[e].toFixed(3)));
    const bundles = into.map((e) => edges.bundle2[e]).toSorted((a, b) => a - b);
    const wide = bundles.slice(1).filter((y, i) => y - bundles[i] > 6);
    expect(ends.size).toBeGreaterThan(50);
    expect(wide.length + 1).toBeGreaterThanOrEqual(3);
    expect(wide.length + 1).toBeLessThanOrEqual(8);
    for (const e of into) expect(edges.stem2[e]).toBeGreaterThan(0);
  });

  it('reach it each at its own height where all are drawn', () => {
    const whole = pictureOf('2-200-1', { width: 300, height: 260 });
    expect(whole.columns[1].tile).not.toBeNull();
    const edges = edgesOf(whole, evenEdges(whole.plan, whole.counts));
    const into = [...Array(edges.count).keys()].filter((e) => edges.column[e] === 1);
    expect(into).toHaveLength(400);
    expect(new Set(into.map((e) => edges.y2[e].toFixed(3))).size).toBe(200);
    for (const e of into) expect([edges.stem1[e], edges.stem2[e]]).toEqual([0, 0]);
  });
});

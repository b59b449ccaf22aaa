import { describe, expect, it } from 'vitest';
import { evenEdges } from '../../../../src/scene/plan/detail.ts';
import type { Target } from '../../../../src/document/target.ts';
import { type Edges, edgesOf, targetOfEdge } from '../../../../src/scene/layout/edges.ts';
import { edgesOfTarget } from '../../../../src/scene/layout/targetEdges.ts';
import { hit, nearestEdge, pointAt } from '../../../../src/scene/point/hit.ts';
import { cellAt, cellX, cellY } from '../../../../src/scene/layout/tile.ts';
import { unitX, unitY } from '../../../../src/scene/layout/picture.ts';
import { pictureOf } from '../pictures.ts';

/** A thousand points of each line [edge][x, y, x, y …]. */
function pointsOf(edges: Edges): Float64Array[] {
  return Array.from({ length: edges.count }, (_, e) =>
    Float64Array.from(Array.from({ length: 1001 }, (_, i) => pointAt(edges, e, i / 1000)).flat()),
  );
}

/** A slow reference: the distance to the nearest of the points. */
function slowDistance(points: Float64Array, x: number, y: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < points.length; i += 2) best = Math.min(best, (points[i] - x) ** 2 + (points[i + 1] - y) ** 2);
  return Math.sqrt(best);
}

describe('nearestEdge', () => {
  const picture = pictureOf('3-8.relu-8.relu-3.softmax');
  const edges = edgesOf(picture, evenEdges(picture.plan, picture.counts));

  it('agrees with measuring every edge', () => {
    const points = pointsOf(edges);
    let state = 5;
    const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let i = 0; i < 400; i++) {
      const [x, y] = [780 * next(), 60 + 280 * next()];
      const all = points.map((each) => slowDistance(each, x, y));
      const least = Math.min(...all);
      const found = nearestEdge(edges, x, y, 6);
      if (found < 0) expect(least).toBeGreaterThan(5.8);
      else expect(all[found]).toBeLessThan(least + 0.2);
    }
  });

  it('finds nothing farther away than its reach', () => {
    const [x, y] = pointAt(edges, 0, 0.5);
    expect(nearestEdge(edges, x, y, 6)).toBeGreaterThanOrEqual(0);
    expect(nearestEdge(edges, 390, 5, 6)).toBe(-1);
  });
});

describe('hit', () => {
  const picture = pictureOf('3-4-sigmoid-3-softmax');
  const edges = edgesOf(picture, evenEdges(picture.plan, picture.counts));
  const [, hidden, output] = picture.columns;

  it('finds a neuron, and through its badge too', () => {
    const y = unitY(hidden, 2);
    expect(hit(picture, edges, hidden.x, y, 6)).toEqual({ type: 'neuron', column: 1, unit: 2 });
    expect(hit(picture, edges, hidden.x + hidden.radius + 12, y, 6)).toEqual({ type: 'neuron', column: 1, unit: 2 });
    expect(hit(picture, edges, output.right - 20, unitY(output, 1) + 4, 6)).toEqual({
      type: 'neuron',
      column: 2,
      unit: 1,
    });
  });

  it('finds a weight by its line', () => {
    const e = 5; // kernel[1, 1] of the hidden layer
    const [x, y] = pointAt(edges, e, 0.3);
    expect(hit(picture, edges, x, y, 6)).toEqual({ type: 'weight', layer: 0, input: 1, unit: 1 });
  });

  it('finds a bias by its stub at the lower left of its neuron', () => {
    const distance = (hidden.radius + 6) * Math.SQRT1_2;
    const found = hit(picture, edges, hidden.x - distance, unitY(hidden, 3) + distance, 6);
    expect(found).toEqual({ type: 'bias', layer: 0, unit: 3 });
  });

  it('finds the unit of a cell, and none on the cells left empty', () => {
    const block = pictureOf('200-2');
    const { tile } = block.columns[0];
    if (tile === null) throw new Error('200 units are a tile');
    const lines = edgesOf(block, evenEdges(block.plan, block.counts));
    expect(hit(block, lines, cellX(tile, 7) + 1, cellY(tile, 7) + 1, 6)).toEqual({
      type: 'neuron',
      column: 0,
      unit: 7,
    });
    const ragged = pictureOf('211-2').columns[0].tile; // a prime
    if (ragged === null) throw new Error('211 units are a tile');
    const { columns, rows, cell } = ragged;
    expect(columns * rows).toBeGreaterThan(211);
    expect(cellAt(ragged, 211, cellX(ragged, 210) + 1, cellY(ragged, 210) + 1)).toBe(210);
    expect(cellAt(ragged, 211, ragged.x + columns * cell - 1, ragged.y + rows * cell - 1)).toBe(-1);
  });

  it('finds each neuron of several lanes, and none between them', () => {
    const wide = pictureOf('30-2');
    const [column] = wide.columns;
    expect(column.lanes).toBeGreaterThan(1);
    const lines = edgesOf(wide, evenEdges(wide.plan, wide.counts));
    for (let unit = 0; unit < 30; unit++) {
      const at = hit(wide, lines, unitX(column, unit) + column.radius * 0.6, unitY(column, unit), 0.01);
      expect(at).toEqual({ type: 'neuron', column: 0, unit });
    }
    expect(hit(wide, lines, column.x, column.top - 3 * column.radius, 0.01)).toBeNull();
  });

  it('finds a weight by its line where that comes out of a bundle', () => {
    const tiles = pictureOf('200-200');
    const lines = edgesOf(tiles, evenEdges(tiles.plan, tiles.counts));
    for (const e of [0, 17, 60]) {
      const [x, y] = pointAt(lines, e, 0.1);
      expect(hit(tiles, lines, x, y, 1)).toMatchObject({ type: 'weight', layer: 0 });
      expect(slowDistance(pointsOf(lines)[nearestEdge(lines, x, y, 1)], x, y)).toBeLessThan(0.1);
    }
  });

  it('finds nothing on bare paper', () => {
    expect(hit(picture, edges, 5, 5, 6)).toBeNull();
  });
});

describe('the lines of a pinned neuron', () => {
  const picture = pictureOf('2-100.relu-40.tanh-5.softmax');
  const edges = edgesOf(picture, evenEdges(picture.plan, picture.counts));
  const [, , , output] = picture.columns;
  const target = { type: 'neuron', column: 2, unit: 17 } as const;
  const own = edgesOfTarget(picture, target, null);
  const weights = [...Array(own.count).keys()].flatMap((e) =>
    own.column[e] === 2 ? [targetOfEdge(own, e, picture.columns)] : [],
  );
  /** Those that can be pointed at somewhere. */
  const found = (pinned: Target | null): Set<string> => {
    const all = new Set<string>();
    for (let e = 0; e < own.count; e++) {
      for (let i = 1; i < 40; i++) {
        const [x, y] = pointAt(own, e, i / 40);
        all.add(JSON.stringify(hit(picture, edges, x, y, 6, { target: pinned, parameters: null })));
      }
    }
    return all;
  };

  it('are found, each of them, though most are drawn for it alone', () => {
    expect(weights).toHaveLength(100);
    const [without, within] = [found(null), found(target)];
    expect(weights.filter((each) => without.has(JSON.stringify(each))).length).toBeLessThan(10);
    expect(weights.filter((each) => !within.has(JSON.stringify(each)))).toEqual([]);
  });

  it('leave the lines of others to be found', () => {
    const [x, y] = pointAt(edges, edges.count - 1, 0.5);
    expect(hit(picture, edges, x, y, 6, { target, parameters: null })).toEqual(
      targetOfEdge(edges, edges.count - 1, picture.columns),
    );
  });

  it('are none where an edit has taken the neuron away', () => {
    const gone = { type: 'neuron', column: 7, unit: 0 } as const;
    expect(hit(picture, edges, output.x, unitY(output, 1), 6, { target: gone, parameters: null })).toEqual({
      type: 'neuron',
      column: 3,
      unit: 1,
    });
    expect(hit(picture, edges, 390, 5, 6, { target: gone, parameters: null })).toBeNull();
  });
});

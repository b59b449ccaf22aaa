import { describe, expect, it } from 'vitest';
import { evenEdges } from '../../../src/scene/detail.ts';
import { type Edges, edgesOf } from '../../../src/scene/edges.ts';
import { hit, nearestEdge, pointAt } from '../../../src/scene/hit.ts';
import { cellX, cellY } from '../../../src/scene/tile.ts';
import { unitY } from '../../../src/scene/picture.ts';
import { pictureOf } from './pictures.ts';

/** The slow oracle: the distance to a thousand points of the line. */
function slowDistance(edges: Edges, e: number, x: number, y: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= 1000; i++) {
    const [px, py] = pointAt(edges, e, i / 1000);
    best = Math.min(best, Math.hypot(px - x, py - y));
  }
  return best;
}

describe('nearestEdge', () => {
  const picture = pictureOf('3-8.relu-8.relu-3.softmax');
  const edges = edgesOf(picture, evenEdges(picture.plan));

  it('agrees with measuring every edge', () => {
    let state = 5;
    const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
    for (let i = 0; i < 400; i++) {
      const [x, y] = [780 * next(), 60 + 280 * next()];
      const all = Array.from({ length: edges.count }, (_, e) => slowDistance(edges, e, x, y));
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
  const edges = edgesOf(picture, evenEdges(picture.plan));
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
    const block = pictureOf('20-2'); // 5 × 4 cells
    const { tile } = block.columns[0];
    if (tile === null) throw new Error('20 units are a block');
    const lines = edgesOf(block, evenEdges(block.plan));
    expect(hit(block, lines, cellX(tile, 7) + 1, cellY(tile, 7) + 1, 6)).toEqual({
      type: 'neuron',
      column: 0,
      unit: 7,
    });
    const ragged = pictureOf('21-2').columns[0].tile; // 5 × 5 cells, four of them empty
    expect(ragged).toMatchObject({ columns: 5, rows: 5 });
  });

  it('finds nothing on bare paper', () => {
    expect(hit(picture, edges, 5, 5, 6)).toBeNull();
  });
});

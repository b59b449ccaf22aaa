import { openingExperiment } from '../../../../src/document/opening.ts';
import { path } from 'd3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { traceZero } from '../../../../src/ui/outcome/paintRegions.ts';
import { regionColour, regionsOf, rgbOf, type Rgb } from '../../../../src/ui/outcome/regionImage.ts';

const white: Rgb = [255, 255, 255];
const palette: readonly Rgb[] = [
  [200, 90, 0],
  [0, 114, 178],
  [0, 135, 95],
];

function colourOf(shares: readonly number[]): number[] {
  const out = new Uint8ClampedArray(4);
  regionColour(shares, white, palette, out, 0);
  return [...out];
}

describe('regionColour', () => {
  it('is the ground where the network does not know', () => {
    expect(colourOf([0.5, 0.5])).toEqual([255, 255, 255, 255]);
    expect(colourOf([1 / 3, 1 / 3, 1 / 3])).toEqual([255, 255, 255, 255]);
  });

  it('is half of the class’s colour where it is certain', () => {
    expect(colourOf([1, 0])).toEqual([228, 172, 128, 255]);
    expect(colourOf([0, 0, 1])).toEqual([128, 195, 175, 255]);
  });

  it('differs more from the background the surer the network is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        (a, b) => {
          const [low, high] = a < b ? [a, b] : [b, a];
          return colourOf([low, 1 - low])[2] >= colourOf([high, 1 - high])[2];
        },
      ),
    );
  });
});

describe('rgbOf', () => {
  it('reads the colours of the tokens', () => expect(rgbOf('#c75b00')).toEqual([199, 91, 0]));
});

/** The lines of a field's boundary, each a list of points in cells from the upper left corner. */
function zeroLines(field: ArrayLike<number>, side: number): [number, number][][] {
  const recorded = path();
  // d3's path has all methods of a context that a line calls.
  traceZero(recorded as unknown as CanvasRenderingContext2D, field, side, {
    left: 0,
    top: 0,
    right: side,
    bottom: side,
  });
  const lines = recorded.toString().split('M').slice(1);
  return lines.map((each) =>
    [...each.matchAll(/(-?[\d.e-]+),(-?[\d.e-]+)/gu)].map(([, x, y]): [number, number] => [Number(x), Number(y)]),
  );
}

describe('traceZero', () => {
  it('finds the straight boundary of a linear field where it is, and nothing along the border', () => {
    const side = 8;
    const field = Float32Array.from({ length: side * side }, (_, i) => (i % side) + 0.5 - 3.25); // 0 at x = 3.25
    const points = zeroLines(field, side).flat();
    for (const [x] of points) expect(x).toBeCloseTo(3.25);
    const rows = points.map(([, y]) => y);
    expect([Math.min(...rows), Math.max(...rows)]).toEqual([0.5, 7.5]);
  });

  it('ends each piece where the field between two cells is 0, on any field', () => {
    const side = 5;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 25, maxLength: 25 }), (field) => {
        const at = (x: number, y: number): number => field[Math.round(y - 0.5) * side + Math.round(x - 0.5)];
        for (const [px, py] of zeroLines(field, side).flat()) {
          const [x, y] = [px - 0.5, py - 0.5];
          const across = Math.abs(y - Math.round(y)) < 1e-4;
          const [a, b] = across
            ? [at(Math.floor(x) + 0.5, Math.round(y) + 0.5), at(Math.ceil(x) + 0.5, Math.round(y) + 0.5)]
            : [at(Math.round(x) + 0.5, Math.floor(y) + 0.5), at(Math.round(x) + 0.5, Math.ceil(y) + 0.5)];
          if (Math.min(a, b) > 0 || Math.max(a, b) < 0) return false;
        }
        return true;
      }),
    );
  });

  it('draws a line between any two neighbouring cells of different sign', () => {
    const side = 4;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-1, 1), { minLength: 16, maxLength: 16 }), (field) => {
        const points = new Set(zeroLines(field, side).flat().join(' ').split(' '));
        for (let i = 0; i < 16; i++) {
          const [x, y] = [(i % side) + 0.5, Math.floor(i / side) + 0.5];
          if (x < 3 && field[i] !== field[i + 1] && !points.has(`${x + 0.5},${y}`)) return false;
          if (y < 3 && field[i] !== field[i + side] && !points.has(`${x},${y + 0.5}`)) return false;
        }
        return true;
      }),
    );
  });

  it('finds nothing where one class has all', () => {
    expect(zeroLines(new Float32Array(16).fill(1), 4)).toEqual([]);
    expect(zeroLines(new Float32Array(16).fill(-1), 4)).toEqual([]);
  });
});

describe('regionsOf', () => {
  const outputs = (values: readonly number[], each: number) => ({
    values: Float32Array.from(values),
    count: values.length / each,
    outputs: each,
    level: 0,
    moment: { run: 1, epoch: 0, batch: 0, iteration: 0 },
    experiment: openingExperiment,
  });

  it('has one boundary for two classes, at 0.5 of one unit', () => {
    const { side, leads } = regionsOf(outputs([0.1, 0.9, 0.1, 0.9], 1), 'probability', 2, white, palette);
    expect(side).toBe(2);
    expect(leads).toHaveLength(1);
    const points = zeroLines(leads[0], 2).flat();
    expect(new Set(points.map(([x, y]) => `${x.toFixed(3)} ${y}`))).toEqual(new Set(['1.000 0.5', '1.000 1.5']));
  });

  it('has a field for each of three classes, by how much it leads', () => {
    const { leads } = regionsOf(outputs([0.5, 0.25, 0.25], 3), 'probabilities', 3, white, palette);
    expect(leads.map((field) => field[0])).toEqual([0.25, -0.25, -0.25]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zeroLines } from '../../../../src/ui/outcome/boundary.ts';
import { fedInputs, gridRows, lineInputs } from '../../../../src/ui/outcome/grid.ts';
import { regionColour, regionsOf, rgbOf, type Rgb } from '../../../../src/ui/outcome/regionImage.ts';

const white: Rgb = [255, 255, 255];
const palette: readonly Rgb[] = [
  [200, 90, 0],
  [0, 114, 178],
  [0, 135, 95],
];
const identity = { mean: [0, 0], scale: [1, 1] };

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

  it('leaves the ground farther behind the surer it is', () => {
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

describe('gridRows', () => {
  it('are the middles of the cells from the upper left, as the network is fed them', () => {
    expect([...gridRows(2, [0, 4], [0, 8], identity)]).toEqual([1, 6, 3, 6, 1, 2, 3, 2]);
    expect([...gridRows(1, [0, 4], [0, 8], { mean: [1, 2], scale: [2, 4] })]).toEqual([0.5, 0.5]);
  });
});

describe('lineInputs', () => {
  it('go from end to end', () => {
    expect([...lineInputs(5, [-1, 1])]).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect([...fedInputs(lineInputs(3, [0, 2]), { mean: [1], scale: [2] })]).toEqual([-0.5, 0, 0.5]);
  });
});

describe('zeroLines', () => {
  it('finds the straight boundary of a linear field where it is', () => {
    const side = 8;
    const field = Float32Array.from({ length: side * side }, (_, i) => (i % side) + 0.5 - 3.25); // 0 at x = 3.25
    const lines = zeroLines(field, side);
    expect(lines.length).toBe((side - 1) * 4);
    for (let i = 0; i < lines.length; i += 2) expect(lines[i]).toBeCloseTo(3.25);
  });

  it('ends each piece where the field between two cells is 0, on any field', () => {
    const side = 5;
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 25, maxLength: 25 }), (field) => {
        const at = (x: number, y: number): number => field[Math.round(y - 0.5) * side + Math.round(x - 0.5)];
        const lines = zeroLines(field, side);
        for (let i = 0; i < lines.length; i += 2) {
          const [x, y] = [lines[i] - 0.5, lines[i + 1] - 0.5];
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

  it('finds nothing where one class has all', () => {
    expect(zeroLines(new Float32Array(16).fill(1), 4)).toHaveLength(0);
  });
});

describe('regionsOf', () => {
  const outputs = (values: readonly number[], each: number) => ({
    values: Float32Array.from(values),
    count: values.length / each,
    outputs: each,
    level: 0,
    epoch: 0,
  });

  it('has one boundary for two classes, at 0.5 of one unit', () => {
    const { side, leads } = regionsOf(outputs([0.1, 0.9, 0.1, 0.9], 1), 'probability', 2, white, palette);
    expect(side).toBe(2);
    expect(leads).toHaveLength(1);
    expect([...zeroLines(leads[0], 2)]).toEqual([1, 0.5, 1, 1.5]);
  });

  it('has a field for each of three classes, by how much it leads', () => {
    const { leads } = regionsOf(outputs([0.5, 0.25, 0.25], 3), 'probabilities', 3, white, palette);
    expect(leads.map((field) => field[0])).toEqual([0.25, -0.25, -0.25]);
  });
});

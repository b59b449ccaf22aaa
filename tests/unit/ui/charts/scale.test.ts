import { ticks as d3Ticks } from 'd3-array';
import { scaleLinear, scaleLog } from 'd3-scale';
import { symbol, symbolCircle, symbolDiamond2, symbolSquare, symbolTriangle } from 'd3-shape';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearScale, logScale, ticks } from '../../../../src/ui/charts/scale.ts';
import { classSymbol } from '../../../../src/ui/charts/symbols.ts';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const positive = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
const interval = fc.tuple(number, number);
const ascending = interval.map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a]));
const close = (a: number, b: number, size: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, size);

describe('linearScale', () => {
  it('is the scale of d3, to the last bit', () => {
    fc.assert(
      fc.property(ascending, interval, number, (domain, range, value) => {
        expect(linearScale(domain, range)(value)).toBe(scaleLinear(domain, range)(value));
      }),
    );
  });

  it('meets both ends of its range', () => {
    fc.assert(
      fc.property(interval, interval, (domain, range) => {
        fc.pre(domain[0] !== domain[1]);
        const scale = linearScale(domain, range);
        expect(domain.every((end, i) => scale(end) === range[i])).toBe(true); // 0 may be −0
      }),
    );
  });
});

describe('logScale', () => {
  it('is the logarithmic scale of d3', () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 1.01, max: 1e6, noNaN: true }), positive, (from, factor, value) => {
        const domain: [number, number] = [from, from * factor];
        const expected = scaleLog(domain, [0, 1])(value);
        return close(logScale(domain, [0, 1])(value), expected, Math.abs(expected));
      }),
    );
  });
});

describe('ticks', () => {
  it('are those of d3, to the last bit', () => {
    const wide = ascending.filter(([a, b]) => a === b || b - a > 1e-100); // narrower ones d3 cannot divide either
    const some = fc.oneof(wide, fc.tuple(fc.constant(0), positive));
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 20 }), (domain, count) => {
        expect(ticks(domain, count)).toEqual(d3Ticks(domain[0], domain[1], count));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('classSymbol', () => {
  const types = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond2];
  const numbers = (path: string): number[] => [...path.matchAll(/-?[\d.]+/gu)].map(Number);

  it.each([0, 1, 2, 3, 4])('gives class %i the outline that d3 draws', (label) => {
    const radius = 4.5;
    const expected = symbol(types[label % 4], Math.PI * radius * radius)() ?? '';
    if (label % 4 === 1) {
      expect(classSymbol(label, radius)).toBe('M-3.988,-3.988L3.988,-3.988L3.988,3.988L-3.988,3.988Z'); // d3 writes h and v
    } else {
      expect(numbers(classSymbol(label, radius))).toEqual(numbers(expected));
    }
  });
});

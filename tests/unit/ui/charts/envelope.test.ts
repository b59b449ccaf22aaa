import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnPoints, createEnvelope, type Envelope } from '../../../../src/ui/charts/envelope.ts';

function points(envelope: Envelope): [number, number][] {
  return Array.from({ length: envelope.length }, (_, i) => [envelope.at(i), envelope.value(i)]);
}

const curves = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }), {
  maxLength: 300,
  size: 'max',
});

describe('createEnvelope', () => {
  it('keeps the smallest and the largest value with their places, however many points are merged', () => {
    fc.assert(
      fc.property(curves, fc.constantFrom(2, 4, 16), (values, buckets) => {
        const envelope = createEnvelope(buckets);
        values.forEach((value, i) => envelope.push(i, value));
        const kept = points(envelope).map(([, value]) => value);
        if (values.length === 0) return kept.length === 0;
        return (
          kept.length <= 2 * buckets + 2 &&
          Math.min(...kept) === Math.min(...values) &&
          Math.max(...kept) === Math.max(...values)
        );
      }),
    );
  });

  it('keeps minima and maxima of each stretch of the curve as a slow oracle finds them', () => {
    fc.assert(
      fc.property(curves, (values) => {
        const envelope = createEnvelope(16);
        values.forEach((value, i) => envelope.push(i, value));
        let perBucket = 1;
        while (Math.ceil(values.length / perBucket) > 16) perBucket *= 2;
        const kept = points(envelope);
        for (let from = 0; from < values.length; from += perBucket) {
          const stretch = values.slice(from, from + perBucket);
          const inside = kept.filter(([at]) => at >= from && at < from + perBucket).map(([, value]) => value);
          if (Math.min(...inside) !== Math.min(...stretch) || Math.max(...inside) !== Math.max(...stretch))
            return false;
        }
        return true;
      }),
    );
  });

  it('gives only points that were there, in the order in which they came', () => {
    fc.assert(
      fc.property(curves, (values) => {
        const envelope = createEnvelope(8);
        values.forEach((value, i) => envelope.push(i, value));
        const kept = points(envelope);
        return kept.every(([at, value], i) => values[at] === value && (i === 0 || kept[i - 1][0] <= at));
      }),
    );
  });

  it('begins with the first point and ends with the last', () => {
    const envelope = createEnvelope(4);
    for (let i = 0; i < 1000; i++) envelope.push(i, Math.sin(i));
    const kept = points(envelope);
    expect(kept.at(0)).toEqual([0, 0]);
    expect(kept.at(-1)).toEqual([999, Math.sin(999)]);
  });

  it('leaves out what is no finite number', () => {
    const envelope = createEnvelope(4);
    for (const value of [1, Number.NaN, Number.POSITIVE_INFINITY, 2]) envelope.push(0, value);
    expect(points(envelope).map(([, value]) => value)).toEqual([1, 1, 1, 2, 2, 2]);
  });

  it('is empty again after clear', () => {
    const envelope = createEnvelope(4);
    for (let i = 0; i < 100; i++) envelope.push(i, i);
    envelope.clear();
    expect(envelope.length).toBe(0);
    envelope.push(7, 8);
    expect(points(envelope)).toEqual([
      [7, 8],
      [7, 8],
      [7, 8],
      [7, 8],
    ]);
  });
});

describe('columnPoints', () => {
  it('keeps the smallest and the largest value of each column of pixels, and both ends', () => {
    fc.assert(
      fc.property(curves, fc.double({ min: 0.01, max: 3, noNaN: true }), (values, columns) => {
        const envelope = createEnvelope(512);
        values.forEach((value, i) => envelope.push(i, value));
        const kept = columnPoints(envelope, columns).map((i): [number, number] => [envelope.at(i), envelope.value(i)]);
        if (values.length === 0) return kept.length === 0;
        const inColumn = (all: readonly [number, number][], column: number) =>
          all.filter(([at]) => Math.floor(at * columns) === column).map(([, value]) => value);
        const points = values.map((value, i): [number, number] => [i, value]);
        for (let column = 0; column <= Math.floor((values.length - 1) * columns); column++) {
          const slow = inColumn(points, column);
          const quick = inColumn(kept, column);
          if (slow.length === 0) continue;
          if (Math.min(...quick) !== Math.min(...slow) || Math.max(...quick) !== Math.max(...slow)) return false;
        }
        return kept[0][0] === 0 && kept.at(-1)?.[0] === values.length - 1;
      }),
    );
  });

  it('are at most two a column, however long the curve', () => {
    const envelope = createEnvelope(1024);
    for (let i = 0; i < 50_000; i++) envelope.push(i, Math.sin(i * 12.9898));
    expect(columnPoints(envelope, 300 / 50_000).length).toBeLessThanOrEqual(2 * 301 + 2);
  });
});

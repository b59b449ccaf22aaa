import { describe, expect, it } from 'vitest';
import { tellingColumns } from '../../../src/data/telling.ts';

const none = { labels: new Int32Array(0), targets: new Float64Array(0) };

describe('tellingColumns', () => {
  it('puts first what differs most between the classes, and columns of 0 and 1 last', () => {
    // noise, 0 or 1 as the class, nearly the class
    const values = Float64Array.of(5, 0, 1, 2, 0, 1.1, 4, 1, 3, 3, 1, 3.1);
    const rows = { ...none, values, labels: Int32Array.of(0, 0, 1, 1) };
    expect(tellingColumns(rows, 3, 2)).toEqual([2, 0, 1]);
  });

  it('puts first what goes with the number to predict, up or down, and a constant last', () => {
    const values = Float64Array.of(7, 1, 9, 7, 5, 6, 7, 2, 3);
    const rows = { ...none, values, targets: Float64Array.of(1, 2, 3) };
    expect(tellingColumns(rows, 3, 0)).toEqual([2, 1, 0]);
  });
});

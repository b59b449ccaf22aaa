import { describe, expect, it } from 'vitest';
import { coordinate, digits, percent } from '../../../../src/ui/charts/format.ts';

describe('digits', () => {
  it.each([
    [0.43121, '0.4312'],
    [0, '0.0000'],
    [-2.5, '−2.5000'],
    [0.0000123, '1.23e−5'],
    [1234567, '1.23e+6'],
    [Number.NaN, '–'],
  ])('writes %d as %s', (value, text) => expect(digits(value)).toBe(text));
});

describe('percent', () => {
  it.each([
    [0.8734, '87.3%'],
    [1, '100.0%'],
    [0.99999, '>99.9%'],
    [0, '0.0%'],
    [0.00001, '<0.1%'],
  ])('writes %d as %s', (value, text) => expect(percent(value)).toBe(text));
});

describe('coordinate', () => {
  it('has as many decimals as the range needs', () => {
    expect(coordinate(4.7, [4, 8])).toBe('4.70');
    expect(coordinate(-0.5, [-1.25, 1.25])).toBe('−0.50');
    expect(coordinate(1234.5, [0, 10_000])).toBe('1235');
  });
});

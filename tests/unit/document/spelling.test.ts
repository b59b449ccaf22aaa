import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  brief,
  briefer,
  count,
  decimals,
  exact,
  fixed,
  measured,
  percent,
  plain,
  significant,
} from '../../../src/document/spelling.ts';

/** The number that a text stands for. */
const read = (text: string): number => Number(text.replaceAll('−', '-').replaceAll(',', '').replace('∞', 'Infinity'));
const float32 = fc.float({ noNaN: true });

describe('decimals', () => {
  it.each([
    [0.43121, '0.4312'],
    [0, '0.0000'],
    [-0, '0.0000'],
    [-2.5, '−2.5000'],
    [0.001, '0.0010'],
    [0.00099, '9.90e−4'], // Keras also writes powers of ten from here on
    [-0.0000123, '−1.23e−5'],
    [99_999, '99999.0000'],
    [100_000, '1.00e5'],
    [-1_234_567, '−1.23e6'],
    [Number.NaN, 'NaN'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
  ])('writes %d as %s', (value, text) => expect(decimals(value)).toBe(text));

  it('differ from the number by half a unit of their last digit at most', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), (value) => {
        const size = Math.abs(value);
        const unit = size !== 0 && size < 0.001 ? size / 100 : 1e-4;
        expect(Math.abs(read(decimals(value)) - value)).toBeLessThanOrEqual(unit / 2 + 1e-10);
      }),
    );
  });
});

describe('all digits', () => {
  it.each([
    [Math.fround(0.1), '0.1'],
    [Math.fround(1 / 3), '0.33333334'],
    [0.1 + 0.2, '0.30000000000000004'],
    [Math.fround(-1e-7), '−1e−7'],
    [Math.fround(123_456.78), '1.2345678e5'],
    [0, '0'],
  ])('of %d are %s', (value, text) => expect(exact(value)).toBe(text));

  it('give the float32 back, to the bit', () => {
    fc.assert(
      fc.property(float32, (value) => {
        expect(Math.fround(read(exact(value)))).toBe(value + 0); // −0 is written 0
      }),
    );
  });

  it('give the float64 back, to the bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        if (Math.fround(value) !== value && value !== 0) expect(read(exact(value))).toBe(value);
      }),
    );
  });
});

describe('short forms', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [-1.5, '−1.5'],
    [1200, '1200'],
    [0.00001, '1e−5'],
    [0.0005, '5e−4'],
    [2_000_000, '2e6'],
  ])('write %d as %s', (value, text) => expect(significant(value, 4)).toBe(text));

  it('fit into a neuron', () => {
    for (const value of [0.614, -1.2, 12.34, -99.96, 9.996, -99_999, -123_456, Number.NaN, -Infinity])
      expect(brief(value).length).toBeLessThanOrEqual(6);
    expect([0.614, -12.34, 9.996, 141.6, -0.001].map(brief)).toEqual(['0.61', '−12.3', '10.0', '142', '0.00']);
    for (const value of [0.614, -1.2, 12.34, -99.96, 9.996, -9999, -99_999, -123_456, Number.NaN, -Infinity])
      expect(briefer(value).length).toBeLessThanOrEqual(5);
    const four = [0.614, -1.26, -0.04, 9.96, -12.34, 141.6, 20_000].map(briefer);
    expect(four).toEqual(['0.6', '−1.3', '0.0', '10', '−12', '142', '2e4']);
  });

  it('of a measured number have as many decimals as the range needs', () => {
    expect(measured(4.7, [4, 8])).toBe('4.70');
    expect(measured(-0.5, [-1.25, 1.25])).toBe('−0.50');
    expect(measured(1234.5, [0, 10_000])).toBe('1235');
    expect(measured(3, [2, 2])).toBe('3.00');
    expect(measured(1.534e-7, [1e-7, 4.5e-7])).toBe('1.53e−7');
    expect(measured(-2e-9, [-4.5e-7, 4.5e-7])).toBe('−2e−9');
    expect(measured(0, [0, 4.5e-7])).toBe('0');
    expect(measured(15.33, [1, 1e23])).toBe('15.3');
    expect(measured(1e20, [0, 1e-90])).toBe('1e20');
    expect(measured(1e-90, [0, 1e20])).toBe('1e−90');
    expect(measured(Infinity, [0, 1e-90])).toBe('∞');
    expect(measured(5.972e24, [3e23, 1.9e27])).toBe('5.97e24');
  });
});

describe('percent', () => {
  it.each([
    [0.8734, '87.3%'],
    [1, '100.0%'],
    [0.99999, '>99.9%'],
    [0, '0.0%'],
    [0.00001, '<0.1%'],
    [Number.NaN, 'NaN'],
  ])('writes %d as %s', (value, text) => expect(percent(value)).toBe(text));

  it('whole ones claim no certainty either', () => {
    const shares = [0, 0.004, 0.073, 0.996, 1];
    expect(shares.map((share) => percent(share, 0))).toEqual(['0%', '<1%', '7%', '>99%', '100%']);
  });
});

describe('counts and limits', () => {
  it.each([
    [7, '7'],
    [1234, '1,234'],
    [12_345_678, '12,345,678'],
    [-1000, '−1,000'],
    [0.9, '0.9'],
    [-0.25, '−0.25'],
    [0.999999, '0.999999'],
    [1e-7, '1e−7'],
    [Infinity, '∞'],
  ])('write %d as %s', (value, text) => expect(plain(value)).toBe(text));

  it('read back as they are', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(read(count(value))).toBe(value);
      }),
    );
  });
});

describe('a real minus', () => {
  it('stands everywhere, and never before a zero', () => {
    for (const spell of [decimals, exact, brief, plain, (v: number) => fixed(v, 3), (v: number) => significant(v, 3)]) {
      expect(spell(-1e-9)).not.toContain('-');
      expect(spell(-0)).not.toContain('−');
      expect(spell(-1)).toMatch(/^−1/);
    }
  });
});

describe('the source', () => {
  it('spells numbers in one place', () => {
    const own = ['src/document/spelling.ts', 'src/code/summary.ts', 'src/code/print/python.ts']; // the latter are Python's
    const others = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .map((file) => `src/${file.replaceAll('\\', '/')}`)
      .filter((file) => /\.tsx?$/.test(file) && !own.includes(file));
    const spelling = /\.to(Fixed|Precision|Exponential|LocaleString)\(|Intl\.NumberFormat/;
    expect(others.filter((file) => spelling.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});

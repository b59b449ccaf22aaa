import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { float, int, quoted } from '../../../src/code/print/python.ts';

describe('values as Python writes them', () => {
  it('writes floats as repr does', () => {
    const asRepr: readonly (readonly [number, string])[] = [
      [0, '0.0'],
      [1, '1.0'],
      [-2.5, '-2.5'],
      [0.001, '0.001'],
      [0.0001, '0.0001'],
      [0.00012345, '0.00012345'],
      [0.00001, '1e-05'],
      [-0.0000123, '-1.23e-05'],
      [1e-7, '1e-07'],
      [5e-324, '5e-324'],
      [123456789, '123456789.0'],
      [1e15, '1000000000000000.0'],
      [9007199254740992, '9007199254740992.0'],
      [1e16, '1e+16'],
      [1.5e21, '1.5e+21'],
      [1.7976931348623157e308, '1.7976931348623157e+308'],
      [0.1 + 0.2, '0.30000000000000004'],
    ];
    for (const [value, repr] of asRepr) expect(float(value)).toBe(repr);
  });

  it('writes each finite number so that it comes back the same, and as a float', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(Object.is(Number(float(value)), value + 0)).toBe(true);
        expect(float(value)).toMatch(/[.e]/);
      }),
    );
  });

  it('writes integers without a point', () => {
    expect([0, 3, 4294967295, 1e21].map(int)).toEqual(['0', '3', '4294967295', '1000000000000000000000']);
  });

  it('writes strings so that they are read, with what would end them or is not seen escaped', () => {
    expect(quoted('val_loss', '"')).toBe('"val_loss"');
    expect(quoted(`it's "\\" 損失\n`, "'")).toBe(`'it\\'s "\\\\" 損失\\u000a'`);
    expect(quoted('🌸 𠮷, Größe नहीं', '"')).toBe('"🌸 𠮷, Größe नहीं"');
    expect(quoted('o\u0308', '"')).toBe('"o\\u0308"');
    expect(quoted('a\u00a0b\u202ec\u200b\u3099\u{e0041}', '"')).toBe('"a\\u00a0b\\u202ec\\u200b\\u3099\\U000e0041"');
  });
});

import { describe, expect, it } from 'vitest';
import { readTypedNumber } from '../../../src/document/typedNumber.ts';

const any = { min: -1e9, max: 1e9 };
const typed = (text: string, whole = false, range = any) => {
  const read = readTypedNumber(text, range, whole);
  return read.type === 'number' ? read.value : read.type === 'twoReadings' ? read.readings : null;
};

describe('a number that people type', () => {
  it.each<[string, number]>([
    ['0.05', 0.05],
    ['0,05', 0.05],
    ['0，05', 0.05],
    ['0、05', 0.05],
    ['0。05', 0.05],
    ['０．０５', 0.05],
    ['０，０５', 0.05],
    [',5', 0.5],
    ['.5', 0.5],
    ['．５', 0.5],
    ['5.', 5],
    ['5,', 5],
    ['+3', 3],
    ['＋３', 3],
    ['-0.3', -0.3],
    ['−0.3', -0.3],
    ['–0.3', -0.3],
    ['—0,3', -0.3],
    ['ー0.3', -0.3],
    ['ｰ0.3', -0.3],
    ['ー０．３', -0.3],
    ['－０．３', -0.3],
    ['- 0.3', -0.3],
    ['\u200b0.3\u200b', 0.3],
    ['\u00a00.3\u3000', 0.3],
    ['-0', 0],
    ['1e-3', 0.001],
    ['1E-3', 0.001],
    ['1e−3', 0.001],
    ['1e–3', 0.001],
    ['1eー3', 0.001],
    ['１ｅ－３', 0.001],
    ['1 e -3', 0.001],
    ['1,5e-3', 0.0015],
    ['1.e3', 1000],
    ['.5e1', 5],
    ['1e+3', 1000],
    ['10^-3', 0.001],
    ['10**-3', 0.001],
    ['10^(-3)', 0.001],
    ['10⁻³', 0.001],
    ['3×10⁻³', 0.003],
    ['3·10^-3', 0.003],
    ['3 x 10^-3', 0.003],
    ['3×10-3', 0.003],
    ['-3*10^2', -300],
    ['1.000,5', 1000.5],
    ['1,000.5', 1000.5],
    ['1.234.567,5', 1234567.5],
    ['1,234,567', 1234567],
    ['1.234.567', 1234567],
    ['1 000', 1000],
    ['1\u202f000', 1000],
    ['1’000', 1000],
    ["1'000.5", 1000.5],
    ['1_000', 1000],
    ['0,050', 0.05],
    ['1,00', 1],
    ['1,0000', 1],
    ['1.000', 1], // the page writes a point before decimals
    ['20%', 0.2],
    ['20 %', 0.2],
    ['２０％', 0.2],
    ['12,5 %', 0.125],
    ['1/8', 0.125],
    ['１／８', 0.125],
    ['007', 7],
    ['½', 0.5],
    ['-¼', -0.25],
    ['2½', 2.5],
    ['1⁄8', 0.125],
    ['٠٫٥', 0.5],
    ['۱۲', 12],
    ['५', 5],
    ['5٪', 0.05],
    ['1٫500', 1.5], // the Arabic decimal sign is nothing else
    ['⁃3', -3],
  ])('is read: %s', (text, value) => {
    expect(typed(text)).toBe(value);
  });

  it.each([
    '',
    'x',
    'NaN',
    'Infinity',
    '1e',
    'e3',
    '--3',
    '+-3',
    '1..5',
    '1,5,5',
    '1.5.5',
    '1 2',
    '0x10',
    '10-3',
    '.',
    ',',
    '-',
    '1,23.4',
    '1.23,4.5',
    '1,2,3.5',
    '%',
    '1/0',
    '１２３四',
    '1e3e3',
    '1/2/3',
    '10^',
    '1_',
    '\u00ad5',
    '1½½',
    '½5',
    '1‰',
    '1万',
    '〜3',
    '約3',
    '3個',
    '1ー3',
  ])('is none: %s', (text) => {
    expect(typed(text)).toBeNull();
  });

  it('is not accepted where it can mean two numbers', () => {
    expect(typed('1,000')).toEqual([1, 1000]);
    expect(typed('１，０００')).toEqual([1, 1000]);
    expect(typed('-1,500')).toEqual([-1.5, -1500]);
    expect(typed('1.000', true)).toEqual([1, 1000]);
  });

  it('is accepted where only one of the two is possible in the field', () => {
    expect(typed('1,000', false, { min: 0, max: 1 })).toBe(1);
    expect(typed('1.500', true)).toBe(1500);
    expect(typed('1,000', true)).toBe(1000);
    expect(typed('1.000', true, { min: 5, max: 5000 })).toBe(1000);
  });

  it('is read also where the field does not accept it', () => {
    expect(typed('0,5', true)).toBe(0.5);
    expect(typed('1e400')).toBe(Infinity);
    expect(typed('2', false, { min: 0, max: 1 })).toBe(2);
  });

  it('is read back as JavaScript writes it', () => {
    for (const value of [0.1, 1e-7, 1.5e-10, 123456.789, -0.000001, 4294967295, 1e21]) {
      expect(typed(String(value), false, { min: -1e300, max: 1e300 })).toBe(value);
    }
  });
});

import type { Range } from './limits.ts';
import { longVowels, lookAlike } from './lookAlike.ts';

/** What a text that people typed says as a number. */
export type TypedNumber =
  | { readonly type: 'number'; readonly value: number }
  /** `1,000` is one or a thousand. */
  | { readonly type: 'twoReadings'; readonly readings: readonly [number, number] }
  | { readonly type: 'none' };

/** Why a field does not take what was typed. */
export type NumberObjection =
  | { readonly why: 'noNumber' | 'notWhole' | 'outside' }
  | { readonly why: 'twoReadings'; readonly readings: readonly [number, number] };

const none: TypedNumber = { type: 'none' };

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The text in ASCII: full-width digits, minus signs and the long vowel sign, 10⁻³, × and groups of digits. */
function plain(text: string): string {
  return Array.from(text.replace(/\p{Cf}/gu, ''), (c) => (longVowels.includes(c) ? '-' : lookAlike(c)))
    .join('')
    .replace(/([-⁺]?)([⁰¹²³⁴-⁹]+)/g, (_, sign: string, digits: string) => {
      const value = Array.from(digits, (digit) => superscripts.indexOf(digit)).join('');
      return `^${sign === '⁺' ? '' : sign}${value}`;
    })
    .replace(/[×✕✖∗·⋅]/g, '*')
    .replace(/(?<=\d)[ '’_](?=\d{3}(?!\d))/g, '')
    .replace(/(?<=\d)_(?=\d)/g, '')
    .replace(/(?<!\d) +| +(?!\d)/g, '')
    .toLowerCase();
}

/** The values of digits with points and commas: each of the two may be the decimal sign or stand between groups. */
function digitsIn(text: string, whole: boolean): readonly number[] {
  const grouped = (point: string): boolean =>
    new RegExp(`^[1-9]\\d{0,2}(?:\\${point}\\d{3})+$`).test(text.split(point === '.' ? ',' : '.', 1)[0]);
  const [points, commas] = ['.', ','].map((sign) => text.split(sign).length - 1);
  if (!/\d/.test(text) || /[^\d.,]/.test(text)) return [];
  if (points > 0 && commas > 0) {
    const decimal = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
    const group = decimal === '.' ? ',' : '.';
    if (text.split(decimal).length !== 2 || !grouped(group)) return [];
    return [Number(text.replaceAll(group, '').replace(',', '.'))];
  }
  const sign = points > 0 ? '.' : ',';
  const group = grouped(sign) ? [Number(text.replaceAll(sign, ''))] : [];
  if (points + commas > 1) return group;
  const decimal = Number(text.replace(',', '.'));
  // The page itself writes a point before decimals, and nobody writes a comma before those of a whole number.
  if (group.length > 0 && sign === '.' && !whole) return [decimal];
  return group.length > 0 && sign === ',' && whole ? group : [decimal, ...group];
}

/** Mantissa and power of ten: 1e-3, 10^-3, 1*10**-3, 2x10^5; then % and a fraction. */
function valuesOf(text: string, whole: boolean): readonly number[] {
  const [, sign, unsigned] = /^([-+]?)(.*)$/.exec(text) ?? ['', '', ''];
  const signed = (values: readonly number[]): readonly number[] =>
    values.map((value) => (sign === '-' ? -value : value) + 0); // + 0: −0 becomes 0
  const percent = /^(.+)%$/.exec(unsigned);
  if (percent !== null) return signed(digitsIn(percent[1], false).map((value) => value / 100));
  const fraction = /^(\d+)\/([1-9]\d*)$/.exec(unsigned);
  if (fraction !== null) return signed([Number(fraction[1]) / Number(fraction[2])]);
  const power = /^(?:(.+?)[*x])?10(?:(?:\^|\*\*)\(?([-+]?\d{1,3})\)?|(-\d{1,3}))$/.exec(unsigned);
  const scientific = /^(.+?)e([-+]?\d{1,3})$/.exec(unsigned);
  const [mantissa, exponent] = power
    ? [power[1] ?? '1', power[2] ?? power[3]]
    : (scientific?.slice(1) ?? [unsigned, '0']);
  if (power?.[3] !== undefined && power[1] === undefined) return []; // 10-3
  // The literal, not a product with rounding.
  return signed(digitsIn(mantissa, whole && exponent === '0').map((value) => Number(`${value}e${exponent}`)));
}

/**
 * Reads a number as people type it: `0,05`, `ー0.3`, full-width, `−1e−3`, `.5`, `1.000,5`, `10⁻³`, `20 %`. Where two
 * numbers of the field can be meant neither is taken.
 * @param whole whether only whole numbers are meant
 */
export function readTypedNumber(text: string, { min, max }: Range, whole: boolean): TypedNumber {
  const values = valuesOf(plain(text), whole);
  const [first, ...others] = values.filter(
    (value) => value >= min && value <= max && (!whole || Number.isInteger(value)),
  );
  if (others.length > 0 && others[0] !== first) return { type: 'twoReadings', readings: [first, others[0]] };
  const value = first ?? values[0];
  return value === undefined || Number.isNaN(value) ? none : { type: 'number', value };
}

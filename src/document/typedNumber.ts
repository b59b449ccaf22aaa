import type { Range } from './limits.ts';
import { numberSign } from './lookAlike.ts';

/** Number that a typed text stands for. */
export type TypedNumber =
  | { readonly type: 'number'; readonly value: number }
  /** The text is ambiguous: `1,000` is one or a thousand. */
  | { readonly type: 'twoReadings'; readonly readings: readonly [number, number] }
  | { readonly type: 'none' };

/** Why a field does not accept the typed text. */
export type NumberObjection =
  | { readonly why: 'noNumber' | 'notWhole' | 'outside' }
  | { readonly why: 'twoReadings'; readonly readings: readonly [number, number] };

const none: TypedNumber = { type: 'none' };

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The text in ASCII: full-width digits, minus signs and the long vowel sign, ½, 10⁻³, × and groups of digits. */
function plain(text: string): string {
  return Array.from(text.replace(/(?!\u00ad)\p{Cf}/gu, ''), numberSign) // a soft hyphen may be a minus
    .join('')
    .replace(/(\d*) ?([¼-¾⅐-⅞])(?![\d.,])/g, (_, units: string, fraction: string) => {
      const [part, whole] = fraction.normalize('NFKC').split('⁄').map(Number);
      return `${Number(units) * whole + part}/${whole}`;
    })
    .replaceAll('⁄', '/')
    .replaceAll('٪', '%')
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

/** Possible values of digits with points and commas: either may be the decimal sign or a group separator. */
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
  // The page itself writes a decimal point, and a whole number has no decimal comma.
  if (group.length > 0 && sign === '.' && !whole) return [decimal];
  return group.length > 0 && sign === ',' && whole ? group : [decimal, ...group];
}

/** Possible values of a mantissa with a power of ten (1e-3, 10^-3, 1*10**-3, 2x10^5), a percentage or a fraction. */
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
  // A literal, not a product, which would be rounded.
  return signed(digitsIn(mantissa, whole && exponent === '0').map((value) => Number(`${value}e${exponent}`)));
}

/**
 * Reads a number as people type it: `0,05`, `ー0.3`, full-width, `−1e−3`, `.5`, `1.000,5`, `10⁻³`, `20 %`. If the text
 * can mean two numbers within the range of the field, neither is accepted.
 * @param whole whether the field accepts only whole numbers
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

import { withDigits } from '../document/spelling.ts';

/** A number whose first characters are those of another. */
export interface Digits {
  readonly same: string;
  readonly rest: string;
}

export interface Agreement {
  /** Significant digits in which both agree; 'zero': both are nothing but rounding. */
  readonly digits: number | 'zero';
  readonly gradient: Digits;
  readonly quotient: Digits;
}

/** More digits than a quotient of float64 can have. */
const most = 10;
/** Digits after the last in which both agree. */
const beyond = 2;
const float64 = 2 ** -52;

function split(text: string, other: string): Digits {
  const [, power = ''] = text.split('e');
  const [, otherPower = ''] = other.split('e');
  let at = 0;
  while (power === otherPower && at < text.length && text[at] === other[at]) at++;
  // A minus or a few zeros alone are no digits.
  return /[1-9]/.test(text.slice(0, at)) ? { same: text.slice(0, at), rest: text.slice(at) } : { same: '', rest: text };
}

/** Significant digits among the same characters. */
const countIn = ({ same }: Digits): number =>
  same
    .split('e')[0]
    .replace(/^[−0.]+/, '')
    .replace('.', '').length;

/** The central difference of the losses as they are displayed. */
export const quotientOf = (above: number, below: number, h: number): number => (above - below) / (2 * h);

/**
 * The digits in which a gradient and a quotient agree: so many that they begin with, or that both come to when they are
 * rounded.
 *
 * @param size of the losses of the quotient, and its step: what is within their rounding is no number
 */
export function agreementOf(gradient: number, quotient: number, size: number, h: number): Agreement {
  const noise = (8 * float64 * Math.max(1, size)) / h;
  if (Math.abs(gradient) <= noise && Math.abs(quotient) <= noise) {
    const text = (value: number): Digits => split(value === 0 ? '0' : withDigits(value, 2), '');
    return { digits: 'zero', gradient: text(gradient), quotient: text(quotient) };
  }
  const both = (count: number): readonly [Digits, Digits] => {
    const [a, b] = [withDigits(gradient, count), withDigits(quotient, count)];
    return [split(a, b), split(b, a)];
  };
  let rounded = most;
  while (rounded > 0 && withDigits(gradient, rounded) !== withDigits(quotient, rounded)) rounded--;
  const digits = Math.max(rounded, Math.min(most, countIn(both(most + beyond)[0])));
  const longer = both(digits + beyond);
  // 0.1299999 and 0.1300001 agree when they are rounded, and in few digits as they stand.
  const [first, second] = countIn(longer[0]) < digits ? both(digits) : longer;
  return { digits, gradient: first, quotient: second };
}

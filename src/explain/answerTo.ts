import { powerOf } from '../document/spelling.ts';
import { readTypedNumber } from '../document/typedNumber.ts';
import { numberOf, unitOf } from './digits.ts';

/** Significant digits that are asked for. */
export const askedDigits = 3;

/** What is said of a number that somebody has computed. */
export const verdicts = [
  'right',
  'noNumber',
  /** Right as far as it goes, but with fewer digits than are asked for, or not quite rounded. */
  'nearly',
  /** The other sign would make it right. */
  'sign',
  /** As many times too large, or too small, as a power of ten. */
  'point',
  'large',
  'small',
  /** Sign and size. */
  'both',
] as const;
export type Verdict = (typeof verdicts)[number];

/** One in the last digit that is asked for, and no less than one in the last that is displayed: who computes has no more. */
function unitAsked(value: number, displayed: string): number {
  if (value === 0) return 10 ** -askedDigits;
  return Math.max(10 ** (powerOf(value, askedDigits) - askedDigits + 1), unitOf(displayed));
}

/**
 * Judges a number. It is right when it is within one of the last digit that is asked for, of the engine's own number or
 * of the one displayed: who cuts digits off, and who goes on with numbers as they are displayed, may be so far from it.
 *
 * @param displayed the number as the page shows it
 */
export function judgeAnswer(typed: string, value: number, displayed: string): Verdict {
  const wide = { min: -Number.MAX_VALUE, max: Number.MAX_VALUE };
  const read = readTypedNumber(typed, wide, false);
  if (read.type === 'none') return 'noNumber';
  const candidates = read.type === 'number' ? [read.value] : read.readings; // 1,234: whichever is meant
  const unit = unitAsked(value, displayed) * (1 + 1e-9);
  const shown = numberOf(displayed);
  const verdicts = candidates.map((answer) =>
    Math.abs(answer - shown) <= unit ? 'right' : judgeNumber(answer, value, unit),
  );
  return verdicts.includes('right') ? 'right' : verdicts[0];
}

function judgeNumber(answer: number, value: number, unit: number): Verdict {
  const isNear = (a: number, by = 1): boolean => Math.abs(a - value) <= unit * by;
  if (isNear(answer)) return 'right';
  if (isNear(answer, 10)) return 'nearly';
  if (isNear(-answer)) return 'sign';
  const isSignRight = Math.sign(answer) === Math.sign(value) || value === 0 || answer === 0;
  if (!isSignRight) return 'both';
  const power = Math.log10(answer / value);
  const whole = Math.round(power);
  if (whole !== 0 && Math.abs(10 ** (power - whole) - 1) <= unit / Math.abs(value)) return 'point';
  return Math.abs(answer) > Math.abs(value) ? 'large' : 'small';
}

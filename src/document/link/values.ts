import type { Range } from '../limits.ts';
import { excerpt, Refusal } from './result.ts';

// A number exactly as JavaScript writes it: no hexadecimal, no leading zeros, no Infinity. The number of digits is
// bounded, so that no text is slow to read.
const numberPattern = /^-?(?:0|[1-9]\d{0,24})(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/;
const integerPattern = /^-?(?:0|[1-9]\d{0,24})$/;

export function readNumber(key: string, text: string, range: Range): number {
  return read(numberPattern, false, key, text, range);
}

export function readInteger(key: string, text: string, range: Range): number {
  return read(integerPattern, true, key, text, range);
}

function read(pattern: RegExp, integer: boolean, key: string, text: string, { min, max }: Range): number {
  if (!pattern.test(text)) throw new Refusal({ code: 'badNumber', key, value: excerpt(text), integer });
  const value = Number(text) + 0; // + 0: −0 becomes 0
  if (!(value >= min && value <= max)) throw new Refusal({ code: 'outOfRange', key, value: excerpt(text), min, max });
  return value;
}

/** Reads one of `choices`. */
export function readName<T extends string>(key: string, text: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === text);
  if (found === undefined) throw new Refusal({ code: 'unknownName', key, value: excerpt(text), choices });
  return found;
}

import type { Range } from './limits.ts';

/** `value` brought into the range; `fallback` for what is no number at all. */
export function clamp(value: number, range: Range, fallback: number): number {
  if (Number.isNaN(value)) return fallback;
  return Math.min(range.max, Math.max(range.min, value));
}

export function clampInteger(value: number, range: Range, fallback: number): number {
  return clamp(Math.round(value), range, fallback);
}

/**
 * As `clamp`, to six significant digits: a slider's 0.30000000000000004 would spoil the link and the code.
 * `fallback` is the value there was; it stays as it is, digits and all, when it is set again.
 */
export function clampNeat(value: number, range: Range, fallback: number): number {
  if (value === fallback) return fallback;
  const clamped = clamp(value, range, fallback);
  return clamp(Number(clamped.toPrecision(6)), range, clamped);
}

import type { Range } from './limits.ts';
import { rounded } from './spelling.ts';

/** Clamps `value` to the range; returns `fallback` for NaN. Never −0. */
export function clamp(value: number, range: Range, fallback: number): number {
  if (Number.isNaN(value)) return fallback;
  return Math.min(range.max, Math.max(range.min, value)) + 0;
}

export function clampInteger(value: number, range: Range, fallback: number): number {
  return clamp(Math.round(value), range, fallback);
}

/**
 * Clamps like `clamp` and rounds to six significant digits: a slider's 0.30000000000000004 would spoil the link and
 * the code. `fallback` is the previous value; it keeps all of its digits when it is set again.
 */
export function clampNeat(value: number, range: Range, fallback: number): number {
  if (value === fallback) return fallback;
  const clamped = clamp(value, range, fallback);
  return clamp(neatNumber(clamped), range, clamped);
}

/**
 * Cleans the plain data of an edit. In `next`, NaN is replaced by the number of the same field in `before`, if it has
 * one; other new numbers are rounded to six significant digits. Numbers that did not change keep their digits.
 */
export function neat<T>(next: T, before: unknown): T {
  return neatValue(next, before) as T; // the same shape, number by number
}

function neatValue(next: unknown, before: unknown): unknown {
  if (typeof next === 'number') {
    if (Object.is(next, before)) return next;
    return Number.isNaN(next) && typeof before === 'number' ? before : neatNumber(next);
  }
  if (typeof next !== 'object' || next === null) return next;
  const there = (typeof before === 'object' && before !== null ? before : {}) as Record<string, unknown>;
  if (Array.isArray(next)) return next.map((item: unknown, i) => neatValue(item, there[i]));
  return Object.fromEntries(Object.entries(next).map(([key, value]) => [key, neatValue(value, there[key])]));
}

function neatNumber(value: number): number {
  return Number.isInteger(value) ? value : rounded(value, 6);
}

import { expect } from 'vitest';
import { evaluate, type Line, numeralsIn } from '../../../src/explain/expression.ts';

/** Whether a line, and each on the way to it, comes to the number that it has. */
export function expectRight({ rule, value }: Line, what: string): void {
  if (!Number.isFinite(value)) return;
  const found = evaluate(rule);
  const isRight = Math.abs(found - value) <= 1e-9 * Math.max(1e-3, Math.abs(value));
  expect(isRight, `${what}: ${found} for ${value}`).toBe(true);
  for (const numeral of numeralsIn(rule)) if (numeral.type === 'line') expectRight(numeral.line, what);
}

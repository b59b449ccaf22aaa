import { expect, test } from 'vitest';
import { withDigits } from '../../../src/document/spelling.ts';
import { agreementOf } from '../../../src/explain/agreement.ts';

const written = ({ same, rest }: { same: string; rest: string }): string => `[${same}]${rest}`;

function shown(gradient: number, quotient: number) {
  const { digits, ...both } = agreementOf(gradient, quotient, 1, 1e-5);
  return [digits, written(both.gradient), written(both.quotient)];
}

test('the digits in which two numbers agree are marked, and two more stand beside them', () => {
  expect(shown(0.123456789, 0.123456711)).toEqual([7, '[0.1234567]89', '[0.1234567]11']);
  expect(shown(-12.5, -12.4)).toEqual([2, '[−12.]50', '[−12.]40']);
  expect(shown(-3.25e-5, -3.25e-5)).toEqual([10, '[−3.25000000000e−5]', '[−3.25000000000e−5]']);
});

test('numbers that agree only when they are rounded are shown rounded', () => {
  expect(shown(0.1299999, 0.1300001)).toEqual([6, '[0.130000]', '[0.130000]']);
});

test('what differs has nothing marked, and what is only rounding is 0', () => {
  expect(shown(0.5, -0.5)).toEqual([0, '[]0.50', '[]−0.50']);
  expect(shown(0, 3e-12)).toEqual(['zero', '[]0', '[]3.0e−12']);
  expect(shown(0, 0.5)).toEqual([0, '[]0', '[]0.50']);
});

test('so many digits are written as the page writes numbers', () => {
  expect([0.00099, 0.25, 41.5, 123456, -2e-7].map((value) => withDigits(value, 3))).toEqual([
    '9.90e−4',
    '0.250',
    '41.5',
    '1.23e5',
    '−2.00e−7',
  ]);
});

import { expect, test } from 'vitest';
import { judgeAnswer } from '../../../src/explain/answerTo.ts';

const judged = (typed: string, value = -0.33333, displayed = '−0.3333') => judgeAnswer(typed, value, displayed);

test('a number is right however it is written', () => {
  const all = [
    '-0.333',
    '−0,333',
    '－０．３３３',
    '-1/3',
    '-3.33e-1',
    '-.3333',
    'ー0.333',
    '-333*10^-3',
    '-33.3%',
    ' -0.3333333 ',
  ];
  expect(all.map((typed) => judged(typed))).toEqual(all.map(() => 'right'));
});

test('a number is right when it is within one of the last digit that is asked for', () => {
  expect(['-0.333', '-0.334', '-0.3336', '-0.3345', '-0.33', '-0.3'].map((typed) => judged(typed))).toEqual([
    'right',
    'right',
    'right',
    'nearly',
    'nearly',
    'small',
  ]);
  expect(judgeAnswer('1234', 1234.4, '1234.4')).toBe('right');
  expect(judgeAnswer('1,234', 1234.4, '1234.4')).toBe('right');
  expect(judgeAnswer('1,234', 1.2344, '1.2344')).toBe('right');
  expect(judgeAnswer('0.0000123', 1.2345e-5, '1.2345e−5')).toBe('right');
  expect(judgeAnswer('0', 1.2345e-5, '1.2345e−5')).toBe('small');
});

test('0 is right for 0, and what is nearly 0', () => {
  expect(['0', '0.0', '-0', '0.0004', '0.1', '-0.1'].map((typed) => judgeAnswer(typed, 0, '0'))).toEqual([
    'right',
    'right',
    'right',
    'right',
    'large',
    'large',
  ]);
});

test('what is wrong is said: the sign, the size, the point, or both', () => {
  expect(['0.333', '-0.5', '-0.2', '-3.33', '-0.0333', '0.7', 'x', ''].map((typed) => judged(typed))).toEqual([
    'sign',
    'large',
    'small',
    'point',
    'point',
    'both',
    'noNumber',
    'noNumber',
  ]);
});

test('no more digits are asked for than the number displayed has', () => {
  expect(['0.0003', '0.008', '-0.004', '0.03'].map((typed) => judgeAnswer(typed, 0.003522, '0.00'))).toEqual([
    'right',
    'right',
    'right',
    'nearly',
  ]);
  expect(judgeAnswer('-0.109', -0.11036, '−0.11')).toBe('right'); // what a calculator makes of the digits displayed
  expect(judgeAnswer('0.143', 0.144279, '0.144')).toBe('right');
  expect(judgeAnswer('0', 2.8e-17, '0.0000')).toBe('right');
});

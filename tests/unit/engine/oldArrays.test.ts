import { expect, test } from 'vitest';
import { lendArrayMethods } from '../../../src/engine/oldArrays.ts';

type Method = (...args: unknown[]) => unknown;

/** The methods that are added to an empty prototype. */
function lent(kind: 'array' | 'typed'): Readonly<Record<string, Method>> {
  const [array, typed]: Record<string, Method>[] = [{}, {}];
  lendArrayMethods(array, typed);
  return Object.fromEntries(
    Object.getOwnPropertyNames(kind === 'array' ? array : typed).map((name) => [
      name,
      (kind === 'array' ? array : typed)[name],
    ]),
  );
}

const byNumber = (a: number, b: number): number => a - b;
const cases: readonly (readonly [string, readonly unknown[]])[] = [
  ['toReversed', []],
  ['toSorted', []],
  ['toSorted', [byNumber]],
  ['with', [1, 7]],
  ['with', [-1, 7]],
];

test('the lent methods do what the browser’s own do, and leave the array alone', () => {
  const methods = lent('array');
  for (const [name, args] of [...cases, ['toSpliced', [1, 2, 8, 9, 10]], ['toSpliced', [-2, 0, 5]]] as const) {
    const given = [10, 9, 100, 1];
    const own: unknown = Reflect.apply(Reflect.get(given, name), given, args);
    expect(Reflect.apply(methods[name], given, args), name).toEqual(own);
    expect(given).toEqual([10, 9, 100, 1]);
  }
});

test('of typed arrays, too', () => {
  const methods = lent('typed');
  for (const [name, args] of cases) {
    const given = Float32Array.of(10, 9, 100, 1);
    const own: unknown = Reflect.apply(Reflect.get(given, name), given, args);
    expect(Reflect.apply(methods[name], given, args), name).toEqual(own);
    expect([...given]).toEqual([10, 9, 100, 1]);
  }
});

test('what the browser has stays', () => {
  const own = { toSorted: () => 'own' };
  lendArrayMethods(own, {});
  expect(own.toSorted()).toBe('own');
});

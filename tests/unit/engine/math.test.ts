import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cos, erf, exp, expm1, log, log1p, pow, sin, tanh } from '../../../src/engine/math.ts';
import { powerOfTwo, scale } from '../../../src/engine/math/bits.ts';
import { mathDigest, type MathFunction } from './mathDigest.ts';

const functions: Record<MathFunction, (x: number, y: number) => number> = {
  exp,
  expm1,
  log,
  log1p,
  tanh,
  sin,
  cos,
  erf,
  pow,
};

const read = (name: string): string => readFileSync(new URL(`oracles/${name}`, import.meta.url), 'utf8');

/** Rows of x, y if there are two arguments, the double nearest to the true value, and the remainder in its ulps. */
const oracle: Record<MathFunction, number[][]> = JSON.parse(read('math.json'));
const digests: Record<MathFunction, string> = JSON.parse(read('mathDigest.json'));

/** Largest errors that the docstrings promise, in ulps. */
const bounds: Record<MathFunction, number> = {
  exp: 1,
  expm1: 1.25,
  log: 1,
  log1p: 1,
  tanh: 1.5,
  sin: 1,
  cos: 1,
  erf: 1.5,
  pow: 1,
};

const names = Object.keys(functions) as MathFunction[]; // Object.keys loses the type of the keys

/** The distance from |x| to the next double away from zero. */
function ulp(x: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  view.setBigUint64(0, view.getBigUint64(0) + 1n);
  return view.getFloat64(0) - Math.abs(x);
}

/** How far f is from the true value of a row of the oracle, in ulps of that value. */
function ulpError(f: (x: number, y: number) => number, row: readonly number[]): number {
  const [nearest, rest] = row.slice(-2);
  return Math.abs((f(row[0], row[1]) - nearest) / ulp(nearest) - rest);
}

describe.each(names)('%s', (name) => {
  const rows = oracle[name];

  test(`is within ${bounds[name]} ulp of the true value`, () => {
    let worst = 0;
    let where: readonly number[] = [];
    for (const row of rows) {
      const error = ulpError(functions[name], row);
      if (!(error <= worst)) [worst, where] = [error, row];
    }
    expect(rows.length).toBeGreaterThan(500);
    expect(worst, `at ${where.join()}`).toBeLessThanOrEqual(bounds[name]);
  });

  test('gives the same bits as ever on 100,000 points', () => {
    expect(mathDigest(name)).toBe(digests[name]);
  });

  test('answers NaN for NaN', () => {
    expect(functions[name](NaN, NaN)).toBeNaN();
  });
});

test('the sign of zero is kept where the function passes through it', () => {
  for (const f of [expm1, log1p, tanh, sin, erf]) {
    expect(f(0)).toBe(0);
    expect(f(-0)).toBe(-0);
    expect(f(5e-324)).toBe(5e-324);
    expect(f(-5e-324)).toBe(-5e-324);
  }
});

test('exp is exact at zero, overflows to Infinity and underflows through the subnormals to zero', () => {
  expect(exp(0)).toBe(1);
  expect(exp(-0)).toBe(1);
  expect(exp(1e-300)).toBe(1);
  expect(exp(709.782712893384)).toBeLessThan(Infinity);
  expect(exp(709.7827128933841)).toBe(Infinity);
  expect(exp(Infinity)).toBe(Infinity);
  expect(exp(-745.1332191019411)).toBe(5e-324);
  expect(exp(-745.1332191019412)).toBe(0);
  expect(exp(-Infinity)).toBe(0);
});

test('expm1 goes from −1 to Infinity', () => {
  expect(expm1(-Infinity)).toBe(-1);
  expect(expm1(-1000)).toBe(-1);
  expect(expm1(710)).toBe(Infinity);
  expect(expm1(Infinity)).toBe(Infinity);
});

test('log of zero is −Infinity, of a negative number NaN', () => {
  expect(log(0)).toBe(-Infinity);
  expect(log(-0)).toBe(-Infinity);
  expect(log(-1)).toBeNaN();
  expect(log(-Infinity)).toBeNaN();
  expect(log(1)).toBe(0);
  expect(log(Infinity)).toBe(Infinity);
});

test('log1p of −1 is −Infinity, below it NaN', () => {
  expect(log1p(-1)).toBe(-Infinity);
  expect(log1p(-1.5)).toBeNaN();
  expect(log1p(Infinity)).toBe(Infinity);
});

test('tanh and erf end at ±1', () => {
  for (const f of [tanh, erf]) {
    for (const x of [23, 1e300, Infinity]) {
      expect(f(x)).toBe(1);
      expect(f(-x)).toBe(-1);
    }
  }
});

test('odd functions are odd and even functions even, to the last bit', () => {
  for (let x = 0.001; x < 30; x *= 1.01) {
    for (const f of [tanh, sin, erf]) expect(f(-x)).toBe(-f(x));
    expect(cos(-x)).toBe(cos(x));
  }
});

test('tanh and erf never decrease, also where one formula hands over to the next', () => {
  for (const [f, joint] of [
    [tanh, 0.625],
    [erf, 1],
  ] as const) {
    const step = 2 ** -50;
    for (let i = -1000; i < 1000; i++) {
      expect(f(joint + (i + 4) * step)).toBeGreaterThanOrEqual(f(joint + i * step));
    }
  }
});

test('sin and cos of large numbers are those of the number itself', () => {
  expect(sin(1e22)).toBeCloseTo(-0.8522008497671888, 15); // Ng 1992
  expect(cos(1e22)).toBeCloseTo(0.5232147853951389, 15);
  for (const f of [sin, cos]) {
    const native = f === sin ? Math.sin : Math.cos; // exact to an ulp in Node
    for (let i = 0; i < 3000; i++) {
      const x = 1048576 * 1.4 ** (i % 2100) * (1 + i / 7000);
      if (!Number.isFinite(x)) continue;
      expect(Math.abs(f(x) - native(x)), `${x}`).toBeLessThan(4.5e-16);
      expect(f(-x)).toBe(f === sin ? -f(x) : f(x));
    }
    for (const x of [Infinity, -Infinity, NaN]) expect(f(x)).toBeNaN();
    expect(Math.abs(f(Number.MAX_VALUE) - native(Number.MAX_VALUE))).toBeLessThan(4.5e-16);
  }
  expect(cos(0)).toBe(1);
});

test('powers do not depend on the bases that came before', () => {
  const bases = [0.9, 0.999, 0.7, 3, 1e-300];
  const alone = bases.map((base) => [1, 7, 50].map((y) => pow(base, y)));
  const together = bases.map((base, i) =>
    [1, 7, 50].map((y) => {
      for (const before of bases.slice(0, (i * y) % 4)) pow(before, 3);
      return [pow(base, y), pow(bases[(i + y) % 5], 2), pow(base, y)];
    }),
  );
  expect(together.map((rows) => rows.map(([first]) => first))).toEqual(alone);
  expect(together.map((rows) => rows.map(([, , again]) => again))).toEqual(alone);
});

test('pow keeps the special cases of IEEE 754', () => {
  for (const x of [0, -0, 3, -3, Infinity, -Infinity, NaN]) {
    expect(pow(x, 0)).toBe(1);
    expect(pow(x, -0)).toBe(1);
  }
  expect(pow(1, NaN)).toBe(1);
  expect(pow(NaN, 1)).toBeNaN();
  for (const y of [Infinity, -Infinity]) for (const x of [1, -1]) expect(pow(x, y)).toBe(1);
  // Everywhere else JavaScript's own operator keeps them too; other values it may round differently.
  const values = [0, -0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 1e300, -1e300, 5e-324, Infinity, -Infinity];
  for (const x of values) {
    for (const y of values) {
      if (Math.abs(x) === 1 && Math.abs(y) === Infinity) continue;
      const theirs = x ** y;
      const ours = pow(x, y);
      if (Math.abs(ours - theirs) > 0 && Math.abs(ours - theirs) <= ulp(theirs)) continue;
      expect([x, y, ours]).toEqual([x, y, theirs]);
    }
  }
});

test('pow is exact where the power is a double', () => {
  for (let base = 2; base <= 15; base++) {
    for (let n = 1, product = base; product <= Number.MAX_SAFE_INTEGER; n++, product *= base) {
      expect([base, n, pow(base, n)]).toEqual([base, n, product]);
      expect(pow(-base, n)).toBe(n % 2 === 0 ? product : -product);
    }
  }
  for (let n = -1074; n <= 1023; n++) expect(pow(2, n)).toBe(powerOfTwo(n));
});

test('powers of two are what the language says they are', () => {
  for (let k = -1074; k <= 1023; k++)
    expect(powerOfTwo(k)).toBe(Number(`0b1${'0'.repeat(Math.max(k, 0))}`) * 2 ** Math.min(k, 0));
  expect(scale(1, 1023)).toBe(2 ** 1023);
  expect(scale(0.75, 1024)).toBe(0.75 * 2 * 2 ** 1023);
  expect(scale(1, -1074)).toBe(5e-324);
  expect(scale(1, -1075)).toBe(0);
  expect(scale(1.5, -1075)).toBe(5e-324);
  expect(scale(1, -1100)).toBe(0);
});

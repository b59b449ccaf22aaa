import { describe, expect, test } from 'vitest';
import { createRandom, philox4x32, type Random, type Stream } from '../../../src/engine/random.ts';

const take = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);
const words = (text: string): Uint32Array => Uint32Array.from(text.split(' '), (word) => Number.parseInt(word, 16));

/** Σ (observed − expected)² / expected of `count` draws from 0 … n−1. */
function chiSquare(random: Random, n: number, count: number): number {
  const observed = new Float64Array(n);
  for (let i = 0; i < count; i++) observed[random.below(n)]++;
  return observed.reduce((sum, o) => sum + (o - count / n) ** 2 / (count / n), 0);
}

// Random123 1.14.0, tests/kat_vectors, philox4x32 10: counter, key, result.
test.each([
  ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
])('Philox of counter %s gives the published words', (counter, key, result) => {
  const out = new Uint32Array(4);
  philox4x32(words(counter), words(key), out);
  expect(out).toEqual(words(result));
});

test('a stream serves the words of its blocks in order', () => {
  const random = createRandom(42, 'split', 7);
  const out = new Uint32Array(4);
  for (let block = 0; block < 3; block++) {
    philox4x32(Uint32Array.of(block, 0, 7, 0), Uint32Array.of(42, 3), out);
    expect(take(4, random.uint32)).toEqual([...out]);
  }
});

test('equal arguments give equal numbers, and the numbers of seed 7 never change', () => {
  expect(take(100, createRandom(7, 'data').uint32)).toEqual(take(100, createRandom(7, 'data', 0).uint32));
  expect(take(4, createRandom(7, 'weights').uint32)).toEqual([4099963437, 3221879260, 490388034, 367897730]);
  expect(take(2, createRandom(7, 'weights').uniform)).toEqual([0.9545971285563127, 0.11417736176891524]);
  expect(take(2, createRandom(7, 'weights').normal)).toEqual([1.8738797063495782, 0.48231602240571664]);
});

test('seeds, streams and substreams all give other numbers', () => {
  const streams: Stream[] = ['weights', 'order', 'data', 'split'];
  const seen = new Set<string>();
  for (const seed of [0, 1, 4294967295]) {
    for (const stream of streams) {
      for (const substream of [0, 1, 4294967295])
        seen.add(take(4, createRandom(seed, stream, substream).uint32).join());
    }
  }
  expect(seen.size).toBe(3 * 4 * 3);
});

test('a draw from one stream changes nothing in another', () => {
  const alone = take(10, createRandom(1, 'weights').uint32);
  const random = createRandom(1, 'weights');
  const other = createRandom(1, 'order');
  expect(
    take(10, () => {
      other.normal();
      return random.uint32();
    }),
  ).toEqual(alone);
});

test('a seed or substream that is no uint32 is refused', () => {
  for (const wrong of [-1, 1.5, 4294967296, NaN, Infinity]) {
    expect(() => createRandom(wrong, 'data')).toThrow(RangeError);
    expect(() => createRandom(1, 'data', wrong)).toThrow(RangeError);
  }
});

test('uniform() takes 53 bits from two words, the upper ones first', () => {
  const word = createRandom(3, 'data');
  const random = createRandom(3, 'data');
  for (let i = 0; i < 100; i++) {
    const high = BigInt(word.uint32() >>> 5);
    const low = BigInt(word.uint32() >>> 6);
    expect(random.uniform()).toBe(Number((high << 26n) | low) / 2 ** 53);
  }
});

// The seed is fixed, so these tests cannot fail at random. The bounds are four standard errors wide.
test('uniform() has the moments of U(0, 1)', () => {
  const count = 100_000;
  const values = take(count, createRandom(11, 'data').uniform);
  const mean = values.reduce((sum, u) => sum + u, 0) / count;
  const variance = values.reduce((sum, u) => sum + (u - mean) ** 2, 0) / count;
  expect(Math.min(...values.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values.slice(0, 50_000))).toBeLessThan(1);
  expect(Math.abs(mean - 1 / 2)).toBeLessThan(4 * Math.sqrt(1 / 12 / count));
  expect(Math.abs(variance - 1 / 12)).toBeLessThan(4 * Math.sqrt(1 / 180 / count));
});

test('normal() has the first four moments of N(0, 1) and its tails', () => {
  const count = 100_000;
  const values = take(count, createRandom(12, 'data').normal);
  const moment = (power: number): number => values.reduce((sum, x) => sum + x ** power, 0) / count;
  const share = (limit: number): number => values.filter((x) => Math.abs(x) > limit).length / count;
  // The standard error of the mean of x^p is √(E x^2p − (E x^p)²) / √count, and E x^2p = 1·3·5 … (2p − 1).
  expect(Math.abs(moment(1))).toBeLessThan(4 * Math.sqrt(1 / count));
  expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / count));
  expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / count));
  expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / count));
  expect(Math.abs(share(1) - 0.3173)).toBeLessThan(4 * Math.sqrt((0.3173 * 0.6827) / count));
  expect(Math.abs(share(3) - 0.0027)).toBeLessThan(4 * Math.sqrt(0.0027 / count));
});

describe('below(n)', () => {
  test.each([2, 3, 10, 97])('%i is uniform by chi-square', (n) => {
    const degrees = n - 1;
    // χ² has mean `degrees` and variance 2·degrees; too small would be as wrong as too large
    const value = chiSquare(createRandom(13, 'order'), n, 100_000);
    expect(Math.abs(value - degrees)).toBeLessThan(4 * Math.sqrt(2 * degrees));
  });

  test('does not favour small numbers where 2³² is no multiple of n', () => {
    // A remainder of 32 bits by 3·2³⁰ would fall below 2³⁰ half the time, not a third.
    const random = createRandom(14, 'order');
    const count = 30_000;
    const small = take(count, () => random.below(3 * 2 ** 30)).filter((x) => x < 2 ** 30).length;
    expect(Math.abs(small / count - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / count));
  });

  test('goes from 1 to 2³², and nothing else', () => {
    const random = createRandom(15, 'order');
    expect(take(10, () => random.below(1))).toEqual(take(10, () => 0));
    expect(createRandom(16, 'order').below(4294967296)).toBe(createRandom(16, 'order').uint32());
    for (const wrong of [0, -1, 2.5, 4294967297, NaN, Infinity]) expect(() => random.below(wrong)).toThrow(RangeError);
  });
});

test('a substream that is begun again gives the numbers of one that is new, from wherever the last one stopped', () => {
  for (const taken of [0, 1, 3, 4, 5, 9]) {
    const random = createRandom(17, 'order', 3);
    for (const substream of [0, 3, 4294967295, 3]) {
      take(taken, random.uint32);
      random.begin(substream);
      expect(take(9, random.uint32)).toEqual(take(9, createRandom(17, 'order', substream).uint32));
    }
  }
  for (const wrong of [-1, 0.5, 2 ** 32, NaN]) {
    expect(() => createRandom(17, 'order').begin(wrong)).toThrow(RangeError);
  }
});

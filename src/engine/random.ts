import { cos, log } from './math.ts';

/** Deterministic random numbers; see createRandom. */
export interface Random {
  /** Next 32 bits, an integer in [0, 2³²). */
  uint32(): number;
  /** In [0, 1) with 53 random bits. */
  uniform(): number;
  /** An integer in [0, n), n an integer in [1, 2³²], without bias. @throws RangeError for another n. */
  below(n: number): number;
  /** Standard normal. */
  normal(): number;
  /** Begins with another substream, as if created for it. @throws RangeError if it is not an integer in [0, 2³²). */
  begin(substream: number): void;
}

/** Purpose of the numbers. Streams never overlap, so drawing more numbers of one does not change another. */
export type Stream = 'weights' | 'order' | 'data' | 'split' | 'dropout' | 'noise' | 'biases' | 'alphas';

/** The second word of the key. Every shared link depends on these numbers: add new ones, but never renumber. */
const streamNumbers: Readonly<Record<Stream, number>> = {
  weights: 0,
  order: 1,
  data: 2,
  split: 3,
  dropout: 4,
  noise: 5,
  biases: 6,
  alphas: 7,
};

const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
const increment0 = 0x9e3779b9; // the golden ratio
const increment1 = 0xbb67ae85; // √3 − 1

/** The upper 32 of the 64 bits of a·b, from products of their 16-bit halves; unsigned numbers held as int32. */
function multiplyHigh(a: number, b: number): number {
  const aHigh = a >>> 16;
  const aLow = a & 0xffff;
  const bHigh = b >>> 16;
  const bLow = b & 0xffff;
  // Neither sum exceeds 2³² − 1.
  const middle = (Math.imul(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16)) | 0;
  const carry = (Math.imul(aLow, bHigh) + (middle & 0xffff)) | 0;
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (carry >>> 16)) | 0;
}

/**
 * Philox4x32-10: a bijection of the counter [4] for each key [2], written to `out` [4]. Salmon et al. 2011,
 * "Parallel random numbers: as easy as 1, 2, 3".
 */
export function philox4x32(counter: Uint32Array, key: Uint32Array, out: Uint32Array): void {
  let c0 = counter[0] | 0;
  let c1 = counter[1] | 0;
  let c2 = counter[2] | 0;
  let c3 = counter[3] | 0;
  let k0 = key[0] | 0;
  let k1 = key[1] | 0;
  // c ← (high(M₁·c₂) ⊕ c₁ ⊕ k₀, low(M₁·c₂), high(M₀·c₀) ⊕ c₃ ⊕ k₁, low(M₀·c₀));  k ← k + increment
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(multiplier0, c0);
    const high1 = multiplyHigh(multiplier1, c2);
    const low0 = Math.imul(multiplier0, c0);
    const low1 = Math.imul(multiplier1, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + increment0) | 0;
    k1 = (k1 + increment1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

function isUint32(value: number): boolean {
  return value >>> 0 === value;
}

/** The key [2] of a stream. @throws RangeError when `seed` is not an integer in [0, 2³²). */
export function streamKey(seed: number, stream: Stream): Uint32Array {
  if (!isUint32(seed)) throw new RangeError(`seed ${seed} is not an integer from 0 to 4294967295`);
  return new Uint32Array([seed, streamNumbers[stream]]);
}

/** In [0, 1) with 53 random bits, from two words. */
function uniformOf(first: number, second: number): number {
  return ((first >>> 5) * 67108864 + (second >>> 6)) / 9007199254740992; // (high·2²⁶ + low) / 2⁵³
}

/** Standard normal, from two numbers u and v in [0, 1). */
function boxMuller(u: number, v: number): number {
  // √(−2·log(1 − u))·cos 2πv (Box & Muller 1958). The sine half is not used, so that a draw is always four words.
  return Math.sqrt(-2 * log(1 - u)) * cos(6.283185307179586 * v);
}

/** Standard normal, from a block [4]. */
export function normalOf(block: Uint32Array): number {
  return boxMuller(uniformOf(block[0], block[1]), uniformOf(block[2], block[3]));
}

/**
 * The numbers of one stream of one seed; equal arguments give equal numbers for ever. Substreams split a stream
 * further, e.g. one for each epoch.
 *
 * key = [seed, stream], counter = [block low, block high, substream, 0]; the four words of each block are used in
 * order.
 *
 * @throws RangeError when `seed` or `substream` is not an integer in [0, 2³²).
 */
export function createRandom(seed: number, stream: Stream, substream = 0): Random {
  const key = streamKey(seed, stream);
  const counter = new Uint32Array(4);
  const block = new Uint32Array(4);
  let served = 4;

  function begin(next: number): void {
    if (!isUint32(next)) throw new RangeError(`substream ${next} is not an integer from 0 to 4294967295`);
    counter.fill(0);
    counter[2] = next;
    served = 4;
  }

  function uint32(): number {
    if (served === 4) {
      philox4x32(counter, key, block);
      counter[0]++;
      if (counter[0] === 0) counter[1]++;
      served = 0;
    }
    return block[served++];
  }

  function uniform(): number {
    return uniformOf(uint32(), uint32());
  }

  function below(n: number): number {
    if (!(n >= 1 && n <= 4294967296 && Math.floor(n) === n)) {
      throw new RangeError(`below(${n}): n must be an integer from 1 to 4294967296`);
    }
    let word = uint32();
    if (n === 4294967296) return word;
    // From the largest multiple of n up to 2³² on, words would favour small remainders; it is more than 2³² − n.
    if (word >= 4294967296 - n) {
      const limit = 4294967296 - (4294967296 % n);
      while (word >= limit) word = uint32();
    }
    return (word >>> 0) % (n >>> 0); // of integers, which is fast
  }

  function normal(): number {
    return boxMuller(uniform(), uniform());
  }

  begin(substream);
  return { uint32, uniform, below, normal, begin };
}

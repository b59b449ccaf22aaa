import { slackBytes } from '../../../../src/engine/memory.ts';
import { createTwin, type Twin } from '../../../../src/engine/simd/twin.ts';

/** Numbers in [0, 1), the same for the same seed: mulberry32. */
export function numbers(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Values that arrays have some of: few are left of a sum when one of its terms is not finite. */
const rare = {
  plain: [],
  tiny: [0, -0, 1e-45, -1e-45, 1e-40, -3e-39, 1.2e-38],
  huge: [3e38, -3e38, 1e30, -0, 1e-45],
  broken: [Infinity, -Infinity, NaN, -0, 3e38],
};
export const kinds = Object.keys(rare) as readonly (keyof typeof rare)[];
export type Kind = (typeof kinds)[number];

/** Fills an array with random values, of both signs if `signed`. */
export function fill(array: Float32Array, random: () => number, kind: Kind, signed = true): void {
  const some = rare[kind];
  for (let i = 0; i < array.length; i++) {
    const value = random() < 0.05 && some.length > 0 ? some[Math.floor(random() * some.length)] : random() * 2 - 1;
    array[i] = signed ? value : Math.abs(value);
  }
}

/** A twin with arrays in its memory, and something that must stay as it is between them. */
export interface Bench {
  readonly twin: Twin;
  /** Makes an array. Every call gives the next part of the memory. */
  array(length: number): Float32Array;
  /** Makes an array as near to the end of the memory as the twin allows: more must not be read. */
  last(length: number): Float32Array;
  /** Address of the array, for the twin. */
  at(array: Float32Array): number;
  /** Whether nothing but arrays has been written. */
  untouched(): boolean;
}

const guard = 0x55aa55aa;

export function createBench(bytes: number): Bench {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / 65_536) });
  const twin = createTwin(memory);
  if (twin === null) throw new Error('there is no twin here');
  const words = new Uint32Array(memory.buffer).fill(guard);
  const arrays: Float32Array[] = [];
  let end = 16;
  return {
    twin,
    array: (length) => {
      const array = new Float32Array(memory.buffer, end, length);
      end = Math.ceil((end + 4 * length) / 16) * 16 + 32;
      arrays.push(array.fill(0));
      return array;
    },
    last: (length) => new Float32Array(memory.buffer, memory.buffer.byteLength - slackBytes - 4 * length, length),
    at: (array) => array.byteOffset,
    untouched: () => {
      let i = 0;
      for (const { byteOffset, length } of arrays) {
        for (; i < byteOffset / 4; i++) if (words[i] !== guard) return false;
        i += length;
      }
      for (; i < words.length; i++) if (words[i] !== guard) return false;
      return true;
    },
  };
}

/** The first place where two arrays differ in a bit, or null. NaN is equal to NaN, whatever its bits. */
export function difference(got: Float32Array, wanted: Float32Array): string | null {
  for (let i = 0; i < wanted.length; i++) {
    if (!Object.is(got[i], wanted[i])) return `[${i}] is ${got[i]} and should be ${wanted[i]}`;
  }
  return null;
}

/** Cuts [0, length) into pieces. */
export function pieces(length: number, random: () => number): readonly (readonly [from: number, to: number])[] {
  const found: (readonly [number, number])[] = [];
  for (let from = 0; from < length;) {
    const to = random() < 0.3 ? length : Math.min(length, from + Math.floor(random() * 9));
    found.push([from, to]);
    from = to;
  }
  return found;
}

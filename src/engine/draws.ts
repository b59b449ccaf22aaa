import { normalOf, philox4x32, type Stream, streamKey } from './random.ts';

/**
 * Random numbers that do not depend on the order of the draws: each is a function only of the seed, the layer, the
 * iteration and the element. So a resumed run, a run done in other pieces and the page all get the same numbers.
 */
export interface Draws {
  /** Sets the iteration, an integer in [0, 2³²): batches since the start of the run. */
  begin(iteration: number): void;
  /** 32 random bits for an element, an integer in [0, 2³²). */
  word(element: number): number;
  /** A standard normal number for an element. */
  normal(element: number): number;
}

/**
 * key = [seed, stream], counter = [block, iteration, ordinal, 0]; four words share a block (block = ⌊element / 4⌋),
 * a normal number has a block of its own (block = element).
 */
export function createDraws(seed: number, stream: Extract<Stream, 'dropout' | 'noise'>, ordinal: number): Draws {
  const key = streamKey(seed, stream);
  const counter = new Uint32Array([0, 0, ordinal, 0]);
  const words = new Uint32Array(4);
  let ready = -1; // the block that is in `words`

  function load(block: number): void {
    if (block === ready) return;
    counter[0] = block;
    philox4x32(counter, key, words);
    ready = block;
  }

  return {
    begin: (iteration) => {
      counter[1] = iteration;
      ready = -1;
    },
    word: (element) => {
      load(element >>> 2);
      return words[element & 3];
    },
    normal: (element) => {
      load(element);
      return normalOf(words);
    },
  };
}

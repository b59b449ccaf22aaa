// The order of an epoch: src/engine/shuffle.ts and random.ts.

/** The second word of the key. */
const orderStream: u32 = 1;

const multiplier0: u32 = 0xd2511f53;
const multiplier1: u32 = 0xcd9e8d57;
const increment0: u32 = 0x9e3779b9;
const increment1: u32 = 0xbb67ae85;

/** Words that `draw` writes. */
const drawn: usize = 16;

/** The lower or the upper words of four products. */
// @inline
function lowWords(first: v128, last: v128): v128 {
  return v128.shuffle<i32>(first, last, 0, 2, 4, 6);
}

// @inline
function highWords(first: v128, last: v128): v128 {
  return v128.shuffle<i32>(first, last, 1, 3, 5, 7);
}

/** Philox4x32-10 of blocks `block` to `block` + 3, 16 words: counters [block, 0, substream, 0], key [seed, order]. */
function draw(block: u32, substream: u32, seed: u32, to: usize): void {
  let c0 = i32x4.add(i32x4.splat(block), i32x4(0, 1, 2, 3));
  let c1 = i32x4.splat(0);
  let c2 = i32x4.splat(substream);
  let c3 = c1;
  let k0 = seed;
  let k1 = orderStream;
  const m0 = i32x4.splat(multiplier0);
  const m1 = i32x4.splat(multiplier1);
  for (let round = 0; round < 10; round++) {
    const first0 = i64x2.extmul_low_i32x4_u(c0, m0);
    const last0 = i64x2.extmul_high_i32x4_u(c0, m0);
    const first1 = i64x2.extmul_low_i32x4_u(c2, m1);
    const last1 = i64x2.extmul_high_i32x4_u(c2, m1);
    c0 = v128.xor(v128.xor(highWords(first1, last1), c1), i32x4.splat(k0));
    c1 = lowWords(first1, last1);
    c2 = v128.xor(v128.xor(highWords(first0, last0), c3), i32x4.splat(k1));
    c3 = lowWords(first0, last0);
    k0 += increment0;
    k1 += increment1;
  }
  const c01 = v128.shuffle<i32>(c0, c1, 0, 4, 1, 5);
  const c23 = v128.shuffle<i32>(c2, c3, 0, 4, 1, 5);
  v128.store(to, v128.shuffle<i32>(c01, c23, 0, 1, 4, 5));
  v128.store(to, v128.shuffle<i32>(c01, c23, 2, 3, 6, 7), 16);
  const d01 = v128.shuffle<i32>(c0, c1, 2, 6, 3, 7);
  const d23 = v128.shuffle<i32>(c2, c3, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i32>(d01, d23, 0, 1, 4, 5), 32);
  v128.store(to, v128.shuffle<i32>(d01, d23, 2, 3, 6, 7), 48);
}

/** Writes 0 … count − 1 to `order` as int32 in a random order, which is a function of `seed` and `substream`. */
export function permute(order: usize, count: i32, substream: u32, seed: u32, scratch: usize): void {
  for (let i = 0; i < count; i++) store<i32>(order + ((<usize>i) << 2), i);
  let block: u32 = 0;
  let next = drawn;
  for (let i = count - 1; i > 0; i--) {
    const n = <u32>i + 1;
    let word: u32;
    while (true) {
      if (next == drawn) {
        draw(block, substream, seed, scratch);
        block += 4;
        next = 0;
      }
      word = load<u32>(scratch + (next << 2));
      next++;
      // From the largest multiple of n up to 2³² on, words would favour small remainders; it is more than 2³² − n.
      if (word < 0 - n || <u64>word < 4294967296 - (4294967296 % <u64>n)) break;
    }
    const here = order + ((<usize>i) << 2);
    const there = order + ((<usize>(word % n)) << 2);
    const moved = load<i32>(here);
    store<i32>(here, load<i32>(there));
    store<i32>(there, moved);
  }
}

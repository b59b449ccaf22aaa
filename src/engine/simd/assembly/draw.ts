import { storeSome } from './lanes';
import { cosOfTurn, log } from './scalars';

// Dropout and GaussianNoise: src/engine/ops, draws.ts and random.ts. The iteration and the index of the first row are in
// the registers, at the beginning of the memory.

// The second words of the keys.
const dropoutStream: u32 = 4;
const noiseStream: u32 = 5;

// @inline
function iterationNow(): u32 {
  return <u32>load<f64>(0);
}

/** The element of number `i` of the first row at hand, modulo 2³². */
// @inline
function firstElement(units: i32): u32 {
  return <u32>(<i64>load<f64>(8) * <i64>units);
}

/** Philox4x32-10 of the counter [block, iteration, ordinal, 0] and the key [seed, stream]: four words. */
function philox(block: u32, ordinal: u32, seed: u32, stream: u32): v128 {
  let c0 = block;
  let c1 = iterationNow();
  let c2 = ordinal;
  let c3: u32 = 0;
  let k0 = seed;
  let k1 = stream;
  for (let round = 0; round < 10; round++) {
    const product0 = <u64>c0 * 0xd2511f53;
    const product1 = <u64>c2 * 0xcd9e8d57;
    c0 = <u32>(product1 >> 32) ^ c1 ^ k0;
    c1 = <u32>product1;
    c2 = <u32>(product0 >> 32) ^ c3 ^ k1;
    c3 = <u32>product0;
    k0 += 0x9e3779b9;
    k1 += 0xbb67ae85;
  }
  const low = i32x4.replace_lane(i32x4.splat(c0), 1, c1);
  return i32x4.replace_lane(i32x4.replace_lane(low, 2, c2), 3, c3);
}

/** The word of an element. */
function wordOf(element: u32, ordinal: u32, seed: u32): u32 {
  const words = philox(element >> 2, ordinal, seed, dropoutStream);
  switch (element & 3) {
    case 0:
      return i32x4.extract_lane(words, 0);
    case 1:
      return i32x4.extract_lane(words, 1);
    case 2:
      return i32x4.extract_lane(words, 2);
    default:
      return i32x4.extract_lane(words, 3);
  }
}

/** y = 0 if the value is dropped, else x / (1 − rate), for rows [from, to). Constants are rate and 1 − rate in float64. */
export function dropout(
  ordinal: u32,
  constants: usize,
  x: usize,
  y: usize,
  mask: usize,
  units: i32,
  from: i32,
  to: i32,
  rows: i32,
  seed: u32,
): void {
  // A word drops its value if it is below rate·2³².
  const most = <u32>(<u64>ceil(load<f64>(constants) * 4294967296) - 1);
  const keep = <f32>load<f64>(constants, 8);
  const start = firstElement(units);
  const end = <u32>(to * units);
  for (let i = <u32>(from * units); i < end;) {
    const input = x + ((<usize>i) << 2);
    const output = y + ((<usize>i) << 2);
    const element = start + i;
    if ((element & 3) == 0 && i + 4 <= end) {
      const drops = i32x4.le_u(philox(element >> 2, ordinal, seed, dropoutStream), i32x4.splat(most));
      v128.store(output, v128.andnot(f32x4.div(v128.load(input), f32x4.splat(keep)), drops));
      const kept = i16x8.narrow_i32x4_u(v128.andnot(i32x4.splat(1), drops), drops);
      v128.store32_lane(mask + i, i8x16.narrow_i16x8_u(kept, kept), 0);
      i += 4;
    } else {
      const kept = wordOf(element, ordinal, seed) > most;
      store<u8>(mask + i, u8(kept));
      store<f32>(output, kept ? load<f32>(input) / keep : 0);
      i++;
    }
  }
}

/** dx = 0 where it was dropped, else dy / (1 − rate), for rows [from, to). */
export function dropoutInput(
  constants: usize,
  mask: usize,
  dy: usize,
  dx: usize,
  units: i32,
  from: i32,
  to: i32,
): void {
  const keep = f32x4.splat(<f32>load<f64>(constants, 8));
  const end = to * units;
  for (let i = from * units; i < end; i += 4) {
    const at = (<usize>i) << 2;
    const kept = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(mask + i)));
    const d = v128.and(f32x4.div(v128.load(dy + at), keep), i32x4.eq(kept, i32x4.splat(1)));
    storeSome(dx + at, d, end - i);
  }
}

/** In [0, 1) with 53 random bits, from two words. */
// @inline
function uniformOf(first: u32, second: u32): f64 {
  return (<f64>(first >> 5) * 67108864 + <f64>(second >> 6)) / 9007199254740992;
}

/** y = x + stddev·n, n standard normal, for rows [from, to). The constant is stddev in float64. */
export function noise(
  ordinal: u32,
  constants: usize,
  x: usize,
  y: usize,
  units: i32,
  from: i32,
  to: i32,
  rows: i32,
  seed: u32,
): void {
  const stddev = load<f64>(constants);
  const start = firstElement(units);
  const end = <u32>(to * units);
  for (let i = <u32>(from * units); i < end; i++) {
    const words = philox(start + i, ordinal, seed, noiseStream);
    const u = uniformOf(i32x4.extract_lane(words, 0), i32x4.extract_lane(words, 1));
    const v = uniformOf(i32x4.extract_lane(words, 2), i32x4.extract_lane(words, 3));
    const normal = sqrt(-2 * log(1 - u)) * cosOfTurn(6.283185307179586 * v);
    const at = (<usize>i) << 2;
    store<f32>(y + at, load<f32>(x + at) + <f32>(stddev * normal));
  }
}

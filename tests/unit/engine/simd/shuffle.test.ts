import { expect, test } from 'vitest';
import { createRandom } from '../../../../src/engine/random.ts';
import { permute } from '../../../../src/engine/shuffle.ts';
import { createTwin } from '../../../../src/engine/simd/twin.ts';

function orders(count: number, seed: number, epoch: number): { readonly ts: Int32Array; readonly simd: Int32Array } {
  const memory = new WebAssembly.Memory({ initial: 1 + Math.ceil((4 * count) / 65_536) });
  const ts = new Int32Array(count);
  permute(createRandom(seed, 'order', epoch), ts);
  createTwin(memory)?.permute(65_536, count, epoch, seed, 0);
  return { ts, simd: new Int32Array(memory.buffer, 65_536, count) };
}

test('orders of every length are those of the reference', () => {
  for (let count = 0; count < 70; count++) {
    const { ts, simd } = orders(count, 7 * count, count);
    expect(simd).toEqual(ts);
  }
});

test('orders of every seed and epoch are, those with all bits set too', () => {
  for (const [seed, epoch] of [
    [0, 0],
    [4294967295, 4294967295],
    [2147483648, 1],
    [1, 2147483647],
  ]) {
    const { ts, simd } = orders(100, seed, epoch);
    expect(simd).toEqual(ts);
  }
});

test('words that would favour small remainders are left out', () => {
  const count = 300_000; // about ten words are near the end of the range
  const { ts, simd } = orders(count, 3, 0);
  expect(Buffer.compare(Buffer.from(simd.slice().buffer), Buffer.from(ts.buffer))).toBe(0);
});

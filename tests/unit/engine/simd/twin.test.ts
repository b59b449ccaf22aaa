import { afterEach, expect, test, vi } from 'vitest';
import { bytesOf, createTwin } from '../../../../src/engine/simd/twin.ts';

afterEach(() => vi.unstubAllGlobals());

/** `createTwin` of a page where WebAssembly is another. */
async function createTwinWhere(other: unknown): Promise<typeof createTwin> {
  vi.stubGlobal('WebAssembly', other);
  const anew = `../../../../src/engine/simd/twin.ts?${++times}`; // the module keeps what it compiled
  return ((await import(/* @vite-ignore */ anew)) as { readonly createTwin: typeof createTwin }).createTwin;
}
let times = 0;

test('the twin runs here, works on the memory that it is given, and keeps nothing of its own there', () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const twin = createTwin(memory);
  expect(new Uint8Array(memory.buffer).every((byte) => byte === 0)).toBe(true);
  const numbers = new Float32Array(memory.buffer);
  numbers.set([1, 2, 3, 4, 5, 6]);
  twin?.columnSums(0, 2, 3, 32);
  expect([...numbers.subarray(8, 11)]).toEqual([5, 7, 9]);
});

test('there is no twin where WebAssembly is missing', async () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  expect((await createTwinWhere(undefined))(memory)).toBeNull();
});

test('there is no twin where a policy forbids to compile, or SIMD is missing', async () => {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const Module = function () {
    throw new WebAssembly.CompileError('refused');
  };
  expect((await createTwinWhere({ ...WebAssembly, Module }))(memory)).toBeNull();
});

test('base64 of every length and byte is decoded as Node does', () => {
  const bytes = Uint8Array.from({ length: 520 }, (_, i) => (i * 167 + (i >> 8)) & 255);
  for (let length = 0; length < 8; length++) {
    const some = bytes.subarray(3, 3 + length);
    expect([...bytesOf(Buffer.from(some).toString('base64'))]).toEqual([...some]);
  }
  expect([...bytesOf(Buffer.from(bytes).toString('base64'))]).toEqual([...bytes]);
});

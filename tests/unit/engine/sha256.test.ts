import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createRandom } from '../../../src/engine/random.ts';
import { createSha256, sha256 } from '../../../src/engine/sha256.ts';

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

// NIST, FIPS 180-4 example values and the Secure Hash Standard Validation System.
test.each([
  ['the empty message', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['"abc"', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'the 448-bit message, which needs a second block for its length',
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['a million "a"', 'a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
])('gives the published digest of %s', (_, message, digest) => {
  expect(sha256(ascii(message))).toBe(digest);
});

test('agrees with node:crypto at every length from 0 to 200', () => {
  const random = createRandom(1, 'data');
  for (let length = 0; length <= 200; length++) {
    const bytes = Uint8Array.from({ length }, () => random.below(256));
    expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});

test('hashes the part of a buffer that the view shows', () => {
  const arena = Float32Array.from({ length: 1000 }, (_, i) => i / 7);
  const bytes = new Uint8Array(arena.buffer, 40, 777);
  expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test('comes to the same in parts of any size', () => {
  const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
  for (const count of [1, 64, 100, 640, 5000]) {
    const digest = createSha256(bytes);
    while (!digest.advance(count));
    expect(digest.hex(), String(count)).toBe(sha256(bytes));
  }
});

/** The first 32 bits of the fractions of the cube roots of the first 64 primes. */
// prettier-ignore
const roundConstants = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);

/** The first 32 bits of the fractions of the square roots of the first 8 primes. */
// prettier-ignore
const initialState = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

const schedule = new Int32Array(64);

/** Updates the state with the 64 bytes from `offset` on (FIPS 180-4, section 6.2.2). */
function compress(state: Int32Array, bytes: Uint8Array, offset: number): void {
  const w = schedule;
  for (let t = 0, i = offset; t < 16; t++, i += 4) {
    w[t] = (bytes[i] << 24) | (bytes[i + 1] << 16) | (bytes[i + 2] << 8) | bytes[i + 3];
  }
  // W[t] = σ₁(W[t−2]) + W[t−7] + σ₀(W[t−15]) + W[t−16]
  for (let t = 16; t < 64; t++) {
    const x = w[t - 15];
    const y = w[t - 2];
    const sigma0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const sigma1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[t] = (sigma1 + w[t - 7] + sigma0 + w[t - 16]) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  for (let t = 0; t < 64; t++) {
    // T₁ = h + Σ₁(e) + Ch(e, f, g) + K[t] + W[t];  T₂ = Σ₀(a) + Maj(a, b, c)
    const sum1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + sum1 + (g ^ (e & (f ^ g))) + roundConstants[t] + w[t]) | 0;
    const sum0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (sum0 + ((a & b) ^ (c & (a ^ b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
  state[5] += f;
  state[6] += g;
  state[7] += h;
}

/** A digest that is computed part by part. */
export interface Sha256 {
  /** Digests the next bytes, at most so many; answers whether all are digested. */
  advance(count: number): boolean;
  /** 64 lower-case hex digits, of all the bytes; to be asked once, at the end. */
  hex(): string;
}

/** SHA-256 of the bytes (NIST, FIPS 180-4), which must not change meanwhile. Synchronous, unlike the browser's own. */
export function createSha256(bytes: Uint8Array): Sha256 {
  const state = Int32Array.from(initialState);
  const whole = bytes.length - (bytes.length % 64);
  let offset = 0;

  function advance(count: number): boolean {
    for (const end = Math.min(whole, offset + count); offset < end; offset += 64) compress(state, bytes, offset);
    return offset === whole;
  }

  return {
    advance,
    hex: () => {
      advance(whole);
      // The remaining bytes, a 1 bit, zeros, and the length in bits as 64 bits, high byte first: one or two blocks.
      const left = bytes.length - whole;
      const tail = new Uint8Array(left < 56 ? 64 : 128);
      tail.set(bytes.subarray(whole));
      tail[left] = 0x80;
      const view = new DataView(tail.buffer);
      view.setUint32(tail.length - 8, Math.floor(bytes.length / 0x2000_0000));
      view.setUint32(tail.length - 4, (bytes.length << 3) >>> 0);
      for (let at = 0; at < tail.length; at += 64) compress(state, tail, at);
      let hex = '';
      for (const word of state) hex += (word >>> 0).toString(16).padStart(8, '0');
      return hex;
    },
  };
}

/** SHA-256 of the bytes as 64 lower-case hex digits. */
export const sha256 = (bytes: Uint8Array): string => createSha256(bytes).hex();

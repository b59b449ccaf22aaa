const float = new Float64Array(1);
const words = new Int32Array(float.buffer);

/** Index of the word with sign and exponent: 1 if the machine stores the low byte first, else 0. */
const high = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** The k for which x·2⁻ᵏ lies in √½ … √2 (to 20 bits), for a normal x > 0. */
export function nearestExponent(x: number): number {
  float[0] = x;
  // Eleven bits of exponent, biased by 1023, then the fraction; a carry out of the fraction means that it is above √2.
  return ((words[high] + (0x3ff00000 - 0x3fe6a09e)) >> 20) - 1023;
}

const lowest = -1074;
const powersOfTwo = new Float64Array(1023 - lowest + 1);
for (let k = lowest, power = Number.MIN_VALUE; k <= 1023; k++, power *= 2) powersOfTwo[k - lowest] = power;

/** 2ᵏ, exactly, for an integer k in −1074 … 1023. From a table: writing the exponent's bits would be slower. */
export function powerOfTwo(k: number): number {
  return powersOfTwo[k - lowest];
}

/** y·2ᵏ rounded once, for |y| in ½ … 2 and an integer k in −1100 … 1024. */
export function scale(y: number, k: number): number {
  if (k > 1023) return y * 2 * powerOfTwo(1023);
  if (k >= -1021) return y * powerOfTwo(k);
  // The first product is exact, so that only the last one rounds to the subnormal grid.
  return y * powerOfTwo(k + 200) * powerOfTwo(-200);
}

const size = 256;
const mask = size - 1;

/** A double has so many bits behind its point. */
const significance = 0x10_0000_0000_0000; // 2^52

/** The text of a seed as at most 256 bytes. */
function keyOf(seed: string): number[] {
  const key: number[] = [];
  let smear = 0;
  for (let j = 0; j < seed.length; j++) {
    smear ^= (key[mask & j] ?? 0) * 19;
    key[mask & j] = mask & (smear + seed.charCodeAt(j));
  }
  return key.length > 0 ? key : [0];
}

/**
 * The random numbers in [0, 1) that the package seedrandom 2.4.4 draws for a text: ARC4, the first 256 bytes thrown
 * away, 52 bits a number. (The package itself evaluates text as code, which the page's policy forbids.)
 */
export function createArc4(seed: string): () => number {
  const key = keyOf(seed);
  const s = Array.from({ length: size }, (_, at) => at);
  for (let at = 0, j = 0; at < size; at++) {
    j = mask & (j + key[at % key.length] + s[at]);
    [s[at], s[j]] = [s[j], s[at]];
  }
  let [i, j] = [0, 0];

  /** So many bytes, as one number. */
  function bytes(count: number): number {
    let r = 0;
    for (let left = count; left > 0; left--) {
      i = mask & (i + 1);
      const t = s[i];
      j = mask & (j + t);
      s[i] = s[j];
      s[j] = t;
      r = r * size + s[mask & (s[i] + t)];
    }
    return r;
  }
  bytes(size);

  return () => {
    let numerator = bytes(6);
    let denominator = 0x1_0000_0000_0000; // 256^6
    let last = 0;
    while (numerator < significance) {
      numerator = (numerator + last) * size;
      denominator *= size;
      last = bytes(1);
    }
    while (numerator >= 2 * significance) {
      numerator /= 2;
      denominator /= 2;
      last >>>= 1;
    }
    return (numerator + last) / denominator;
  };
}

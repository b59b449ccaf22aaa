/** Indices of at most so many of `count` rows, spread evenly over all. */
export const spreadOver = (count: number, most: number): Int32Array =>
  Int32Array.from({ length: Math.min(count, most) }, (_, i) => Math.floor((i * count) / Math.min(count, most)));

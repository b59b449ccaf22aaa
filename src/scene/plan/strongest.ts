/**
 * Finds the `limit` values of greatest magnitude among values[from … from + count). Returns ascending indices relative
 * to `from`; equal magnitudes prefer the earlier value. Uses one pass and a heap of `limit` entries with the weakest on
 * top.
 */
export function strongest(values: ArrayLike<number>, from: number, count: number, limit: number): Int32Array {
  const size = Math.min(count, limit);
  const heap = new Int32Array(size);
  for (let i = 0; i < size; i++) heap[i] = i;
  if (size === count) return heap;

  // i is weaker than j and leaves the heap first.
  const isWeaker = (i: number, j: number): boolean => {
    const a = Math.abs(values[from + i]);
    const b = Math.abs(values[from + j]);
    return a < b || (a === b && i > j);
  };
  const sink = (start: number): void => {
    const moved = heap[start];
    let place = start;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= size) break;
      if (child + 1 < size && isWeaker(heap[child + 1], heap[child])) child++;
      if (!isWeaker(heap[child], moved)) break;
      heap[place] = heap[child];
      place = child;
    }
    heap[place] = moved;
  };

  for (let i = (size >> 1) - 1; i >= 0; i--) sink(i);
  let threshold = Math.abs(values[from + heap[0]]);
  for (let i = size; i < count; i++) {
    if (Math.abs(values[from + i]) > threshold) {
      heap[0] = i;
      sink(0);
      threshold = Math.abs(values[from + heap[0]]);
    }
  }
  return heap.sort();
}

/** History rows on their way to the page. None is ever dropped, however long no frame can be sent. */
export interface RowQueue {
  /** Rows waiting. */
  readonly count: number;
  /** Adds a row: the epoch, and a value a key [width − 1]. */
  push(epoch: number, values: Float64Array): void;
  /** A copy of those that wait [count, width]. */
  waiting(): Float64Array;
  /** Moves the oldest rows, at most `most`, to the front of out [most, width]; answers how many. */
  take(out: Float64Array, most: number): number;
}

/** `width`: values a row, the epoch among them. */
export function createRowQueue(width: number): RowQueue {
  let rows = new Float64Array(256 * width);
  let first = 0;
  let count = 0;

  /** Makes room for one more row behind the last: by moving up when half is free, else by doubling. */
  function makeRoom(): void {
    if ((first + count + 1) * width <= rows.length) return;
    const waiting = rows.subarray(first * width, (first + count) * width);
    if (first < count) rows = new Float64Array(2 * rows.length);
    rows.set(waiting);
    first = 0;
  }

  return {
    get count() {
      return count;
    },
    push: (epoch, values) => {
      makeRoom();
      const at = (first + count) * width;
      rows[at] = epoch;
      rows.set(values, at + 1);
      count++;
    },
    waiting: () => rows.slice(first * width, (first + count) * width),
    take: (out, most) => {
      const taken = Math.min(most, count);
      out.set(rows.subarray(first * width, (first + taken) * width));
      first += taken;
      count -= taken;
      return taken;
    },
  };
}

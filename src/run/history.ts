/** All epochs of a run, a row each. */
export interface History {
  readonly keys: readonly string[];
  readonly count: number;
  /** Epoch of row i; row 0 is epoch 0, the initial weights. */
  epoch(i: number): number;
  /** Value of a key in row i. @throws RangeError for a key that the run does not have. */
  value(i: number, key: string): number;
}

/** A history that grows, by doubling. */
export interface GrowingHistory extends History {
  /** Adds rows [count, keys.length + 1] as they stand in a frame, the epoch first; those it has already are left out. */
  add(rows: Float64Array): void;
  /** Forgets the rows after an epoch. */
  cut(epoch: number): void;
  /** One with the same rows, which grows by itself. */
  copy(): GrowingHistory;
  /** Rows [from, to), the epoch first in each; a copy. */
  rows(from: number, to: number): Float64Array;
  readonly bytes: number;
}

const firstRows = 64;

export function createHistory(keys: readonly string[]): GrowingHistory {
  const width = keys.length + 1;
  let values = new Float64Array(firstRows * width);
  let count = 0;

  const epoch = (i: number): number => values[i * width];
  const newest = (): number => (count === 0 ? -1 : epoch(count - 1));

  function makeRoom(rows: number): void {
    if ((count + rows) * width <= values.length) return;
    const grown = new Float64Array(Math.max((count + rows) * width, 2 * values.length));
    grown.set(values);
    values = grown;
  }

  return {
    keys,
    get count() {
      return count;
    },
    epoch,
    value: (i, key) => {
      const column = keys.indexOf(key);
      if (column < 0) throw new RangeError(`no ${key} in this run`);
      return values[i * width + 1 + column];
    },
    add: (rows) => {
      let from = 0;
      while (from < rows.length && rows[from] <= newest()) from += width;
      makeRoom((rows.length - from) / width);
      values.set(rows.subarray(from), count * width);
      count += (rows.length - from) / width;
    },
    cut: (last) => {
      while (count > 0 && epoch(count - 1) > last) count--;
    },
    copy: () => {
      const made = createHistory(keys);
      made.add(values.subarray(0, count * width));
      return made;
    },
    rows: (from, to) => values.slice(from * width, to * width),
    get bytes() {
      return values.byteLength;
    },
  };
}

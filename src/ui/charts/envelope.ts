/** A curve of any length, kept as so few points that it is painted at once; no minimum and no maximum is lost. */
export interface Envelope {
  /** Adds the next point; `at` must not go down. A value that is no finite number is left out. */
  push(at: number, value: number): void;
  clear(): void;
  /** Number of points that `point` has. */
  readonly length: number;
  /** Where point i is, and its value, in the order in which they came. */
  at(i: number): number;
  value(i: number): number;
}

/**
 * Buckets of neighbouring points, each with its smallest and largest value and where they are. When all buckets are
 * full, neighbours are merged and each holds twice as many points: adding one costs O(1), painting O(buckets),
 * however long the run is.
 *
 * @param buckets an even number; at least half of them are in use once the curve is longer than that
 */
export function createEnvelope(buckets: number): Envelope {
  // [smallest, largest] of each bucket
  const places = new Float64Array(buckets * 2);
  const values = new Float64Array(buckets * 2);
  let full = 0;
  let perBucket = 1;
  let inLast = 0;
  let firstAt = 0;
  let firstValue = 0;
  let lastAt = 0;
  let lastValue = 0;
  let length = 0;

  function merge(): void {
    for (let to = 0; to < buckets / 2; to++) {
      const a = to * 4;
      const b = a + 2;
      const low = values[b] < values[a] ? b : a;
      const high = values[b + 1] > values[a + 1] ? b + 1 : a + 1;
      const [lowAt, low_, highAt, high_] = [places[low], values[low], places[high], values[high]];
      places[to * 2] = lowAt;
      values[to * 2] = low_;
      places[to * 2 + 1] = highAt;
      values[to * 2 + 1] = high_;
    }
    full = buckets / 2;
    perBucket *= 2;
  }

  /** The two points of a bucket in order of place. */
  function index(i: number): number {
    const first = i & ~1;
    return places[first] <= places[first + 1] ? i : i ^ 1;
  }

  return {
    push: (at, value) => {
      if (!Number.isFinite(value)) return;
      if (length === 0) [firstAt, firstValue] = [at, value];
      [lastAt, lastValue] = [at, value];
      if (inLast === 0) {
        if (full === buckets) merge();
        places.fill(at, full * 2, full * 2 + 2);
        values.fill(value, full * 2, full * 2 + 2);
        full++;
      } else {
        const low = full * 2 - 2;
        if (value < values[low]) [places[low], values[low]] = [at, value];
        if (value > values[low + 1]) [places[low + 1], values[low + 1]] = [at, value];
      }
      inLast = (inLast + 1) % perBucket;
      length = full * 2 + 2; // the first and the last point stand at the ends as they are
    },
    clear: () => {
      full = 0;
      perBucket = 1;
      inLast = 0;
      length = 0;
    },
    get length() {
      return length;
    },
    at: (i) => (i === 0 ? firstAt : i === length - 1 ? lastAt : places[index(i - 1)]),
    value: (i) => (i === 0 ? firstValue : i === length - 1 ? lastValue : values[index(i - 1)]),
  };
}

/**
 * The points to draw: of those that share a column of pixels the smallest and the largest, and the first and the last
 * of all. Their indices, in order.
 *
 * @param columns columns of pixels to a unit of `at`
 */
export function columnPoints(envelope: Envelope, columns: number): number[] {
  const { length } = envelope;
  if (length === 0) return [];
  const chosen = [0];
  const add = (i: number): void => {
    if (i > chosen[chosen.length - 1]) chosen.push(i);
  };
  let low = 0;
  let high = 0;
  let column = Math.floor(envelope.at(0) * columns);
  for (let i = 1; i < length; i++) {
    const own = Math.floor(envelope.at(i) * columns);
    if (own !== column) {
      add(Math.min(low, high));
      add(Math.max(low, high));
      column = own;
      low = i;
      high = i;
    } else {
      if (envelope.value(i) < envelope.value(low)) low = i;
      if (envelope.value(i) > envelope.value(high)) high = i;
    }
  }
  add(Math.min(low, high));
  add(Math.max(low, high));
  add(length - 1);
  return chosen;
}

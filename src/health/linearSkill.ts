import type { Examples } from '../data/spec.ts';

/** A share of a column's squares that is smaller is what rounding leaves of one that is a sum of others. */
const rounding = 1e-12;

/**
 * What the best linear map of the inputs knows, by least squares, as `Health.skill`; of classes it fits a column of 0 and 1
 * for each, and says the greatest.
 */
export function linearSkill({ count, x, labels, targets }: Examples): number {
  if (labels.length === 0) {
    const { left, all } = fitted(x, targets, count);
    return all === 0 ? 1 : 1 - left / all;
  }
  const classes = Math.max(...labels) + 1;
  const y = new Float64Array(count * classes);
  labels.forEach((label, row) => (y[row * classes + label] = 1));
  const { fit } = fitted(x, y, count);
  const sizes = new Int32Array(classes);
  let right = 0;
  for (const [row, label] of labels.entries()) {
    let best = 0;
    for (let each = 1; each < classes; each++)
      if (fit[row * classes + each] > fit[row * classes + best] + rounding) best = each;
    sizes[label]++;
    if (best === label) right++;
  }
  const most = Math.max(...sizes);
  return most === count ? 1 : (right - most) / (count - most);
}

/**
 * The fit of y [count, outputs] by the columns of x [count, width] and a constant: each column without what those before it
 * have of it, y ← y − q·(q·y) / (q·q) (Gram and Schmidt), and the squares of y that are left, of all about the means.
 */
function fitted(x: Float64Array, y: Float64Array, count: number): { fit: Float64Array; left: number; all: number } {
  const done = [new Float64Array(count).fill(1)];
  const rest = columnsOf(y, count);
  const take = (from: Float64Array, q: Float64Array): void => {
    const share = dot(from, q) / dot(q, q);
    for (let i = 0; i < count; i++) from[i] -= share * q[i];
  };
  const squares = (): number => rest.reduce((sum, each) => sum + dot(each, each), 0);
  rest.forEach((each) => take(each, done[0]));
  const all = squares();
  for (const column of columnsOf(x, count)) {
    const size = dot(column, column);
    done.forEach((q) => take(column, q));
    if (dot(column, column) <= rounding * size) continue;
    done.push(column);
    rest.forEach((each) => take(each, column));
  }
  const outputs = rest.length;
  return { fit: y.map((each, i) => each - rest[i % outputs][Math.floor(i / outputs)]), left: squares(), all };
}

const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, each, i) => sum + each * b[i], 0);

function columnsOf(values: Float64Array, count: number): Float64Array<ArrayBuffer>[] {
  const width = values.length / count;
  return Array.from({ length: width }, (_, column) =>
    Float64Array.from({ length: count }, (_value, row) => values[row * width + column]),
  );
}

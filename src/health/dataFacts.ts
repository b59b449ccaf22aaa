import type { Examples, Split } from '../data/spec.ts';
import { spreadOver } from './spread.ts';

/** What can be said of the training examples without a network. */
export interface DataFacts {
  readonly examples: number;
  /** √(Σ x² / n) of each input, as the network is fed it [inputs]. */
  readonly sizes: Float64Array;
  /**
   * The greatest share that any network can know (see `Health.skill`), because examples with equal inputs have unequal
   * answers; 1 where none have.
   */
  readonly ceiling: number;
  /**
   * Share of the examples whose nearest neighbour, close by, is of another class; null where too few have one: for numbers
   * to predict, and in many dimensions.
   */
  readonly unlikeNeighbours: number | null;
}

/** Examples whose neighbours are looked for, and among which equal ones are, at most. */
const mostCompared = 400;
const mostRows = 4000;
/** In more dimensions no two examples are close. */
const mostDimensions = 12;
/** Two examples are close when they differ by less than this share of the columns' deviation, in the mean. */
const near = 0.4;
/** Share of the examples that must have a neighbour close by. */
const enough = 0.5;

export function dataFactsOf({ training }: Pick<Split, 'training'>): DataFacts {
  const { count, x } = training;
  const width = x.length / count;
  const sizes = new Float64Array(width);
  for (let i = 0; i < x.length; i++) sizes[i % width] += (x[i] * x[i]) / count;
  return {
    examples: count,
    sizes: sizes.map(Math.sqrt),
    ...answersOf(spread(training), width),
  };
}

function answersOf({ x, labels, targets }: Examples, width: number): Pick<DataFacts, 'ceiling' | 'unlikeNeighbours'> {
  if (labels.length === 0) return { ceiling: ceilingOfNumbers(x, targets, width), unlikeNeighbours: null };
  return { ceiling: ceilingOfClasses(x, labels, width), unlikeNeighbours: unlikeNeighbours(x, labels, width) };
}

/** At most `mostRows` of the examples, spread evenly over all. */
function spread(all: Examples): Examples {
  if (all.count <= mostRows) return all;
  const rows = spreadOver(all.count, mostRows);
  const pick = <T extends Float64Array | Int32Array>(values: T): T => {
    const width = values.length / all.count;
    const out = values.slice(0, width * rows.length) as T; // of the same kind
    rows.forEach((row, i) => out.set(values.subarray(row * width, (row + 1) * width), i * width));
    return out;
  };
  const { raw, x, labels, targets } = all;
  return { count: mostRows, raw: pick(raw), x: pick(x), labels: pick(labels), targets: pick(targets) };
}

/** Rows with equal inputs, as lists of their indices. */
function equalRows(x: Float64Array, count: number, width: number): number[][] {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < count; row++) {
    const key = x.subarray(row * width, (row + 1) * width).join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

const mostOf = (labels: readonly number[]): number => {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Math.max(...counts.values());
};

function ceilingOfClasses(x: Float64Array, labels: Int32Array, width: number): number {
  const right = equalRows(x, labels.length, width).reduce(
    (sum, rows) => sum + mostOf(rows.map((row) => labels[row])),
    0,
  );
  const constant = mostOf([...labels]);
  return constant === labels.length ? 1 : (right - constant) / (labels.length - constant);
}

/** 1 − Σ within of equal inputs / Σ of all, of the squares of deviations from their mean. */
function ceilingOfNumbers(x: Float64Array, targets: Float64Array, width: number): number {
  const count = x.length / width;
  const outputs = targets.length / count;
  const squares = (rows: readonly number[]): number => {
    let sum = 0;
    for (let output = 0; output < outputs; output++) {
      const mean = rows.reduce((total, row) => total + targets[row * outputs + output], 0) / rows.length;
      for (const row of rows)
        sum += (targets[row * outputs + output] - mean) * (targets[row * outputs + output] - mean);
    }
    return sum;
  };
  const all = squares(Array.from({ length: count }, (_, row) => row));
  if (all === 0) return 1;
  return 1 - equalRows(x, count, width).reduce((sum, rows) => sum + squares(rows), 0) / all;
}

/** The nearest neighbour's class errs at most twice as often as the best answer: Cover and Hart 1967. */
function unlikeNeighbours(x: Float64Array, labels: Int32Array, width: number): number | null {
  const count = Math.min(labels.length, mostCompared);
  if (width > mostDimensions || count < 2) return null;
  const rows = spreadOver(labels.length, count);
  const scales = Array.from({ length: width }, (_, column) => deviationOf(x, column, width));
  let [close, unlike] = [0, 0];
  for (const row of rows) {
    let [least, label] = [width * near * near, -1];
    for (const other of rows) {
      if (other === row) continue;
      let distance = 0;
      for (let i = 0; i < width && distance < least; i++) {
        const difference = scales[i] === 0 ? 0 : (x[row * width + i] - x[other * width + i]) / scales[i];
        distance += difference * difference;
      }
      if (distance < least) [least, label] = [distance, labels[other]];
    }
    if (label === -1) continue;
    close++;
    if (label !== labels[row]) unlike++;
  }
  return close < enough * count ? null : unlike / close;
}

function deviationOf(x: Float64Array, column: number, width: number): number {
  const count = x.length / width;
  let [sum, squares] = [0, 0];
  for (let i = column; i < x.length; i += width) {
    sum += x[i];
    squares += x[i] * x[i];
  }
  return Math.sqrt(Math.max(0, squares / count - (sum / count) * (sum / count)));
}

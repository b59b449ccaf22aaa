import type { Examples, Split } from '../data/spec.ts';
import { linearSkill } from './linearSkill.ts';
import { spreadOver } from './spread.ts';

/** What can be said of the training examples without a network. */
export interface DataFacts {
  readonly examples: number;
  /** √(Σ x² / n) of each input, as the network is fed it [inputs]. */
  readonly sizes: Float64Array;
  /** The greatest √(Σ y² / n) of the numbers to predict; 0 for classes. */
  readonly targetSize: number;
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
  /**
   * What each example's five nearest others know of it, by vote or mean, as `Health.skill`: about what can be known from
   * so many examples, or less. Null where too few have five close by, and in many dimensions.
   */
  readonly neighbourSkill: number | null;
  /** What the best linear map of the inputs knows, as `Health.skill`; null in many dimensions. */
  readonly linearSkill: number | null;
}

/** Neighbours that vote: their mean has a fifth of the noise of one. */
const voters = 5;
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
  const { count, x, labels, targets } = training;
  const width = x.length / count;
  return {
    examples: count,
    sizes: sizesOf(x, count),
    targetSize: labels.length > 0 ? 0 : Math.max(...sizesOf(targets, count)),
    ...answersOf(spread(training), width),
  };
}

/** √(Σ v² / n) of each column of [count, columns]. */
function sizesOf(values: Float64Array, count: number): Float64Array {
  const width = values.length / count;
  const sizes = new Float64Array(width);
  for (let i = 0; i < values.length; i++) sizes[i % width] += (values[i] * values[i]) / count;
  return sizes.map(Math.sqrt);
}

function answersOf(examples: Examples, width: number): Omit<DataFacts, 'examples' | 'sizes' | 'targetSize'> {
  const { x, labels, targets } = examples;
  const neighbours = neighboursOf(x, width);
  const linear = width > mostDimensions ? null : linearSkill(examples);
  if (labels.length === 0) {
    const ceiling = ceilingOfNumbers(x, targets, width);
    return {
      ceiling,
      unlikeNeighbours: null,
      neighbourSkill: neighbours && skillOfMeans(neighbours, targets, targets.length / (x.length / width)),
      linearSkill: linear,
    };
  }
  return {
    ceiling: ceilingOfClasses(x, labels, width),
    unlikeNeighbours: neighbours && unlikeNeighbours(neighbours, labels),
    neighbourSkill: neighbours && skillOfVotes(neighbours, labels),
    linearSkill: linear,
  };
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

/** An example, and up to five others that are close by, the nearest first: indices of rows. */
interface Neighbours {
  readonly row: number;
  readonly others: readonly number[];
}

/** Those of up to `mostCompared` examples, spread evenly over all; null in many dimensions. */
function neighboursOf(x: Float64Array, width: number): Neighbours[] | null {
  const count = Math.min(x.length / width, mostCompared);
  if (width > mostDimensions || count < 2) return null;
  const rows = spreadOver(x.length / width, count);
  const scales = Array.from({ length: width }, (_, column) => deviationOf(x, column, width));
  const limit = width * near * near;
  return Array.from(rows, (row) => {
    const found: { distance: number; other: number }[] = []; // ascending
    for (const other of rows) {
      if (other === row) continue;
      const most = found.length < voters ? limit : found[voters - 1].distance;
      let distance = 0;
      for (let i = 0; i < width && distance < most; i++) {
        const difference = scales[i] === 0 ? 0 : (x[row * width + i] - x[other * width + i]) / scales[i];
        distance += difference * difference;
      }
      if (distance >= most) continue;
      const place = found.findIndex((each) => distance < each.distance);
      found.splice(place === -1 ? found.length : place, 0, { distance, other });
      if (found.length > voters) found.pop();
    }
    return { row, others: found.map(({ other }) => other) };
  });
}

/** The nearest neighbour's class errs at most twice as often as the best answer: Cover and Hart 1967. */
function unlikeNeighbours(all: readonly Neighbours[], labels: Int32Array): number | null {
  const close = all.filter(({ others }) => others.length > 0);
  if (close.length < enough * all.length) return null;
  return close.filter(({ row, others }) => labels[others[0]] !== labels[row]).length / close.length;
}

/** Those that have enough neighbours to vote; null if too few have. */
function votersOf(all: readonly Neighbours[]): readonly Neighbours[] | null {
  const close = all.filter(({ others }) => others.length === voters);
  return close.length < enough * all.length ? null : close;
}

function skillOfVotes(all: readonly Neighbours[], labels: Int32Array): number | null {
  const close = votersOf(all);
  if (close === null) return null;
  const right = close.filter(({ row, others }) => {
    const votes = others.map((other) => labels[other]);
    const most = mostOf(votes);
    return votes.find((label) => votes.filter((each) => each === label).length === most) === labels[row];
  }).length;
  const constant = mostOf(close.map(({ row }) => labels[row]));
  return constant === close.length ? 1 : (right - constant) / (close.length - constant);
}

/** The mean of five has a fifth of the noise of the example itself, so the error is 6/5 of the noise. */
function skillOfMeans(all: readonly Neighbours[], targets: Float64Array, outputs: number): number | null {
  const close = votersOf(all);
  if (close === null) return null;
  let [error, variance] = [0, 0];
  for (let output = 0; output < outputs; output++) {
    const target = (row: number): number => targets[row * outputs + output];
    const mean = meanOf(close.map(({ row }) => target(row)));
    for (const { row, others } of close) {
      error += (target(row) - meanOf(others.map(target))) ** 2;
      variance += (target(row) - mean) ** 2;
    }
  }
  return variance === 0 ? 1 : 1 - (error * voters) / (voters + 1) / variance;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

function deviationOf(x: Float64Array, column: number, width: number): number {
  const count = x.length / width;
  let [sum, squares] = [0, 0];
  for (let i = column; i < x.length; i += width) {
    sum += x[i];
    squares += x[i] * x[i];
  }
  return Math.sqrt(Math.max(0, squares / count - (sum / count) * (sum / count)));
}

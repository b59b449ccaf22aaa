import type { Meaning } from './meaning.ts';

/** How much the network speaks for the second of two classes, and from where on its answer is that class. */
export interface Scores {
  /** [rows] */
  readonly scores: Float64Array;
  /** The answer is the second class above it, as for `predictedClass`. */
  readonly usual: number;
}

/** @param values [rows, outputs], one output or two */
export function scoresOf(meaning: Meaning, values: ArrayLike<number>, outputs: number): Scores {
  const rows = values.length / outputs;
  if (outputs === 1) return { scores: Float64Array.from(values), usual: 0.5 };
  if (meaning === 'probabilities') {
    return { scores: Float64Array.from({ length: rows }, (_, i) => values[i * outputs + 1]), usual: 0.5 };
  }
  // The larger one wins.
  return { scores: Float64Array.from({ length: rows }, (_, i) => values[i * 2 + 1] - values[i * 2]), usual: 0 };
}

/** A receiver operating characteristic: rates as the threshold falls, examples of one score taken together. */
export interface Roc {
  /** Part of the first class that is taken for the second, 0 … 1 [places]. */
  readonly falsePositive: Float64Array;
  /** Part of the second class that is, 0 … 1 [places]. */
  readonly truePositive: Float64Array;
  /** The different scores, the largest first: at a place, so many of them are above the threshold [places − 1]. */
  readonly levels: Float64Array;
  /** Area under the curve, by trapezoids. */
  readonly area: number;
}

/**
 * @param scores [rows]
 * @param labels 0 or 1 [rows]
 * @returns null where there are not both classes, or a score is no number
 */
export function rocOf(scores: Float64Array, labels: Int32Array): Roc | null {
  // Numbers alone are sorted many times as fast as rows by a function.
  const [first, second] = [0, 1].map((wanted) => scores.filter((_, i) => labels[i] === wanted).sort());
  const [negatives, positives] = [first.length, second.length];
  if (positives === 0 || negatives === 0 || scores.some(Number.isNaN)) return null;
  const falsePositive = new Float64Array(scores.length + 1);
  const truePositive = new Float64Array(scores.length + 1);
  const levels = new Float64Array(scores.length);
  let [right, wrong, area, places] = [0, 0, 0, 0];
  while (right < positives || wrong < negatives) {
    const [rightBefore, wrongBefore] = [right, wrong];
    const score = Math.max(second[positives - 1 - right] ?? -Infinity, first[negatives - 1 - wrong] ?? -Infinity);
    while (second[positives - 1 - right] === score) right++;
    while (first[negatives - 1 - wrong] === score) wrong++;
    area += ((wrong - wrongBefore) * (right + rightBefore)) / 2;
    levels[places++] = score;
    falsePositive[places] = wrong / negatives;
    truePositive[places] = right / positives;
  }
  return {
    falsePositive: falsePositive.subarray(0, places + 1),
    truePositive: truePositive.subarray(0, places + 1),
    levels: levels.subarray(0, places),
    area: area / (positives * negatives),
  };
}

/** Rates at one threshold; NaN where there is nothing that they are a part of. */
export interface Reading {
  readonly precision: number;
  /** The same as the rate of true positives. */
  readonly recall: number;
  readonly falsePositive: number;
}

export function readingAt(scores: Float64Array, labels: Int32Array, threshold: number): Reading {
  const counts = [0, 0];
  const above = [0, 0];
  for (let i = 0; i < scores.length; i++) {
    counts[labels[i]]++;
    if (scores[i] > threshold) above[labels[i]]++;
  }
  return {
    precision: above[1] / (above[0] + above[1]),
    recall: above[1] / counts[1],
    falsePositive: above[0] / counts[0],
  };
}

/** The place of a threshold on the curve: how many of the scores are above it. */
export function placeOf({ levels }: Roc, threshold: number): number {
  let [low, high] = [0, levels.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (levels[middle] > threshold) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A threshold for a place, halfway between the scores on either side of it; −∞ where all of them are above it. */
export function thresholdAt({ levels }: Roc, place: number): number {
  if (place === 0) return levels[0];
  return place === levels.length ? Number.NEGATIVE_INFINITY : (levels[place - 1] + levels[place]) / 2;
}

/** The place that a key leads to; null for another key. */
export function placeBy(key: string, withShift: boolean, place: number, places: number): number | null {
  const step = withShift ? Math.max(1, Math.round(places / 20)) : 1;
  const within = (to: number): number => Math.max(0, Math.min(places - 1, to));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return within(place + step);
    case 'ArrowLeft':
    case 'ArrowDown':
      return within(place - step);
    case 'Home':
      return 0;
    case 'End':
      return places - 1;
    default:
      return null;
  }
}

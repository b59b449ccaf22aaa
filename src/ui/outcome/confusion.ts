/** Counts [truth × classes + prediction]; rows whose prediction is −1 are not counted. */
export function confusion(truth: ArrayLike<number>, predicted: ArrayLike<number>, classes: number): Int32Array {
  const counts = new Int32Array(classes * classes);
  for (let i = 0; i < truth.length; i++) {
    if (predicted[i] >= 0) counts[truth[i] * classes + predicted[i]]++;
  }
  return counts;
}

export type Part = 'training' | 'validation' | 'all';

/** The rows of a part, when training stands before validation: [from, to). */
export function rowsOfPart(part: Part, training: number, count: number): readonly [number, number] {
  return [part === 'validation' ? training : 0, part === 'training' ? training : count];
}

/** How many stand on the diagonal, and how many there are. */
export function rightOf(counts: Int32Array, classes: number): { readonly right: number; readonly count: number } {
  let right = 0;
  for (let k = 0; k < classes; k++) right += counts[k * classes + k];
  return { right, count: counts.reduce((sum, n) => sum + n, 0) };
}

/** Depth of a cell's shade, 0 … 1: its part of the examples that truly are of its class. */
export function shade(counts: Int32Array, classes: number, truth: number, predicted: number): number {
  let row = 0;
  for (let k = 0; k < classes; k++) row += counts[truth * classes + k];
  return row === 0 ? 0 : counts[truth * classes + predicted] / row;
}

/** A cell's ground: right and wrong have each their colour, beside their places on and off the diagonal. */
export function cellColour(depth: number, isRight: boolean): string {
  return `color-mix(in srgb, var(${isRight ? '--accent' : '--negative'}) ${Math.round(depth * 38)}%, transparent)`;
}

/**
 * Precision and recall of each class [classes]: of the examples that are taken for it, and of those that truly are of
 * it, the part that is right. NaN where there are none.
 */
export function precisionAndRecall(
  counts: Int32Array,
  classes: number,
): { readonly precision: Float64Array; readonly recall: Float64Array } {
  const precision = new Float64Array(classes);
  const recall = new Float64Array(classes);
  for (let k = 0; k < classes; k++) {
    let [given, truly] = [0, 0];
    for (let other = 0; other < classes; other++) {
      given += counts[other * classes + k];
      truly += counts[k * classes + other];
    }
    precision[k] = counts[k * classes + k] / given;
    recall[k] = counts[k * classes + k] / truly;
  }
  return { precision, recall };
}

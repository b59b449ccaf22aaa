import { predictedClass, type Meaning } from './meaning.ts';

/** An example that the network takes for another class. */
export interface Mistake {
  /** Among all examples, training first. */
  readonly row: number;
  readonly truth: number;
  readonly given: number;
  /** The network's number for the class that it gives; of scores, by how much that is ahead of the true one. */
  readonly sureness: number;
}

/**
 * How many mistakes there are, and the surest of them first.
 *
 * @param values [rows, outputs]
 * @param labels true class of each row [rows]
 * @param most so many are wanted
 */
export function mistakesOf(
  meaning: Meaning,
  values: ArrayLike<number>,
  outputs: number,
  labels: Int32Array,
  most: number,
): { readonly count: number; readonly surest: readonly Mistake[] } {
  const sureness = new Float64Array(labels.length); // of each mistake, in the order of the rows
  let count = 0;
  const each = (take: (mistake: Mistake) => void): void =>
    labels.forEach((truth, row) => {
      const at = row * outputs;
      const given = predictedClass(values, at, outputs);
      if (given >= 0 && given !== truth)
        take({ row, truth, given, sureness: surenessOf(meaning, values, at, outputs, truth, given) });
    });
  each((mistake) => {
    sureness[count++] = mistake.sureness;
  });
  const top = sureness.subarray(0, count).sort().slice(-most);
  let ties = top.filter((one) => one === top[0]).length; // of those that are as sure as the last the first rows
  const surest: Mistake[] = [];
  each((mistake) => {
    if (mistake.sureness > top[0] || (mistake.sureness === top[0] && ties-- > 0)) surest.push(mistake);
  });
  return { count, surest: surest.sort((a, b) => b.sureness - a.sureness || a.row - b.row) };
}

function surenessOf(
  meaning: Meaning,
  values: ArrayLike<number>,
  at: number,
  outputs: number,
  truth: number,
  given: number,
): number {
  if (meaning !== 'scores') return outputs > 1 ? values[at + given] : given === 1 ? values[at] : 1 - values[at];
  return outputs > 1 ? values[at + given] - values[at + truth] : Math.abs(values[at] - 0.5);
}

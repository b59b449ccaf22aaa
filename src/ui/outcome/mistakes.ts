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
 * All mistakes, the surest first.
 *
 * @param values [rows, outputs]
 * @param labels true class of each row [rows]
 */
export function mistakesOf(
  meaning: Meaning,
  values: ArrayLike<number>,
  outputs: number,
  labels: Int32Array,
): Mistake[] {
  const found: Mistake[] = [];
  labels.forEach((truth, row) => {
    const at = row * outputs;
    const given = predictedClass(values, at, outputs);
    if (given < 0 || given === truth) return;
    found.push({ row, truth, given, sureness: surenessOf(meaning, values, at, outputs, truth, given) });
  });
  return found.sort((a, b) => b.sureness - a.sureness || a.row - b.row);
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

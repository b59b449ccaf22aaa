import { infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { Through } from '../../asking/questions.ts';
import { finalActivation, hasSignedTargets } from '../../document/outputStage.ts';
import { givesProbability, sumsToOne } from '../../engine/activations.ts';

/**
 * How the network's outputs are to be read; where they are logits, their probabilities are.
 * `probabilities`: softmax or its like, they sum to 1. `probability`: one unit from 0 to 1, of the second class.
 * `independent`: a number from 0 to 1 a class, which need not sum to 1. `scores`: any numbers; the largest wins, or,
 * with one unit, more than 0.5 is the second class. `signed`: −1 to 1, which are the two classes, here as the second's
 * share. `number`: regression.
 */
export type Meaning = 'probabilities' | 'probability' | 'independent' | 'scores' | 'signed' | 'number';

/**
 * The activation that makes probabilities of the outputs where the loss takes them for logits (`from_logits=True`);
 * null where the outputs are read as they are. `halved`: −1 … 1 becomes a share.
 */
export function logitActivation(experiment: Experiment): Through {
  const { loss, lossOptions, data } = experiment;
  if (hasSignedTargets(experiment)) return 'halved';
  if (!lossOptions.fromLogits || infoOf(data).task === 'regression') return null;
  // A network that ends in probabilities all the same has them already.
  if (givesProbability(finalActivation(experiment).name)) return null;
  return loss === 'binary_crossentropy' ? 'sigmoid' : 'softmax';
}

export function meaningOf(experiment: Experiment, outputs: number): Meaning {
  if (infoOf(experiment.data).task === 'regression') return 'number';
  const through = logitActivation(experiment);
  if (through === 'halved') return 'signed';
  const name = through ?? finalActivation(experiment).name;
  const isProbability = givesProbability(name);
  if (outputs === 1) return isProbability ? 'probability' : 'scores';
  if (sumsToOne(name)) return 'probabilities';
  return isProbability ? 'independent' : 'scores';
}

/** The class that Keras's accuracy takes: above 0.5, or the first of the largest; −1 where an output is no number. */
export function predictedClass(values: ArrayLike<number>, offset: number, outputs: number): number {
  if (outputs === 1) return Number.isNaN(values[offset]) ? -1 : Number(values[offset] > 0.5);
  let best = 0;
  for (let j = 0; j < outputs; j++) {
    if (Number.isNaN(values[offset + j])) return -1;
    if (values[offset + j] > values[offset + best]) best = j;
  }
  return best;
}

/**
 * How much the network speaks for each class, as shares that sum to 1, into `shares` [classes]; all 0 where an
 * output is no number. Scores are no shares: what wins has all.
 */
export function sharesOf(
  meaning: Meaning,
  values: ArrayLike<number>,
  offset: number,
  outputs: number,
  shares: Float64Array,
): void {
  shares.fill(0);
  const winner = predictedClass(values, offset, outputs);
  if (winner < 0) return;
  if (meaning === 'probability' || meaning === 'signed') {
    shares[0] = 1 - values[offset];
    shares[1] = values[offset];
    return;
  }
  let sum = 0;
  for (let j = 0; j < outputs; j++) sum += values[offset + j];
  if (meaning === 'scores' || meaning === 'number' || sum <= 0) {
    shares[winner] = 1;
    return;
  }
  for (let j = 0; j < outputs; j++) shares[j] = values[offset + j] / sum;
}

/** One class of an answer. */
export interface Verdict {
  /** The network's output for it: a probability, or a score. */
  readonly value: number;
  /** Length of its bar, 0 … 1; null where the number has no whole that it is part of. */
  readonly part: number | null;
  readonly isWinner: boolean;
}

/** Verdicts on each class for one example [classes]; empty when the outputs do not fit the classes. */
export function verdicts(meaning: Meaning, values: ArrayLike<number>, outputs: number, classes: number): Verdict[] {
  if (outputs === 1 ? classes !== 2 : outputs !== classes) return [];
  const winner = predictedClass(values, 0, outputs);
  return Array.from({ length: classes }, (_, label) => {
    const isWinner = label === winner;
    if (outputs === 1 && meaning === 'probability') {
      const value = label === 1 ? values[0] : 1 - values[0];
      return { value, part: value, isWinner };
    }
    // One unit that is no probability speaks of the second class alone.
    const score = meaning === 'signed' ? 2 * values[0] - 1 : values[0];
    if (outputs === 1) return { value: label === 1 ? score : Number.NaN, part: null, isWinner };
    return { value: values[label], part: meaning === 'scores' ? null : values[label], isWinner };
  });
}

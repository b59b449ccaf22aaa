import { defaultOptimizer } from '../document/defaults.ts';
import type { Experiment } from '../document/experiment.ts';
import { rounded } from '../document/spelling.ts';
import type { OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import type { History } from '../run/history.ts';
import type { SetRate } from './finding.ts';
import type { Health } from './health.ts';

/** Learning rates of a run, which a schedule or ReduceLROnPlateau may have changed. */
export interface Rates {
  /** Of the next update, or of the one that failed. */
  readonly now: number;
  /** The greatest until now, since the optimizer was last changed by hand. */
  readonly greatest: number;
}

export function ratesOf(
  { optimizer }: Experiment,
  history: History,
  since: number,
  { rate }: Health,
  hasFailed: boolean,
): Rates {
  const key = 'learning_rate'; // a column where something changes it
  if (hasFailed && !history.keys.includes(key)) {
    const failed = rounded(rate, 6); // a person may have set another since
    return { now: failed, greatest: failed };
  }
  if (!history.keys.includes(key)) return { now: optimizer.learningRate, greatest: optimizer.learningRate };
  let greatest = rate;
  for (let i = 0; i < history.count; i++) {
    if (history.epoch(i) >= since) greatest = Math.max(greatest, history.value(i, key));
  }
  return { now: rate, greatest };
}

interface Rated {
  readonly experiment: Experiment;
  readonly rates: Rates;
}

/** A rate that has come down to less than this share: a loss that rests may rest by it. */
const slow = 0.1;

export const isSlowedDown = ({ rates: { now, greatest } }: Rated): boolean => now < slow * greatest;

/** The momentum of textbooks. With a greater one what a large gradient has begun goes on for too long. */
const usualMomentum = 0.9;

const momentumOf = (optimizer: OptimizerSpec): number => ('momentum' in optimizer ? optimizer.momentum : 0);

/** How many gradients momentum adds up to a step: v ← μ·v − η·g comes to −η·g / (1 − μ). */
const gainOf = (momentum: number): number => 1 / rounded(1 - momentum, 12); // 1 − 0.9 is not quite 0.1

/** Steps of more than so many times Keras's own rate kill units: those of sgd above 0.3, of adam above 0.03. */
const high = 30;

const usualRate = ({ optimizer }: Experiment): number => defaultOptimizer(optimizer.name).learningRate;

/** What is not above Keras's own by more than this, does not get better by Keras's own. */
const clearly = 1.5;
/** And of so many times, or more, throw about whatever bends. */
const wild = 100;

/** How large steps have been, of Keras's own. */
const stepsOf = ({ experiment, rates }: Rated): number =>
  (rates.greatest * gainOf(momentumOf(experiment.optimizer))) / usualRate(experiment);

/** The rate of the largest steps that are not far above Keras's own. */
export const highRate = ({ experiment }: Rated): number =>
  (high * usualRate(experiment)) / gainOf(momentumOf(experiment.optimizer));

/** Whether steps have been far above Keras's own. */
export const isHighRate = (rated: Rated): boolean => stepsOf(rated) > high;
/**
 * Whether steps are that large, or nearly, for errors of this size: a loss of squares is steeper the larger it is. Only
 * SGD's steps are as large as the gradient, all others divide by its size.
 */
export const isHighFor = (rated: Rated, loss: number): boolean => stepsFor(rated, loss) >= high;
/** Or beyond all use. */
export const isWildRate = (rated: Rated, loss = 1): boolean => stepsFor(rated, loss) >= wild;
/** Or so large that nothing but a lower one helps. */
export const isHopeless = (rated: Rated, loss: number): boolean => stepsFor(rated, loss) >= 10 * wild;

const stepsFor = (rated: Rated, loss: number): number =>
  stepsOf(rated) * (rated.experiment.optimizer.name === 'sgd' ? Math.max(1, loss) : 1);

/**
 * So many times less, but not below Keras's own: the usual grid of rates has three steps from one to its thirtieth (1, 0.3,
 * 0.1, 0.03).
 */
export function lowerRate(rated: Rated, times = 30): SetRate {
  const usual = usualRate(rated.experiment);
  const momentum = momentumOf(rated.experiment.optimizer);
  const kept = gainOf(Math.min(momentum, usualMomentum));
  const rate = (rated.rates.greatest * gainOf(momentum)) / kept; // with the momentum that is kept
  const lower = rate > clearly * usual ? Math.max(usual, rate / times) : rate / 10;
  return constantRate(rated, Math.min(lower, (high * usual) / kept));
}

/** Steps of Keras's own rate without momentum, or a tenth of those that were no larger. */
export function usualOrLower(rated: Rated, back: boolean): SetRate {
  const usual = usualRate(rated.experiment);
  const momentum = momentumOf(rated.experiment.optimizer);
  const step = rated.rates.greatest * gainOf(momentum);
  return constantRate(
    rated,
    (step > clearly * usual ? usual : step / 10) / gainOf(Math.min(momentum, usualMomentum)),
    back,
  );
}

/** This rate, in the digits that its button has, without a schedule to change it, and with no unusual momentum. */
function constantRate({ experiment: { optimizer } }: Rated, rate: number, back = false): SetRate {
  return {
    type: 'setRate',
    rate: rounded(rate, 2),
    back,
    ...(optimizer.schedule !== null && { constant: true }),
    ...(momentumOf(optimizer) > usualMomentum && { momentum: usualMomentum }),
  };
}

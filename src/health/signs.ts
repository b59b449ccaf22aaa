import type { Experiment } from '../document/experiment.ts';
import { hiddenDenseLayers } from '../document/shape.ts';
import { infoOf } from '../data/spec.ts';
import type { Layer } from '../engine/specs/model.ts';
import type { NotFinite } from '../engine/specs/runSpec.ts';
import type { History } from '../run/history.ts';
import { type Curve, curveOf } from './curveOf.ts';
import type { DataFacts } from './dataFacts.ts';
import type { Finding, Seat } from './finding.ts';
import type { Health, LayerHealth } from './health.ts';
import { type Rates, ratesOf } from './rates.ts';

/** All that the doctor looks at. */
export interface Chart {
  readonly experiment: Experiment;
  readonly history: History;
  /** Epoch at which the optimizer was last changed by hand; only what came then tells of the one that it has. */
  readonly since?: number;
  readonly failure: NotFinite | null;
  readonly data: DataFacts;
  readonly health: Health;
}

/** Networks that know so much of what there is to know have learned: of classes (0.85 of three is 90 % right), of numbers. */
export const learned = { classification: 0.85, regression: 0.9 };
/** And whose loss is at most so much of that of knowing nothing, as it is and in the mean of the newest epoch. */
export const learnedLoss = 0.5;
const learnedMean = 0.75;

/**
 * Where examples are noisy nobody can know all. A network that knows as much as their neighbours tell, but for the error
 * of a share that a few hundred examples give, has learned what there is. Where the neighbours tell less than
 * `tellingSkill`, they are no measure. Its loss tells whether it knows: answers that are all but equal are right by the
 * threshold, too, so of that of knowing nothing a tenth of what there is to know must have gone.
 */
export const errorOfShare = 0.1;
export const tellingSkill = 0.3;
const leastGone = 0.1;

/** A network whose loss is no less than this share of that of knowing nothing knows nothing: sigmoids often stay there. */
export const nothingKnown = 0.95;

/** Epochs before which a curve says nothing. */
export const fewestEpochs = 2;

/** In the last quarter of its epochs the loss has fallen by less than this share: it has come to its end. */
const stuckDrop = 0.15;

/** A loss that has fallen by less than this share has not been seen to fall. */
const noticed = 0.02;

/** What the signs are read from. */
export interface Signs extends Chart {
  readonly curve: Curve;
  readonly rates: Rates;
  /** All columns of neurons but the output. */
  readonly hidden: readonly LayerHealth[];
  /** It knows nearly all. */
  readonly hasLearned: boolean;
  /** It has learned, or knows what can be known from these examples. */
  readonly isWell: boolean;
  /** It does not get better any more, or never did. */
  readonly isStuck: boolean;
  /**
   * The loss has fallen by more than nothing, or where it began is not known: what a network knows that began so by chance
   * it has not learned.
   */
  readonly hasFallen: boolean;
}

/** A rule finds its sickness in the signs, or not. */
export type Rule = (signs: Signs) => Finding | null;

export function signsOf(chart: Chart): Signs {
  const { health, history, experiment, failure, since = 0 } = chart;
  const curve = curveOf(history, since);
  const { task } = infoOf(experiment.data);
  const { skill, loss, blind } = health;
  const isBelow = (data: number, mean: number): boolean => !(loss.data > data * blind) && !(curve.last > mean * blind);
  const hasLearned = skill >= learned[task] && isBelow(learnedLoss, learnedMean);
  const told = chart.data.neighbourSkill ?? 0;
  const isWell =
    hasLearned || (told >= tellingSkill && skill >= told - errorOfShare && isBelow(1 - leastGone * told, 1));
  const hidden = health.layers.slice(0, -1);
  const rates = ratesOf(experiment, history, since, health, failure !== null);
  const hasFallen = curve.begin > 0 || curve.last < (1 - noticed) * curve.first;
  return { ...chart, curve, rates, hidden, hasLearned, isWell, isStuck: curve.lateDrop < stuckDrop, hasFallen };
}

/** Updates of the weights so far. */
export const updatesOf = ({ batchSize }: Experiment, { epochs }: Curve, { examples }: DataFacts): number =>
  epochs * Math.ceil(examples / batchSize);

export const at = (layer: LayerHealth, units: readonly number[] = [], activation = false): Seat => ({
  kind: 'layer',
  layer: activation ? layer.activationLayer : layer.layer,
  units,
});

/**
 * The loss goes up by more than a twentieth in a fifth of the later epochs, and at least twice, and has been above that of
 * the beginning by more than a fifth: by batches and Dropout a loss that falls is restless, too.
 */
const restless = 0.2;
const above = 1.2;
/** Or has once been so many times as large as in the beginning, and has not come down, or still goes up at times. */
export const thrown = 3;

/** A loss of an epoch that such a layer takes part in jumps by itself: by chance, or by the other examples of a batch. */
export const isNoise = ({ type }: Layer): boolean => /dropout|noise|batch_normalization/.test(type);

/**
 * The loss of knowing nothing, or of the initial weights. BatchNormalization has no averages yet for those: there it is
 * that of the first epoch.
 */
function startOf({ experiment, curve, health: { blind } }: Signs): number {
  const isNormalized = experiment.layers.some(({ type }) => type === 'batch_normalization');
  return Math.max(curve.first, blind, isNormalized ? curve.second : 0);
}

/** Whether the loss has once been far above that of the beginning. */
export const isThrown = (signs: Signs): boolean => signs.curve.highest > thrown * startOf(signs);

export function stepsAreTooLarge(signs: Signs): boolean {
  const { experiment, curve, isStuck } = signs;
  if (curve.epochs < fewestEpochs) return false;
  const start = startOf(signs);
  const isRestless = curve.jumps >= restless && curve.highest > above * start && !experiment.layers.some(isNoise);
  // One that has never been far up, and goes down on the whole, learns.
  return (isRestless && isStuck) || (isThrown(signs) && (curve.jumps > 0 || curve.last > start));
}

/** So much of the loss of knowing nothing is left where it jumps: below, a jump is small, whatever it is of what is left. */
const muchLeft = 0.1;

/** It has been thrown, and jumps ever since: however much it knows just now, it will not know in the next epoch. */
export function isWild(signs: Signs): boolean {
  const { experiment, curve, health } = signs;
  if (experiment.layers.some(isNoise) || curve.epochs < fewestEpochs) return false;
  return curve.jumps >= restless && isThrown(signs) && curve.last > muchLeft * health.blind;
}

/** Hidden layers of no more units than this are small for any but the easiest sets. */
const narrow = 8;

/** Whether all hidden layers have few units, or there are none. */
export const isNarrow = (e: Experiment): boolean => hiddenDenseLayers(e).every(({ layer }) => layer.units <= narrow);

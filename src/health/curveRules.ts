import { infoOf } from '../data/spec.ts';
import { defaultOptimizer } from '../document/defaults.ts';
import type { Experiment } from '../document/experiment.ts';
import { findProblems } from '../document/problems/findProblems.ts';
import { hiddenDenseLayers, parameterCount } from '../document/shape.ts';
import { begun, type Curve } from './curveOf.ts';
import type { DataFacts } from './dataFacts.ts';
import type { Cure, Finding } from './finding.ts';
import { highRate, isHighRate, isSlowedDown, lowerRate, usualOrLower } from './rates.ts';
import {
  at,
  errorOfShare,
  fewestEpochs,
  isNarrow,
  isNoise,
  isThrown,
  isWild,
  learned,
  learnedLoss,
  nothingKnown,
  type Signs,
  stepsAreTooLarge,
  tellingSkill,
  thrown,
  updatesOf,
} from './signs.ts';
import { deadUnits, isBounded, isOneSided } from './weightRules.ts';

// What is wrong with how the loss goes.

/** A loss so many times as large as that of knowing nothing is on its way out of all numbers. */
const runaway = 1e6;

/** A loss that has risen, or fallen, by less than this share has not. */
const atRest = 0.05;

export function diverged(signs: Signs): Finding | null {
  const { failure, health, curve, rates } = signs;
  const { data } = health.loss;
  if (failure === null && Number.isFinite(data) && data < runaway * Math.max(health.blind, curve.first)) return null;
  // A schedule may have ended it: of what is left the sentence would not be true.
  if (failure === null && rates.now < rates.greatest && curve.lateDrop > -atRest) return null;
  const numbers = {
    epoch: failure?.epoch ?? curve.begin + curve.epochs,
    batch: failure?.batch ?? 0,
    rate: rates.now,
    ...(failure === null && Number.isFinite(data) && { loss: data }),
  };
  const largest = Math.max(...health.layers.map(({ weights }) => weights));
  const cure = usualOrLower(signs, largest < usualWeights);
  return { sickness: 'diverged', seat: { kind: 'optimizer' }, numbers, cure };
}

/** Weights of a greater size than this are not worth going back to. */
const usualWeights = 100;

/**
 * Sigmoids that are thrown come back, unless too far, and learn by no lower rate what they learn by this one, if they learn
 * at all.
 */
function isHeld({ experiment, curve, health: { loss, blind } }: Signs): boolean {
  const mayLearn = loss.data < nothingKnown * blind || (curve.epochs <= begun && loss.data < thrown * blind);
  return mayLearn && isBounded(experiment) && isOneSided(experiment);
}

export function rateTooLarge(signs: Signs): Finding | null {
  const { curve, isWell, rates } = signs;
  const isTooLarge = isWell ? isWild(signs) : stepsAreTooLarge(signs);
  if (!isTooLarge && !(hasGap(signs) && leapsOverGap(signs, curve.lateLeap))) return null;
  if (isHeld(signs)) return null;
  const { jumps, highest, first, begin } = curve;
  const rate = isTooLarge ? rates.greatest : rates.now; // the one that its sentence is about
  const numbers = { rate, jumps, highest, first, begin, ...(!isTooLarge && { leap: curve.lateLeap }) };
  return {
    sickness: 'rateTooLarge',
    seat: { kind: 'optimizer' },
    numbers,
    cure: isThrown(signs) ? lowerRate(signs) : lowerRate(signs, 3),
  };
}

/** Updates of less than a ten-thousandth of the weights' size. */
const smallUpdate = 1e-4;
/** Of the loss of the beginning at least so much is left. */
const littleDone = 0.75;
/** All updates together can have moved the weights by no more than this share of their size. */
const hardlyMoved = 0.05;

/** A rate that could not be so many times as large is not called too small. */
const muchMore = 3;

/** The loss would still go down if the next update were a thousand times as large, or it goes as slowly as ever. */
export function rateTooSmall(signs: Signs): Finding | null {
  const { experiment, curve, data, isWell, health, rates } = signs;
  const { layers, along } = health;
  const end = along.at(-1);
  if (isWell || curve.epochs < fewestEpochs || end === undefined || stepsAreTooLarge(signs)) return null;
  if (experiment.optimizer.schedule !== null || rates.now < rates.greatest) return null; // it has been made small
  if (isHighRate(signs)) return null; // updates are small where it has thrown all about
  if (deadUnits(signs) !== null) return null; // with no gradient updates are small at any rate
  const most = Math.max(...layers.map(({ updateRatio }) => updateRatio ?? 0));
  const goesDown = along.every(({ loss }, i) => i === 0 || loss <= along[i - 1].loss) && end.loss < along[0].loss;
  const moved = most * updatesOf(experiment, curve, data);
  const isSteady = curve.lateDrop >= 0.1 * (1 - curve.last / curve.first);
  if (most === 0 || most > smallUpdate || curve.last < littleDone * curve.first) return null;
  if (!goesDown && (moved > hardlyMoved || !isSteady)) return null;
  const { name, learningRate } = experiment.optimizer;
  const usual = defaultOptimizer(name).learningRate;
  const numbers = { rate: learningRate, update: most, moved, isDownhill: goesDown };
  const times = goesDown ? end.multiple : 100;
  const rate = Math.max(usual, Math.min(highRate(signs), times * learningRate));
  if (rate < muchMore * learningRate) return null;
  const cure: Cure = { type: 'setRate', rate, back: false };
  return { sickness: 'rateTooSmall', seat: { kind: 'optimizer' }, numbers, cure };
}

/** Much more than is needed to judge is held back from learning. */
const largeSplit = 0.3;
const usualSplit = 0.2;

/** With ten weights for each example a network learns any of them by heart, and a few more, too. */
const byHeart = 10;

/** More examples where there are some that can help, or fewer units. */
function lessByHeart(experiment: Experiment, { examples }: DataFacts, widest: number): Cure | null {
  const { validationSplit } = experiment;
  const least = Math.max(4, 2 * infoOf(experiment.data).classes.length);
  const learnsAny = widest > least && parameterCount(experiment) > byHeart * examples;
  if (validationSplit > largeSplit && !learnsAny) {
    return { type: 'remedy', remedy: { type: 'setValidationSplit', validationSplit: usualSplit } };
  }
  return widest > least ? { type: 'narrow', units: Math.max(least, Math.round(widest / 8)) } : null;
}

/** Of what there is to know, training has so much more than validation … */
const gapOfSkill = 0.15;
/** (but not where so many are right: a few that are wrong for sure make a large loss) */
const rightEnough = 0.88;
/** … or the loss of validation has risen by so much of that of knowing nothing, and by a fifth of itself, … */
const rise = 0.1;
/** … and is above that of training by as much, which has less than so much left to learn: else nothing is known by heart. */
const byHeartLoss = 0.3;

const isRising = ({ validation }: Curve, blind: number): boolean =>
  validation !== null && validation.last - validation.best > rise * blind && validation.last > 1.2 * validation.best;

/** What regularizers add to the losses of training and validation alike. */
const penaltyOf = ({ health: { loss } }: Signs): number => loss.penalty ?? 0;

/** Whether it knows the examples of training so much better than those of validation. */
function hasGap(signs: Signs): boolean {
  const { curve, health } = signs;
  const { blind, loss } = health;
  const { validation } = curve;
  if (validation === null || curve.begin + curve.epochs < 5 || !Number.isFinite(validation.last) || blind === 0)
    return false;
  const [train, valid] = [loss.data, validation.last - penaltyOf(signs)].map((each) => 1 - each / blind);
  if (train < 1 - byHeartLoss) return false;
  if (isRising(curve, blind)) return train - valid > rise;
  // What helps there, too, is not learned by heart.
  if (validation.lateDrop > atRest && validation.last <= (1 + atRest) * validation.best) return false;
  return train - valid > gapOfSkill && train > learned.classification && (validation.right ?? 0) < rightEnough;
}

/** Where the loss leaps by more than that from epoch to epoch, it is not learned by heart: the steps are too large. */
const leapsOverGap = (signs: Signs, leap: number): boolean => {
  const { experiment, curve, health } = signs;
  const { validation } = curve;
  if (validation === null || experiment.layers.some(isNoise)) return false;
  return leap > validation.last - penaltyOf(signs) - health.loss.data;
};

/** A loss that rises from epoch to epoch by less than this share of the gap goes smoothly. */
const smoothly = 0.1;

export function overfitting(signs: Signs): Finding | null {
  const { experiment, data, curve, health } = signs;
  const { blind, loss } = health;
  const { validation } = curve;
  // Of large steps a gap is a sign only where the loss goes smoothly, and for a while.
  const isHigh = isHighRate(signs);
  const leap = isHigh ? curve.leap / smoothly : curve.leap;
  if (validation === null || !hasGap(signs) || leapsOverGap(signs, leap)) return null;
  if (isHigh && curve.epochs < 2 * begun) return null;
  const hasRisen = isRising(curve, blind);
  const { newest, least } = validation;
  const numbers = { loss: loss.data + penaltyOf(signs), validation: newest, best: least.loss, epoch: least.epoch };
  const widest = Math.max(...hiddenDenseLayers(experiment).map(({ layer }) => layer.units), 0);
  const cure =
    hasRisen && least.epoch >= 5 && least.loss < learnedLoss * blind // else those would be too few
      ? ({ type: 'setEpochs', epochs: least.epoch } as const)
      : lessByHeart(experiment, data, widest);
  return { sickness: 'overfitting', seat: { kind: 'network' }, numbers, cure };
}

/** The loss still falls by so much in the last fifth of the epochs … */
const stillFalls = 0.01;
/** … that it would be at a half of that of knowing nothing after so many times the epochs. */
const moreEpochs = 10;

export function tooFewEpochs(signs: Signs): Finding | null {
  const { experiment, curve, isWell, health } = signs;
  const { blind } = health;
  const isOver = curve.begin + curve.epochs >= experiment.epochs;
  if (isSlowedDown(signs)) return null; // more epochs will have hardly any rate
  if (isWell || !isOver || curve.epochs < 1 || curve.fifthDrop < stillFalls || isRising(curve, blind)) return null;
  const fifths = 5 * (moreEpochs - 1);
  if (curve.last * (1 - fifths * curve.fifthDrop) > learnedLoss * blind) return null;
  const numbers = { epochs: curve.begin + curve.epochs, drop: curve.fifthDrop };
  const cure: Cure = { type: 'setEpochs', epochs: Math.max(20, moreEpochs * experiment.epochs) };
  return { sickness: 'tooFewEpochs', seat: { kind: 'fit' }, numbers, cure };
}

/** Epochs before which a slow loss may only have begun slowly; fewer where an epoch has many updates. */
const longEnough = 50;
const manyUpdates = 1000;

/** In the last quarter of its epochs the loss has fallen by less than this share … */
const restDrop = 0.02;
/** … which is little of all that it has fallen by, too: one that falls as steadily as ever falls slowly, and does not rest. */
const restOfAll = 0.05;
/** From epoch to epoch it rises by less than this share, or large steps hold it up. */
const calm = 0.05;
/** A loss above that of knowing nothing by more than this does not rest: biases alone would bring it down. */
const aboveBlind = 1.05;
/** A loss of knowing nothing is no sign of the size, but for so few units in a layer, which may be all that they can do. */
const veryFew = 1; // two are enough for XOR
/**
 * Units that are not so few often know what one linear map would know, and rest there for hundreds of epochs before they
 * begin to bend it. Three can bend a line to a hill, but not to a spiral.
 */
const fewToBend = { classification: 3, regression: 2 };
/** More hidden units than this in all are not few. */
const notFew = 24;
/** Hidden units that know more than this have found most; they often rest for hundreds of epochs before they find more. */
const mostKnown = 0.6;

/** It has trained for so long, and its loss has come to rest. */
function hasEnded({ experiment, curve, data, isWell, health: { loss, blind } }: Signs): boolean {
  const updates = updatesOf(experiment, curve, data);
  const isLong = curve.epochs >= longEnough || (curve.epochs >= longEnough / 5 && updates >= manyUpdates);
  const { lateDrop, lateLeap, last, highest } = curve;
  const isCalm = lateLeap < calm * last || experiment.layers.some(isNoise);
  const rests = isCalm && lateDrop < restDrop && lateDrop * last <= restOfAll * (highest - last);
  return !isWell && isLong && rests && loss.data <= aboveBlind * blind;
}

/** Whether no hidden layer bends what it is given: together with the last one they are one linear map. */
function isLinear(e: Experiment): boolean {
  const flat = findProblems(e).filter(({ code }) => code === 'linearStack');
  return flat.length > 0 && flat.length === hiddenDenseLayers(e).length;
}

/**
 * Whether it is seen that more can be known than by one linear map: by the examples' neighbours, or since these are all
 * that there are.
 */
const canKnowMore = ({ experiment, data: { neighbourSkill, linearSkill }, health }: Signs): boolean =>
  neighbourSkill === null
    ? infoOf(experiment.data).isComplete && linearSkill !== 1
    : neighbourSkill >= tellingSkill && neighbourSkill > health.skill + errorOfShare;

export function noActivation(signs: Signs): Finding | null {
  const { experiment, health } = signs;
  const { task, classes } = infoOf(experiment.data);
  const knowsMost = health.skill >= learned[task]; // whatever its loss
  if (knowsMost || !hasEnded(signs) || !isLinear(experiment)) return null;
  if (!canKnowMore(signs)) return null;
  const layers = hiddenDenseLayers(experiment).length;
  const numbers = { layers, skill: health.skill, classes: classes.length };
  return { sickness: 'noActivation', seat: { kind: 'network' }, numbers, cure: { type: 'bend' } };
}

export function tooSmall(signs: Signs): Finding | null {
  const { experiment, hidden, health } = signs;
  const { task, classes } = infoOf(experiment.data);
  const { neighbourSkill, linearSkill } = signs.data;
  const layer = hidden.toSorted((a, b) => a.units - b.units)[0] ?? health.layers[0];
  if (!hasEnded(signs) || isSlowedDown(signs) || !isNarrow(experiment) || isLinear(experiment)) return null;
  if (linearSkill === 1) return null; // one neuron is enough
  // And for a truth table as many as it has inputs, though they may be caught.
  if (infoOf(experiment.data).isComplete && hidden.length > 0 && layer.units >= experiment.inputs) return null;
  // Where neighbours are no measure only a network that has a hidden layer is judged.
  if ((hidden.length === 0 || neighbourSkill !== null) && !canKnowMore(signs)) return null;
  const units = hidden.reduce((sum, each) => sum + each.units, 0);
  if (units > notFew) return null;
  const hasBegun = health.loss.data < nothingKnown * health.blind || hidden.length === 0 || layer.units <= veryFew;
  const mayRest = hidden.length > 0 && health.skill > mostKnown;
  const mayBend =
    hidden.length > 0 &&
    layer.units > fewToBend[task] &&
    linearSkill !== null &&
    health.skill < linearSkill + errorOfShare;
  if (!hasBegun || mayRest || mayBend) return null;
  const numbers = { units, skill: health.skill, classes: classes.length };
  return { sickness: 'tooSmall', seat: at(layer), numbers, cure: { type: 'widen', units: 16 } };
}

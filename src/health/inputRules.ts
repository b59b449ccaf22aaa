import type { Experiment } from '../document/experiment.ts';
import { endingOf } from '../document/outputStage.ts';
import { findProblems } from '../document/problems/findProblems.ts';
import type { Problem, ProblemCode } from '../document/problems/problem.ts';
import { lastDenseIndex } from '../document/shape.ts';
import { infoOf } from '../data/spec.ts';
import { rangeOfSpec } from '../engine/layerActivation.ts';
import type { Cure, Finding, FindingOf, Seat } from './finding.ts';
import { isHopeless } from './rates.ts';
import { fewestEpochs, learned, type Rule, type Signs } from './signs.ts';
import { deadUnits, saturated } from './weightRules.ts';

// What is wrong with what is asked: targets, inputs, answers.

/** Problems of the document that say that output, loss and targets do not fit each other. */
const mismatches: ReadonlySet<ProblemCode> = new Set([
  'classificationLoss',
  'poissonNegative',
  'categoricalOneUnit',
  'softmaxOneUnit',
  'softmaxMeanSquaredError',
  'noProbabilities',
  'binarySoftmax',
  'categoricalSigmoid',
  'logitsOfProbabilities',
  'logitsRange',
  'hingeRange',
  'poissonOutput',
  'outputRange',
]);

/** Some networks learn all the same, to the loss that they would have: then only the document's problem is named. */
export function lossMismatch({ experiment, health, hasLearned, isWell }: Signs): Finding | null {
  if (hasLearned) return null;
  const last = lastDenseIndex(experiment);
  const isAtEnd = ({ place }: Problem): boolean => place.kind !== 'layer' || place.index >= last;
  const problem = findProblems(experiment).find((each) => mismatches.has(each.code) && isAtEnd(each));
  const isRight = isWell || health.skill >= learned[infoOf(experiment.data).task];
  const numbers = { loss: health.loss.data, blind: health.blind, isRight };
  if (problem === undefined) return logarithmOfAny(experiment) ? toPositive(experiment, numbers) : null;
  const { place, remedy } = problem;
  const seat: Seat = place.kind === 'layer' ? { kind: 'layer', layer: place.index, units: [] } : { kind: 'loss' };
  return { sickness: 'lossMismatch', seat, numbers, cure: { type: 'remedy', remedy } };
}

/** Poisson takes the logarithm of the output, which may be negative here. (Of classes the document says so.) */
function logarithmOfAny(e: Experiment): boolean {
  const { activation } = endingOf(e);
  return e.loss === 'poisson' && (activation === null || rangeOfSpec(activation)[0] < 0);
}

const toPositive = (e: Experiment, numbers: FindingOf<'lossMismatch'>['numbers']): Finding => ({
  sickness: 'lossMismatch',
  seat: { kind: 'layer', layer: lastDenseIndex(e), units: [] },
  numbers,
  cure: { type: 'remedy', remedy: { type: 'setFinalActivation', activation: 'softplus' } },
});

/**
 * Keras's initializers suppose inputs of size 1 (Glorot and Bengio 2010; LeCun et al. 1998, "Efficient BackProp", 4.3).
 * Twenty times as large, sums are far beyond where sigmoid and tanh bend; at a hundredth nothing is heard of them.
 */
const largestInput = 20;
const smallestInput = 0.01;
/** Of this size they are the first thing to change where units are dead or saturated. */
const largeInput = 3;

/** Whether the first layer gives the others inputs of size 1. */
const scalesItself = ({ layers: [first] }: Experiment): boolean =>
  first?.type === 'batch_normalization' || first?.type === 'layer_normalization';

export function unscaledInputs(signs: Signs): Finding | null {
  const { experiment, data, isWell } = signs;
  const [least, most] = [Math.min(...data.sizes), Math.max(...data.sizes)];
  if (scalesItself(experiment)) return null;
  if (isWell || (most < largeInput && (most > smallestInput || most === 0))) return null;
  if (most >= largeInput && most < largestInput && !makesFlat(signs)) return null;
  return {
    sickness: 'unscaledInputs',
    seat: { kind: 'data' },
    numbers: { least, most },
    cure: { type: 'standardize' },
  };
}

/** Whether units are dead or saturated, at a rate at which inputs of size 1 would learn. */
const makesFlat = (signs: Signs): boolean =>
  !isHopeless(signs, signs.health.blind) && (deadUnits(signs) !== null || saturated(signs) !== null);

/** Answers begin at about 0 (see above), and a step moves them by little: to hundreds they need very many steps … */
const largestTarget = 100;
/** … and after so many epochs they are farther from the targets than their mean is. */
const longEnough = 5;

/** The errors are as large, too, and their squares larger: the gradients often throw the weights out of all bounds. */
export function largeTargets({ data, curve, failure, health }: Signs): Finding | null {
  const isFar = health.skill < 0 && curve.epochs >= longEnough;
  if (data.targetSize < largestTarget || !(failure !== null || isFar)) return null;
  return { sickness: 'largeTargets', seat: { kind: 'data' }, numbers: { size: data.targetSize }, cure: null };
}

/** Equal inputs leave so little to know … */
const lowCeiling = 0.85;
/** … and no more than this is missing … */
const atCeiling = 0.1;
/** … or a fifth of the examples have a neighbour of another class. */
const unlike = 0.2;

/** Whether equal inputs have such answers that the network knows about all that can be known. */
const isAtCeiling = ({ data, health }: Signs): boolean =>
  data.ceiling <= lowCeiling && health.skill >= data.ceiling - atCeiling;

/** Where nothing is left to know, nothing else is wrong. */
export const nothingLeft: Rule = (signs) => (isAtCeiling(signs) ? contradicting(signs) : null);
export const contradictions: Rule = (signs) => (isAtCeiling(signs) ? null : contradicting(signs));

function contradicting({ experiment, data, hasLearned, curve, health }: Signs): Finding | null {
  const nearby = data.unlikeNeighbours ?? 0;
  if (hasLearned || curve.epochs < fewestEpochs || (data.ceiling > lowCeiling && nearby < unlike)) return null;
  const numbers = { ceiling: data.ceiling, unlike: nearby, skill: health.skill };
  const { columns } = infoOf(experiment.data);
  const cure: Cure | null =
    experiment.data.features.length < columns.length
      ? { type: 'allColumns' }
      : experiment.data.noise > 0
        ? { type: 'lessNoise' }
        : null;
  return { sickness: 'contradictions', seat: { kind: 'data' }, numbers, cure };
}

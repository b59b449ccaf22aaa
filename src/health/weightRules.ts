import { infoOf } from '../data/spec.ts';
import type { Experiment } from '../document/experiment.ts';
import { denseLayers } from '../document/shape.ts';
import type { ActivationName } from '../engine/activations.ts';
import { initializerNameOf } from '../engine/specs/initializerSpecs.ts';
import { bends } from './applyCure.ts';
import type { Cure, Finding } from './finding.ts';
import type { LayerHealth } from './health.ts';
import { isHighFor, isHighRate, isWildRate, lowerRate } from './rates.ts';
import { at, fewestEpochs, isNarrow, nothingKnown, type Signs, stepsAreTooLarge, updatesOf } from './signs.ts';

// What is wrong with the weights of a layer, and with what comes back to them.

/** All units of a hidden layer are one: nothing will ever tell them apart. */
export function symmetric({ hidden, isWell }: Signs): Finding | null {
  const layer = hidden.find(({ units, different }) => units > 1 && different === 1);
  if (layer === undefined || isWell) return null;
  const numbers = { units: layer.units, different: layer.different };
  return { sickness: 'symmetric', seat: at(layer), numbers, cure: { type: 'usualInitializers', activation: null } };
}

/** A share of dead units that is more than a few: in trained ReLU networks 10 to 40 % are common and do no harm. */
const manyDead = 0.6;

/** With Keras's momentum of 0.99 what an average begins with has gone after so many updates. */
const averaged = 400;

/** As long as BatchNormalization has no averages yet, what is measured is not what is trained. */
const isUnsettled = ({ experiment, curve, data }: Signs): boolean =>
  updatesOf(experiment, curve, data) < averaged && experiment.layers.some(({ type }) => type === 'batch_normalization');

/** Weights that a penalty draws to 0 take their units and the gradient with them, whatever the activation. */
const isPenalized = ({ experiment }: Signs): boolean =>
  denseLayers(experiment).some(({ layer: { kernelRegularizer: by } }) => by.l1 > 0 || by.l2 > 0);

/** What units that live know is no less than what one linear map would. */
const hardlyLess = 0.03;

/** Epochs before which a deep network may only have begun slowly. */
const longEnough = 50;

export function deadUnits(signs: Signs): Finding | null {
  const { hidden, isWell, isStuck, curve } = signs;
  if (isWell || isUnsettled(signs)) return null;
  const share = ({ flat }: LayerHealth): number =>
    flat?.kind === 'rectifier' ? flat.dead.length / flat.units.length : 0;
  const layer = hidden.toSorted((a, b) => share(b) - share(a)).find((each) => share(each) >= manyDead);
  if (layer?.flat == null) return null;
  const wasDead = (layer.flatAtFirst?.dead.length ?? 0) / layer.units >= manyDead;
  if (share(layer) < 1 && curve.epochs < longEnough) return null; // those that live may learn all the same
  if (share(layer) < 1 && signs.health.skill > (signs.data.linearSkill ?? 1) - hardlyLess) return null;
  // Units that die while others live are a sign of steps that are too large; see there.
  if (share(layer) < 1 && ((!isStuck && !wasDead) || (!wasDead && stepsAreTooLarge(signs)))) return null;
  if (!wasDead && (curve.epochs < 1 || (isPenalized(signs) && !isHighRate(signs)))) return null;
  const firstDead = hidden.find((each) => share(each) >= share(layer)) ?? layer;
  return {
    sickness: 'deadUnits',
    seat: at(firstDead, firstDead.flat?.dead ?? [], true),
    numbers: { dead: firstDead.flat?.dead.length ?? 0, units: firstDead.units },
    cure: diedOfRate(signs, wasDead) ? lowerRate(signs) : livelier(signs),
  };
}

/** Whether errors grow with what the units give, and these without end. */
const grows = (signs: Signs): boolean =>
  isOfNumbers(signs) && !hasUnusualInitializers(signs.experiment) && !isBounded(signs.experiment);

const isOfNumbers = ({ experiment }: Signs): boolean => infoOf(experiment.data).task === 'regression';

/** Whether all hidden units have greatest values, as those of sigmoid, tanh and softmax have. */
export const isBounded = (e: Experiment): boolean =>
  bends(e).length > 0 && bends(e).every(({ range }) => range.every(Number.isFinite));

/** Whether these grow without end at a rate that is high for errors of this size. */
const outgrows = (signs: Signs): boolean => grows(signs) && isHighFor(signs, signs.health.blind);

/**
 * Whether livelier units would only grow without end at this rate. In a truth table they do not, and of few updates none can
 * be small.
 */
function diedOfRate(signs: Signs, wasDead: boolean): boolean {
  if (!isHighRate(signs)) return !wasDead && outgrows(signs);
  const { isComplete } = infoOf(signs.experiment.data);
  return (!wasDead && !isComplete) || grows(signs) || stepsAreTooLarge(signs);
}

/** New weights where these are unusual, else an activation that never dies. */
const livelier = ({ experiment }: Signs): Cure =>
  hasUnusualInitializers(experiment)
    ? { type: 'usualInitializers', activation: null }
    : { type: 'hiddenActivation', activation: 'leaky_relu' };

const hasUnusualInitializers = (e: Experiment): boolean =>
  denseLayers(e).some(
    ({ layer: { kernelInitializer: kernel, biasInitializer: bias } }) =>
      typeof kernel !== 'string' ||
      !/^(glorot|he|lecun|orthogonal)/.test(kernel) ||
      initializerNameOf(bias) !== 'zeros',
  );

/** How the gradient grows or shrinks on its way from the output's sums to those of the first layer. */
const gainOf = ({ health: { layers } }: Signs): number => ratio(layers[0].signal, layers[layers.length - 1].signal);

/** The same with the weights before the first update. */
const gainAtFirst = ({ health: { layers } }: Signs): number =>
  ratio(layers[0].signalAtFirst ?? 0, layers[layers.length - 1].signalAtFirst ?? 0);

/** NaN where both are beyond all numbers. */
const ratio = (first: number, last: number): number => (last === 0 ? 1 : first / last);

/** With Glorot's or He's weights the gain is about 1 at any depth; five times at the first layer is beyond chance. */
const explodingGain = 5;
/** And it does harm where the loss is so many times that of knowing nothing. */
const explodingLoss = 5;
/** Norm of a clipped gradient. */
const usualNorm = 1;

const doesHarm = ({ health: { loss, blind }, isWell, hidden }: Signs): boolean =>
  !isWell && hidden.length >= 2 && !(loss.data < explodingLoss * blind);

/** Weights that explode as they begin are why the loss grows without end: measured, for an unusual bias does no such thing. */
const isFromStart = (signs: Signs): boolean =>
  hasUnusualInitializers(signs.experiment) && gainAtFirst(signs) >= explodingGain;

export function explodingFromStart(signs: Signs): Finding | null {
  const isOver = signs.failure === null && gainOf(signs) < explodingGain;
  if (!doesHarm(signs) || isOver || !isFromStart(signs)) return null;
  const cure: Cure = { type: 'usualInitializers', activation: null };
  const numbers = { gain: gainAtFirst(signs), atFirst: true };
  return { sickness: 'exploding', seat: at(signs.health.layers[0]), numbers, cure };
}

export function exploding(signs: Signs): Finding | null {
  const gain = gainOf(signs);
  if (!doesHarm(signs) || !(gain >= explodingGain && gain < Infinity) || isFromStart(signs)) return null;
  const cure: Cure = isClipUseful(signs) ? { type: 'clip', norm: usualNorm } : lowerRate(signs);
  return { sickness: 'exploding', seat: at(signs.health.layers[0]), numbers: { gain, atFirst: false }, cure };
}

/** Only steps of SGD are as large as the gradient, all others divide by its size; and what is clipped needs no clip. */
function isClipUseful(signs: Signs): boolean {
  const { name, clip } = signs.experiment.optimizer;
  return name === 'sgd' && !(clip !== null && clip.limit <= usualNorm) && !isHighRate(signs);
}

/** More than two thirds of all units' values lie where the slope is less than a twentieth. */
const mostlyFlat = 0.7;
/** Half of them before the first update: it is not learning that has brought them there. */
const flatFromStart = 0.5;

function flattest({ hidden }: Signs): LayerHealth | null {
  const share = ({ flat }: LayerHealth): number => (flat?.kind === 'squasher' ? flat.share : 0);
  return hidden.toSorted((a, b) => share(b) - share(a)).find((each) => share(each) >= mostlyFlat) ?? null;
}

/** Units that are on their way to large targets are flat, too: no lower rate helps, unless steps have been large. */
function isUnderWay(signs: Signs): boolean {
  const { loss, blind } = signs.health;
  return isOfNumbers(signs) && !isHighRate(signs) && !(isHighFor(signs, 1) && loss.data < blind);
}

/** And one whose loss is more than so many times as large is on its way there. */
const nearNothing = 1.2;

/**
 * Sigmoids that learn slowly are often flat. But of numbers, by steps that are large for these, some know nothing for ever:
 * their loss is about that.
 */
function restsAtNothing(signs: Signs): boolean {
  const { loss, blind } = signs.health;
  return (
    isOfNumbers(signs) && isHighFor(signs, blind) && loss.data > nothingKnown * blind && loss.data < nearNothing * blind
  );
}

/** Whether all hidden units give values of one sign, as sigmoids do. */
export const isOneSided = (e: Experiment): boolean => bends(e).every(({ range: [low] }) => low >= 0);

export function saturated(signs: Signs): Finding | null {
  const { isWell, isStuck, curve, experiment } = signs;
  const layer = flattest(signs);
  if (isWell || isUnsettled(signs) || layer?.flat == null) return null;
  const wasFlat = (layer.flatAtFirst?.share ?? 0) >= flatFromStart;
  if (!wasFlat && (!isStuck || curve.epochs < fewestEpochs || stepsAreTooLarge(signs) || isNarrow(experiment)))
    return null;
  if (!wasFlat && (isOneSided(experiment) ? !restsAtNothing(signs) : isUnderWay(signs))) return null;
  return {
    sickness: 'saturated',
    seat: at(layer, layer.flat.dead, true),
    numbers: { share: layer.flat.share, weights: layer.weights },
    cure: !wasFlat
      ? lowerRate(signs, 3)
      : hasUnusualInitializers(experiment)
        ? { type: 'usualInitializers', activation: 'tanh' }
        : { type: 'hiddenActivation', activation: 'relu' },
  };
}

/** Of the gradient at the output a hundredth is left at the first layer: it learns a hundred times as slowly. */
const vanishingGain = 0.01;
/** Before the first epoch it must be plainer: deep ReLU networks that begin with 0.007 learn all the same. */
const vanishingAtFirst = 0.001;

export function vanishing(signs: Signs): Finding | null {
  const { health, isWell, isStuck, hidden, experiment, curve } = signs;
  const gain = gainOf(signs);
  const most = curve.epochs === 0 ? vanishingAtFirst : vanishingGain;
  // Sums where the activation is flat let nothing through either, but that is named by itself.
  const isFlat = hidden.some(
    ({ flat }) =>
      flat !== null &&
      (flat.kind === 'squasher' ? flat.share >= flatFromStart : flat.dead.length === flat.units.length),
  );
  if (isWell || !isStuck || hidden.length < 2 || !(gain <= most) || isFlat) return null;
  if (isPenalized(signs) && !(gainAtFirst(signs) <= vanishingGain)) return null;
  const squashes = hidden.some(({ flat }) => flat?.kind === 'squasher' && flat.units.length > 0);
  // Softmax learns by steps at which nothing else would.
  if (!squashes && isBounded(experiment) && isWildRate(signs, health.blind)) return null;
  const { isComplete } = infoOf(experiment.data); // its few updates do nothing at a lower rate
  const numbers = { gain, gradient: health.layers[0].gradient, last: health.layers[health.layers.length - 1].gradient };
  const cure: Cure | null = hasUnusualInitializers(experiment)
    ? { type: 'usualInitializers', activation: null }
    : !squashes && !isBounded(experiment) && !isComplete && (isHighRate(signs) || outgrows(signs))
      ? lowerRate(signs)
      : steeper(signs, squashes);
  return { sickness: 'vanishing', seat: at(health.layers[0]), numbers, cure };
}

/**
 * Activations whose slope is 1 where sigmoid's is a quarter. By large steps units of relu die, and leaky ones grow without
 * end: tanh does neither (of 18 deep sigmoid networks whose steps were 50 to 100 times Keras's own it helped all, relu 13).
 */
function steeper(signs: Signs, squashes: boolean): Cure | null {
  const names = bends(signs.experiment).map(({ name }) => name);
  const usual: readonly ActivationName[] = isHighRate(signs) ? ['tanh', 'relu'] : ['relu', 'leaky_relu'];
  const activation = (squashes ? usual : (['leaky_relu'] as const)).find((each) => !names.includes(each));
  if (activation === undefined || names.length === 0) return null;
  return { type: 'hiddenActivation', activation, ...(isWildRate(signs) && { slower: lowerRate(signs) }) };
}

import { defaultOptimizer } from '../document/defaults.ts';
import type { Experiment } from '../document/experiment.ts';
import { isOfPlayground } from '../document/ofPlayground.ts';
import { findProblems } from '../document/problems/findProblems.ts';
import type { Problem, ProblemCode } from '../document/problems/problem.ts';
import { denseLayers, lastDenseIndex } from '../document/shape.ts';
import { infoOf } from '../data/spec.ts';
import type { NotFinite } from '../engine/specs/runSpec.ts';
import { initializerNameOf } from '../engine/specs/initializerSpecs.ts';
import type { History } from '../run/history.ts';
import { type Curve, curveOf } from './curveOf.ts';
import type { DataFacts } from './dataFacts.ts';
import type { Cure, Diagnosis, Finding, Seat } from './finding.ts';
import type { Health, LayerHealth } from './health.ts';

/** All that the doctor looks at. */
export interface Chart {
  readonly experiment: Experiment;
  readonly history: History;
  readonly failure: NotFinite | null;
  readonly data: DataFacts;
  readonly health: Health;
}

/** Networks that know so much of what there is to know have learned: of classes (0.85 of three is 90 % right), of numbers. */
const learned = { classification: 0.85, regression: 0.9 };
/** And whose loss is at most so much of that of knowing nothing, as it is and in the mean of the newest epoch. */
const learnedLoss = 0.5;
const learnedMean = 0.75;

/** Epochs before which a curve says nothing. */
const fewestEpochs = 2;

/** What the signs are read from. */
interface Signs extends Chart {
  readonly curve: Curve;
  /** All columns of neurons but the output. */
  readonly hidden: readonly LayerHealth[];
  readonly isWell: boolean;
  /** It does not get better any more, or never did. */
  readonly isStuck: boolean;
}

/** Looks for each sickness, the causes of others before these; the first that is found is the gravest. */
export function diagnose(chart: Chart): Diagnosis {
  if (isOfPlayground(chart.experiment)) return { verdict: 'unknown', findings: [] };
  const { health, history } = chart;
  const curve = curveOf(history);
  const { task } = infoOf(chart.experiment.data);
  const { skill, loss, blind } = health;
  const isWell = skill >= learned[task] && !(loss.data > learnedLoss * blind) && !(curve.last > learnedMean * blind);
  const signs = { ...chart, curve, hidden: health.layers.slice(0, -1), isWell, isStuck: curve.lateDrop < stuckDrop };
  const findings = rules.map((rule) => rule(signs)).filter((found) => found !== null);
  if (findings.length > 0) return { verdict: 'sick', findings };
  return { verdict: isWell && curve.epochs >= fewestEpochs ? 'healthy' : 'unknown', findings };
}

const at = (layer: LayerHealth, units: readonly number[] = [], activation = false): Seat => ({
  kind: 'layer',
  layer: activation ? layer.activationLayer : layer.layer,
  units,
});

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

function lossMismatch({ experiment, health }: Signs): Finding | null {
  const last = lastDenseIndex(experiment);
  const isAtEnd = ({ place }: Problem): boolean => place.kind !== 'layer' || place.index >= last;
  const problem = findProblems(experiment).find((each) => mismatches.has(each.code) && isAtEnd(each));
  if (problem === undefined) return null;
  const { place, remedy } = problem;
  const seat: Seat = place.kind === 'layer' ? { kind: 'layer', layer: place.index, units: [] } : { kind: 'loss' };
  const numbers = { loss: health.loss.data, blind: health.blind };
  return { sickness: 'lossMismatch', seat, numbers, cure: { type: 'remedy', remedy } };
}

/**
 * Keras's initializers suppose inputs of size 1 (Glorot and Bengio 2010; LeCun et al. 1998, "Efficient BackProp", 4.3).
 * Twenty times as large, sums are far beyond where sigmoid and tanh bend; at a hundredth nothing is heard of them.
 */
const largestInput = 20;
const smallestInput = 0.01;

function unscaledInputs({ data, isWell }: Signs): Finding | null {
  const [least, most] = [Math.min(...data.sizes), Math.max(...data.sizes)];
  if (isWell || (most < largestInput && (most > smallestInput || most === 0))) return null;
  return {
    sickness: 'unscaledInputs',
    seat: { kind: 'data' },
    numbers: { least, most },
    cure: { type: 'standardize' },
  };
}

/** A loss so many times as large as that of knowing nothing is on its way out of all numbers. */
const runaway = 1e6;

function diverged({ failure, health, experiment, curve }: Signs): Finding | null {
  const { data } = health.loss;
  if (failure === null && Number.isFinite(data) && data < runaway * Math.max(health.blind, curve.first)) return null;
  const { optimizer } = experiment;
  const usual = defaultOptimizer(optimizer.name).learningRate;
  const rate = optimizer.learningRate > usual ? usual : optimizer.learningRate / 10;
  const numbers = { epoch: failure?.epoch ?? curve.epochs, batch: failure?.batch ?? 0, rate: optimizer.learningRate };
  const largest = Math.max(...health.layers.map(({ weights }) => weights));
  const cure: Cure = { type: 'setRate', rate, back: largest < usualWeights };
  return { sickness: 'diverged', seat: { kind: 'optimizer' }, numbers, cure };
}

/** Weights of a greater size than this are not worth going back to. */
const usualWeights = 100;

/** All units of a hidden layer are one: nothing will ever tell them apart. */
function symmetric({ hidden, isWell }: Signs): Finding | null {
  const layer = hidden.find(({ units, different }) => units > 1 && different === 1);
  if (layer === undefined || isWell) return null;
  const numbers = { units: layer.units, different: layer.different };
  return { sickness: 'symmetric', seat: at(layer), numbers, cure: { type: 'usualInitializers', activation: null } };
}

/** A share of dead units that is more than a few: in trained ReLU networks 10 to 40 % are common and do no harm. */
const manyDead = 0.6;

function deadUnits(signs: Signs): Finding | null {
  const { hidden, isWell, isStuck, curve } = signs;
  if (isWell) return null;
  const share = ({ flat }: LayerHealth): number =>
    flat?.kind === 'rectifier' ? flat.dead.length / flat.units.length : 0;
  const layer = hidden.toSorted((a, b) => share(b) - share(a)).find((each) => share(each) >= manyDead);
  if (layer?.flat == null) return null;
  const wasDead = (layer.flatAtFirst?.dead.length ?? 0) / layer.units >= manyDead;
  // Units that die while others live are a sign of steps that are too large; see there.
  if (share(layer) < 1 && ((!isStuck && !wasDead) || (!wasDead && stepsAreTooLarge(signs)))) return null;
  if (curve.epochs < 1 && !wasDead) return null;
  const firstDead = hidden.find((each) => share(each) >= share(layer)) ?? layer;
  return {
    sickness: 'deadUnits',
    seat: at(firstDead, firstDead.flat?.dead ?? [], true),
    numbers: { dead: firstDead.flat?.dead.length ?? 0, units: firstDead.units },
    cure: wasDead ? livelier(signs) : { type: 'setRate', rate: lowerRate(signs.experiment), back: false },
  };
}

/** New weights where these are unusual, else an activation that never dies. */
const livelier = ({ experiment }: Signs): Cure =>
  hasUnusualInitializers(experiment)
    ? { type: 'usualInitializers', activation: null }
    : { type: 'hiddenActivation', activation: 'leaky_relu' };

const hasUnusualInitializers = (e: Experiment): boolean =>
  denseLayers(e).some(
    ({ layer: { kernelInitializer: kernel, biasInitializer: bias } }) =>
      !/^(glorot|he|lecun|orthogonal)/.test(initializerNameOf(kernel)) || initializerNameOf(bias) !== 'zeros',
  );

/** A thirtieth, but not below Keras's own: the usual grid of rates has two steps between them (1, 0.1, 0.03). */
function lowerRate({ optimizer: { name, learningRate } }: Experiment): number {
  const usual = defaultOptimizer(name).learningRate;
  return learningRate > usual ? Math.max(usual, learningRate / 30) : learningRate / 10;
}

/** How the gradient grows or shrinks on its way from the output's sums to those of the first layer. */
function gainOf({ health: { layers } }: Signs): number {
  const last = layers[layers.length - 1].signal;
  return last === 0 ? 1 : layers[0].signal / last;
}

/** With Glorot's or He's weights the gain is about 1 at any depth; five times at the first layer is beyond chance. */
const explodingGain = 5;
/** And it does harm where the loss is so many times that of knowing nothing. */
const explodingLoss = 5;

function exploding(signs: Signs): Finding | null {
  const { health, isWell, hidden } = signs;
  const gain = gainOf(signs);
  const { data } = health.loss;
  if (isWell || hidden.length < 2 || gain < explodingGain || data < explodingLoss * health.blind) return null;
  const numbers = { gain, gradient: Math.max(...health.layers.map(({ gradient }) => gradient)) };
  const cure: Cure = hasUnusualInitializers(signs.experiment)
    ? { type: 'usualInitializers', activation: null }
    : { type: 'clip', norm: 1 };
  return { sickness: 'exploding', seat: at(health.layers[0]), numbers, cure };
}

/** More than two thirds of all units' values lie where the slope is less than a twentieth. */
const mostlyFlat = 0.7;
/** Half of them before the first update: it is not learning that has brought them there. */
const flatFromStart = 0.5;

function flattest({ hidden }: Signs): LayerHealth | null {
  const share = ({ flat }: LayerHealth): number => (flat?.kind === 'squasher' ? flat.share : 0);
  return hidden.toSorted((a, b) => share(b) - share(a)).find((each) => share(each) >= mostlyFlat) ?? null;
}

function saturated(signs: Signs): Finding | null {
  const { isWell, isStuck, curve, experiment } = signs;
  const layer = flattest(signs);
  if (isWell || layer?.flat == null) return null;
  const wasFlat = (layer.flatAtFirst?.share ?? 0) >= flatFromStart;
  if (!wasFlat && (!isStuck || curve.epochs < fewestEpochs || stepsAreTooLarge(signs) || isNarrow(experiment)))
    return null;
  const lower: Cure = { type: 'setRate', rate: lowerRate(experiment), back: false };
  return {
    sickness: 'saturated',
    seat: at(layer, layer.flat.dead, true),
    numbers: { share: layer.flat.share, weights: layer.weights },
    cure: !wasFlat
      ? lower
      : hasUnusualInitializers(experiment)
        ? { type: 'usualInitializers', activation: 'tanh' }
        : { type: 'hiddenActivation', activation: 'relu' },
  };
}

/** Of the gradient at the output a hundredth is left at the first layer: it learns a hundred times as slowly. */
const vanishingGain = 0.01;

function vanishing(signs: Signs): Finding | null {
  const { health, isWell, isStuck, hidden, experiment } = signs;
  const gain = gainOf(signs);
  // Sums where the activation is flat let nothing through either, but that is named by itself.
  const isFlat = hidden.some(
    ({ flat }) =>
      flat !== null &&
      (flat.kind === 'squasher' ? flat.share >= flatFromStart : flat.dead.length === flat.units.length),
  );
  if (isWell || !isStuck || hidden.length < 2 || gain > vanishingGain || isFlat) return null;
  const numbers = { gain, gradient: health.layers[0].gradient, last: health.layers[health.layers.length - 1].gradient };
  const squashes = hidden.some(({ flat }) => flat?.kind === 'squasher' && flat.units.length > 0);
  const cure: Cure = hasUnusualInitializers(experiment)
    ? { type: 'usualInitializers', activation: null }
    : { type: 'hiddenActivation', activation: squashes ? 'relu' : 'leaky_relu' };
  return { sickness: 'vanishing', seat: at(health.layers[0]), numbers, cure };
}

/** The loss goes up by more than a twentieth in a fifth of the later epochs, and at least twice. */
const restless = 0.2;
/** Or has once been so many times as large as in the beginning. */
const thrown = 3;
/** Or the next update, of more than 3 % of the weights' size, makes it worse; 0.1 % is usual (Karpathy, CS231n). */
const largeUpdate = 0.03;

function stepsAreTooLarge({ curve, health: { layers, along, loss, blind } }: Signs): boolean {
  if (curve.epochs < fewestEpochs) return false;
  const now = loss.data + (loss.penalty ?? 0);
  const most = Math.max(...layers.map(({ updateRatio }) => updateRatio ?? 0));
  const isOver = along.length > 0 && along[0].loss > now + 0.05 * blind && most > largeUpdate;
  return curve.jumps >= restless || curve.highest > thrown * Math.max(curve.first, blind) || isOver;
}

function rateTooLarge(signs: Signs): Finding | null {
  const { experiment, curve, isWell } = signs;
  if (isWell || !stepsAreTooLarge(signs)) return null;
  const numbers = {
    rate: experiment.optimizer.learningRate,
    jumps: curve.jumps,
    highest: curve.highest,
    first: curve.first,
  };
  const cure: Cure = { type: 'setRate', rate: lowerRate(experiment), back: false };
  return { sickness: 'rateTooLarge', seat: { kind: 'optimizer' }, numbers, cure };
}

/** Updates of less than a ten-thousandth of the weights' size. */
const smallUpdate = 1e-4;
/** Of the loss of the beginning at least so much is left. */
const littleDone = 0.75;

/** The loss would still go down if the next update were a thousand times as large. */
function rateTooSmall({ experiment, curve, isWell, health }: Signs): Finding | null {
  const { layers, along } = health;
  const end = along.at(-1);
  if (isWell || curve.epochs < fewestEpochs || end === undefined) return null;
  const most = Math.max(...layers.map(({ updateRatio }) => updateRatio ?? 0));
  const goesDown = along.every(({ loss }, i) => i === 0 || loss <= along[i - 1].loss) && end.loss < along[0].loss;
  if (!goesDown || most > smallUpdate || most === 0 || curve.last < littleDone * curve.first) return null;
  const { name, learningRate } = experiment.optimizer;
  const usual = defaultOptimizer(name).learningRate;
  const numbers = { rate: learningRate, update: most, loss: health.loss.data, larger: end.loss };
  const cure: Cure = { type: 'setRate', rate: Math.max(usual, 100 * learningRate), back: false };
  return { sickness: 'rateTooSmall', seat: { kind: 'optimizer' }, numbers, cure };
}

/** Of what there is to know, training has so much more than validation … */
const gapOfSkill = 0.15;
/** … or the loss of validation has risen by so much of that of knowing nothing, and by a fifth of itself. */
const rise = 0.1;

function overfitting({ experiment, curve, health: { blind, loss } }: Signs): Finding | null {
  const { validation } = curve;
  if (validation === null || curve.epochs < 5 || !Number.isFinite(validation.last) || blind === 0) return null;
  const [train, valid] = [loss.data, validation.last].map((each) => 1 - each / blind);
  const hasRisen = validation.last - validation.best > rise * blind && validation.last > 1.2 * validation.best;
  if (train < 0.4 || !(hasRisen ? train > valid : train - valid > gapOfSkill && train > learned.classification))
    return null;
  const numbers = { loss: loss.data, validation: validation.last, best: validation.best, epoch: validation.bestEpoch };
  const widest = Math.max(
    ...denseLayers(experiment)
      .slice(0, -1)
      .map(({ layer }) => layer.units),
    0,
  );
  const cure: Cure =
    hasRisen && validation.bestEpoch >= 5
      ? { type: 'setEpochs', epochs: validation.bestEpoch }
      : { type: 'narrow', units: Math.max(4, Math.round(widest / 8)) };
  return { sickness: 'overfitting', seat: { kind: 'network' }, numbers, cure };
}

/** Equal inputs leave so little to know … */
const lowCeiling = 0.85;
/** … or a fifth of the examples have a neighbour of another class. */
const unlike = 0.2;

function contradictions({ experiment, data, isWell, curve, health }: Signs): Finding | null {
  const nearby = data.unlikeNeighbours ?? 0;
  if (isWell || curve.epochs < fewestEpochs || (data.ceiling > lowCeiling && nearby < unlike)) return null;
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

/** The loss still falls by so much in the last fifth of the epochs … */
const stillFalls = 0.01;
/** … that it would be at a half of that of knowing nothing after so many times the epochs. */
const moreEpochs = 10;

function tooFewEpochs({ experiment, curve, isWell, health: { blind } }: Signs): Finding | null {
  const isOver = curve.epochs >= experiment.epochs;
  if (isWell || !isOver || curve.epochs < fewestEpochs || curve.fifthDrop < stillFalls) return null;
  const fifths = 5 * (moreEpochs - 1);
  if (curve.last * (1 - fifths * curve.fifthDrop) > learnedLoss * blind) return null;
  const numbers = { epochs: curve.epochs, drop: curve.fifthDrop };
  const cure: Cure = { type: 'setEpochs', epochs: Math.max(20, moreEpochs * experiment.epochs) };
  return { sickness: 'tooFewEpochs', seat: { kind: 'fit' }, numbers, cure };
}

/** In the last quarter of its epochs the loss has fallen by less than this share: it has come to its end. */
const stuckDrop = 0.15;
/** Epochs before which a slow loss may only have begun slowly; fewer where an epoch has many updates. */
const longEnough = 50;
const manyUpdates = 1000;
/** Hidden layers of no more units than this are small for any but the easiest sets. */
const narrow = 8;

/** Whether all hidden layers have few units, or there are none. */
const isNarrow = (e: Experiment): boolean =>
  denseLayers(e)
    .slice(0, -1)
    .every(({ layer }) => layer.units <= narrow);

function tooSmall({ experiment, curve, data, isWell, isStuck, hidden, health }: Signs): Finding | null {
  const updates = (curve.epochs * data.examples) / experiment.batchSize;
  const isLong = curve.epochs >= longEnough || (curve.epochs >= longEnough / 5 && updates >= manyUpdates);
  if (isWell || !isStuck || !isLong || !isNarrow(experiment)) return null;
  const units = hidden.reduce((sum, each) => sum + each.units, 0);
  const layer = hidden.toSorted((a, b) => a.units - b.units)[0] ?? health.layers[0];
  const numbers = { units, skill: health.skill };
  return { sickness: 'tooSmall', seat: at(layer), numbers, cure: { type: 'widen', units: 16 } };
}

/** The causes before what they bring about. */
const rules: readonly ((signs: Signs) => Finding | null)[] = [
  lossMismatch,
  unscaledInputs,
  diverged,
  symmetric,
  deadUnits,
  exploding,
  saturated,
  rateTooLarge,
  vanishing,
  rateTooSmall,
  overfitting,
  contradictions,
  tooFewEpochs,
  tooSmall,
];

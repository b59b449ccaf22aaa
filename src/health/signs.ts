import { defaultOptimizer } from '../document/defaults.ts';
import type { Experiment } from '../document/experiment.ts';
import { hiddenDenseLayers } from '../document/shape.ts';
import { infoOf } from '../data/spec.ts';
import type { NotFinite } from '../engine/specs/runSpec.ts';
import type { History } from '../run/history.ts';
import { type Curve, curveOf } from './curveOf.ts';
import type { DataFacts } from './dataFacts.ts';
import type { Finding, Seat } from './finding.ts';
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
export const learned = { classification: 0.85, regression: 0.9 };
/** And whose loss is at most so much of that of knowing nothing, as it is and in the mean of the newest epoch. */
export const learnedLoss = 0.5;
const learnedMean = 0.75;

/** Epochs before which a curve says nothing. */
export const fewestEpochs = 2;

/** In the last quarter of its epochs the loss has fallen by less than this share: it has come to its end. */
const stuckDrop = 0.15;

/** What the signs are read from. */
export interface Signs extends Chart {
  readonly curve: Curve;
  /** All columns of neurons but the output. */
  readonly hidden: readonly LayerHealth[];
  readonly isWell: boolean;
  /** It does not get better any more, or never did. */
  readonly isStuck: boolean;
}

/** A rule finds its sickness in the signs, or not. */
export type Rule = (signs: Signs) => Finding | null;

export function signsOf(chart: Chart): Signs {
  const { health, history, experiment } = chart;
  const curve = curveOf(history);
  const { task } = infoOf(experiment.data);
  const { skill, loss, blind } = health;
  const isWell = skill >= learned[task] && !(loss.data > learnedLoss * blind) && !(curve.last > learnedMean * blind);
  return { ...chart, curve, hidden: health.layers.slice(0, -1), isWell, isStuck: curve.lateDrop < stuckDrop };
}

export const at = (layer: LayerHealth, units: readonly number[] = [], activation = false): Seat => ({
  kind: 'layer',
  layer: activation ? layer.activationLayer : layer.layer,
  units,
});

/** A thirtieth, but not below Keras's own: the usual grid of rates has two steps between them (1, 0.1, 0.03). */
export function lowerRate({ optimizer: { name, learningRate } }: Experiment): number {
  const usual = defaultOptimizer(name).learningRate;
  return learningRate > usual ? Math.max(usual, learningRate / 30) : learningRate / 10;
}

/** The loss goes up by more than a twentieth in a fifth of the later epochs, and at least twice. */
const restless = 0.2;
/** Or has once been so many times as large as in the beginning. */
const thrown = 3;
/** Or the next update, of more than 3 % of the weights' size, makes it worse; 0.1 % is usual (Karpathy, CS231n). */
const largeUpdate = 0.03;

export function stepsAreTooLarge({ curve, health: { layers, along, loss, blind } }: Signs): boolean {
  if (curve.epochs < fewestEpochs) return false;
  const now = loss.data + (loss.penalty ?? 0);
  const most = Math.max(...layers.map(({ updateRatio }) => updateRatio ?? 0));
  const isOver = along.length > 0 && along[0].loss > now + 0.05 * blind && most > largeUpdate;
  return curve.jumps >= restless || curve.highest > thrown * Math.max(curve.first, blind) || isOver;
}

/** Hidden layers of no more units than this are small for any but the easiest sets. */
const narrow = 8;

/** Whether all hidden layers have few units, or there are none. */
export const isNarrow = (e: Experiment): boolean => hiddenDenseLayers(e).every(({ layer }) => layer.units <= narrow);

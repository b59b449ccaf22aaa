import { usualChoice } from '../../data/dataDefaults.ts';
import type { Feature } from '../../data/features.ts';
import { playgroundHash, playgroundTables } from '../../data/playgroundTables.ts';
import { type PlaygroundSet } from '../../data/playground.ts';
import type { OwnSpec } from '../../data/spec.ts';
import { defaultOptimizer } from '../defaults.ts';
import type { Experiment } from '../experiment.ts';
import { limits, type Range } from '../limits.ts';
import {
  type PlaygroundActivation,
  type Penalty,
  penalties,
  playgroundActivations,
  playgroundFeatures,
  playgroundLayers,
  playgroundSettings,
} from '../ofPlayground.ts';
import { checkOf } from './check.ts';
import { linkDefaults } from './linkDefaults.ts';
import { longestLink, splitPairs } from './pairs.ts';
import { type Pairs, pairsOf } from './findPlayground.ts';
import { type Decoded, excerpt, type Notice, Refusal } from './result.ts';
import { encodeLink } from './write.ts';

// The links of TensorFlow Playground: `#k=v&k=v`, read as its own state.ts reads them. What it ignores is ignored here.

/** What such a link asks for. */
export interface PlaygroundLink {
  readonly experiment: Experiment;
  /** How the data and the answers are shown. (Its `hideText` hides what this page has not: the text below.) */
  readonly view: NonNullable<Extract<Decoded, { ok: true }>['view']>;
  /** The name of a lesson that hides the controls that it hides, and has the goals of its course; null without any. */
  readonly exercise: string | null;
  /** What was left out around it. */
  readonly notices: readonly Notice[];
}

/** Its names of `playgroundFeatures`. */
const featureNames = ['x', 'y', 'xSquared', 'ySquared', 'xTimesY', 'sinX', 'sinY'] as const;

/** The number of a key by Playground's unary plus. @throws Refusal where this page has none like that */
function numberOf(pairs: Pairs, key: string, usual: number, range: Range, integer = false): number {
  const text = pairs.get(key) ?? '';
  return text.trim() === '' ? usual : checked(key, text, range, integer);
}

/** @throws Refusal */
function checked(key: string, text: string, { min, max }: Range, integer: boolean): number {
  const value = Number(text) + 0;
  if (text.trim() === '' || Number.isNaN(value) || (integer && !Number.isInteger(value))) {
    throw new Refusal({ code: 'badNumber', key, value: excerpt(text), integer });
  }
  if (value < min || value > max) throw new Refusal({ code: 'outOfRange', key, value: excerpt(text), min, max });
  return value;
}

function choiceOf<T extends string>(pairs: Pairs, key: string, usual: T, choices: readonly T[]): T {
  return choices.find((choice) => choice === pairs.get(key)) ?? usual;
}

function flagOf(pairs: Pairs, key: string, usual: boolean): boolean {
  const text = pairs.get(key) ?? '';
  return text.trim() === '' ? usual : text !== 'false';
}

/** In percent: less than 0 is 0, more than 80 is 50. */
function noiseOf(pairs: Pairs): number {
  const percent = numberOf(pairs, 'noise', 0, { min: -Infinity, max: Infinity });
  return percent < 0 ? 0 : percent > 80 ? 50 : percent;
}

/**
 * Playground updates where the number of the example is a multiple of the batch size, which need not be whole: 2.5 is a
 * batch of 5. One that no number up to our limit is a multiple of is refused.
 */
function batchOf(pairs: Pairs): number {
  const { min, max } = limits.batchSize;
  const size = numberOf(pairs, 'batchSize', 10, { min: -Infinity, max: Infinity });
  for (let count = min; count <= max; count++) if (count % size === 0) return count;
  throw new Refusal({ code: 'outOfRange', key: 'batchSize', value: excerpt(pairs.get('batchSize') ?? ''), min, max });
}

function unitsOf(pairs: Pairs): number[] {
  const text = pairs.get('networkShape');
  if (text === undefined) return [4, 2];
  if (text.trim() === '') return [];
  const parts = text.split(',', limits.layers.max + 1);
  if (parts.length >= limits.layers.max) {
    throw new Refusal({ code: 'tooManyLayers', layers: parts.length + 1, max: limits.layers.max });
  }
  return parts.map((part) => checked('networkShape', part, limits.units, true));
}

/** A feature that is hidden is none. */
function featuresOf(pairs: Pairs): Feature[] {
  const isChosen = (name: string): boolean =>
    pairs.get(`${name}_hide`) !== 'true' && flagOf(pairs, name, name === 'x' || name === 'y');
  const chosen = playgroundFeatures.filter((_, i) => isChosen(featureNames[i]));
  if (chosen.length === 0) throw new Refusal({ code: 'noInputs' });
  return chosen;
}

/** Playground would take another seed each time; a link means one experiment here. */
const usualSeed = '0.59704';
const longestSeed = 100;

function dataOf(pairs: Pairs): OwnSpec {
  const name: PlaygroundSet =
    choiceOf(pairs, 'problem', 'classification', ['classification', 'regression']) === 'regression'
      ? choiceOf(pairs, 'regDataset', 'reg-plane', ['reg-plane', 'reg-gauss'])
      : choiceOf(pairs, 'dataset', 'circle', ['circle', 'xor', 'gauss', 'spiral']);
  const given = pairs.get('seed') ?? '';
  const seed = given.trim() === '' ? usualSeed : given;
  const table = playgroundTables.get(`playground:${playgroundHash(name, seed)}`);
  if (table === undefined || seed.length > longestSeed) {
    throw new Refusal({ code: 'badValue', key: 'seed', value: excerpt(seed), example: usualSeed });
  }
  const { type, hash, info } = table;
  return { type, hash, info, ...usualChoice(info), noise: noiseOf(pairs) / 100, features: featuresOf(pairs) };
}

const activationOf = (pairs: Pairs): PlaygroundActivation =>
  choiceOf(pairs, 'activation', 'tanh', playgroundActivations);

const penaltyOf = (pairs: Pairs): Penalty => ({
  by: choiceOf(pairs, 'regularization', 'none', penalties),
  rate: numberOf(pairs, 'regularizationRate', 0, limits.penalty),
});

function experimentOf(pairs: Pairs): Experiment {
  const data = dataOf(pairs);
  const { by, rate } = penaltyOf(pairs);
  const layers = playgroundLayers({
    units: unitsOf(pairs),
    activation: activationOf(pairs),
    task: data.info.task,
    regularizer: { l1: by === 'L1' ? rate : 0, l2: by === 'L2' ? rate / 2 : 0 },
    isZero: flagOf(pairs, 'initZero', false),
  });
  const learningRate = numberOf(pairs, 'learningRate', 0.03, limits.learningRate);
  return {
    ...playgroundSettings,
    data,
    inputs: data.features.length,
    layers,
    optimizer: { ...defaultOptimizer('sgd'), learningRate },
    batchSize: batchOf(pairs),
    epochs: linkDefaults.epochs,
    validationSplit: (100 - numberOf(pairs, 'percTrainData', 50, { min: 10, max: 100 })) / 100,
    seed: linkDefaults.seed,
  };
}

/** Controls that may be hidden, and that this page has, too. */
export const hideable = [
  ...featureNames,
  'playButton',
  'stepButton',
  'resetButton',
  'dataset',
  'problem',
  'noise',
  'percTrainData',
  'batchSize',
  'learningRate',
  'activation',
  'regularization',
  'regularizationRate',
  'numHiddenLayers',
  'showTestData',
  'discretize',
] as const;
export type Hideable = (typeof hideable)[number];

/** A goal and its number, as the name of an exercise has them. */
export const goalPattern =
  /^goal(TrainLoss|TestLoss|TrainTestDiff)(Min|Max)Threshold(?:First|Second|Third):(-?\d+(?:\.\d+)?(?:e-?\d{1,3})?)$/;

/** Switches of the plot; off as long as a link does not say that they are on. */
export const switches = ['showTestData', 'discretize'] as const satisfies readonly Hideable[];
type Switch = (typeof switches)[number];

/** How the name of an exercise has one that is on. */
export const switchedOn = (name: Switch): string => `${name}:true`;

/** The item of an exercise's name that tells which experiment it begins with. */
export const startItem = (e: Experiment): string => `start:${checkOf(splitPairs(encodeLink(e)))}`;

/**
 * The name of the lesson that hides what is hidden and has the goals; null when the link asks for nothing. What the plot
 * shows is no task. Its last item tells exercises apart that ask for the same of different experiments.
 *
 *     name = "playground:" 1*( item "," ) "start:" check    playground:noise,discretize:true,start:1a2b
 *     item = control / switch ":true" / goal ":" number
 */
function exerciseOf(
  hidden: readonly Hideable[],
  on: readonly Switch[],
  goals: Readonly<Record<string, number>>,
  start: Experiment,
): string | null {
  const asked = Object.entries(goals)
    .map((pair) => pair.join(':'))
    .filter((goal) => goalPattern.test(goal));
  if (hidden.length + asked.length === 0) return null;
  return `playground:${[...hidden, ...on.map(switchedOn), ...asked, startItem(start)].join(',')}`;
}

function goalsOf(pairs: Pairs): Record<string, number> {
  const goals = [...pairs].filter(([key, text]) => /^goal\w+Threshold\w+$/.test(key) && text.trim() !== '');
  return Object.fromEntries(
    goals.map(([key, text]) => [key, Number(text)] as const).filter(([, n]) => !Number.isNaN(n)),
  );
}

/** What a link of TensorFlow Playground asks for; null for any other text. @throws Refusal when it cannot be had here */
export function readPlayground(text: string): PlaygroundLink | null {
  const found = text.length > longestLink ? null : pairsOf(text);
  if (found === null) return null;
  const { pairs, notices } = found;
  const hidden = hideable.filter((name) => pairs.get(`${name}_hide`) === 'true');
  const on = switches.filter((name) => flagOf(pairs, name, false));
  const view = {
    showsValidation: on.includes('showTestData'),
    isDiscrete: on.includes('discretize'),
    penalty: penaltyOf(pairs),
    activation: activationOf(pairs),
  };
  const experiment = experimentOf(pairs);
  return { experiment, view, exercise: exerciseOf(hidden, on, goalsOf(pairs), experiment), notices };
}

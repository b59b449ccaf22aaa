import { type Activation, anywhere, positive, type Range, share, smooth } from './activations/activation.ts';
import { gates } from './activations/gates.ts';
import { rectifiers } from './activations/rectifiers.ts';
import { type RowActivation, rows } from './activations/rows.ts';
import { shrinkers } from './activations/shrinkers.ts';
import { squashers } from './activations/squashers.ts';
import { exp } from './math.ts';

const { relu, ...otherRectifiers } = rectifiers;
const { sigmoid, tanh, ...otherSquashers } = squashers;

const table = {
  linear: { ...smooth, range: anywhere, formula: 'x', f: (x: number) => x, derivative: () => 1 },
  // These are met first.
  relu,
  sigmoid,
  tanh,
  ...otherRectifiers,
  ...gates,
  ...otherSquashers,
  ...shrinkers,
  exponential: { ...smooth, range: positive, formula: 'e^x', f: exp, derivative: (_: number, y: number) => y },
  // Not Keras's: what a neuron did before it could learn by gradients.
  step: {
    range: share,
    formula: 'x > 0: 1, else 0',
    f: (x: number) => (x > 0 ? 1 : x !== x ? x : 0),
    derivative: () => 0,
    kinks: [0],
    passesGradient: false,
  },
} satisfies Readonly<Record<string, Activation>>;

/** An activation that maps each number by itself. */
export type PointwiseName = keyof typeof table;

/** An activation that ties the units of a layer together. */
export type RowWiseName = keyof typeof rows;

export type ActivationName = PointwiseName | RowWiseName;

/** Keras's activations that map each number by itself, with Keras's default arguments, in the order of the menus. */
export const activations: Readonly<Record<PointwiseName, Activation>> = table;

/** Those that do not. */
export const rowActivations: Readonly<Record<RowWiseName, RowActivation>> = rows;

/** Whether it ties the units of a layer together, as softmax does. */
export function isRowWise(name: ActivationName): name is RowWiseName {
  return Object.hasOwn(rows, name);
}

const pointwiseNames = Object.keys(table) as PointwiseName[]; // its own keys, as the type says
const [softmax, ...otherRowWise] = Object.keys(rows) as RowWiseName[];

/** All names in the order of the menus: softmax among those that one meets first, step last. */
export const activationNames: readonly ActivationName[] = [
  ...pointwiseNames.slice(0, 4),
  softmax,
  ...pointwiseNames.slice(4, -1),
  ...otherRowWise,
  ...pointwiseNames.slice(-1),
];

/** Where the values of an activation lie. */
export function rangeOf(name: ActivationName): Range {
  return isRowWise(name) ? rowActivations[name].range : activations[name].range;
}

/** Whether a gradient passes back through it at all. */
export function passesGradient(name: ActivationName): boolean {
  return isRowWise(name) || activations[name].passesGradient;
}

/** Whether the values of a row are shares of a whole, as those of a softmax are. */
export function sumsToOne(name: ActivationName): boolean {
  return isRowWise(name) && givesProbability(name);
}

/** Whether what comes out can be read as a probability: between 0 and 1, and not merely a switch. */
export function givesProbability(name: ActivationName): boolean {
  const [low, high] = rangeOf(name);
  return low >= 0 && high <= 1 && passesGradient(name);
}

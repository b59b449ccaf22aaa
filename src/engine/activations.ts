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
  // The most common activations come first.
  relu,
  sigmoid,
  tanh,
  ...otherRectifiers,
  ...gates,
  ...otherSquashers,
  ...shrinkers,
  exponential: { ...smooth, range: positive, formula: 'e^x', f: exp, derivative: (_: number, y: number) => y },
  // Not in Keras: the activation of neurons before they learned by gradients.
  step: {
    range: share,
    formula: 'x > 0: 1, else 0',
    f: (x: number) => (x > 0 ? 1 : x !== x ? x : 0),
    derivative: () => 0,
    kinks: [0],
    passesGradient: false,
  },
} satisfies Readonly<Record<string, Activation>>;

/** An activation that maps each number separately. */
export type PointwiseName = keyof typeof table;

/** An activation that ties the units of a layer together. */
export type RowWiseName = keyof typeof rows;

export type ActivationName = PointwiseName | RowWiseName;

/** Keras's activations that map each number separately, with Keras's default arguments, in the order of the menus. */
export const activations: Readonly<Record<PointwiseName, Activation>> = table;

/** Keras's activations that tie the units of a layer together. */
export const rowActivations: Readonly<Record<RowWiseName, RowActivation>> = rows;

/** Whether the activation ties the units of a layer together, as softmax does. */
export function isRowWise(name: ActivationName): name is RowWiseName {
  return Object.hasOwn(rows, name);
}

const pointwiseNames = Object.keys(table) as PointwiseName[]; // the table has no other keys
const [softmax, ...otherRowWise] = Object.keys(rows) as RowWiseName[];

/** All names in the order of the menus: softmax among the common ones, step last. */
export const activationNames: readonly ActivationName[] = [
  ...pointwiseNames.slice(0, 4),
  softmax,
  ...pointwiseNames.slice(4, -1),
  ...otherRowWise,
  ...pointwiseNames.slice(-1),
];

/** The range of an activation's values. */
export function rangeOf(name: ActivationName): Range {
  return isRowWise(name) ? rowActivations[name].range : activations[name].range;
}

/** Whether a gradient passes back through the activation at all. */
export function passesGradient(name: ActivationName): boolean {
  return isRowWise(name) || activations[name].passesGradient;
}

/** Whether the values of a row sum to 1, as those of softmax do. */
export function sumsToOne(name: ActivationName): boolean {
  return isRowWise(name) && givesProbability(name);
}

/** Whether the output can be read as a probability: it is between 0 and 1, and not just 0 or 1. */
export function givesProbability(name: ActivationName): boolean {
  const [low, high] = rangeOf(name);
  return low >= 0 && high <= 1 && passesGradient(name);
}

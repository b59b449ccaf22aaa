import { equal } from './equal.ts';

/** A part of the drawing that can be pointed at, selected or have the keyboard. Indices start at 0. */
export type Target =
  /** kernel[input, unit] of the Dense at layers[layer]. */
  | { readonly type: 'weight'; readonly layer: number; readonly input: number; readonly unit: number }
  /** bias[unit] of the Dense at layers[layer]. */
  | { readonly type: 'bias'; readonly layer: number; readonly unit: number }
  /** gamma[unit] or the like of the layer at layers[layer], which a neuron goes through. */
  | { readonly type: 'stage'; readonly layer: number; readonly role: StageRole; readonly unit: number }
  /** A neuron of a column; column 0 is the input. */
  | { readonly type: 'neuron'; readonly column: number; readonly unit: number };

/** Keras's names for what normalizations and PReLU learn for each unit. */
export type StageRole = 'gamma' | 'beta' | 'alpha';

/** A number of the network. */
export type NumberTarget = Exclude<Target, { type: 'neuron' }>;

export const sameTarget: (a: Target | null, b: Target | null) => boolean = equal;

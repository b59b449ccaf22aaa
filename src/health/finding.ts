import type { ActivationName } from '../engine/activations.ts';
import type { Remedy } from '../document/problems/remedies.ts';

/** What can be wrong with an experiment, as a teacher names it; the sentences are in i18n. */
export const sicknesses = [
  'lossMismatch',
  'unscaledInputs',
  'diverged',
  'symmetric',
  'deadUnits',
  'exploding',
  'saturated',
  'vanishing',
  'rateTooLarge',
  'rateTooSmall',
  'overfitting',
  'contradictions',
  'tooFewEpochs',
  'tooSmall',
] as const;
export type Sickness = (typeof sicknesses)[number];

/** Where it sits: a layer, by its index in `layers`, and units of it, or a part of the page. */
export type Seat =
  | { readonly kind: 'layer'; readonly layer: number; readonly units: readonly number[] }
  | { readonly kind: 'data' | 'loss' | 'optimizer' | 'network' | 'fit' };

/** One experiment to try, as data; applyCure.ts makes it. It begins with new weights, but for `back`. */
export type Cure =
  /** What a problem of the document proposes. */
  | { readonly type: 'remedy'; readonly remedy: Remedy }
  | { readonly type: 'standardize' }
  /** Keras's own initializers for all Dense layers, and this activation for the hidden ones; null: those that they have. */
  | { readonly type: 'usualInitializers'; readonly activation: ActivationName | null }
  /** `back`: from the last weights that were finite, where they are still of a usual size. */
  | { readonly type: 'setRate'; readonly rate: number; readonly back: boolean }
  | { readonly type: 'clip'; readonly norm: number }
  /** For all hidden layers. */
  | { readonly type: 'hiddenActivation'; readonly activation: ActivationName }
  /** Hidden layers of at least so many units; one of them where there are none. */
  | { readonly type: 'widen'; readonly units: number }
  /** Hidden layers of at most so many units. */
  | { readonly type: 'narrow'; readonly units: number }
  | { readonly type: 'setEpochs'; readonly epochs: number }
  /** All columns of the data as inputs. */
  | { readonly type: 'allColumns' }
  /** Examples without noise. */
  | { readonly type: 'lessNoise' };

export interface Finding {
  readonly sickness: Sickness;
  readonly seat: Seat;
  /** The numbers that it rests on, by name. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Null: nothing that can be done to the experiment; other data are needed. */
  readonly cure: Cure | null;
}

/** `unknown`: too early, or the evidence is too little. */
export interface Diagnosis {
  readonly verdict: 'sick' | 'healthy' | 'unknown';
  /** The gravest first; empty unless sick. */
  readonly findings: readonly Finding[];
}

import type { ActivationName } from '../engine/activations.ts';
import type { Remedy } from '../document/problems/remedies.ts';

/** What can be wrong with an experiment, as a teacher names it, with the numbers that say so; sentences are in i18n. */
interface Numbers {
  /** Loss, and that of the best constant output; whether the answers are right all the same. */
  readonly lossMismatch: { readonly loss: number; readonly blind: number; readonly isRight: boolean };
  /** Sizes of the inputs: see DataFacts. */
  readonly unscaledInputs: { readonly least: number; readonly most: number };
  /** Size of the targets: see DataFacts. */
  readonly largeTargets: { readonly size: number };
  /** Where it stopped, counted from 1 (batch 0: it has not yet), with which learning rate, and the loss while it is one. */
  readonly diverged: { readonly epoch: number; readonly batch: number; readonly rate: number; readonly loss?: number };
  readonly symmetric: { readonly units: number; readonly different: number };
  readonly deadUnits: { readonly dead: number; readonly units: number };
  /** How many times as large the gradient is at the first layer as at the output; `atFirst`: before the first update. */
  readonly exploding: { readonly gain: number; readonly atFirst: boolean };
  /** Share of the values that are saturated, and the size of the weights. */
  readonly saturated: { readonly share: number; readonly weights: number };
  /** The same as for `exploding`, now, < 1, and the sizes of the first and the last kernel's gradient. */
  readonly vanishing: { readonly gain: number; readonly gradient: number; readonly last: number };
  /**
   * Share of the later epochs in which the loss has risen; the greatest loss and the first, that of epoch `begin`; `leap`
   * where it leaps: see Curve.
   */
  readonly rateTooLarge: {
    readonly rate: number;
    readonly jumps: number;
    readonly highest: number;
    readonly first: number;
    readonly begin: number;
    readonly leap?: number;
  };
  /**
   * Size of an update over that of the weights, and of all until now at the most, if they were as large; `isDownhill`: the
   * loss was seen to fall along an update a thousand times as large.
   */
  readonly rateTooSmall: {
    readonly rate: number;
    readonly update: number;
    readonly moved: number;
    readonly isDownhill: boolean;
  };
  /** Losses of training and validation, penalties with them; the least of validation, and its epoch. */
  readonly overfitting: {
    readonly loss: number;
    readonly validation: number;
    readonly best: number;
    readonly epoch: number;
  };
  /** The greatest skill that is possible, the share of unlike neighbours, and the skill: see DataFacts and Health. */
  readonly contradictions: { readonly ceiling: number; readonly unlike: number; readonly skill: number };
  /** Epochs, and the share of the loss that the last fifth of them has taken away. */
  readonly tooFewEpochs: { readonly epochs: number; readonly drop: number };
  /** Hidden layers, none of which has an activation, the skill, and how many classes there are; 0 for a number. */
  readonly noActivation: { readonly layers: number; readonly skill: number; readonly classes: number };
  /** Hidden units of all layers, the skill, and how many classes there are; 0 for a number. */
  readonly tooSmall: { readonly units: number; readonly skill: number; readonly classes: number };
}
export type Sickness = keyof Numbers;

/** Where it sits: a layer, by its index in `layers`, and units of it, or a part of the page. */
export type Seat =
  | { readonly kind: 'layer'; readonly layer: number; readonly units: readonly number[] }
  | { readonly kind: 'data' | 'loss' | 'optimizer' | 'network' | 'fit' };

/**
 * `back`: from the last weights that were finite, where they are still of a usual size. `constant`: in place of a
 * schedule. `momentum`: this one, too.
 */
export interface SetRate {
  readonly type: 'setRate';
  readonly rate: number;
  readonly back: boolean;
  readonly constant?: true;
  readonly momentum?: number;
}

/** One experiment to try, as data; applyCure.ts makes it. It begins with new weights, but for `back`. */
export type Cure =
  /** What a problem of the document proposes. */
  | { readonly type: 'remedy'; readonly remedy: Remedy }
  | { readonly type: 'standardize' }
  /** Keras's own initializers for all Dense layers, and this activation for the hidden ones; null: those that they have. */
  | { readonly type: 'usualInitializers'; readonly activation: ActivationName | null }
  | SetRate
  | { readonly type: 'clip'; readonly norm: number }
  /** For all hidden layers that have one; `slower`: with such a learning rate, too. */
  | { readonly type: 'hiddenActivation'; readonly activation: ActivationName; readonly slower?: SetRate }
  /** relu behind each hidden layer that has no activation. */
  | { readonly type: 'bend' }
  /** Hidden layers of at least so many units; one of them where there are none. */
  | { readonly type: 'widen'; readonly units: number }
  /** Hidden layers of at most so many units. */
  | { readonly type: 'narrow'; readonly units: number }
  | { readonly type: 'setEpochs'; readonly epochs: number }
  /** All columns of the data as inputs. */
  | { readonly type: 'allColumns' }
  /** Examples without noise. */
  | { readonly type: 'lessNoise' };

/** Finding of one sickness. */
export interface FindingOf<S extends Sickness> {
  readonly sickness: S;
  readonly seat: Seat;
  /** What it rests on. */
  readonly numbers: Numbers[S];
  /** Null: nothing that can be done to the experiment; other data are needed. */
  readonly cure: Cure | null;
}

export type Finding = { readonly [S in Sickness]: FindingOf<S> }[Sickness];

/** `unknown`: too early, or the evidence is too little. */
export interface Diagnosis {
  readonly verdict: 'sick' | 'healthy' | 'unknown';
  /** The gravest first; empty unless sick. */
  readonly findings: readonly Finding[];
}

import type { ExecutorName } from '../engine/executor.ts';
import type { Held } from '../engine/held.ts';
import type { OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import type { NotFinite } from '../engine/specs/runSpec.ts';
import type { FitEnd } from '../engine/run/fit.ts';

/** Settings that may change while training goes on, the weights kept. */
export interface Tuning {
  readonly optimizer: OptimizerSpec;
  /** Train stops when this many epochs are done. */
  readonly epochs: number;
}

/** Numbers of a run that were set by hand: from then on the link alone does not lead to these weights. */
export interface ByHand {
  /** Finished epochs, and batches done since, when it was last done. */
  readonly epoch: number;
  readonly batch: number;
  /** Loss of all training rows just before; null where nobody had asked. */
  readonly lossBefore: number | null;
  /** What no update changes: single numbers, and layers. */
  readonly held: readonly Held[];
  readonly off: readonly OffNeuron[];
  /** No number was set: other data were drawn under the weights. */
  readonly isOfData?: boolean;
}

/** Whether numbers were set. */
export const isSetByHand = ({ byHand = null }: Pick<RunStatus, 'byHand'>): boolean =>
  byHand !== null && byHand.isOfData !== true;

/** Whether a layer is frozen by hand. */
export const isHeldLayer = (byHand: ByHand | null | undefined, layer: number): boolean =>
  byHand?.held.some((each) => typeof each !== 'number' && each.layer === layer) === true;

/** A neuron that is switched off: its weights to the next layer are 0, and held. Those that it had [units there]. */
export interface OffNeuron {
  readonly column: number;
  readonly unit: number;
  readonly weights: readonly number[];
}

/** How a run stands; the numbers that change with every frame are elsewhere. */
export interface RunStatus {
  /** Number of the run; 0: none was begun. */
  readonly id: number;
  /**
   * `impossible`: the experiment has an error, there is no run. `finished`: the epochs limit is reached.
   */
  readonly phase: 'ready' | 'running' | 'paused' | 'finished' | 'broken' | 'impossible';
  /** SHA-256 of the parameters while they stand still, with the place where they stand; null while they move. */
  readonly fingerprint: { readonly hex: string; readonly epoch: number; readonly batch: number } | null;
  /** What computes it; null until that is known. */
  readonly executor: ExecutorName | null;
  /** Why the phase is `broken`: a lesson, with its place. */
  readonly failure: NotFinite | null;
  /** The last that was asked for was a step of so much; null when it was not a step. */
  readonly stepped: 'batch' | 'epoch' | null;
  /** How the newest fit ended; null while it goes on, or has never begun. */
  readonly ended: FitEnd | null;
  /** Training went on after a fit had ended, with callbacks that began anew: the link alone does not do so. */
  readonly refitted: boolean;
  /** Where numbers were last set by hand; null: the run has never been touched. Older runs that were kept have none. */
  readonly byHand?: ByHand | null;
  /** Live changes of this run, oldest first: from then on the link alone does not lead to these weights. */
  readonly tuned: readonly { readonly epoch: number; readonly tuning: Tuning }[];
}

/** A run that has just been asked for. */
export const freshRun: RunStatus = {
  id: 0,
  phase: 'ready',
  fingerprint: null,
  executor: null,
  failure: null,
  stepped: null,
  ended: null,
  refitted: false,
  byHand: null,
  tuned: [],
};

import type { Table } from '../data/tables.ts';
import type { ExecutorName } from '../engine/executor.ts';
import type { Experiment } from '../document/experiment.ts';
import type { Place } from '../document/moment.ts';
import type { Held } from '../engine/held.ts';
import type { NotFinite } from '../engine/specs/runSpec.ts';
import type { FitEnd } from '../engine/run/fit.ts';
import type { RunState } from '../engine/run/state.ts';
import type { Tuning } from '../run/status.ts';

/** Counts up with every compile; reports of an older run are dropped by the client. */
export type RunId = number;

/**
 * Number of a `fit`, `step`, `reach` or `pause` within its run, counted up from 1 by the sender. `paused` says which one it
 * answers, so that the answer to an earlier one is not taken for the answer to a later one.
 */
export type Serial = number;

/** New values of parameters, by their indices in the arena. */
export type Values = readonly (readonly [at: number, value: number])[];

/** How fast training goes: so many batches or epochs a second (> 0); Infinity is as fast as possible. */
export interface Pace {
  readonly unit: 'batch' | 'epoch';
  readonly perSecond: number;
}

/** Rows of a person's own, before the first experiment that has them. */
export interface TableCommand {
  readonly type: 'table';
  readonly table: Table;
}

export type Command =
  | TableCommand
  /** `resume`: goes on from there, in place of the initial weights; `sets`: number of the newest `set` that is in it. */
  | {
      readonly type: 'compile';
      readonly run: RunId;
      readonly experiment: Experiment;
      readonly resume?: RunState;
      readonly sets?: Serial;
    }
  /** The run is over; what it has come to is saved first. So it is when another one is compiled. */
  | { readonly type: 'leave'; readonly run: RunId }
  | { readonly type: 'tune'; readonly run: RunId; readonly tuning: Tuning }
  | { readonly type: 'fit'; readonly run: RunId; readonly serial: Serial; readonly pace: Pace }
  | { readonly type: 'step'; readonly run: RunId; readonly serial: Serial; readonly unit: 'batch' | 'epoch' }
  /** Trains flat out until so many epochs, and batches after them, are done. */
  | ({ readonly type: 'reach'; readonly run: RunId; readonly serial: Serial } & Place)
  | { readonly type: 'pause'; readonly run: RunId; readonly serial: Serial }
  /**
   * Sets parameters by hand, at the end of the batch or evaluation under way. `number` counts up from 1 within the run;
   * `serial` is that of the newest of the others.
   * `forks`: the run is saved first, for what it has come to is to be gone back to; it is saved afterwards in any case.
   */
  | {
      readonly type: 'set';
      readonly run: RunId;
      readonly serial: Serial;
      readonly number: Serial;
      readonly values: Values;
      /** Parameters that no update is to change from then on. */
      readonly held: readonly Held[];
      readonly forks: boolean;
    }
  /** Asks for the run as data: at the end of the batch under way. */
  | { readonly type: 'save'; readonly run: RunId }
  | { readonly type: 'credit'; readonly run: RunId; readonly buffer: ArrayBuffer }
  /** Asks for a sign of life; answered between two slices, whatever runs and however slowly. */
  | { readonly type: 'ping' };

/** Why training stands still. `epochs`: the limit is reached. `earlyStopping`: the callback ended the fit. */
export type PauseReason = 'asked' | 'stepped' | 'epochs' | 'earlyStopping' | 'notFinite';

/** Training stands still here. */
export interface Halt extends Place {
  readonly reason: PauseReason;
  /** How the fit ended, if it has: there EarlyStopping may have put back the weights of an earlier epoch. */
  readonly ended: FitEnd | null;
  /** Where and why it broke off, when the reason is `notFinite`. */
  readonly failure: NotFinite | null;
}

export type Report =
  | {
      readonly type: 'compiled';
      readonly run: RunId;
      /** Of the parameters that the run begins with. */
      readonly fingerprint: string;
      /** History keys, as in `Run.keys`; with the layout they give the size of a frame. */
      readonly keys: readonly string[];
      readonly executor: ExecutorName;
      /** Why it begins anew all the same, when it was to be resumed and could not. A sentence for developers. */
      readonly refused: string | null;
    }
  | {
      readonly type: 'saved';
      readonly run: RunId;
      readonly state: RunState;
      /** Finished epochs, and batches done since. */
      readonly epoch: number;
      readonly batch: number;
      /** History rows that no frame has brought yet, oldest first, as they stand in a frame. */
      readonly rows: Float64Array;
      /** Number of the newest `set` that is in it; 0: none. */
      readonly sets: Serial;
      /** The next `set`, which was to fork, comes right after that. */
      readonly forks: boolean;
    }
  | { readonly type: 'frame'; readonly run: RunId; readonly buffer: ArrayBuffer }
  | ({ readonly type: 'paused'; readonly run: RunId; readonly serial: Serial } & Halt)
  /**
   * SHA-256 of the parameters where the run stands since the `paused` of that number. It follows a little later, as
   * that of a large network takes a while; not at all when training has gone on meanwhile, or stands in the middle of
   * a batch: a pause waits for the end of one for 80 ms at most. It comes again after each `set`.
   */
  | {
      readonly type: 'fingerprint';
      readonly run: RunId;
      readonly serial: Serial;
      readonly sets: Serial;
      readonly fingerprint: string;
    }
  /** `compile`: the experiment cannot be trained. `run`: training broke down, which a new start may mend. */
  | {
      readonly type: 'failed';
      readonly run: RunId;
      readonly during: 'compile' | 'run';
      readonly message: string;
      /** MiB that it needs and cannot have, if that is why. */
      readonly needs: number | null;
    }
  | { readonly type: 'pong' };

/** One end of a channel: a MessagePort, a Worker seen from the page, the page seen from inside a Worker. */
export interface Endpoint<Sent, Received> {
  postMessage(message: Sent, transfer: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Received }) => void): void;
}

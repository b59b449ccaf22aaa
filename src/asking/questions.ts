import type { Experiment } from '../document/experiment.ts';
import type { Behaviour, Moment } from '../document/moment.ts';
import type { FloatArray } from '../engine/floats.ts';
import type { OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import type { Model } from '../engine/specs/model.ts';
import type { DataFacts } from '../health/dataFacts.ts';
import type { Health } from '../health/health.ts';
import type { ChangedBatch, Difference } from './differentiator.ts';
import type { TableCommand } from '../training/protocol.ts';
import type { RunState } from '../engine/run/state.ts';
import type { Step } from '../engine/takeStep.ts';
import type { Trace, TraceMode } from '../engine/trace.ts';

/** Makes probabilities of outputs that are logits, or `halved` shares of those from −1 to 1; null leaves them. */
export type Through = 'softmax' | 'sigmoid' | 'halved' | null;

/**
 * What is asked of the network. It is answered again at every moment that comes, until it is dropped. Rows are as the
 * network is fed them; of several levels, from coarse to fine, the finest that is quick enough is answered.
 */
export type Question =
  /** Outputs for rows, each level [rows, inputs]; null: for all examples, training first. */
  | { readonly type: 'outputs'; readonly levels: readonly Float32Array[] | null; readonly through: Through }
  /** Values for rows, each level [rows, inputs], at some places of `layout.values`. */
  | { readonly type: 'values'; readonly levels: readonly Float32Array[]; readonly at: readonly number[] }
  /** Every number of one example by itself, forward and backward, in float64: x [inputs], y [outputs]. */
  | {
      readonly type: 'trace';
      readonly x: Float32Array;
      readonly y: Float32Array;
      readonly mode: TraceMode;
    }
  /** What the next batch of the run does with this optimizer, from where it was saved; null: from its start. */
  | { readonly type: 'step'; readonly state: RunState | null; readonly optimizer: OptimizerSpec }
  /** The loss on both sides of one number of the network: a batch, as it is shown, with its parameters. */
  | ({ readonly type: 'difference' } & ChangedBatch)
  /** How the network is, and its data: from where the run was saved, with this optimizer; null: from its start. */
  | { readonly type: 'health'; readonly state: RunState | null; readonly optimizer: OptimizerSpec }
  /**
   * The run once more, so many epochs on from where it was saved, evaluated after each; null: from its start, with this
   * optimizer.
   */
  | {
      readonly type: 'replay';
      readonly state: RunState | null;
      readonly optimizer: OptimizerSpec;
      readonly epochs: number;
    }
  /** What a history row would have of the weights as they are: loss and metrics of all training and validation rows. */
  | { readonly type: 'row' }
  /** Loss of the training rows at parameters + t · direction [parameters], for each t. */
  | { readonly type: 'lossAlong'; readonly direction: Float32Array; readonly ts: readonly number[] };

/** A trace, and the parameters that it is of [layout.parameters]. */
export type Traced = Omit<Trace, 'layout'> & { readonly parameters: FloatArray };

export type Stepped = Omit<Step, 'trace'> & { readonly trace: Omit<Trace, 'layout'> };

/** What the doctor of `health/` needs beside the history. */
export interface Examined {
  readonly health: Health;
  readonly data: DataFacts;
}

export interface Replayed {
  /** Of all training examples after each epoch, with the penalty; fewer where the run is over before [epochs]. */
  readonly losses: Float64Array;
  /** Where it stands; null: it is over. */
  readonly state: RunState | null;
}

/** The answer to a question of the type. */
export interface Results {
  /** [rows of the level, outputs] */
  readonly outputs: Float32Array;
  /** [rows of the level, places] */
  readonly values: Float32Array;
  readonly trace: Traced;
  /** Null: the batch brings a number that is not finite, or the state is none of this run. */
  readonly step: Stepped | null;
  /** Null: the batch is not for this network. */
  readonly difference: Difference | null;
  /** Null: the state is none of this run. */
  readonly health: Examined | null;
  /** Null: the state is none of this run. */
  readonly replay: Replayed | null;
  /** One value a key, as in `Run.keys`. */
  readonly row: Float64Array;
  /** [ts] */
  readonly lossAlong: Float64Array;
}

/** A question's name, given by who asks. */
export type QuestionId = number;

/** The example that goes through the drawing: at every moment, before all questions. */
export interface Example {
  /** Where it is among the data, in their own units [columns of a place]. */
  readonly place: readonly number[];
  /** As the network is fed it [inputs]. */
  readonly x: readonly number[];
  readonly behaviour: Behaviour;
  /** While the run moves on, what Dropout drops of it stays the same for so long, in ms. */
  readonly hold: number;
}

export type Command =
  | TableCommand
  /** The run that is asked from now on; the questions stay. */
  | { readonly type: 'follow'; readonly run: number; readonly experiment: Experiment }
  /** Newer parameters of it, given back with the next `look`. */
  | { readonly type: 'snapshot'; readonly moment: Moment; readonly parameters: ArrayBuffer }
  | { readonly type: 'example'; readonly example: Example | null }
  /** One that has the id of another takes its place. Lower priorities are answered first. */
  | { readonly type: 'ask'; readonly id: QuestionId; readonly question: Question; readonly priority: number }
  | { readonly type: 'drop'; readonly id: QuestionId }
  /** A model that has not been trained yet, and an example through it; the newest is answered. */
  | {
      readonly type: 'build';
      readonly id: number;
      readonly model: Model;
      readonly seed: number;
      readonly x: readonly number[];
    };

/** The drawing's numbers, all of one moment. */
export interface Look {
  readonly moment: Moment;
  /** The example that was shown; null: none. */
  readonly example: Example | null;
  /** Its values [layout.valueCount]; null when it does not fit. */
  readonly values: Float32Array | null;
  /** Units that each Dropout leaves out of it, by the layer's index [units], 1 for dropped. */
  readonly dropped: ReadonlyMap<number, Uint8Array>;
}

export type Report =
  /** `parameters`: those of the moment, when they came with the snapshot that it answers. */
  | ({ readonly type: 'look'; readonly parameters: ArrayBuffer | null } & Look)
  | Answered
  | {
      readonly type: 'built';
      readonly id: number;
      /** [layout.parameters] */
      readonly parameters: Float32Array;
      readonly values: Float32Array | null;
    };

/** An answer, with the level that it was computed on. */
export type Answered = {
  [T in Question['type']]: {
    readonly type: 'answer';
    readonly id: QuestionId;
    readonly moment: Moment;
    readonly kind: T;
    readonly level: number;
    readonly result: Results[T];
  };
}[Question['type']];

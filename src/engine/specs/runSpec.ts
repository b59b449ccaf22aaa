import type { CallbackSpec } from './callbackSpecs.ts';
import type { FloatArray, Precision } from '../floats.ts';
import type { LossName, LossOptions } from './lossSpecs.ts';
import type { MetricName } from './metricSpecs.ts';
import type { Model } from './model.ts';
import type { OptimizerSpec } from './optimizerSpecs.ts';
import type { Cause } from '../run/cause.ts';

/** Examples in the form that the network uses. */
export interface Rows {
  readonly count: number;
  /** [count, inputs] */
  readonly x: FloatArray;
  /** [count, outputs] */
  readonly y: FloatArray;
}

export interface RunSpec {
  readonly model: Model;
  readonly loss: LossName;
  readonly lossOptions: LossOptions;
  readonly optimizer: OptimizerSpec;
  readonly metrics: readonly MetricName[];
  readonly batchSize: number;
  /** False: each epoch goes through the examples in their own order. */
  readonly shuffle: boolean;
  readonly callbacks: readonly CallbackSpec[];
  readonly seed: number;
  readonly precision: Precision;
  readonly training: Rows;
  /** Validation examples; `count` 0 if there are none. */
  readonly validation: Rows;
}

/** Where and why a run stopped: the loss of a batch, or a weight after its update, was not a finite number. */
export interface NotFinite {
  readonly what: 'loss' | 'weights';
  /** Counted from 1. */
  readonly epoch: number;
  readonly batch: number;
  readonly cause: Cause;
}

import type { DataSpec } from '../data/spec.ts';
import type { CallbackSpec } from '../engine/specs/callbackSpecs.ts';
import type { LossName, LossOptions } from '../engine/specs/lossSpecs.ts';
import type { MetricName } from '../engine/specs/metricSpecs.ts';
import type { Layer } from '../engine/specs/model.ts';
import type { OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';

/**
 * Everything that determines a run, and nothing else: two equal experiments give the same weights and the same
 * curves to the last bit. Plain, immutable, undoable; a link holds exactly this.
 */
export interface Experiment {
  readonly data: DataSpec;
  /** `keras.Input(shape=(inputs,))`. */
  readonly inputs: number;
  readonly layers: readonly Layer[];
  /** `model.compile(loss, optimizer, metrics)`. */
  readonly loss: LossName;
  /** Options that this loss does not have are at their defaults. */
  readonly lossOptions: LossOptions;
  readonly optimizer: OptimizerSpec;
  readonly metrics: readonly MetricName[];
  /** `model.fit(batch_size, epochs, validation_split, shuffle, callbacks)`. */
  readonly batchSize: number;
  readonly epochs: number;
  /** Fraction in [0, 0.9], taken from the end of the rows before any shuffling, as in Keras. */
  readonly validationSplit: number;
  /** True, Keras's default: a new order in each epoch. */
  readonly shuffle: boolean;
  /** In the order of `callbackNames`, each at most once. */
  readonly callbacks: readonly CallbackSpec[];
  /** uint32: initial weights, and the order of the examples in each epoch. */
  readonly seed: number;
  /** Those that it is trained by; left out: Keras's. See document/ofPlayground.ts. */
  readonly rules?: 'playground';
}

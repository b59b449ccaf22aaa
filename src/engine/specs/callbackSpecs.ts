/** `EarlyStopping(monitor, min_delta, patience, mode, baseline, restore_best_weights, start_from_epoch)`. */
export interface EarlyStoppingSpec {
  readonly name: 'early_stopping';
  readonly monitor: string;
  /** ≥ 0. */
  readonly minDelta: number;
  /** Epochs, an integer ≥ 0. */
  readonly patience: number;
  readonly mode: MonitorMode;
  readonly baseline: number | null;
  readonly restoreBestWeights: boolean;
  /** Epochs, an integer ≥ 0. */
  readonly startFromEpoch: number;
}

/** `ReduceLROnPlateau(monitor, factor, patience, mode, min_delta, cooldown, min_lr)`. */
export interface ReduceLrOnPlateauSpec {
  readonly name: 'reduce_lr_on_plateau';
  readonly monitor: string;
  /** 0 < factor < 1. */
  readonly factor: number;
  /** Epochs, an integer ≥ 0. */
  readonly patience: number;
  readonly mode: MonitorMode;
  /** ≥ 0. */
  readonly minDelta: number;
  /** Epochs, an integer ≥ 0. */
  readonly cooldown: number;
  /** ≥ 0. */
  readonly minLr: number;
}

/** `TerminateOnNaN()`. It changes nothing: a run always stops at the first loss that is not finite. */
export interface TerminateOnNanSpec {
  readonly name: 'terminate_on_nan';
}

/** `keras.callbacks`. The monitor is a key of the history row; a callback whose key does not exist does nothing. */
export type CallbackSpec = EarlyStoppingSpec | ReduceLrOnPlateauSpec | TerminateOnNanSpec;

export type MonitorMode = 'auto' | 'min' | 'max';
export type CallbackName = CallbackSpec['name'];

/** Names in the order in which an experiment has the callbacks, each at most once. */
export const callbackNames = [
  'early_stopping',
  'reduce_lr_on_plateau',
  'terminate_on_nan',
] as const satisfies readonly CallbackName[];

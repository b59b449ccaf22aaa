import { callbackClassNames } from '../../document/classNames.ts';
import { usualCallbacks } from '../../document/defaults.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { CallbackSpec } from '../../engine/specs/callbacks.ts';
import type { Dialect } from './dialect.ts';
import { monitorMode, monitorWord } from './metrics.ts';
import { type Argument, bool, type Call, float, int, keyword, number, unless } from './python.ts';

/** `keras.callbacks.EarlyStopping(patience=10)`. */
export function callbackCall(spec: CallbackSpec, e: Experiment, dialect: Dialect): Call {
  return dialect.make('callbacks', callbackClassNames[spec.name], callbackArguments(spec, e, dialect));
}

function callbackArguments(spec: CallbackSpec, e: Experiment, dialect: Dialect): readonly Argument[] {
  const monitor = (usual: string): readonly Argument[] =>
    'monitor' in spec ? text('monitor', monitorWord(e, spec.monitor, dialect), usual, dialect) : [];
  const mode = (usual: string): readonly Argument[] =>
    'monitor' in spec ? text('mode', monitorMode(spec.monitor, spec.mode, dialect), usual, dialect) : [];
  switch (spec.name) {
    case 'early_stopping': {
      const usual = usualCallbacks.early_stopping;
      return [
        ...monitor(usual.monitor),
        ...unless('min_delta', spec.minDelta, usual.minDelta, number),
        ...unless('patience', spec.patience, usual.patience, int),
        ...mode(usual.mode),
        ...(spec.baseline === null ? [] : [keyword('baseline', number(spec.baseline))]),
        ...(spec.restoreBestWeights ? [keyword('restore_best_weights', bool(true))] : []),
        ...unless('start_from_epoch', spec.startFromEpoch, usual.startFromEpoch, int),
      ];
    }
    case 'reduce_lr_on_plateau': {
      const usual = usualCallbacks.reduce_lr_on_plateau;
      dialect.word('ReduceLROnPlateau.patience'); // its default, too
      return [
        ...monitor(usual.monitor),
        ...unless('factor', spec.factor, usual.factor, float),
        ...unless('patience', spec.patience, usual.patience, int),
        ...mode(usual.mode),
        ...unless(dialect.name === 'keras2017' ? 'epsilon' : 'min_delta', spec.minDelta, usual.minDelta, number),
        ...unless('cooldown', spec.cooldown, usual.cooldown, int),
        ...unless('min_lr', spec.minLr, usual.minLr, number),
      ];
    }
    case 'terminate_on_nan':
      return [];
  }
}

function text(key: string, value: string, usual: string, dialect: Dialect): readonly Argument[] {
  return value === usual ? [] : [keyword(key, dialect.text(value))];
}

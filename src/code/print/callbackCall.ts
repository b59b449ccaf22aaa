import type { Experiment } from '../../document/experiment.ts';
import type { CallbackSpec } from '../../engine/specs/callbackSpecs.ts';
import { callbacks } from '../../keras/callbacks.ts';
import { printArguments } from './printArguments.ts';
import type { Dialect } from './dialect.ts';
import { monitorMode, monitorWord } from './metricWords.ts';
import type { Call } from './python.ts';

/** `keras.callbacks.EarlyStopping(patience=10)`. */
export function callbackCall(spec: CallbackSpec, e: Experiment, dialect: Dialect): Call {
  const { className, arguments: table } = callbacks[spec.name];
  const said: CallbackSpec =
    'monitor' in spec
      ? { ...spec, monitor: monitorWord(e, spec.monitor, dialect), mode: monitorMode(spec.monitor, spec.mode, dialect) }
      : spec;
  if (spec.name === 'reduce_lr_on_plateau') dialect.word('ReduceLROnPlateau.patience'); // its default, too
  return dialect.make('callbacks', className, printArguments(table, said, dialect));
}

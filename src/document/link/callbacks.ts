import { callbackNames, type CallbackSpec, type MonitorMode } from '../../engine/specs/callbacks.ts';
import { callbackClassNames } from '../classNames.ts';
import { limits } from '../limits.ts';
import { monitorPattern, tidyCallbacks } from '../tidy/callbacks.ts';
import { callbackDefaults } from './defaults.ts';
import { flagged, readOptions, valued, writeThing } from './options.ts';
import { excerpt, type LinkError, Refusal } from './result.ts';
import { readName } from './values.ts';

// cb       = callback *( "," callback )
// callback = "EarlyStopping:" monitor *( ":min_delta=" / ":patience=" / ":mode=" / ":baseline=" / ":start_from_epoch=" )
//            [ ":restore_best_weights" ]
//          / "ReduceLROnPlateau:" monitor *( ":factor=" / ":patience=" / ":mode=" / ":min_delta=" / ":cooldown=" / ":min_lr=" )
//          / "TerminateOnNaN"
// The monitor is always written, because people read it; each callback at most once.

const modes = ['auto', 'min', 'max'] as const satisfies readonly MonitorMode[];

export function writeCallbacks(callbacks: readonly CallbackSpec[]): string {
  return callbacks.map(writeCallback).join(',');
}

function writeCallback(spec: CallbackSpec): string {
  const name = callbackClassNames[spec.name];
  switch (spec.name) {
    case 'early_stopping': {
      const usual = callbackDefaults.early_stopping;
      return writeThing(
        name,
        spec.monitor,
        valued('min_delta', spec.minDelta, usual.minDelta),
        valued('patience', spec.patience, usual.patience),
        valued('mode', spec.mode, usual.mode),
        valued('baseline', spec.baseline, usual.baseline),
        flagged('restore_best_weights', spec.restoreBestWeights),
        valued('start_from_epoch', spec.startFromEpoch, usual.startFromEpoch),
      );
    }
    case 'reduce_lr_on_plateau': {
      const usual = callbackDefaults.reduce_lr_on_plateau;
      return writeThing(
        name,
        spec.monitor,
        valued('factor', spec.factor, usual.factor),
        valued('patience', spec.patience, usual.patience),
        valued('mode', spec.mode, usual.mode),
        valued('min_delta', spec.minDelta, usual.minDelta),
        valued('cooldown', spec.cooldown, usual.cooldown),
        valued('min_lr', spec.minLr, usual.minLr),
      );
    }
    case 'terminate_on_nan':
      return name;
  }
}

/** @throws Refusal */
export function readCallbacks(text: string): CallbackSpec[] {
  const callbacks = text.split(',', callbackNames.length + 1).map(readCallback);
  const names = new Set(callbacks.map(({ name }) => name));
  if (names.size < callbacks.length) {
    const example = 'EarlyStopping:val_loss:patience=10,TerminateOnNaN';
    throw new Refusal({ code: 'badValue', key: 'cb', value: excerpt(text), example });
  }
  return tidyCallbacks(callbacks);
}

function readCallback(text: string): CallbackSpec {
  const [head, ...parts] = text.split(':');
  const word = readName(
    'cb',
    head,
    callbackNames.map((name) => callbackClassNames[name]),
  );
  const name = callbackNames.find((candidate) => callbackClassNames[candidate] === word) ?? 'terminate_on_nan';
  const example = name === 'terminate_on_nan' ? word : `${word}:val_loss:patience=10`;
  const malformed: LinkError = { code: 'badValue', key: 'cb', value: excerpt(text), example };
  if (name !== 'terminate_on_nan') return readMonitoring(name, parts, malformed);
  if (parts.length > 0) throw new Refusal(malformed);
  return { name };
}

function readMonitoring(
  name: 'early_stopping' | 'reduce_lr_on_plateau',
  [monitor, ...parts]: readonly string[],
  malformed: LinkError,
): CallbackSpec {
  if (monitor === undefined || !monitorPattern.test(monitor)) throw new Refusal(malformed);
  const options = readOptions('cb', parts, malformed);
  const usual = callbackDefaults[name];
  const common = {
    monitor,
    patience: options.integer('patience', limits.patience, usual.patience),
    mode: options.choice('mode', modes, usual.mode),
    minDelta: options.value('min_delta', limits.minDelta, usual.minDelta),
  };
  const spec = ((): CallbackSpec => {
    switch (name) {
      case 'early_stopping': {
        const early = callbackDefaults.early_stopping;
        const baseline = options.value('baseline', limits.baseline, Number.NaN);
        return {
          name,
          ...common,
          baseline: Number.isNaN(baseline) ? early.baseline : baseline,
          restoreBestWeights: options.flag('restore_best_weights'),
          startFromEpoch: options.integer('start_from_epoch', limits.patience, early.startFromEpoch),
        };
      }
      case 'reduce_lr_on_plateau': {
        const plateau = callbackDefaults.reduce_lr_on_plateau;
        return {
          name,
          ...common,
          factor: options.value('factor', limits.factor, plateau.factor),
          cooldown: options.integer('cooldown', limits.patience, plateau.cooldown),
          minLr: options.value('min_lr', limits.learningRate, plateau.minLr),
        };
      }
    }
  })();
  options.end();
  return spec;
}

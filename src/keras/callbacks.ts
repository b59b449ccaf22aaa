import type { CallbackName, CallbackSpec, MonitorMode } from '../engine/specs/callbackSpecs.ts';
import type { Arguments, ChoiceArgument, NumberArgument } from './argument.ts';
import { ranges } from './ranges.ts';

interface Entry<N extends CallbackName> {
  readonly className: string;
  readonly arguments: Arguments<Extract<CallbackSpec, { name: N }>>;
}

const monitor = { type: 'monitor', usual: 'val_loss' } as const;
const minDelta = { type: 'number', range: ranges.minDelta, step: 'logarithmic', int: true } as const;
const epochs = {
  type: 'number',
  range: ranges.patience,
  whole: true,
  step: 'one',
  usual: 0,
} as const satisfies NumberArgument;
const mode: ChoiceArgument<MonitorMode> = { type: 'choice', choices: ['auto', 'min', 'max'], usual: 'auto' };

/** Keras's callbacks by name: keras/src/callbacks. */
export const callbacks: { readonly [N in CallbackName]: Entry<N> } = {
  early_stopping: {
    className: 'EarlyStopping',
    arguments: {
      monitor,
      minDelta: { ...minDelta, usual: 0, absolute: true },
      patience: epochs,
      mode,
      baseline: { type: 'optional', range: ranges.baseline, step: 'tenth', usual: null, start: 1, int: true },
      restoreBestWeights: { type: 'flag', usual: false },
      startFromEpoch: epochs,
    },
  },
  reduce_lr_on_plateau: {
    className: 'ReduceLROnPlateau',
    arguments: {
      monitor,
      factor: { type: 'number', range: ranges.factor, step: 'tenth', usual: 0.1 },
      patience: { ...epochs, usual: 10 },
      mode,
      minDelta: { ...minDelta, usual: 0.0001, aliases: ['epsilon'], in2017: { name: 'epsilon' } },
      cooldown: epochs,
      minLr: { type: 'number', range: ranges.learningRate, step: 'logarithmic', usual: 0, int: true },
    },
  },
  terminate_on_nan: { className: 'TerminateOnNaN', arguments: {} },
};

import type { ActivationName } from '../engine/activations.ts';
import type { CallbackName, CallbackSpec } from '../engine/specs/callbackSpecs.ts';
import type { ActivationLayer, DenseLayer, Layer, LayerType } from '../engine/specs/model.ts';
import type { OptimizerName, OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import type { ScheduleName, ScheduleSpec } from '../engine/specs/scheduleSpecs.ts';
import { usualSpecs } from '../keras/argument.ts';
import { callbacks } from '../keras/callbacks.ts';
import { layers } from '../keras/layers.ts';
import { type OptimizerOf, optimizers } from '../keras/optimizers.ts';
import { schedules } from '../keras/schedules.ts';

/** `Dense(units)` with Keras's own defaults for all other arguments. */
export function denseLayer(units: number, overrides: Partial<Omit<DenseLayer, 'type' | 'units'>> = {}): DenseLayer {
  return { ...usualLayers.dense, units, ...overrides };
}

/** `Activation(activation)`. */
export function activationLayer(activation: ActivationName): ActivationLayer {
  return { type: 'activation', activation };
}

/** A layer of each type with Keras's default arguments; where Keras has no default, a common value. */
export const usualLayers = usualSpecs<{ readonly [T in LayerType]: Extract<Layer, { type: T }> }>('type', layers);

/** Each optimizer with Keras's default values. */
export const usualOptimizers = usualSpecs<{ readonly [N in OptimizerName]: OptimizerOf<N> }>('name', optimizers);

/** `SGD()`, `Adam()` and so on with Keras's default values. */
export function defaultOptimizer(name: OptimizerName): OptimizerSpec {
  return usualOptimizers[name];
}

/** A schedule of each kind with Keras's defaults; where Keras has none, the values of the examples in its docs. */
export const usualSchedules = usualSpecs<{ readonly [N in ScheduleName]: Extract<ScheduleSpec, { name: N }> }>(
  'name',
  schedules,
);

/** Each callback with Keras's default arguments. */
export const usualCallbacks = usualSpecs<{ readonly [N in CallbackName]: Extract<CallbackSpec, { name: N }> }>(
  'name',
  callbacks,
);

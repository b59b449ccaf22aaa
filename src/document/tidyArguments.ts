import { callbackNames, type CallbackSpec } from '../engine/specs/callbackSpecs.ts';
import type { InitializerSpec } from '../engine/specs/initializerSpecs.ts';
import type { LossName, LossOptions } from '../engine/specs/lossSpecs.ts';
import type { Layer } from '../engine/specs/model.ts';
import type { Clip, OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import type { ScheduleSpec } from '../engine/specs/scheduleSpecs.ts';
import { type Arguments, type Given, mapArguments } from '../keras/argument.ts';
import { callbacks } from '../keras/callbacks.ts';
import { initializers } from '../keras/initializers.ts';
import { layers } from '../keras/layers.ts';
import { lossOptions, lossTakes } from '../keras/losses.ts';
import { optimizers } from '../keras/optimizers.ts';
import { schedules } from '../keras/schedules.ts';
import { clamp, clampInteger } from './clamp.ts';
import { usualSchedules } from './defaults.ts';
import { plainInitializer } from './initializerArguments.ts';
import { limits } from './limits.ts';

/** Pattern of a history key: of Keras's metrics, and of metrics with a name of the person's own. */
export const monitorPattern = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/;

/** Plain data with all numbers within their ranges; NaN becomes Keras's default. What needs a None is as usual. */
function tidyArguments<S extends object>(table: Arguments<S>, spec: S): S {
  const values = spec as Readonly<Record<string, unknown>>; // read by the table's own keys
  const isIdle = ({ needs }: Given): boolean => needs !== undefined && missing(values[needs]);
  return mapArguments(table, spec, (given) => (isIdle(given) ? given.usual : tidyValue(given)));
}

const missing = (value: unknown): boolean => value === null || Number.isNaN(value);

function tidyValue(given: Given): Given['value'] {
  switch (given.type) {
    case 'number':
      return (given.whole ? clampInteger : clamp)(given.value, given.range, given.usual);
    case 'optional':
      return given.value === null || Number.isNaN(given.value) ? null : clamp(given.value, given.range, 0);
    case 'monitor':
      return monitorPattern.test(given.value) ? given.value : given.usual;
    case 'initializer':
      return tidyInitializer(given.value);
    case 'regularizer':
      return { l1: clamp(given.value.l1, limits.penalty, 0), l2: clamp(given.value.l2, limits.penalty, 0) };
    case 'schedule':
      return given.value && tidySchedule(given.value);
    case 'clip':
      return given.value && tidyClip(given.value);
    case 'flag':
    case 'choice':
    case 'activation':
    case 'numbers':
      return given.value;
  }
}

/** The clip within the limits; null if its limit is NaN. */
function tidyClip({ by, limit }: Clip): Clip | null {
  return Number.isNaN(limit) ? null : { by, limit: clamp(limit, limits.clip, 1) };
}

function tidySchedule(spec: ScheduleSpec): ScheduleSpec {
  return spec.name === 'piecewise_constant_decay'
    ? tidyPieces(spec)
    : tidyArguments(schedules[spec.name].arguments, spec);
}

/** Boundaries that ascend, with their values; of two equal boundaries the last one is kept. */
function tidyPieces(spec: Extract<ScheduleSpec, { name: 'piecewise_constant_decay' }>): ScheduleSpec {
  const found = new Map<number, number>();
  spec.boundaries.forEach((boundary, i) => {
    const value = spec.values[i] ?? Number.NaN;
    if (Number.isNaN(boundary) || Number.isNaN(value)) return;
    found.set(clampInteger(boundary, limits.scheduleSteps, 0), clamp(value, limits.learningRate, 0));
  });
  const pieces = [...found].toSorted(([a], [b]) => a - b).slice(0, limits.boundaries.max);
  if (pieces.length === 0) return usualSchedules.piecewise_constant_decay;
  return { ...spec, boundaries: pieces.map(([boundary]) => boundary), values: pieces.map(([, value]) => value) };
}

export function tidyOptimizer(spec: OptimizerSpec): OptimizerSpec {
  return tidyArguments(optimizers[spec.name].arguments, spec);
}

export function tidyLayer(layer: Layer): Layer {
  return tidyArguments(layers[layer.type].arguments, layer);
}

/** A plain name if all arguments are the defaults. */
export function tidyInitializer(spec: InitializerSpec): InitializerSpec {
  return typeof spec === 'string' ? spec : plainInitializer(tidyArguments(initializers[spec.name].arguments, spec));
}

/** Options that the loss does not have are at their defaults. */
export function tidyLossOptions(loss: LossName, options: LossOptions): LossOptions {
  return mapArguments(lossOptions, options, (given) => (lossTakes(loss, given.key) ? tidyValue(given) : given.usual));
}

/** Callbacks in the order of `callbackNames`, of each kind only the last. */
export function tidyCallbacks(specs: readonly CallbackSpec[]): CallbackSpec[] {
  return callbackNames.flatMap((name) => {
    const spec = specs.findLast((callback) => callback.name === name);
    return spec === undefined ? [] : [tidyArguments(callbacks[name].arguments, spec)];
  });
}

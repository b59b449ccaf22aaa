import type { InitializerSpec } from '../../engine/specs/initializers.ts';
import { clamp } from '../clamp.ts';
import { type InitializerObject, plainInitializer } from '../initializerArguments.ts';
import { limits } from '../limits.ts';

/** Initializer with numbers within the limits (Keras's for NaN); a plain name if all arguments are the defaults. */
export function tidyInitializer(spec: InitializerSpec): InitializerSpec {
  return typeof spec === 'string' ? spec : plainInitializer(withinLimits(spec));
}

function withinLimits(spec: InitializerObject): InitializerObject {
  switch (spec.name) {
    case 'random_uniform': {
      const minval = clamp(spec.minval, limits.initial, -0.05);
      return { name: spec.name, minval, maxval: clamp(spec.maxval, limits.initial, 0.05) };
    }
    case 'random_normal':
    case 'truncated_normal': {
      const mean = clamp(spec.mean, limits.initial, 0);
      return { name: spec.name, mean, stddev: clamp(spec.stddev, limits.spread, 0.05) };
    }
    case 'orthogonal':
    case 'identity':
      return { name: spec.name, gain: clamp(spec.gain, limits.initial, 1) };
    case 'constant':
      return { name: spec.name, value: clamp(spec.value, limits.initial, 0) };
    case 'variance_scaling':
      return { ...spec, scale: clamp(spec.scale, limits.scale, 1) };
  }
}

import type { InitializerName, InitializerSpec } from '../engine/specs/initializers.ts';
import { equal } from './equal.ts';

/** An initializer with its arguments written out. */
export type InitializerObject = Exclude<InitializerSpec, InitializerName>;

/** Keras's default arguments of the initializers that have arguments. */
const usual: readonly InitializerObject[] = [
  { name: 'random_uniform', minval: -0.05, maxval: 0.05 },
  { name: 'random_normal', mean: 0, stddev: 0.05 },
  { name: 'truncated_normal', mean: 0, stddev: 0.05 },
  { name: 'orthogonal', gain: 1 },
  { name: 'identity', gain: 1 },
  { name: 'constant', value: 0 },
  { name: 'variance_scaling', scale: 1, mode: 'fan_in', distribution: 'truncated_normal' },
];

/** The initializer with all arguments, Keras's defaults for a plain name; null for one without arguments. */
export function withArguments(spec: InitializerSpec): InitializerObject | null {
  return typeof spec === 'string' ? (usual.find(({ name }) => name === spec) ?? null) : spec;
}

/** The initializer of this name with Keras's default arguments. */
export function usualInitializer(name: InitializerName | 'variance_scaling'): InitializerSpec {
  if (name !== 'variance_scaling') return name;
  return { name, scale: 1, mode: 'fan_in', distribution: 'truncated_normal' };
}

/** The form that an experiment stores: a plain name if all arguments are Keras's defaults. */
export function plainInitializer(spec: InitializerSpec): InitializerSpec {
  if (typeof spec === 'string' || spec.name === 'variance_scaling') return spec;
  return usual.some((each) => equal(each, spec)) ? spec.name : spec;
}

import type { InitializerName, InitializerObject, InitializerSpec } from '../engine/specs/initializerSpecs.ts';
import { usualSpecs } from '../keras/argument.ts';
import { initializers } from '../keras/initializers.ts';
import { equal } from './equal.ts';

/** Keras's defaults; of those without arguments, which are names only, there is nothing to use. */
const usual = usualSpecs<Readonly<Record<keyof typeof initializers, InitializerObject>>>('name', initializers);

/** The initializer with all arguments, Keras's defaults for a plain name; null for one without arguments. */
export function withArguments(spec: InitializerSpec): InitializerObject | null {
  if (typeof spec !== 'string') return spec;
  return Object.keys(initializers[spec].arguments).length === 0 ? null : usual[spec];
}

/** The initializer of this name with Keras's default arguments. */
export function usualInitializer(name: InitializerName | 'variance_scaling'): InitializerSpec {
  return name === 'variance_scaling' ? usual[name] : name;
}

/** The form that an experiment stores: a plain name if all arguments are Keras's defaults. */
export function plainInitializer(spec: InitializerSpec): InitializerSpec {
  if (typeof spec === 'string' || spec.name === 'variance_scaling') return spec;
  return equal(usual[spec.name], spec) ? spec.name : spec;
}

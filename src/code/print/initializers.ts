import type { InitializerSpec } from '../../engine/specs/initializers.ts';
import type { Regularizer } from '../../engine/specs/regularizers.ts';
import type { Dialect } from './dialect.ts';
import { type Argument, type Expression, float, keyword, positional, unless } from './python.ts';

/**
 * A name, or an object where there are arguments that are not Keras's defaults. Keras 3 makes nothing of the name
 * `constant`: `keras.initializers.get` passes no `value`, and the class then misses it (KeyError).
 */
export function initializer(spec: InitializerSpec, dialect: Dialect): Expression {
  if (spec === 'constant' && dialect.name === 'keras3') return dialect.make('initializers', 'Constant', []);
  if (typeof spec === 'string') {
    dialect.word(spec);
    return dialect.text(spec);
  }
  const { className, args } = initializerParts(spec, dialect);
  return dialect.make('initializers', className, args);
}

function initializerParts(
  spec: Exclude<InitializerSpec, string>,
  dialect: Dialect,
): { readonly className: string; readonly args: readonly Argument[] } {
  switch (spec.name) {
    case 'random_uniform':
      return {
        className: 'RandomUniform',
        args: [...unless('minval', spec.minval, -0.05), ...unless('maxval', spec.maxval, 0.05)],
      };
    case 'random_normal':
    case 'truncated_normal':
      return {
        className: spec.name === 'random_normal' ? 'RandomNormal' : 'TruncatedNormal',
        args: [...unless('mean', spec.mean, 0), ...unless('stddev', spec.stddev, 0.05)],
      };
    case 'orthogonal':
    case 'identity':
      return {
        className: spec.name === 'orthogonal' ? 'Orthogonal' : 'Identity',
        args: [keyword('gain', float(spec.gain))],
      };
    case 'constant':
      return { className: 'Constant', args: [positional(float(spec.value))] };
    case 'variance_scaling': {
      const { mode, distribution } = spec;
      dialect.word(distribution === 'truncated_normal' ? 'VarianceScaling.normal' : distribution);
      return {
        className: 'VarianceScaling',
        args: [
          ...unless('scale', spec.scale, 1),
          ...(mode === 'fan_in' ? [] : [keyword('mode', dialect.text(mode))]),
          ...(distribution === 'truncated_normal' ? [] : [keyword('distribution', dialect.text(distribution))]),
        ],
      };
    }
  }
}

/** Nothing for none; `keras.regularizers.L2(0.01)`, in 2017's style `l2(0.01)`. */
export function regularizer(key: string, { l1, l2 }: Regularizer, dialect: Dialect): readonly Argument[] {
  if (l1 === 0 && l2 === 0) return [];
  const old = dialect.name === 'keras2017';
  const made =
    l1 === 0
      ? dialect.make('regularizers', old ? 'l2' : 'L2', [positional(float(l2))])
      : l2 === 0
        ? dialect.make('regularizers', old ? 'l1' : 'L1', [positional(float(l1))])
        : dialect.make('regularizers', old ? 'l1_l2' : 'L1L2', [keyword('l1', float(l1)), keyword('l2', float(l2))]);
  return [keyword(key, made)];
}

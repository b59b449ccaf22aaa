/** Names in the order of the menu. `initializers.ts` has how each fills a tensor. */
export const initializerNames = [
  'glorot_uniform',
  'glorot_normal',
  'he_uniform',
  'he_normal',
  'lecun_uniform',
  'lecun_normal',
  'random_uniform',
  'random_normal',
  'truncated_normal',
  'orthogonal',
  'identity',
  'zeros',
  'ones',
  'constant',
] as const;
export type InitializerName = (typeof initializerNames)[number];

/** `keras.initializers.VarianceScaling(scale=1.0, mode='fan_in', distribution='truncated_normal')`. */
export interface VarianceScaling {
  readonly name: 'variance_scaling';
  /** > 0. */
  readonly scale: number;
  readonly mode: 'fan_in' | 'fan_out' | 'fan_avg';
  readonly distribution: 'truncated_normal' | 'untruncated_normal' | 'uniform';
}

/** An initializer with its arguments. */
export type InitializerObject =
  /** `RandomUniform(minval=-0.05, maxval=0.05)` */
  | { readonly name: 'random_uniform'; readonly minval: number; readonly maxval: number }
  /** `RandomNormal(mean=0.0, stddev=0.05)`, `TruncatedNormal(mean=0.0, stddev=0.05)` */
  | { readonly name: 'random_normal' | 'truncated_normal'; readonly mean: number; readonly stddev: number }
  /** `Orthogonal(gain=1.0)`, `Identity(gain=1.0)` */
  | { readonly name: 'orthogonal' | 'identity'; readonly gain: number }
  /** `Constant(value=0.0)` */
  | { readonly name: 'constant'; readonly value: number }
  | VarianceScaling;

/**
 * `keras.initializers`: as in Keras, a name, which stands for the default arguments, or an object with arguments that
 * are not all the defaults.
 */
export type InitializerSpec = InitializerName | InitializerObject;

/** The initializer's name, with or without arguments. */
export function initializerNameOf(spec: InitializerSpec): InitializerName | 'variance_scaling' {
  return typeof spec === 'string' ? spec : spec.name;
}

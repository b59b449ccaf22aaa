import type { FloatArray } from './model.ts';
import type { Random } from './random.ts';

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

/**
 * As in Keras a name, which stands for Keras's default arguments, or an object with arguments that are not all the
 * defaults. `keras.initializers`.
 */
export type InitializerSpec =
  | InitializerName
  /** `RandomUniform(minval=-0.05, maxval=0.05)` */
  | { readonly name: 'random_uniform'; readonly minval: number; readonly maxval: number }
  /** `RandomNormal(mean=0.0, stddev=0.05)`, `TruncatedNormal(mean=0.0, stddev=0.05)` */
  | { readonly name: 'random_normal' | 'truncated_normal'; readonly mean: number; readonly stddev: number }
  /** `Orthogonal(gain=1.0)`, `Identity(gain=1.0)` */
  | { readonly name: 'orthogonal' | 'identity'; readonly gain: number }
  /** `Constant(value=0.0)` */
  | { readonly name: 'constant'; readonly value: number }
  /** `VarianceScaling(scale, mode, distribution)`; Keras's defaults 1.0, 'fan_in', 'truncated_normal'. */
  | {
      readonly name: 'variance_scaling';
      readonly scale: number;
      readonly mode: 'fan_in' | 'fan_out' | 'fan_avg';
      readonly distribution: 'truncated_normal' | 'untruncated_normal' | 'uniform';
    };

/** The initializer's name, with or without arguments. */
export function initializerNameOf(spec: InitializerSpec): InitializerName | 'variance_scaling' {
  return typeof spec === 'string' ? spec : spec.name;
}

/** Fills a kernel [inputs, units], row by row, with one draw a weight in that order. */
type Initializer = (random: Random, inputs: number, units: number, out: FloatArray) => void;

/** Keras's VarianceScaling divides by this, the standard deviation of a normal cut off at ±2. */
const truncatedDeviation = 0.8796256610342398;

function fill(out: FloatArray, draw: () => number): void {
  for (let i = 0; i < out.length; i++) out[i] = draw();
}

function truncatedNormal(random: Random): number {
  for (;;) {
    const x = random.normal();
    if (Math.abs(x) <= 2) return x;
  }
}

/** U(−√(3·s), √(3·s)), where s = scale / fan. */
const uniform =
  (variance: (inputs: number, units: number) => number): Initializer =>
  (random, inputs, units, out) => {
    const limit = Math.sqrt(3 * variance(inputs, units));
    fill(out, () => limit * (2 * random.uniform() - 1));
  };

/** Truncated normal of variance s = scale / fan. */
const normal =
  (variance: (inputs: number, units: number) => number): Initializer =>
  (random, inputs, units, out) => {
    const deviation = Math.sqrt(variance(inputs, units)) / truncatedDeviation;
    fill(out, () => deviation * truncatedNormal(random));
  };

const glorot = (inputs: number, units: number): number => 2 / (inputs + units); // Glorot & Bengio 2010
const he = (inputs: number): number => 2 / inputs; // He et al. 2015
const lecun = (inputs: number): number => 1 / inputs; // LeCun et al. 1998

/** Keras's initializers with Keras's defaults. */
export const initializers: Readonly<Record<InitializerName, Initializer>> = {
  glorot_uniform: uniform(glorot),
  glorot_normal: normal(glorot),
  he_uniform: uniform(he),
  he_normal: normal(he),
  lecun_uniform: uniform(lecun),
  lecun_normal: normal(lecun),
  random_uniform: (random, _inputs, _units, out) => fill(out, () => 0.05 * (2 * random.uniform() - 1)),
  random_normal: (random, _inputs, _units, out) => fill(out, () => 0.05 * random.normal()),
  zeros: (_random, _inputs, _units, out) => void out.fill(0),
  ones: (_random, _inputs, _units, out) => void out.fill(1),
  truncated_normal: (random, _inputs, _units, out) => fill(out, () => 0.05 * truncatedNormal(random)),
  orthogonal: () => notYet('orthogonal'),
  identity: () => notYet('identity'),
  constant: (_random, _inputs, _units, out) => void out.fill(0),
};

function notYet(name: string): never {
  throw new RangeError(`${name} is not there yet`);
}

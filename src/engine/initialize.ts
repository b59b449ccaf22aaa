import type { InitializerName, InitializerObject, InitializerSpec, VarianceScaling } from './specs/initializerSpecs.ts';
import type { FloatArray } from './floats.ts';
import { orthogonalize } from './orthogonal.ts';
import type { Random } from './random.ts';

/** Divisor in Keras's VarianceScaling: the standard deviation of a normal distribution truncated at ±2. */
const truncatedDeviation = 0.8796256610342398;

function scaling(
  scale: number,
  mode: VarianceScaling['mode'],
  distribution: VarianceScaling['distribution'],
): VarianceScaling {
  return { name: 'variance_scaling', scale, mode, distribution };
}

/** Keras's default arguments for each name. */
const defaults: Readonly<Record<InitializerName, InitializerObject>> = {
  glorot_uniform: scaling(1, 'fan_avg', 'uniform'), // Glorot & Bengio 2010
  glorot_normal: scaling(1, 'fan_avg', 'truncated_normal'),
  he_uniform: scaling(2, 'fan_in', 'uniform'), // He et al. 2015
  he_normal: scaling(2, 'fan_in', 'truncated_normal'),
  lecun_uniform: scaling(1, 'fan_in', 'uniform'), // LeCun et al. 1998
  lecun_normal: scaling(1, 'fan_in', 'truncated_normal'),
  random_uniform: { name: 'random_uniform', minval: -0.05, maxval: 0.05 },
  random_normal: { name: 'random_normal', mean: 0, stddev: 0.05 },
  truncated_normal: { name: 'truncated_normal', mean: 0, stddev: 0.05 },
  orthogonal: { name: 'orthogonal', gain: 1 },
  identity: { name: 'identity', gain: 1 },
  zeros: { name: 'constant', value: 0 },
  ones: { name: 'constant', value: 1 },
  constant: { name: 'constant', value: 0 },
};

/** Rows and columns of a kernel, or the length of a vector, which is both fans of it in Keras's `compute_fans`. */
export type Shape = readonly [length: number] | readonly [inputs: number, units: number];

/** scale / fan */
function varianceOf({ scale, mode }: VarianceScaling, shape: Shape): number {
  const inputs = shape[0];
  const units = shape.length === 2 ? shape[1] : shape[0];
  switch (mode) {
    case 'fan_in':
      return scale / inputs;
    case 'fan_out':
      return scale / units;
    case 'fan_avg':
      return (2 * scale) / (inputs + units);
  }
}

function fill(out: FloatArray, draw: () => number): void {
  for (let i = 0; i < out.length; i++) out[i] = draw();
}

/** A normal number, drawn again until it is within two standard deviations. */
function truncatedNormal(random: Random): number {
  for (;;) {
    const x = random.normal();
    if (Math.abs(x) <= 2) return x;
  }
}

/**
 * Fills a variable of this shape, row by row, with one draw for each number in that order (orthogonal: see there).
 *
 * @throws RangeError for a vector by orthogonal or identity, which Keras refuses too
 */
export function initialize(spec: InitializerSpec, random: Random, shape: Shape, out: FloatArray): void {
  const initializer = typeof spec === 'string' ? defaults[spec] : spec;
  switch (initializer.name) {
    case 'random_uniform': {
      const { minval, maxval } = initializer;
      // Computed from the middle, so that the default still gives the same numbers as for the first links.
      const middle = (minval + maxval) / 2;
      const half = (maxval - minval) / 2;
      return fill(out, () => middle + half * (2 * random.uniform() - 1));
    }
    case 'random_normal': {
      const { mean, stddev } = initializer;
      return fill(out, () => mean + stddev * random.normal());
    }
    case 'truncated_normal': {
      const { mean, stddev } = initializer;
      return fill(out, () => mean + stddev * truncatedNormal(random));
    }
    case 'orthogonal':
      return orthogonalize(initializer.gain, random, matrix(initializer.name, shape), out);
    case 'identity': {
      const [rows, columns] = matrix(initializer.name, shape);
      out.fill(0);
      for (let i = 0; i < Math.min(rows, columns); i++) out[i * columns + i] = initializer.gain;
      return;
    }
    case 'constant':
      out.fill(initializer.value);
      return;
    case 'variance_scaling':
      return scaleVariance(initializer, random, shape, out);
  }
}

function scaleVariance(initializer: VarianceScaling, random: Random, shape: Shape, out: FloatArray): void {
  const variance = varianceOf(initializer, shape);
  switch (initializer.distribution) {
    case 'uniform': {
      const limit = Math.sqrt(3 * variance);
      return fill(out, () => limit * (2 * random.uniform() - 1));
    }
    case 'truncated_normal': {
      const deviation = Math.sqrt(variance) / truncatedDeviation;
      return fill(out, () => deviation * truncatedNormal(random));
    }
    case 'untruncated_normal': {
      const deviation = Math.sqrt(variance);
      return fill(out, () => deviation * random.normal());
    }
  }
}

function matrix(name: string, shape: Shape): readonly [number, number] {
  if (shape.length === 2) return shape;
  throw new RangeError(`${name} makes a matrix, not a vector of ${shape[0]}`);
}

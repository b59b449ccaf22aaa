import { datasets } from './datasets.ts';
import type { DatasetName } from './datasets.ts';
import type { DataSpec } from './spec.ts';

/** The data set as it is first shown: all of its columns, its own samples, noise and scaling, seed 1. */
export function defaultDataSpec(name: DatasetName): DataSpec {
  const info = datasets[name];
  return {
    name,
    samples: info.samples?.default ?? info.rows ?? 0,
    noise: info.noise?.default ?? 0,
    features: info.columns.map((_, column) => column),
    standardize: info.standardize,
    seed: 1,
  };
}

/**
 * The nearest spec that its data set allows; a spec that is already allowed is returned equal.
 * `samples` is rounded and clamped to the bounds, or is the number of rows of a table; `noise` is clamped to
 * 0 … max, or is 0 for a table; `features` are put in ascending order, each once, without those that do not exist,
 * and are all columns when none is left; `seed` is converted to uint32. NaN becomes the default.
 * It repairs a spec after an edit (another data set chosen); it does not report problems.
 */
export function normalizeDataSpec(spec: DataSpec): DataSpec {
  const info = datasets[spec.name];
  const usual = defaultDataSpec(spec.name);
  const features = usual.features.filter((column) => spec.features.includes(column));
  return {
    name: spec.name,
    samples: info.samples
      ? clamp(Math.round(spec.samples), info.samples.min, info.samples.max, usual.samples)
      : usual.samples,
    noise: info.noise ? clamp(spec.noise, 0, info.noise.max, usual.noise) : 0,
    features: features.length > 0 ? features : usual.features,
    standardize: spec.standardize,
    seed: spec.seed >>> 0,
  };
}

function clamp(value: number, min: number, max: number, otherwise: number): number {
  if (Number.isNaN(value)) return otherwise;
  return value <= min ? min : value >= max ? max : value; // ≤, so that −0 becomes 0
}

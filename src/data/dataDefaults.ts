import type { DatasetInfo } from './dataset.ts';
import { datasets, type DatasetName } from './datasets.ts';
import { compareFeatures, isFeature } from './features.ts';
import { type Chosen, type DataSpec, type GeneratedSpec, infoOf, type OwnSpec } from './spec.ts';

/** What is chosen at first, and left out of a link: all columns, the data's own samples, noise and scaling, seed 1. */
export function usualChoice({ columns, rows, samples, noise, standardize }: DatasetInfo): Chosen {
  return {
    samples: samples?.default ?? rows ?? 0,
    noise: noise?.default ?? 0,
    features: columns.map((_, column) => column),
    standardize,
    seed: 1,
  };
}

/** The data set as it is first shown. */
export function defaultDataSpec(name: DatasetName): GeneratedSpec {
  return { type: 'generated', name, ...usualChoice(datasets[name]) };
}

/** A person's own data as they are first shown. */
export function ownDataSpec({ type, hash, info }: Pick<OwnSpec, 'type' | 'hash' | 'info'>): OwnSpec {
  return { type, hash, info, ...usualChoice(info) };
}

/**
 * The nearest spec that its data allow; a spec that is already allowed is returned equal.
 * `samples` is rounded and clamped to the bounds, or is the number of rows of a table; `noise` is clamped to
 * 0 … max, or is 0 for a table; `features` are put in their order, each once, without those that do not exist,
 * and are all columns when none is left; `seed` is converted to uint32. NaN becomes the default.
 * It repairs a spec after an edit (another data set chosen); it does not report problems.
 */
export function normalizeDataSpec(spec: DataSpec): DataSpec {
  const info = infoOf(spec);
  const usual = usualChoice(info);
  const features = [...new Set(spec.features)].filter((each) => isFeature(each, info.columns.length));
  return {
    ...spec,
    samples: info.samples
      ? clamp(Math.round(spec.samples), info.samples.min, info.samples.max, usual.samples)
      : usual.samples,
    noise: info.noise ? clamp(spec.noise, 0, info.noise.max, usual.noise) : 0,
    features: features.length > 0 ? features.sort(compareFeatures) : usual.features,
    seed: spec.seed >>> 0,
  };
}

function clamp(value: number, min: number, max: number, otherwise: number): number {
  if (Number.isNaN(value)) return otherwise;
  return value <= min ? min : value >= max ? max : value; // ≤, so that −0 becomes 0
}

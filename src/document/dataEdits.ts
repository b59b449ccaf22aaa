import { datasetInfos } from '../data/datasets.ts';
import { defaultDataSpec, normalizeDataSpec } from '../data/defaults.ts';
import { splitIndex } from '../data/load.ts';
import type { DataSpec, DatasetName } from '../data/spec.ts';
import { clampInteger, clampNeat } from './clamp.ts';
import { setInputs } from './edits.ts';
import { change } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { limits } from './limits.ts';
import { withUsualEnds } from './usualEnds.ts';

const usualSplit = 0.2;

/**
 * Another data set with its own defaults, and a network that trains on it at once: the inputs, the output layer,
 * the loss and the metrics follow, the hidden layers stay. Choosing the data set that is there changes nothing.
 */
export function chooseData(e: Experiment, name: DatasetName): Experiment {
  if (name === e.data.name) return e;
  const data = defaultDataSpec(name);
  const validationSplit = splitFor(e, name);
  const rows = splitIndex(data.samples, validationSplit);
  const chosen = { ...e, data, inputs: data.features.length, validationSplit, batchSize: Math.min(e.batchSize, rows) };
  return withUsualEnds(chosen);
}

/** Samples, noise, features, scaling or seed of the data. The inputs follow the features if they fitted before. */
export function setData(e: Experiment, patch: Partial<Omit<DataSpec, 'name'>>): Experiment {
  const info = datasetInfos[e.data.name];
  const wanted = { ...e.data, ...patch };
  const data = normalizeDataSpec({
    ...wanted,
    name: e.data.name,
    samples: Number.isNaN(wanted.samples) ? e.data.samples : wanted.samples,
    noise: clampNeat(wanted.noise, { min: 0, max: info.noise?.max ?? 0 }, e.data.noise),
    features: wanted.features.some((column) => info.features[column] !== undefined) ? wanted.features : e.data.features,
    seed: clampInteger(wanted.seed, limits.seed, e.data.seed),
  });
  const changed = change(e, { data });
  return e.inputs === e.data.features.length ? setInputs(changed, data.features.length) : changed;
}

/** Other generated points, and other rows in the validation part; the initial weights stay. */
export function newDataSeed(e: Experiment, seed: number): Experiment {
  return setData(e, { seed });
}

/** A truth table has no row to spare for validation; a split of 0 that came from there goes away with it. */
function splitFor(e: Experiment, name: DatasetName): number {
  if (isTiny(name)) return 0;
  return isTiny(e.data.name) && e.validationSplit === 0 ? usualSplit : e.validationSplit;
}

function isTiny(name: DatasetName): boolean {
  const { rows } = datasetInfos[name];
  return rows !== null && rows < 20;
}

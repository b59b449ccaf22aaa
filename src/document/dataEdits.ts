import { datasetInfos } from '../data/datasets.ts';
import { normalizeDataSpec } from '../data/defaults.ts';
import { splitIndex } from '../data/load.ts';
import type { DataSpec, DatasetName } from '../data/spec.ts';
import { clampInteger, clampNeat } from './clamp.ts';
import { setInputs } from './edits.ts';
import { change, equal } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { limits } from './limits.ts';
import { openingOf, openings } from './opening.ts';
import type { Problem } from './problem.ts';
import { findProblems } from './problems.ts';
import { haveSameEnds, withUsualEnds } from './usualEnds.ts';

/**
 * Another data set. What still has the value that the last data set opened with is the data's, and gets the value that
 * this one opens with; what was changed is the person's, and stays as far as it fits: hidden layers always, the output
 * layer and the loss where both data sets ask for the same and nothing is wrong with them. The seed stays. Choosing the
 * data set that is there changes nothing.
 */
export function chooseData(e: Experiment, name: DatasetName): Experiment {
  if (name === e.data.name) return e;
  const from = openingOf(e);
  const to = openings[name];
  const ownOr = <K extends keyof Experiment>(key: K): Experiment[K] => (equal(e[key], from[key]) ? to[key] : e[key]);
  const validationSplit = isTiny(name) ? 0 : ownOr('validationSplit');
  const chosen: Experiment = {
    data: to.data,
    inputs: to.inputs,
    layers: ownOr('layers'),
    loss: ownOr('loss'),
    lossOptions: ownOr('lossOptions'),
    optimizer: ownOr('optimizer'),
    metrics: ownOr('metrics'),
    batchSize: Math.min(ownOr('batchSize'), splitIndex(to.data.samples, validationSplit)),
    epochs: ownOr('epochs'),
    validationSplit,
    shuffle: ownOr('shuffle'),
    callbacks: ownOr('callbacks'),
    seed: e.seed,
  };
  const isOfMetrics = ({ place, severity }: Problem): boolean => place.kind === 'metrics' && severity === 'warning';
  const endsFit = haveSameEnds(e, chosen) && findProblems(chosen).every(isOfMetrics);
  return endsFit ? chosen : withUsualEnds(chosen);
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

/** A truth table has no row to spare for validation. */
function isTiny(name: DatasetName): boolean {
  const { rows } = datasetInfos[name];
  return rows !== null && rows < 20;
}

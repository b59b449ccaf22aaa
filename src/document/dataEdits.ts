import { normalizeDataSpec } from '../data/dataDefaults.ts';
import { isFeature } from '../data/features.ts';
import type { DatasetName } from '../data/datasets.ts';
import { type Chosen, dataKey, infoOf } from '../data/spec.ts';
import { noTables, type Table } from '../data/tables.ts';
import { clampInteger, clampNeat } from './clamp.ts';
import { setInputs } from './edits.ts';
import { change, equal } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { mostInBatch } from './fitRows.ts';
import { limits } from './limits.ts';
import { openingOf, openingOfOwn, openings } from './opening.ts';
import type { Problem } from './problems/problem.ts';
import { findProblems } from './problems/findProblems.ts';
import { haveSameEnds, withUsualEnds } from './usualEnds.ts';

/**
 * Chooses another data set, or a table or points of a person's own. Settings that still have the opening value of the last data set get the opening value of
 * the new one. Settings that the person changed stay if they fit: hidden layers always, the output layer and the loss
 * where both data sets need the same and there is no problem with them. The seed stays. Choosing the current data set
 * changes nothing.
 */
export function chooseData(e: Experiment, wanted: DatasetName | Table): Experiment {
  const isOwn = typeof wanted === 'object';
  const to = isOwn ? openingOfOwn(wanted) : openings[wanted];
  if (dataKey(to.data) === dataKey(e.data)) return e;
  const from = openingOf(e);
  const ownOr = <K extends keyof Experiment>(key: K): Experiment[K] => (equal(e[key], from[key]) ? to[key] : e[key]);
  const validationSplit = infoOf(to.data).isComplete ? 0 : ownOr('validationSplit');
  const chosen: Experiment = {
    data: to.data,
    inputs: to.inputs,
    layers: ownOr('layers'),
    loss: ownOr('loss'),
    lossOptions: ownOr('lossOptions'),
    optimizer: ownOr('optimizer'),
    metrics: ownOr('metrics'),
    batchSize: Math.min(ownOr('batchSize'), mostInBatch({ data: to.data, validationSplit })),
    epochs: ownOr('epochs'),
    validationSplit,
    shuffle: ownOr('shuffle'),
    callbacks: ownOr('callbacks'),
    seed: e.seed,
    ...(e.rules && { rules: e.rules }),
  };
  const isElsewhere = ({ place, severity }: Problem): boolean =>
    place.kind === 'data' || (place.kind === 'metrics' && severity === 'warning');
  const endsFit =
    haveSameEnds(e, chosen) &&
    findProblems(chosen, isOwn ? new Map([[wanted.hash, wanted]]) : noTables).every(isElsewhere);
  return endsFit ? chosen : withUsualEnds(chosen);
}

/** Sets samples, noise, features, scaling or seed of the data. The inputs follow the features if they matched. */
export function setData(e: Experiment, patch: Partial<Chosen>): Experiment {
  const info = infoOf(e.data);
  const wanted = { ...e.data, ...patch };
  const data = normalizeDataSpec({
    ...wanted,
    samples: Number.isNaN(wanted.samples) ? e.data.samples : wanted.samples,
    noise: clampNeat(wanted.noise, { min: 0, max: info.noise?.max ?? 0 }, e.data.noise),
    features: wanted.features.some((each) => isFeature(each, info.columns.length)) ? wanted.features : e.data.features,
    seed: clampInteger(wanted.seed, limits.seed, e.data.seed),
  });
  const changed = change(e, { data });
  return e.inputs === e.data.features.length ? setInputs(changed, data.features.length) : changed;
}

/** Sets the seed of the data: other generated points and other validation rows; the initial weights stay. */
export function newDataSeed(e: Experiment, seed: number): Experiment {
  return setData(e, { seed });
}

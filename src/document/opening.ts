import { datasetNames, datasets, type DatasetName } from '../data/datasets.ts';
import { ownDataSpec } from '../data/dataDefaults.ts';
import { dataKey } from '../data/spec.ts';
import { knownTables, type Table } from '../data/tables.ts';
import { defaultOptimizer } from './defaults.ts';
import { equal } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { trainingRows } from './fitRows.ts';
import { version } from './link/linkDefaults.ts';
import { splitPairs } from './link/pairs.ts';
import { readExperiment } from './link/read.ts';
import { withUsualEnds } from './usualEnds.ts';

const opening = (name: DatasetName, text: string): Experiment =>
  readExperiment(splitPairs(`v=${version}&data=${name}&${text}`), knownTables);

const made: Partial<Record<DatasetName, Experiment>> = {};

/** The experiment that each data set opens with, read when it is first asked for: some come late. */
export const openings = Object.defineProperties(
  {},
  Object.fromEntries(
    datasetNames.map((name) => [
      name,
      { enumerable: true, get: () => (made[name] ??= opening(name, datasets[name].opening)) },
    ]),
  ),
) as Readonly<Record<DatasetName, Experiment>>; // each has one

/** Experiment that the page opens with: the 3-4-3 network of the introduction, which predicts the names of colours. */
export const openingExperiment: Experiment = openings.colours;

/** The older form of it, which the introduction's links have: with Keras's own learning rate. */
export const introductionExperiment: Experiment = { ...openingExperiment, optimizer: defaultOptimizer('sgd') };

/**
 * The experiment that a table or points of a person's own open with: one hidden layer, and the usual end. All points
 * train: who has drawn three of them expects so.
 */
export function openingOfOwn(table: Pick<Table, 'type' | 'hash' | 'info'>): Experiment {
  const net = `net=${table.info.columns.length}-16.relu-1.sigmoid&opt=adam:0.01`;
  const data = ownDataSpec(table);
  const e = withUsualEnds({ ...opening(datasetNames[0], net), data });
  if (table.type === 'points') return { ...e, validationSplit: 0 };
  return { ...e, batchSize: Math.min(e.batchSize, trainingRows(e)) };
}

/** Experiment that the data of `e` open with: settings that still have these values were never changed. */
export function openingOf(e: Experiment): Experiment {
  if (e.data.type !== 'generated') return openingOfOwn(e.data);
  const isIntroduction =
    dataKey(e.data) === dataKey(introductionExperiment.data) &&
    e.batchSize === introductionExperiment.batchSize &&
    equal(e.layers, introductionExperiment.layers) &&
    equal(e.optimizer, introductionExperiment.optimizer);
  return isIntroduction ? introductionExperiment : openings[e.data.name];
}

import { datasetNames, datasets, type DatasetName } from '../data/datasets.ts';
import { defaultOptimizer } from './defaults.ts';
import { equal } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { splitPairs } from './link/pairs.ts';
import { readExperiment } from './link/read.ts';
import { version } from './link/defaults.ts';

const opening = (name: DatasetName): Experiment =>
  readExperiment(splitPairs(`v=${version}&data=${name}&${datasets[name].opening}`));

/** The experiment that each data set opens with. */
export const openings = Object.fromEntries(datasetNames.map((name) => [name, opening(name)])) as Readonly<
  Record<DatasetName, Experiment> // each has one
>;

/** Experiment that the page opens with: the 3-4-3 network of the introduction, which predicts the names of colours. */
export const openingExperiment: Experiment = openings.colours;

/** The older form of it, which the introduction's links have: with Keras's own learning rate. */
export const introductionExperiment: Experiment = { ...openingExperiment, optimizer: defaultOptimizer('sgd') };

/** Experiment that the data set of `e` opens with: settings that still have these values were never changed. */
export function openingOf(e: Experiment): Experiment {
  const isIntroduction =
    e.data.name === introductionExperiment.data.name &&
    e.batchSize === introductionExperiment.batchSize &&
    equal(e.layers, introductionExperiment.layers) &&
    equal(e.optimizer, introductionExperiment.optimizer);
  return isIntroduction ? introductionExperiment : openings[e.data.name];
}

import type { DatasetInfo } from '../data/dataset.ts';
import { loadExamples } from '../data/load.ts';
import { infoOf as infoOfSpec, type Split } from '../data/spec.ts';
import type { Experiment } from '../document/experiment.ts';

let key = '';
let split: Split | null = null;

/** The examples of an experiment for the page to draw, made once for each data specification. */
export function examplesOf({ data, validationSplit }: Experiment): Split {
  const wanted = JSON.stringify([data, validationSplit]);
  if (split === null || wanted !== key) {
    split = loadExamples(data, validationSplit);
    key = wanted;
  }
  return split;
}

export function infoOf({ data }: Experiment): DatasetInfo {
  return infoOfSpec(data);
}

/** The probe's raw inputs [features]: the person's choice while it fits, else the first training row. */
export function probeInputs(experiment: Experiment, probe: readonly number[] | null): readonly number[] {
  const features = experiment.data.features.length;
  if (probe?.length === features) return probe;
  return Array.from(examplesOf(experiment).training.raw.subarray(0, features));
}

/** As the network is fed them: standardized where the experiment says so [features]. */
export function scaledInputs(experiment: Experiment, raw: readonly number[]): readonly number[] {
  const { mean, scale } = examplesOf(experiment).scaling;
  return raw.map((value, i) => (value - mean[i]) / scale[i]);
}

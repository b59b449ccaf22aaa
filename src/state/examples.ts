import { loadExamples } from '../data/load.ts';
import type { Split } from '../data/spec.ts';
import { equal } from '../document/equal.ts';
import type { Experiment } from '../document/experiment.ts';

interface Made extends Pick<Experiment, 'data' | 'validationSplit'> {
  readonly split: Split;
}

/** The newest first: what is on the page asks for the same with every frame. */
const made: Made[] = [];
/** Several workspaces may ask in turn. */
const most = 8;

/** The examples of an experiment for the page to draw, made once for each data specification. */
export function examplesOf({ data, validationSplit }: Experiment): Split {
  const known = made.find((one) => one.validationSplit === validationSplit && equal(one.data, data));
  if (known !== undefined) return known.split;
  const split = loadExamples(data, validationSplit);
  keepExamples({ data, validationSplit }, split);
  return split;
}

/** Keeps examples that were made elsewhere. */
export function keepExamples({ data, validationSplit }: Omit<Made, 'split'>, split: Split): void {
  made.unshift({ data, validationSplit, split });
  made.length = Math.min(most, made.length);
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

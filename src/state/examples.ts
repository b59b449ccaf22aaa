import { loadExamples } from '../data/load.ts';
import type { Examples, Split } from '../data/spec.ts';
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

/** More points would be a blot, and would hold up the page. */
const mostShown = 2000;

/** Which of so many examples are drawn: each of this number. */
export const stepFor = (count: number): number => Math.max(1, Math.ceil(count / mostShown));

const shown = new WeakMap<Split, Split>();

/** The examples that a plot draws as points: all, or of many so many that they can be told apart. */
export function shownExamplesOf(experiment: Experiment): Split {
  const split = examplesOf(experiment);
  const step = stepFor(split.training.count + split.validation.count);
  if (step === 1) return split;
  const known = shown.get(split);
  if (known !== undefined) return known;
  const { training, validation, scaling } = split;
  // In one memory, as those of the whole are.
  const count = (part: Examples): number => Math.ceil(part.count / step);
  const [front, back] = [count(training), count(validation)];
  const every = <T extends Float64Array | Int32Array>(of: 'raw' | 'x' | 'labels' | 'targets', made: T): [T, T] => {
    let at = 0;
    for (const part of [training, validation]) {
      const width = part[of].length / Math.max(1, part.count);
      for (let row = 0; row < part.count; row += step) {
        for (let i = 0; i < width; i++) made[at++] = part[of][row * width + i];
      }
    }
    const end = (made.length / (front + back)) * front;
    return [made.subarray(0, end) as T, made.subarray(end) as T];
  };
  const size = (values: { readonly length: number }): number => (values.length / training.count) * (front + back);
  const raw = every('raw', new Float64Array(size(training.raw)));
  const x = every('x', new Float64Array(size(training.x)));
  const labels = every('labels', new Int32Array(size(training.labels)));
  const targets = every('targets', new Float64Array(size(training.targets)));
  const [first, second] = [front, back].map((rows, i): Examples => ({
    count: rows,
    raw: raw[i],
    x: x[i],
    labels: labels[i],
    targets: targets[i],
  }));
  const drawn = { training: first, validation: second, scaling };
  shown.set(split, drawn);
  return drawn;
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
  const { raw } = examplesOf(experiment).training;
  return Array.from({ length: features }, (_, i) => raw[i] ?? 0); // before the first point is drawn there is no row
}

/** As the network is fed them: standardized where the experiment says so [features]. */
export function scaledInputs(experiment: Experiment, raw: readonly number[]): readonly number[] {
  const { mean, scale } = examplesOf(experiment).scaling;
  return raw.map((value, i) => (value - mean[i]) / scale[i]);
}

import { loadExamples } from '../data/load.ts';
import { readerOf } from '../data/features.ts';
import { type Examples, infoOf, placeColumns, type Split } from '../data/spec.ts';
import { equal } from '../document/equal.ts';
import type { Experiment } from '../document/experiment.ts';

/** What examples are made from. */
export type OfData = Pick<Experiment, 'data' | 'validationSplit'>;

interface Made extends OfData {
  readonly split: Split;
}

/** The newest first: what is on the page asks for the same with every frame. */
const made: Made[] = [];
/** Several workspaces may ask in turn. */
const most = 8;

/** The examples of an experiment, where they have been made and kept. */
export const keptExamples = ({ data, validationSplit }: OfData): Split | undefined =>
  made.find((one) => one.validationSplit === validationSplit && equal(one.data, data))?.split;

/** The examples of an experiment for the page to draw, made once for each data specification. */
export function examplesOf(e: OfData): Split {
  const known = keptExamples(e);
  if (known !== undefined) return known;
  const split = loadExamples(e.data, e.validationSplit);
  keepExamples(e, split);
  return split;
}

/** More points would be a blot, and would hold up the page. */
const mostShown = 2000;

/** Which of so many examples are drawn: each of this number. */
export const stepFor = (count: number): number => Math.max(1, Math.ceil(count / mostShown));

const shown = new WeakMap<Split, Split>();

/** The examples that a plot draws as points: all, or of many so many that they can be told apart. */
export function shownExamplesOf(e: OfData): Split {
  const split = examplesOf(e);
  const step = stepFor(split.training.count + split.validation.count);
  if (step === 1) return split;
  const known = shown.get(split);
  if (known !== undefined) return known;
  const { training, validation, scaling } = split;
  const parts = [training, validation];
  const counts = parts.map(({ count }) => Math.ceil(count / step));
  /** Of both parts, in one memory as those of the whole are. */
  const thinned = <T extends Float64Array | Int32Array>(
    of: 'raw' | 'x' | 'labels' | 'targets',
    Numbers: new (length: number) => T,
  ): [T, T] => {
    const width = training[of].length / training.count;
    const made = new Numbers(width * (counts[0] + counts[1]));
    let at = 0;
    for (const part of parts) {
      for (let row = 0; row < part.count; row += step, at += width) {
        made.set(part[of].subarray(row * width, (row + 1) * width), at);
      }
    }
    const end = width * counts[0];
    return [made.subarray(0, end) as T, made.subarray(end) as T];
  };
  const [raw, x] = [thinned('raw', Float64Array), thinned('x', Float64Array)];
  const [labels, targets] = [thinned('labels', Int32Array), thinned('targets', Float64Array)];
  const [first, second] = counts.map((count, i): Examples => ({
    count,
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
export function keepExamples({ data, validationSplit }: OfData, split: Split): void {
  made.unshift({ data, validationSplit, split });
  made.length = Math.min(most, made.length);
}

/** The data with the columns as inputs that a place has values of. */
export function sourceOf(e: OfData): OfData {
  const features = placeColumns(e.data);
  return features === e.data.features ? e : { ...e, data: { ...e.data, features } };
}

/** The place of a row, training first [columns of a place]. @param of the examples that it is a row of */
export function placeAt(e: OfData, row: number, of = examplesOf): number[] {
  const source = sourceOf(e);
  const { training, validation } = of(source);
  const width = source.data.features.length;
  const [{ raw }, at] = row < training.count ? [training, row] : [validation, row - training.count];
  // Before the first point is drawn there is no row.
  return Array.from({ length: width }, (_, i) => raw[at * width + i] ?? 0);
}

/** The place that is asked about: the person's choice while it fits, else the first training row [columns of a place]. */
export function probePlace(e: OfData, probe: readonly number[] | null): readonly number[] {
  return probe?.length === placeColumns(e.data).length ? probe : placeAt(e, 0);
}

/** A value of each column at a place, 0 where it has none [columns]. */
export function columnsAt({ data }: OfData, place: readonly number[]): Float64Array {
  const values = new Float64Array(infoOf(data).columns.length);
  placeColumns(data).forEach((column, i) => {
    values[column] = place[i];
  });
  return values;
}

/** The raw inputs at that place [features]. */
export function probeInputs(e: OfData, probe: readonly number[] | null): readonly number[] {
  const place = probePlace(e, probe);
  const { features } = e.data;
  if (placeColumns(e.data) === features) return place;
  const values = columnsAt(e, place);
  return features.map((feature) => readerOf(feature)(values, 0));
}

/** As the network is fed them: standardized where the experiment says so [features]. */
export function scaledInputs(experiment: Experiment, raw: readonly number[]): readonly number[] {
  const { mean, scale } = examplesOf(experiment).scaling;
  return raw.map((value, i) => (value - mean[i]) / scale[i]);
}

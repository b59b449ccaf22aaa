import { infoOf, lookKey } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { networkTargets } from '../../document/outputStage.ts';
import { examplesOf, placeAt, probePlace } from '../../state/examples.ts';
import { labelOf, rowAt, targetsOf } from '../outcome/probePlace.ts';

/** A target that a person has chosen in place of the data's: it is of this row of these data alone; −1: of none of them. */
export interface ChosenTarget {
  readonly data: string;
  readonly row: number;
  /** The class, or the numbers to predict. */
  readonly values: readonly number[];
}

/** Reads one that was kept; null for anything else. */
export function readTarget(value: unknown): ChosenTarget | null {
  if (typeof value !== 'object' || value === null) return null;
  const { data, row, values } = value as Partial<Record<keyof ChosenTarget, unknown>>;
  return typeof data === 'string' && Number.isSafeInteger(row) && Array.isArray(values)
    ? { data, row: Number(row), values: values.map(Number) }
    : null;
}

/** The example of the drawing with what the network should answer. */
export interface WalkedExample {
  /** In the data's own units [columns of a place]. */
  readonly place: readonly number[];
  /** Among all examples, training first; −1: it is none of them. */
  readonly row: number;
  /** The class, or the numbers to predict. */
  readonly target: readonly number[];
  /** Whether the data say another one, or nothing. */
  readonly isOwn: boolean;
}

/** What the data say of a row; of an example that is none of them the first class, or 0. */
function usualTarget(e: Experiment, row: number): readonly number[] {
  const { task, targets } = infoOf(e.data);
  const split = examplesOf(e);
  if (task === 'classification') return [Math.max(0, labelOf(split, row))];
  return row < 0 ? targets.map(() => 0) : targetsOf(split, row);
}

/** Whether the data have such a target: they may have changed since it was chosen. */
function isTarget(e: Experiment, values: readonly number[]): boolean {
  const { task, classes, targets } = infoOf(e.data);
  return task === 'classification'
    ? values.length === 1 && values[0] in classes
    : values.length === targets.length && values.every((each) => Number.isFinite(each));
}

/** The target that was chosen, where it is of this example. */
const chosenOf = (e: Experiment, row: number, chosen: ChosenTarget | null): readonly number[] | null =>
  chosen !== null && chosen.row === row && chosen.data === lookKey(e.data) && isTarget(e, chosen.values)
    ? chosen.values
    : null;

/** Whether a row is at a place. */
function isAt(e: Experiment, row: number, place: readonly number[]): boolean {
  const { training, validation } = examplesOf(e);
  return row < training.count + validation.count && placeAt(e, row).every((value, i) => value === place[i]);
}

/** @param stepped the row that somebody went to: several may have the same inputs */
export function walkedExample(
  e: Experiment,
  probe: readonly number[] | null,
  chosen: ChosenTarget | null,
  stepped: number | null = null,
): WalkedExample {
  const place = probePlace(e, probe);
  const row = stepped !== null && isAt(e, stepped, place) ? stepped : rowAt(e, place);
  const own = chosenOf(e, row, chosen);
  return { place, row, target: own ?? usualTarget(e, row), isOwn: row < 0 || own !== null };
}

/** A target for the example at hand; null where the data say the same. */
export function chooseTarget(e: Experiment, row: number, values: readonly number[]): ChosenTarget | null {
  const isUsual = row >= 0 && usualTarget(e, row).join() === values.join();
  return isUsual ? null : { data: lookKey(e.data), row, values };
}

/** As the network is to answer it [outputs]. @throws RangeError unless fitsUnits */
export function outputTargets(e: Experiment, target: readonly number[], outputs: number): Float64Array {
  const targets = Float64Array.from(target);
  const one = { count: 1, raw: targets, x: targets, labels: Int32Array.from(target), targets };
  return networkTargets(e, one, outputs);
}

import type { Split } from '../../data/spec.ts';
import { examplesOf, type OfData, sourceOf } from '../../state/examples.ts';
import { allRaw } from '../plot/cloud.ts';
import { hueOf, lightnessOf } from '../plot/hue.ts';

/** The row that has these values, or −1 [rows, width]. */
export function exampleAt(raw: ArrayLike<number>, probe: readonly number[]): number {
  const width = probe.length;
  // Pictures begin with so much paper that most rows agree there.
  const telling = Math.max(
    0,
    probe.findIndex((value) => value !== 0),
  );
  for (let row = 0; row * width < raw.length; row++) {
    if (raw[row * width + telling] !== probe[telling]) continue;
    if (probe.every((value, i) => raw[row * width + i] === value)) return row;
  }
  return -1;
}

/** The row that is at a place, training first, or −1. @param of the examples that it is sought among */
export const rowAt = (e: OfData, place: readonly number[], of = examplesOf): number =>
  exampleAt(allRaw(of(sourceOf(e))), place);

/** The raw inputs of a row. */
export function rawOf(raw: ArrayLike<number>, row: number, features: number): number[] {
  return Array.from({ length: features }, (_, i) => raw[row * features + i]);
}

/** Which example comes next under an arrow key when all are walked through; null for another key. */
export function stepExample(key: string, row: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (row + 1) % count;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (Math.max(row, 0) - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Class of a row among all examples, training first; −1 when there is none. */
export function labelOf({ training, validation }: Split, row: number): number {
  if (row < 0) return -1;
  return (row < training.count ? training.labels[row] : validation.labels[row - training.count]) ?? -1;
}

/** The numbers to predict of a row among all examples; none when there is no such row [targets]. */
export function targetsOf({ training, validation }: Split, row: number): number[] {
  const part = row < training.count ? training : validation;
  const width = training.targets.length / training.count;
  const at = (row < training.count ? row : row - training.count) * width;
  return row < 0 ? [] : [...part.targets.subarray(at, at + width)];
}

/** Where a probe lies in a scatter: by hue and lightness, or by two of its columns. */
export function placeOf(
  probe: readonly number[],
  byColour: boolean,
  [across, up]: readonly number[],
): readonly [number, number] {
  if (!byColour) return [probe[across], probe[up]];
  const [red, green, blue] = probe;
  return [hueOf(red, green, blue), lightnessOf(red, green, blue)];
}

export function countRight(labels: Int32Array, predicted: Int32Array | undefined): number {
  return labels.reduce((sum, label, i) => sum + Number(predicted?.[i] === label), 0);
}

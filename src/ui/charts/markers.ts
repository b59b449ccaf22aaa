import { equal } from '../../document/equal.ts';
import type { OptimizerSpec } from '../../engine/specs/optimizerSpecs.ts';
import type { RunStatus, Tuning } from '../../run/status.ts';
import { exact, significant } from '../../document/spelling.ts';

/** A place on the epoch axis at which a number of the optimizer, or of the network, was changed by hand. */
export interface Marker {
  readonly epoch: number;
  /** The number in Keras's word. */
  readonly name: 'learning_rate' | 'optimizer' | 'weights';
  readonly value: string;
}

/** Marks of the live changes on the curve: one an epoch, none where the optimizer stayed as it was. */
export function tunedMarkers(tuned: readonly { readonly epoch: number; readonly tuning: Tuning }[]): Marker[] {
  const markers: Marker[] = [];
  let before: OptimizerSpec | null = null;
  for (const { epoch, tuning } of tuned) {
    const { optimizer } = tuning;
    const same = equal(before, optimizer);
    const rate = before === null || before.learningRate !== optimizer.learningRate;
    before = optimizer;
    if (same) continue;
    const marker: Marker = rate
      ? { epoch, name: 'learning_rate', value: exact(optimizer.learningRate) }
      : { epoch, name: 'optimizer', value: optimizer.name };
    if (markers.at(-1)?.epoch === epoch) markers.pop();
    markers.push(marker);
  }
  return markers;
}

/** Where numbers of the network were last set by hand. */
export const handMarkers = (byHand: RunStatus['byHand']): Marker[] =>
  byHand == null ? [] : [{ epoch: byHand.epoch, name: 'weights', value: '' }];

/** Where ReduceLROnPlateau lowered the learning rate. */
export function rateMarkers(rates: readonly { readonly epoch: number; readonly rate: number }[]): Marker[] {
  return rates.map(({ epoch, rate }) => ({
    epoch,
    name: 'learning_rate',
    value: significant(rate, 4), // 0.001, not the float32 that is nearest to it
  }));
}

/** Both kinds up to an epoch, in order; what was changed by hand stands before what came of it. */
export function mergeMarkers(tuned: readonly Marker[], rates: readonly Marker[], newest: number): Marker[] {
  const own = rates.filter(({ epoch }) => tuned.every((marker) => marker.epoch !== epoch));
  return [...tuned, ...own].filter(({ epoch }) => epoch <= newest).toSorted((a, b) => a.epoch - b.epoch);
}

/** A label as it lies on the axis: to the right of its line where there is room, else to the left. */
export interface MarkerLabel {
  readonly marker: Marker;
  readonly x: number;
  readonly anchor: 'start' | 'end';
  /** False where it would lie on a newer one. */
  readonly shown: boolean;
}

/** @param width of a label, about, in pixels */
export function placeMarkers(
  markers: readonly Marker[],
  x: (epoch: number) => number,
  right: number,
  width: (marker: Marker) => number,
): MarkerLabel[] {
  let free = Number.POSITIVE_INFINITY;
  return markers
    .toReversed()
    .map((marker) => {
      const at = x(marker.epoch);
      const end = at + width(marker) > right;
      const [from, to] = end ? [at - width(marker), at] : [at, at + width(marker)];
      const shown = to <= free;
      if (shown) free = from;
      return { marker, x: at, anchor: end ? ('end' as const) : ('start' as const), shown };
    })
    .toReversed();
}

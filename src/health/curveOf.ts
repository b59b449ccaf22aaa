import type { History } from '../run/history.ts';

/** What a run's rows say, from an epoch on. Losses are Keras's: of training the mean over the epoch, with penalties. */
export interface Curve {
  /** Finished epochs since that one, 0: the initial weights. */
  readonly epochs: number;
  readonly begin: number;
  /** Loss of the weights that it begins with, of the first epoch and the newest, and the greatest. */
  readonly first: number;
  readonly second: number;
  readonly last: number;
  readonly highest: number;
  /** Share of the loss that the last quarter and the last fifth of the epochs have taken away; < 0 where it has risen. */
  readonly lateDrop: number;
  readonly fifthDrop: number;
  /** Share of the epochs of the second half in which the loss has risen by more than 5 %; 0 where that is one. */
  readonly jumps: number;
  /** The second largest of its rises from one epoch to the next, but for the first quarter and the first ten; ≥ 0. */
  readonly leap: number;
  /** The same of the second half: else it has come to rest since. */
  readonly lateLeap: number;
  /** Loss of validation in the whole run; null without validation. */
  readonly validation: {
    readonly newest: number;
    readonly least: { readonly loss: number; readonly epoch: number };
    /** The newest or the median of the last five, and the least such median: one epoch may be chance. */
    readonly last: number;
    readonly best: number;
    /** Share of it that the last quarter of the epochs has taken away; < 0 where it has risen. */
    readonly lateDrop: number;
    /** Share of the newest epoch's that is right; null where no such metric is computed. */
    readonly right: number | null;
  } | null;
}

/** In the first epochs a large step may be the right one. */
export const begun = 10;

export function curveOf(history: History, since = 0): Curve {
  const column = (key: string): number[] =>
    history.keys.includes(key) ? Array.from({ length: history.count }, (_, i) => history.value(i, key)) : [];
  let from = 0;
  while (from < history.count - 1 && history.epoch(from) < since) from++;
  const losses = column('loss').slice(from);
  const epochs = Math.max(0, losses.length - 1);
  const begin = history.count > 0 ? history.epoch(from) : 0;
  const last = losses.at(-1) ?? Number.NaN;
  const drop = (share: number): number => {
    const back = Math.max(1, Math.round(share * epochs));
    if (epochs < 1) return 0;
    const before = epochs > 20 ? median(around(losses, epochs - back)) : losses[epochs - back];
    const now = epochs > 20 ? median(losses.slice(-3)) : last;
    return 1 - now / before;
  };
  const half = losses.slice(1 + Math.floor(epochs / 2));
  /** One rise may be chance. */
  const leapAfter = (share: number): number => {
    const from = Math.max(begun, Math.floor(share * epochs));
    const later = losses.slice(from + 1).map((loss, i) => Math.max(0, loss - losses[from + i]));
    return later.toSorted((a, b) => b - a)[1] ?? 0;
  };
  const rises = half.filter((loss, i) => i > 0 && loss > 1.05 * half[i - 1]).length;
  return {
    epochs,
    begin,
    first: losses[0] ?? Number.NaN,
    second: losses[1] ?? Number.NaN,
    last,
    highest: losses.reduce((most, loss) => Math.max(most, loss), -Infinity),
    lateDrop: drop(0.25),
    fifthDrop: drop(0.2),
    leap: leapAfter(0.25),
    lateLeap: leapAfter(0.5),
    jumps: rises < 2 ? 0 : rises / half.length,
    validation: validationOf(
      column('val_loss'),
      column(history.keys.find((key) => /^val_.*accuracy$/.test(key)) ?? ''),
    ),
  };
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Of each value and those before it, so many in all: in one go, for runs of 100,000 epochs. */
function medians(values: readonly number[], most: number): number[] {
  const sorted = new Float64Array(most);
  return values.map((_, i) => {
    let count = 0;
    for (let j = Math.max(0, i - most + 1); j <= i; j++) {
      let at = count++;
      for (; at > 0 && sorted[at - 1] > values[j]; at--) sorted[at] = sorted[at - 1];
      sorted[at] = values[j];
    }
    return sorted[count >> 1];
  });
}

const around = (values: readonly number[], i: number): readonly number[] => values.slice(Math.max(0, i - 1), i + 2);

function validationOf(losses: readonly number[], accuracies: readonly number[]): Curve['validation'] {
  if (losses.length === 0) return null;
  const newest = losses[losses.length - 1];
  const least = losses.reduce((lowest, loss) => Math.min(lowest, loss), Infinity);
  const smooth = medians(losses, 5);
  const best = smooth.reduce((least, loss) => Math.min(least, loss), Infinity);
  const last = Math.min(newest, smooth[smooth.length - 1]); // while it falls the median is late
  const quarter = Math.max(1, Math.round(0.25 * (losses.length - 1)));
  const lateDrop = 1 - last / (smooth.at(-1 - quarter) ?? last);
  return {
    newest,
    least: { loss: least, epoch: losses.indexOf(least) },
    last,
    best,
    lateDrop,
    right: accuracies.at(-1) ?? null,
  };
}

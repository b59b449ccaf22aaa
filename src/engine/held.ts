import type { Layout } from './layout.ts';

/** What no update changes: a parameter, by its index in the arena, or all that the layer of an index learns. */
export type Held = number | { readonly layer: number };

/** Neighbouring parameters, by their indices in the arena. */
export interface Span {
  readonly from: number;
  readonly length: number;
}

/** Pieces that a run has room for. */
export const mostSpans = 64;

/**
 * Parameters that no update changes, in as few pieces as possible. (Keras freezes whole layers, between two fits.) Moving
 * statistics are not learned: a BatchNormalization goes on to measure them.
 *
 * @throws RangeError when one of them is not there, or they lie in more pieces than a run has room for
 */
export function heldSpans(held: readonly Held[], { parameters, variables }: Layout): readonly Span[] {
  const pieces = held.flatMap((each): readonly Span[] => {
    if (typeof each === 'number') {
      if (!Number.isInteger(each) || each < 0 || each >= parameters)
        throw new RangeError(`there is no parameter ${each}`);
      return [{ from: each, length: 1 }];
    }
    const learned = variables.filter(({ layer, trainable }) => trainable && layer === each.layer);
    if (learned.length === 0) throw new RangeError(`layers[${each.layer}] learns nothing`);
    return learned.map(({ offset, length }) => ({ from: offset, length }));
  });
  const spans: { from: number; length: number }[] = [];
  for (const { from, length } of pieces.toSorted((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (last !== undefined && from <= last.from + last.length) {
      last.length = Math.max(last.length, from + length - last.from);
    } else spans.push({ from, length });
  }
  if (spans.length > mostSpans) throw new RangeError(`more than ${mostSpans} pieces cannot be held`);
  return spans;
}

/** Neighbouring parameters, by their indices in the arena. */
export interface Span {
  readonly from: number;
  readonly length: number;
}

/** Pieces that a run has room for. */
export const mostSpans = 64;

/**
 * Parameters that no update changes, in as few pieces as possible. (Keras has no such thing: it freezes whole layers.)
 *
 * @throws RangeError when one of them is not there, or they lie in more pieces than a run has room for
 */
export function heldSpans(held: readonly number[], parameters: number): readonly Span[] {
  const spans: { from: number; length: number }[] = [];
  for (const at of [...new Set(held)].toSorted((a, b) => a - b)) {
    if (!Number.isInteger(at) || at < 0 || at >= parameters) throw new RangeError(`there is no parameter ${at}`);
    const last = spans.at(-1);
    if (last !== undefined && last.from + last.length === at) last.length++;
    else spans.push({ from: at, length: 1 });
  }
  if (spans.length > mostSpans) throw new RangeError(`more than ${mostSpans} pieces cannot be held`);
  return spans;
}

import { givesProbability } from '../engine/activations.ts';
import { activationName } from '../engine/layerActivation.ts';
import type { Judged } from './backwardLines.ts';
import { evaluate, type Expression, type Line } from './expression.ts';
import { listTerms } from './longSum.ts';
import type { NumberPlace, StationLine } from './stationLines.ts';
import { stationNumbers } from './stationNumbers.ts';
import type { Stop } from './stations.ts';

/** The parts that add up to a line's result; none of a line that is no sum. */
export const termsOf = ({ rule }: Line): readonly Expression[] => (rule.type === 'sum' ? rule.terms : []);

/** What a share is one of. */
export interface Shared {
  /** e^z of each neuron. */
  readonly all: readonly { readonly of: Expression; readonly isOwn: boolean }[];
  /** Their sum. */
  readonly total: number;
}

/** What a line of softmax is a share of; null for any other line. */
export function sharedOf(line: Line): Shared | null {
  const isOwn = (term: Expression, { rule }: Line): boolean =>
    rule.type === 'quotient' && rule.over.type === 'line' && term.type === 'line' && term.line === rule.over.line;
  const [own] = listTerms([line], (term) => isOwn(term, line));
  const { rule } = own;
  if (rule.type !== 'quotient' || rule.under.type !== 'line' || rule.under.line.name !== null) return null;
  const { line: total } = rule.under;
  const all = termsOf(total).map((of) => ({ of, isOwn: isOwn(of, own) }));
  return all.some((each) => each.isOwn) ? { all, total: total.value } : null;
}

/** Where a value lies that is normalized. */
export interface Standing {
  readonly line: StationLine;
  readonly value: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Where the value lies that lines normalize; null for others. */
export function standingOf(lines: readonly StationLine[]): Standing | null {
  for (const line of lines) {
    const { name, rule } = line;
    if (name === null || !('base' in name) || name.base !== 'x̂' || rule.type !== 'quotient') continue;
    const { over, under } = rule;
    if (over.type !== 'sum' || over.terms[1]?.type !== 'negative') continue;
    return {
      line,
      value: evaluate(over.terms[0]),
      mean: evaluate(over.terms[1].of),
      deviation: evaluate(under),
    };
  }
  return null;
}

/** Numbers of one kind share a scale: gradients, say, or the second slot of each weight. */
const kindOf = (place: NumberPlace): string =>
  place.of === 'slot' ? `slot ${place.at}` : place.of === 'batch loss' ? 'loss' : place.of;

/** The largest numbers of a station, which its bars are drawn by, so that they can be compared. */
export interface BarScale {
  /** Whether its numbers are shares of 1. */
  readonly isShare: boolean;
  readonly largest: (line: StationLine) => number;
}

/** @param lines of all units that are listed */
export function barScale(judged: Judged, stop: Stop, lines: readonly StationLine[]): BarScale {
  if (stop.pass === 'forward') {
    const op = judged.trace.layout.ops[stop.op];
    const isShare = op.kind === 'activation' && givesProbability(activationName(op.activation));
    if (isShare) return { isShare: true, largest: () => 1 };
  }
  let found: ReadonlyMap<string, number> | null = null; // numbers and formulas never ask
  const largest = ({ place }: StationLine): number =>
    (found ??= largestBy(judged, stop, lines)).get(kindOf(place)) ?? 0;
  return { isShare: false, largest };
}

/** The largest number of each kind. */
function largestBy(judged: Judged, stop: Stop, lines: readonly StationLine[]): ReadonlyMap<string, number> {
  const { trace, row } = judged;
  const largest = new Map<string, number>();
  const take = (kind: string, value: number): void => {
    if (Number.isFinite(value)) largest.set(kind, Math.max(largest.get(kind) ?? 0, Math.abs(value)));
  };
  for (const line of lines) {
    for (const value of [line.value, ...termsOf(line).map((term) => evaluate(term))]) take(kindOf(line.place), value);
  }
  if (stop.pass === 'forward' || stop.pass === 'backward') {
    // Of those that are not listed, too.
    const { units } = trace.layout.ops[stop.op];
    const all = (stop.pass === 'forward' ? trace.values : trace.slopes)[stop.op + 1];
    const kind = stop.pass === 'forward' ? 'value' : 'slope';
    for (const value of all.subarray(row * units, (row + 1) * units)) take(kind, value);
    for (const value of stationNumbers(judged, stop, null).lines ?? []) take(kind, value);
  }
  if (stop.pass === 'gradients') {
    for (const value of stationNumbers(judged, stop, null).lines ?? []) take('gradient', value);
  }
  return largest;
}

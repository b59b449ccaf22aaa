import type { BlankKind } from '../document/blank.ts';
import { checksumOf } from '../engine/run/state.ts';
import type { Judged } from './backwardLines.ts';
import { type Expression, type Line, nameKey, type Numeral, numeralsIn } from './expression.ts';
import { type Hidden, nothingHidden } from './hidden.ts';
import { listTerms } from './longSum.ts';
import { linesAt, type StationLine } from './stationLines.ts';
import { type Stop, stopsOf, unitsAt, type Updating } from './stations.ts';

/** A number that is to be computed by hand. */
export interface Blank {
  /** The same for the same number at the same place, whenever it is shown. */
  readonly key: string;
  /** The name of what is written into it: the same, and of which example it is. */
  readonly entry: string;
  /** Index of its station. */
  readonly at: number;
  readonly unit: number;
  readonly line: StationLine;
  /** All lines of the same unit, which are spelled together. */
  readonly lines: readonly StationLine[];
}

/** Units of a station that have blanks: the first ones. */
export const mostBlankUnits = 8;
/** Blanks of an exercise: those of the largest networks that anybody computes by hand, and many more. */
const mostBlanks = 400;

/** Which blank a number of the walk may be; null: one on the way to another. */
function kindOf({ trace }: Judged, { place }: StationLine): BlankKind | null {
  switch (place.of) {
    case 'value': {
      const { kind } = trace.layout.ops[place.op];
      if (kind === 'dense') return 'sums';
      // Those of a normalization come from the whole batch, or by chance: they are given.
      return kind === 'activation' || kind === 'p_re_lu' || kind === 'dropout' ? 'outputs' : null;
    }
    case 'loss':
    case 'batch loss':
      return 'loss';
    case 'slope':
      return 'slopes';
    case 'gradient':
      return 'gradients';
    case 'new':
      return 'weights';
    case 'slot':
    case 'way':
      return null;
  }
}

const kindsOfPass: Readonly<Record<Stop['pass'], readonly BlankKind[]>> = {
  forward: ['sums', 'outputs'],
  loss: ['loss'],
  backward: ['slopes'],
  gradients: ['gradients'],
  update: ['weights'],
};

/** The key of a line of the walk, as a blank. */
export const blankKey = ({ place, value }: StationLine): string => `${JSON.stringify(place)} ${value}`;

/** A short name of an example: of its inputs, and its targets. */
function exampleName({ trace: { layout, values }, row, targets }: Judged): string {
  const numbers = [
    ...Array.from({ length: layout.inputs }, (_, i) => values[0][row * layout.inputs + i]),
    ...Array.from({ length: layout.outputs }, (_, i) => targets[row * layout.outputs + i]),
  ];
  return checksumOf(Array.from(numbers.join(), (sign) => sign.charCodeAt(0))).toString(36);
}

/** All blanks of a walk, in its order. */
export function blanksOf(judged: Judged, updating: Updating | null, kinds: readonly BlankKind[]): readonly Blank[] {
  const { layout } = judged.trace;
  const blanks: Blank[] = [];
  const example = exampleName(judged);
  for (const [at, stop] of stopsOf(layout, updating !== null).entries()) {
    if (!kindsOfPass[stop.pass].some((kind) => kinds.includes(kind))) continue;
    for (let unit = 0; unit < Math.min(mostBlankUnits, unitsAt(layout, stop)); unit++) {
      const lines = linesAt(judged, stop, unit, updating);
      for (const line of lines) {
        const kind = kindOf(judged, line);
        if (kind === null || !kinds.includes(kind) || !Number.isFinite(line.value)) continue;
        if (blanks.length === mostBlanks) return blanks;
        const { of } = line.place;
        const isOfAll = updating !== null && (of === 'gradient' || of === 'new' || of === 'batch loss');
        const key = blankKey(line);
        blanks.push({ key, entry: `${isOfAll ? 'batch' : example} ${key}`, at, unit, line, lines });
      }
    }
  }
  return blanks;
}

/** Hides the numbers under these names wherever they stand. */
function hide(keys: ReadonlySet<string>): Hidden {
  if (keys.size === 0) return nothingHidden;
  const number = (numeral: Numeral): boolean =>
    numeral.type === 'known'
      ? keys.has(nameKey(numeral.name, numeral.value)) || (numeral.rest ?? []).some(within)
      : result(numeral.line);
  const within = (rule: Expression): boolean => numeralsIn(rule).some(number);
  const result = ({ name, value, rule }: Line): boolean =>
    (name !== null && keys.has(nameKey(name, value))) || within(rule);
  /** A line takes what the ones before it have come to by its name alone. */
  function after(lines: readonly Line[]): Hidden {
    const more = new Set(keys);
    for (const line of lines) {
      if (line.name !== null && hide(more).result(line)) more.add(nameKey(line.name, line.value));
    }
    return hide(more);
  }
  return { number, result, after };
}

/** What blanks that are still open hide. */
export const hiddenBy = (open: readonly Blank[]): Hidden =>
  hide(
    new Set(
      open.flatMap(({ line: { name, value, place } }) => [
        ...(name === null ? [] : [nameKey(name, value)]),
        ...(place.of === 'gradient' ? [nameKey({ base: 'g' }, value)] : []), // its letter in an update
      ]),
    ),
  );

/**
 * Lines as they stand in an exercise: what is computed from a blank is a term of its own in a long sum, filled or not. In
 * the rest of it the blank could be read, or nobody could compute the sum.
 */
export function listedFor(blanks: readonly Blank[]): (lines: readonly StationLine[]) => readonly StationLine[] {
  if (blanks.length === 0) return (lines) => lines;
  const { number } = hiddenBy(blanks);
  return (lines) => listTerms(lines, (term) => numeralsIn(term).some(number));
}

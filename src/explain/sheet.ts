import type { Depth } from '../document/depth.ts';
import type { Judged } from './backwardLines.ts';
import { type Blank, hiddenBy, listedFor } from './blanks.ts';
import { type Known, nameKey } from './expression.ts';
import { functionsAt, type WholeFunction } from './functionsAt.ts';
import { givenFor, listedOnSheet } from './givenFor.ts';
import { type Hidden, nothingHidden } from './hidden.ts';
import { lineMarkup, type Spelled, spellLines } from './spellLines.ts';
import type { StationLine } from './stationLines.ts';
import { type Stop, stopsOf, type Updating } from './stations.ts';

/** A blank on paper. */
interface SheetBlank {
  readonly key: string;
  /** All lines of its unit, which are spelled together. */
  readonly all: readonly StationLine[];
  /** The lines on the way to it, and its own, the last. */
  readonly lines: readonly { readonly line: StationLine; readonly depth: Depth }[];
  readonly spelled: Spelled;
  readonly hidden: Hidden;
  /** What it is computed from and what stands nowhere else. */
  readonly given: readonly Known[];
}

/** A station on paper. */
interface SheetStation {
  readonly at: number;
  readonly stop: Stop;
  /** What it computes with, where its lines do not tell. */
  readonly functions: readonly WholeFunction[];
  readonly blanks: readonly SheetBlank[];
}

const onTheWay = ['way', 'slot'];

/**
 * An exercise as it is printed: each blank can be computed from what stands on the sheet.
 *
 * @param depth pictures have no formulas: there what leads to a blank is written in numbers
 */
export function sheetOf(
  judged: Judged,
  updating: Updating | null,
  blanks: readonly Blank[],
  depth: Depth,
  hasAnswers: boolean,
): readonly SheetStation[] {
  const stops = stopsOf(judged.trace.layout, updating !== null);
  const open = hasAnswers ? nothingHidden : hiddenBy(blanks);
  const listed = listedFor(blanks);
  const isListed = listedOnSheet(judged);
  const isPicture = depth === 'picture';
  const wayDepth = isPicture ? 'numbers' : depth;
  return stops.flatMap((stop, at): SheetStation[] => {
    const here = blanks.filter((each) => each.at === at);
    if (here.length === 0) return [];
    const functions = functionsAt(judged, stop, updating, [...new Set(here.map(({ unit }) => unit))]);
    const written = new Set(
      functions.flatMap(({ settings }) => settings.map(({ name, value }) => nameKey(name, value))),
    );
    const isElsewhere = (each: Known): boolean => isListed(each) || written.has(nameKey(each.name, each.value));
    let isTold = true;
    const made = here.map(({ key, line, lines: whole }): SheetBlank => {
      const all = listed(whole);
      const spelled = spellLines(all, 3);
      const own = whole.indexOf(line);
      const before = whole.findLastIndex(({ place: { of } }, i) => i < own && !onTheWay.includes(of));
      const asked = all[own];
      const way = all.slice(before + 1, own);
      const hidden = open.after(all);
      const isSecret = (each: StationLine): boolean => lineMarkup(each, spelled, hidden).isSecret;
      if ([...way, asked].some(isSecret)) isTold = false;
      for (const { name, value } of way) if (name !== null) written.add(nameKey(name, value));
      const isUntold = isPicture || isSecret(asked) || asked.rule.type === 'known';
      return {
        key,
        all,
        lines: [
          ...way.map((each) => ({ line: each, depth: wayDepth })),
          { line: asked, depth: hasAnswers ? wayDepth : depth },
        ],
        spelled,
        hidden,
        given: hasAnswers || !isUntold ? [] : givenFor(asked, hidden, isElsewhere),
      };
    });
    const isShown = ({ formula }: WholeFunction): boolean => isPicture || (!isTold && formula !== '');
    return [{ at, stop, functions: hasAnswers ? [] : functions.filter(isShown), blanks: made }];
  });
}

/**
 * Numbers that stand once for the whole sheet, by `nameKey`: with the digits of that blank that needs the most, so that
 * each comes out.
 */
export function digitsOn(stations: readonly SheetStation[]): ReadonlyMap<string, string> {
  const digits = new Map<string, string>();
  for (const { lines, spelled } of stations.flatMap(({ blanks }) => blanks)) {
    for (const each of lines.flatMap(({ line }) => givenFor(line, nothingHidden, () => false))) {
      const key = nameKey(each.name, each.value);
      digits.set(key, longer(spelled.text(each), digits.get(key)));
    }
  }
  return digits;
}

/** The one with more digits. */
export const longer = (text: string, other = ''): string => (other.length > text.length ? other : text);

import { decimals, exact, fixed, leastFixed } from '../document/spelling.ts';

/** A number in a line of arithmetic, as an index into `values`. */
export type Shown = number;

/** A way to compute a number: `compute` gets the operands in this order, as displayed. */
interface Way {
  readonly from: readonly Shown[];
  readonly compute: (numbers: readonly number[]) => number;
}

/** A number that is computed from others. */
export interface Relation extends Way {
  readonly to: Shown;
  /** Another way to the same number, which has to come out, too: a formula written out. */
  readonly other?: Way | null;
}

/** The digits of a line. */
export interface Spelled {
  /** Each number as displayed. */
  readonly texts: readonly string[];
  /**
   * For each relation, true if a calculator gives the displayed result from the displayed operands. Otherwise `=` would
   * be wrong.
   */
  readonly holds: readonly boolean[];
}

/** How numbers are displayed. */
export interface Style {
  /** Number of decimals to start with. */
  readonly places: number;
  /** Significant digits that a result has at least, as long as more digits of its operands can give them. */
  readonly least: number;
  /** Whether a number of few digits is displayed as it is: 1 and 0.5, not 1.000 and 0.500. */
  readonly short: boolean;
}

const mostPlaces = 10;
/** Signs of a number of few digits. */
const shortest = 5;
const float32Max = 3.4028234663852886e38;

/**
 * Chooses the fewest digits that make every relation hold. Each number is the engine's own value, rounded. Operands get
 * as many digits as needed, so that the result computed from them, rounded, is the displayed result. A result that no
 * digits of its operands give, as that of a sum that cancels, has fewer digits itself; all others keep theirs.
 */
export function spellArithmetic(values: readonly number[], relations: readonly Relation[], style: Style): Spelled {
  const { places, least, short } = style;
  const results = new Set(relations.map(({ to }) => to));
  const display = (value: number, at: number, most: number): string => {
    const brief = short && !results.has(at) ? exact(value) : '';
    return brief !== '' && brief.length <= shortest ? brief : decimals(value, most);
  };
  const withMost = (most: number): string[] => values.map((value, at) => display(value, at, most));
  /** Displays a result by the operands; false if none of its displays comes out. Null: it never does. */
  const choose = (relation: Relation, texts: string[], kind: Candidates | null, most: number): boolean => {
    const value = values[relation.to];
    const text = kind?.(value, most).find((each) => {
      texts[relation.to] = each;
      return comesOut(relation, texts, value);
    });
    if (kind === null) texts[relation.to] = decimals(value, places + 1);
    return kind === null || text !== undefined;
  };
  const fewest = (kinds: readonly (Candidates | null)[]): readonly string[] | null => {
    for (let most = places; most <= mostPlaces; most++) {
      const texts = withMost(most);
      if (relations.every((relation, i) => choose(relation, texts, kinds[i], most))) return texts;
    }
    return null;
  };
  const levels = [...(least > 2 ? [near(least)] : []), near(2), rough];
  const texts = fewest(relations.map(() => levels[0]));
  if (texts !== null) return { texts, holds: relations.map(() => true) };
  // Which results have fewer digits shows where the operands have the most.
  const widest = withMost(mostPlaces);
  const kinds = relations.map((relation) => {
    const kind = levels.find((each) => choose(relation, widest, each, mostPlaces)) ?? null;
    if (kind === null) choose(relation, widest, kind, mostPlaces);
    return kind;
  });
  const found = fewest(kinds) ?? widest;
  return { texts: found, holds: relations.map((relation) => comesOut(relation, found, values[relation.to])) };
}

/** Possible displays of a result, longest first. */
type Candidates = (value: number, most: number) => readonly string[];

/** At least so many significant digits, and two decimals. */
function near(least: number): Candidates {
  return (value, most) => {
    const size = Math.abs(value);
    const places = Array.from({ length: most - 1 }, (_, i) => most - i);
    const enough = 10 ** (least - 1) - 0.05; // 0.9996 is 1.00, and 0.9955 is not
    const texts = places
      .filter((count) => size < leastFixed || size * 10 ** count >= enough)
      .map((count) => decimals(value, count));
    // Four significant digits are enough for large numbers.
    if (size >= 100 && Number.isFinite(value)) texts.push(fixed(value, 1), ...(size >= 1000 ? [fixed(value, 0)] : []));
    return texts;
  };
}

/** Also accepts results of only zeros: if the terms of a sum cancel, the rest is below float32 precision. */
function rough(value: number, most: number): readonly string[] {
  return [...near(2)(value, most), ...[4, 3, 2, 1, 0].map((count) => fixed(value, count))];
}

function comesOut({ to, other, ...way }: Relation, texts: readonly string[], value: number): boolean {
  return comesOutBy(way, to, texts, value) && (other == null || comesOutBy(other, to, texts, value));
}

function comesOutBy({ from, compute }: Way, to: Shown, texts: readonly string[], value: number): boolean {
  const numbers = from.map((shown) => numberOf(texts[shown]));
  const computed = compute(numbers);
  if (!Number.isFinite(value)) return Object.is(Math.abs(computed) > float32Max ? computed / 0 : computed, value);
  // A calculator has 0 where float64 has the rest of a sum that cancels: that rest changes with the last bits.
  const nearby = compute(numbers.map((number, i) => number * (1 + 4 * Number.EPSILON * Math.sin(i + 1))));
  const bound = unitOf(texts[to]) * 0.5 * (1 + 1e-9);
  return [computed, nearby].every((each) => Math.abs(each - numberOf(texts[to])) <= bound);
}

/** Parses a displayed number. */
export function numberOf(text: string): number {
  return Number(text.replaceAll('−', '-').replace('∞', 'Infinity'));
}

/** Returns the value of one unit in the last digit. */
export function unitOf(text: string): number {
  const [mantissa, power = '0'] = text.split('e');
  const places = mantissa.split('.')[1]?.length ?? 0;
  return 10 ** (numberOf(power) - places);
}

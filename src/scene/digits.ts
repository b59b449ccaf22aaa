import { decimals, fixed } from '../document/spelling.ts';

/** A number that a line of arithmetic shows, by its place among `values`. */
export type Shown = number;

/** One number that follows from others: `compute` gets theirs in this order, as they are displayed. */
export interface Relation {
  readonly from: readonly Shown[];
  readonly to: Shown;
  readonly compute: (numbers: readonly number[]) => number;
}

/** The digits of a line. */
export interface Spelled {
  /** Each number as it is displayed. */
  readonly texts: readonly string[];
  /** Whether each relation comes out on a calculator from the digits displayed; else `=` would be untrue. */
  readonly holds: readonly boolean[];
}

const mostPlaces = 10;
const float32Max = 3.4028234663852886e38;

/**
 * As few digits as make every relation come out: each number is the engine's own, rounded; those that others are
 * computed from have so many digits that the result of the displayed ones, rounded, is the displayed result.
 *
 * @param places decimals to begin with
 */
export function spellArithmetic(values: readonly number[], relations: readonly Relation[], places: number): Spelled {
  for (const candidates of [near, rough]) {
    for (let most = places; most <= mostPlaces; most++) {
      const found = attempt(values, relations, most, candidates);
      if (found !== null) return { texts: found, holds: relations.map(() => true) };
    }
  }
  const texts = values.map((value) => decimals(value, places + 1));
  return { texts, holds: relations.map((relation) => comesOut(relation, texts, values[relation.to])) };
}

/** The texts with operands of `most` decimals; null where some relation does not come out. */
function attempt(
  values: readonly number[],
  relations: readonly Relation[],
  most: number,
  candidates: (value: number, most: number) => readonly string[],
): readonly string[] | null {
  const texts = values.map((value) => decimals(value, most));
  for (const relation of relations) {
    const { to } = relation;
    const text = candidates(values[to], most).find((each) => {
      texts[to] = each;
      return comesOut(relation, texts, values[to]);
    });
    if (text === undefined) return null;
  }
  return texts;
}

/** What a result may be displayed as: two significant digits and two decimals at least, the longest first. */
function near(value: number, most: number): readonly string[] {
  const size = Math.abs(value);
  const places = Array.from({ length: most - 1 }, (_, i) => most - i);
  const texts = places
    .filter((count) => size === 0 || size * 10 ** count >= 9.5)
    .map((count) => decimals(value, count));
  // Of large numbers four significant digits will do.
  if (size >= 100 && Number.isFinite(value)) texts.push(fixed(value, 1), ...(size >= 1000 ? [fixed(value, 0)] : []));
  return texts;
}

/** Also with nothing but zeros: what is left of a sum whose terms cancel is less than their float32 can say. */
function rough(value: number, most: number): readonly string[] {
  return [...near(value, most), ...[4, 3, 2, 1, 0].map((count) => fixed(value, count))];
}

function comesOut({ from, to, compute }: Relation, texts: readonly string[], value: number): boolean {
  const computed = compute(from.map((shown) => numberOf(texts[shown])));
  if (!Number.isFinite(value)) return Object.is(Math.abs(computed) > float32Max ? computed / 0 : computed, value);
  return Math.abs(computed - numberOf(texts[to])) <= unitOf(texts[to]) * 0.5 * (1 + 1e-9);
}

/** The number that a text displays. */
function numberOf(text: string): number {
  return Number(text.replaceAll('−', '-').replace('∞', 'Infinity'));
}

/** One in the last digit. */
function unitOf(text: string): number {
  const [mantissa, power = '0'] = text.split('e');
  const places = mantissa.split('.')[1]?.length ?? 0;
  return 10 ** (numberOf(power) - places);
}

import type { Column } from './dataset.ts';
import { type Feature, type FormulaFeature, makeFormulas } from './features.ts';
import {
  type ColumnOf,
  columnsOf,
  evaluate,
  type FormulaFault,
  longestSpelledOut,
  parseFormula,
  plainStyle,
  printFormula,
  type Term,
  wordStyle,
} from './formula.ts';

// Features by a formula. A document has them as a link does, with their signs as letters: formula.sin_o3_mc0_c

const letters: Readonly<Record<string, string>> = {
  '+': 'p',
  '*': 'm',
  '/': 'd',
  '^': 'e',
  '(': 'o',
  ')': 'c',
  ',': 'k',
};
const signs = new Map(Object.entries(letters).map(([sign, letter]) => [letter, sign]));

const prefix = 'formula.';

/** Why a typed formula is no feature. */
export type FeatureFault =
  | FormulaFault
  | { readonly code: 'noColumn' | 'relation'; readonly at: number; readonly word: string };

/**
 * Columns by their names in one or more languages, the first that has the name, or that alone has it in other capitals or
 * widths.
 */
export function columnsNamed(...spellings: readonly (readonly string[])[]): ColumnOf {
  const plainOf = (name: string): string => name.normalize('NFKC').toLowerCase();
  const plain = spellings.map((names) => names.map(plainOf));
  return (name, loosely) => {
    const wanted = loosely ? plainOf(name) : name;
    const found = (loosely ? plain : spellings).find((names) => names.includes(wanted)) ?? [];
    const at = found.indexOf(wanted);
    return at < 0 || (loosely && found.lastIndexOf(wanted) !== at) ? null : at;
  };
}

/** The feature that a term is: one of the page's, where it is one. */
export function featureOf(term: Term): Feature {
  const plain = printFormula(term, plainStyle).replaceAll(' ', '');
  const [, column, made, power, other] = /^(?:c(\d+)|(?:c(\d+)(\^2|\*c(\d+))))$/.exec(plain) ?? [];
  if (column !== undefined) return Number(column);
  if (power === '^2' || (other !== undefined && other === made)) return `square.${made}`;
  if (other !== undefined) {
    const [a, b] = [Number(made), Number(other)].toSorted((one, two) => one - two);
    return `product.${a}.${b}`;
  }
  const [, ofSine] = /^sin\(c(\d+)\)$/.exec(plain) ?? [];
  if (ofSine !== undefined) return `sin.${ofSine}`;
  return `${prefix}${plain.replace(/[-+*/^(),]/g, (sign) => (sign === '-' ? sign : `_${letters[sign]}`))}` as Feature; // begins so
}

/**
 * The feature that a person's formula means: one of the page's, where it is one.
 * @param columnOf the column of a name
 * @param columns how many there are
 */
export function readFeature(
  text: string,
  columnOf: ColumnOf,
  columns: number,
): { readonly ok: true; readonly feature: Feature } | { readonly ok: false; readonly fault: FeatureFault } {
  const parsed = parseFormula(text, columnOf, columns);
  if (!parsed.ok) return parsed;
  const { term } = parsed;
  const fail = (code: 'noColumn' | 'relation') => ({ ok: false, fault: { code, at: 0, word: text } }) as const;
  if (term.type === 'relation') return fail('relation');
  return columnsOf(term).length === 0 ? fail('noColumn') : { ok: true, feature: featureOf(term) };
}

/** The term of a formula as documents have it; null for any other text, also one with another spelling. */
export function termOf(feature: Feature): Term | null {
  if (!String(feature).startsWith(prefix)) return null;
  const plain = String(feature)
    .slice(prefix.length)
    .replace(/_(.)/g, (whole, letter: string) => signs.get(letter) ?? whole);
  const parsed = parseFormula(plain, () => null, Infinity, longestSpelledOut);
  if (!parsed.ok || parsed.term.type === 'relation' || columnsOf(parsed.term).length === 0) return null;
  return featureOf(parsed.term) === feature ? parsed.term : null;
}

/** What is larger is too large for float32. */
export const mostMade = 3e38;

/** A number for every row: 0 where the formula has none, and for what is too large. */
const bounded = (value: number): number => (Math.abs(value) <= mostMade ? value : 0);

/** Values of each column that a range is found with, by how many columns there are. */
const steps = [33, 33, 33, 9, 5];

function domainOf(term: Term, of: readonly number[], columns: readonly Column[]): Column['domain'] {
  const count = steps[of.length] ?? 2;
  let places = [new Map<number, number>()];
  for (const column of of.slice(0, 8)) {
    const [from, to] = columns[column].domain;
    places = places.flatMap((place) =>
      Array.from({ length: count }, (_, i) => new Map([...place, [column, from + (i / (count - 1)) * (to - from)]])),
    );
  }
  const middle = (column: number): number => (columns[column].domain[0] + columns[column].domain[1]) / 2;
  let [min, max] = [Infinity, -Infinity];
  for (const place of places) {
    const value = bounded(evaluate(term, (column) => place.get(column) ?? middle(column)));
    [min, max] = [Math.min(min, value), Math.max(max, value)];
  }
  return min < max ? [min, max] : [min - 1, max + 1];
}

function made(feature: Feature): FormulaFeature | null {
  const term = termOf(feature);
  if (term === null) return null;
  const of = columnsOf(term);
  return {
    of,
    read: (values, at) => bounded(evaluate(term, (column) => values[at + column])),
    domain: (columns) => domainOf(term, of, columns),
    name: (name) => printFormula(term, wordStyle(name)),
  };
}

const known = new Map<Feature, FormulaFeature | null>();
const most = 500;

/** Lets data have features by formula: the page fetches this when the first one is needed. */
export function makeFormulasKnown(): void {
  makeFormulas((feature) => {
    const found = known.get(feature);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const fresh = made(feature);
    known.set(feature, fresh);
    return fresh;
  });
}

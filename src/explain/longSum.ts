import {
  type Comparison,
  evaluate,
  type Expression,
  type Known,
  known,
  type Line,
  type Name,
  nameKey,
  numeralsIn,
  sum,
  withParts,
} from './expression.ts';

const restOf = (terms: readonly Expression[], among: readonly Expression[]): Known => ({
  ...known({ others: terms.length }, evaluate(sum(...terms))),
  rest: terms,
  among,
});

/** So many terms, the largest first. */
function largestOf(terms: readonly Expression[], count: number): readonly Expression[] {
  const sizes = terms.map((term) => Math.abs(evaluate(term)));
  const order = [...sizes.keys()].toSorted((a, b) => sizes[b] - sizes[a] || a - b);
  return order.slice(0, count).map((i) => terms[i]);
}

/** A sum, the largest terms one by one and the others in one number. */
export function longSum(terms: readonly Expression[], most: number): Expression {
  if (terms.length <= most) return sum(...terms);
  const largest = new Set(largestOf(terms, Math.max(1, most - 1)));
  const rest = terms.filter((each) => !largest.has(each));
  return sum(...terms.filter((each) => largest.has(each)), restOf(rest, terms));
}

/** The same lines, where terms that are to be listed stand one by one in long sums, however small they are. */
export const listTerms = <T extends Line>(lines: readonly T[], isListed: (term: Expression) => boolean): readonly T[] =>
  listFrom(lines, (rest) => rest.filter(isListed));

/** The same lines, where so many more terms stand one by one in long sums, the largest. @param more per sum */
export const listMore = <T extends Line>(lines: readonly T[], more: number): readonly T[] =>
  more === 0 ? lines : listFrom(lines, (rest) => largestOf(rest, more));

/** @param listedOf terms of the rest of a sum that are to stand one by one */
function listFrom<T extends Line>(
  lines: readonly T[],
  listedOf: (rest: readonly Expression[]) => readonly Expression[],
): readonly T[] {
  const made = new Map<Line, Line>();
  /** A line that stands in two places stays one, and is spelled as one: in a rule, and in what decides which holds. */
  function listedLine(line: Line): Line {
    const side = ({ left, sign, right }: Comparison): Comparison => ({
      left: listed(left),
      sign,
      right: listed(right),
    });
    const found = made.get(line) ?? { ...line, rule: listed(line.rule), where: line.where.map(side) };
    made.set(line, found);
    return found;
  }
  function listed(e: Expression): Expression {
    if (e.type === 'line') return { ...e, line: listedLine(e.line) };
    return e.type === 'sum' ? { ...e, terms: termsOf(e.terms).map(listed) } : withParts(e, listed);
  }
  /** In the order that they have in the whole sum: the largest stand before the rest. */
  function termsOf(terms: readonly Expression[]): readonly Expression[] {
    const at = terms.findIndex((term) => term.type === 'known' && term.rest !== undefined);
    const of = terms[at];
    if (of?.type !== 'known' || of.rest === undefined || of.among === undefined) return terms;
    const chosen = new Set(listedOf(of.rest));
    if (chosen.size === 0) return terms;
    const left = of.rest.filter((each) => !chosen.has(each));
    const gone = new Set(left.length > 1 ? left : []); // a rest of one is itself
    const rest = left.length > 1 ? [restOf(left, of.among)] : [];
    return [...of.among.filter((each) => !gone.has(each)), ...rest, ...terms.slice(at + 1)];
  }
  return lines.map((line) => ({ ...line, ...listedLine(line) }));
}

/** How many terms the longest rest of a sum has, in lines and in what is written out with them; 0: there is none. */
export function mostInRest(lines: readonly Line[]): number {
  const inside = (e: Expression): readonly number[] =>
    numeralsIn(e).flatMap((each) =>
      each.type === 'known' ? (each.rest?.length ?? 0) : each.line.name === null ? inside(each.line.rule) : 0,
    );
  return lines.reduce((most, { rule }) => Math.max(most, ...inside(rule)), 0);
}

/** Says whether a number of this name is written in a term. */
export function writes(name: Name, value: number): (term: Expression) => boolean {
  const key = nameKey(name, value);
  const isIn = (term: Expression): boolean =>
    numeralsIn(term).some((each) =>
      each.type === 'known' ? nameKey(each.name, each.value) === key : each.line.name === null && isIn(each.line.rule),
    );
  return isIn;
}

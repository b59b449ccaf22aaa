import { evaluate, type Expression, type Known, known, type Line, sum, withParts } from './expression.ts';

const restOf = (terms: readonly Expression[]): Known => ({
  ...known({ others: terms.length }, evaluate(sum(...terms))),
  rest: terms,
});

/** A sum, the largest terms one by one and the others in one number. */
export function longSum(terms: readonly Expression[], most: number): Expression {
  if (terms.length <= most) return sum(...terms);
  const sizes = terms.map((term) => Math.abs(evaluate(term)));
  const largest = new Set(
    [...sizes.keys()].toSorted((a, b) => sizes[b] - sizes[a] || a - b).slice(0, Math.max(1, most - 1)),
  );
  const rest = terms.filter((_, i) => !largest.has(i));
  return sum(...terms.filter((_, i) => largest.has(i)), restOf(rest));
}

/** The same lines, where terms that are to be listed stand one by one in long sums, however small they are. */
export function listTerms<T extends Line>(lines: readonly T[], isListed: (term: Expression) => boolean): readonly T[] {
  const made = new Map<Line, Line>();
  /** A line that stands in two places stays one. */
  function listedLine(line: Line): Line {
    const found = made.get(line) ?? { ...line, rule: listed(line.rule) };
    made.set(line, found);
    return found;
  }
  function listed(e: Expression): Expression {
    if (e.type === 'line') return { ...e, line: listedLine(e.line) };
    const whole = withParts(e, listed);
    return whole.type === 'sum' ? { ...whole, terms: whole.terms.flatMap(taken) } : whole;
  }
  function taken(term: Expression): readonly Expression[] {
    if (term.type !== 'known' || term.rest?.some(isListed) !== true) return [term];
    const left = term.rest.filter((each) => !isListed(each));
    return [...term.rest.filter(isListed).map(listed), ...(left.length > 1 ? [restOf(left)] : left)];
  }
  return lines.map((line) => ({ ...line, rule: listed(line.rule) }));
}

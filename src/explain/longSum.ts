import { evaluate, type Expression, known, sum } from './expression.ts';

/** A sum, the largest terms one by one and the others in one number. */
export function longSum(terms: readonly Expression[], most: number): Expression {
  if (terms.length <= most) return sum(...terms);
  const sizes = terms.map((term) => Math.abs(evaluate(term)));
  const largest = new Set(
    [...sizes.keys()].toSorted((a, b) => sizes[b] - sizes[a] || a - b).slice(0, Math.max(1, most - 1)),
  );
  const rest = terms.filter((_, i) => !largest.has(i));
  const others = known({ others: rest.length }, evaluate(sum(...rest)));
  return sum(...terms.filter((_, i) => largest.has(i)), others);
}

import { decimals } from '../../document/spelling.ts';
import { evaluate, type Expression, type Line } from '../../explain/expression.ts';
import { byLetters } from '../../explain/spellLines.ts';
import { type Markup, markupOf, nameMarkup } from '../../explain/markup.ts';
import { Formula } from './Formula.tsx';

/** The parts that add up to a line's result; none of a line that is no sum. */
const termsOf = ({ rule }: Line): readonly Expression[] => (rule.type === 'sum' ? rule.terms : []);

/** A line as bars: what adds up, to the right where it is positive, and the result. */
export function Terms({ line, words }: { line: Line; words: (others: number) => string }) {
  const terms = termsOf(line).map((term) => ({ name: markupOf(term, byLetters), value: evaluate(term) }));
  const result = { name: line.name === null ? null : nameMarkup(line.name), value: line.value };
  const largest = Math.max(...[...terms, result].map(({ value }) => Math.abs(value)));
  const row = (name: Markup | null, value: number) => (
    <>
      <span>{name !== null && <Formula markup={name} words={words} />}</span>
      <Bar value={value} largest={largest} />
    </>
  );
  return (
    <ul className="steps-terms">
      {terms.map(({ name, value }, i) => (
        // The terms of a line never change places.
        <li key={i}>{row(name, value)}</li>
      ))}
      <li className="is-result">{row(result.name, result.value)}</li>
    </ul>
  );
}

/** A number as a bar, to the right where it is positive; `largest` has the whole length. */
export function Bar({ value, largest }: { value: number; largest: number }) {
  const length = largest > 0 && Number.isFinite(value) ? (value / largest) * 50 : 0;
  return (
    <svg viewBox="-50 0 100 10" preserveAspectRatio="none" role="img" aria-label={decimals(value)}>
      <path className="steps-axis" d="M0,0V10" />
      <rect
        className={value < 0 ? 'is-negative' : 'is-positive'}
        x={Math.min(0, length)}
        width={Math.abs(length)}
        y="1.5"
        height="7"
      />
    </svg>
  );
}

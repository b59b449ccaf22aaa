import { decimals } from '../../document/spelling.ts';
import { type BarScale, sharedOf, type Standing, termsOf } from '../../explain/bars.ts';
import { evaluate } from '../../explain/expression.ts';
import { type Markup, markupOf, nameMarkup } from '../../explain/markup.ts';
import { byLetters } from '../../explain/spellLines.ts';
import type { StationLine } from '../../explain/stationLines.ts';
import { useStepsText } from '../text/stepsText.ts';
import { Formula } from './Formula.tsx';

interface Row {
  readonly name: Markup | null;
  readonly value: number;
  /** Has the whole length. */
  readonly largest: number;
  readonly isOwn?: boolean;
}

/** What a line is made of: terms by the scale of the station, exponentials as parts of their sum. */
function rowsOf(line: StationLine, largest: number): readonly Row[] {
  const shared = sharedOf(line);
  if (shared === null) {
    return termsOf(line).map((term) => ({ name: markupOf(term, byLetters), value: evaluate(term), largest }));
  }
  return shared.all.map(({ of, isOwn }) => ({
    name: markupOf(of, byLetters),
    value: evaluate(of),
    largest: shared.total,
    isOwn,
  }));
}

/** A line as bars: what adds up, to the right where it is positive, and the result. */
export function Terms({
  line,
  scale,
  words,
}: {
  line: StationLine;
  scale: BarScale;
  words: (others: number) => string;
}) {
  const largest = scale.largest(line);
  const rows = rowsOf(line, largest);
  const result: Row = { name: line.name === null ? null : nameMarkup(line.name), value: line.value, largest };
  const bar = ({ name, value, largest: most }: Row) => (
    <>
      <span>{name !== null && <Formula markup={name} words={words} />}</span>
      <Bar value={value} largest={most} isShare={scale.isShare} />
    </>
  );
  return (
    <ul className="steps-terms">
      {rows.map((row, i) => (
        // The terms of a line never change places.
        <li key={i} className={row.isOwn === true ? 'is-own' : undefined}>
          {bar(row)}
        </li>
      ))}
      <li className="is-result">{bar(result)}</li>
    </ul>
  );
}

/** A number as a bar, to the right where it is positive; `largest` has the whole length. */
export function Bar({
  value,
  largest,
  isShare = false,
  isSilent = false,
}: {
  value: number;
  largest: number;
  /** Whether none is negative: they begin at the left. */
  isShare?: boolean;
  /** Whether the number stands beside it. */
  isSilent?: boolean;
}) {
  const whole = isShare ? 100 : 50;
  const length = largest > 0 && Number.isFinite(value) ? (value / largest) * whole : 0;
  return (
    <svg
      className="steps-bar"
      viewBox={isShare ? '0 0 100 10' : '-50 0 100 10'}
      preserveAspectRatio="none"
      {...(isSilent ? { 'aria-hidden': true } : { role: 'img', 'aria-label': decimals(value) })}
    >
      <path className="steps-axis" d={isShare ? 'M0,0V10M100,0V10' : 'M0,0V10'} />
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

/** Deviations to each side that are drawn at least; with more the names of the ticks would touch. */
const [fewest, most] = [2.5, 6];
/** Half its width, in its own units. */
const half = 100;

/** Where a value lies against the mean and the deviation that it is normalized by. */
export function StandingAxis({ standing: { value, mean, deviation } }: { standing: Standing }) {
  const text = useStepsText();
  const away = deviation > 0 ? (value - mean) / deviation : 0;
  if (!Number.isFinite(away)) return null;
  const range = Math.max(fewest, Math.abs(away) + 0.3);
  const at = (deviations: number): number => (deviations / range) * half;
  return (
    <svg
      className="steps-standing-axis"
      viewBox="-100 0 200 40"
      role="img"
      aria-label={text.standing(decimals(value), decimals(mean), decimals(deviation))}
    >
      <rect x={at(-1)} width={at(2)} y="6" height="16" />
      <path className="steps-axis" d={`M-100,14H100M0,6V22M${at(-1)},6V22M${at(1)},6V22`} />
      <text x="0" y="35">
        μ
      </text>
      {range <= most &&
        [-1, 1].map((side) => (
          <text key={side} x={at(side)} y="35">
            {side < 0 ? 'μ−σ' : 'μ+σ'}
          </text>
        ))}
      <circle cx={at(away)} cy="14" r="4.5" />
    </svg>
  );
}

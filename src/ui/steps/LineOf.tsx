import type { BarScale } from '../../explain/bars.ts';
import type { Line } from '../../explain/expression.ts';
import { type Hidden, nothingHidden } from '../../explain/hidden.ts';
import { type Markup, nameMarkup } from '../../explain/markup.ts';
import { lineMarkup, type Spelled } from '../../explain/spellLines.ts';
import type { StationLine } from '../../explain/stationLines.ts';
import type { Depth } from '../../document/depth.ts';
import { useStepsText } from '../text/stepsText.ts';
import { Formula } from './Formula.tsx';
import { Terms } from './Terms.tsx';

interface Props {
  readonly line: Line;
  readonly spelled: Spelled;
  readonly hidden?: Hidden;
}

interface WholeProps extends Props {
  readonly line: StationLine;
  readonly depth: Depth;
  /** Of its station. */
  readonly scale: BarScale;
  /** Of a fraction, in letters; none where it can be scrolled. */
  readonly widest?: number;
}

/** A line taken apart: as bars, in numbers, or in letters and in numbers. */
export function LineOf({ line, spelled, depth, scale, hidden = nothingHidden, widest = Infinity }: WholeProps) {
  const text = useStepsText();
  const isHidden = hidden.result(line);
  const dropped = line.isDropped === true && <p className="steps-where">{text.dropped}</p>;
  if (depth === 'picture' && !isHidden) {
    return (
      <>
        <Terms line={line} scale={scale} words={text.others} />
        {dropped}
      </>
    );
  }
  const { name, letters, isSecret, numbers, equals, where } = lineMarkup(line, spelled, hidden);
  const isFormula = depth === 'formulas';
  const isTold = (each: Markup): boolean => isFormula && isHidden && JSON.stringify(each) === JSON.stringify(letters);
  const set = { words: text.others, widest };
  const [first, ...others] = depth === 'picture' ? [] : numbers.filter((each) => !isTold(each));
  return (
    <>
      {name !== null && (
        <p className="steps-name">
          <Formula markup={name} {...set} />
          {isFormula && !isSecret && <Formula markup={letters} before="=" {...set} />}
        </p>
      )}
      {dropped}
      {where.map((each, i) => (
        // The conditions of a line never change places.
        <p key={i} className="steps-where">
          {text.because} <Formula markup={isFormula ? each.letters : each.numbers} {...set} />
        </p>
      ))}
      {first !== undefined && (
        <p>
          <Formula markup={first} before={equals} {...set} />
        </p>
      )}
      {others.map((each, i) => (
        <p key={i}>
          <Formula markup={each} before={equals} {...set} />
        </p>
      ))}
    </>
  );
}

/** A line in short: its name and its result. */
export function ResultOf({ line, spelled, hidden = nothingHidden }: Props) {
  const text = useStepsText();
  return (
    <>
      {line.name !== null && <Formula markup={nameMarkup(line.name)} words={text.others} />}
      <b>{hidden.result(line) ? text.blank : spelled.result(line)}</b>
    </>
  );
}

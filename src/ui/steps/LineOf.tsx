import type { Line } from '../../explain/expression.ts';
import { nameMarkup } from '../../explain/markup.ts';
import { lineMarkup, type Spelled } from '../../explain/spellLines.ts';
import type { Depth } from '../../state/view.ts';
import { useStepsText } from '../text/stepsText.ts';
import { Formula } from './Formula.tsx';
import { Terms } from './Terms.tsx';

/** A line taken apart: as bars, in numbers, or in letters and in numbers. */
export function LineOf({ line, spelled, depth }: { line: Line; spelled: Spelled; depth: Depth }) {
  const text = useStepsText();
  if (depth === 'picture') return <Terms line={line} words={text.others} />;
  const { name, letters, numbers, equals, where } = lineMarkup(line, spelled);
  const [first, ...others] = numbers;
  const isFormula = depth === 'formulas';
  return (
    <div className="steps-lines">
      {name !== null && (
        <p className="steps-name">
          <Formula markup={name} words={text.others} />
          {isFormula && <Formula markup={letters} before="=" words={text.others} />}
        </p>
      )}
      {where.map((each, i) => (
        // The conditions of a line never change places.
        <p key={i} className="steps-where">
          {text.because} <Formula markup={isFormula ? each.letters : each.numbers} words={text.others} />
        </p>
      ))}
      <p>
        <Formula markup={first} before={equals} words={text.others} />
      </p>
      {others.map((each, i) => (
        <p key={i}>
          <Formula markup={each} before={equals} words={text.others} />
        </p>
      ))}
    </div>
  );
}

/** A line in short: its name and its result. */
export function ResultOf({ line, spelled }: { line: Line; spelled: Spelled }) {
  const text = useStepsText();
  return (
    <>
      {line.name !== null && <Formula markup={nameMarkup(line.name)} words={text.others} />}
      <b>{spelled.result(line)}</b>
    </>
  );
}

import { useEffect, useId, useMemo, useState } from 'react';
import type { Difference } from '../../asking/differentiator.ts';
import type { Question } from '../../asking/questions.ts';
import { fixed, rounded, significant, withDigits } from '../../document/spelling.ts';
import { agreementOf, type Digits, quotientOf } from '../../explain/agreement.ts';
import type { Judged } from '../../explain/backwardLines.ts';
import type { Letter } from '../../explain/expression.ts';
import { type Markup, nameMarkup, row, sign } from '../../explain/markup.ts';
import type { NumberPlace, StationLine } from '../../explain/stationLines.ts';
import type { StepsText } from '../../i18n/en/steps.ts';
import type { Depth } from '../../document/depth.ts';
import { useStepsText } from '../text/stepsText.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { Formula } from './Formula.tsx';
import { priority } from './judge.ts';
import { Bar } from './Terms.tsx';

type Asked = Extract<Question, { type: 'difference' }>;

/** How a batch goes through the network: what Dropout drops of it, and whether it does. */
export type Pass = Pick<Asked, 'iteration' | 'mode'>;

/** What is changed to check ∂L/∂ it; null: the line is no such slope. */
function changedOf({ trace, row: example }: Judged, place: NumberPlace): Asked['changed'] | null {
  if (place.of === 'gradient') return { of: 'parameter', index: place.index };
  if (place.of !== 'slope') return null;
  const { op, unit } = place;
  return { of: 'value', op, at: example * trace.layout.ops[op].units + unit };
}

/** The loss on both sides; null until it has come. */
function useDifference(asked: Asked | null): Difference | null {
  const { asker } = useWorkspace();
  const [found, setFound] = useState<{ readonly of: Asked; readonly result: Difference | null } | null>(null);
  useEffect(() => {
    if (asked === null) return;
    const stop = asker.ask(asked, priority, (answer) => {
      if (answer === null) return;
      stop();
      setFound({ of: asked, result: answer.result });
    });
    return stop;
  }, [asker, asked]);
  return found !== null && found.of === asked ? found.result : null;
}

interface Props {
  readonly judged: Judged;
  readonly pass: Pass;
  readonly line: StationLine;
  readonly depth: Depth;
  /** Names of the neurons of an op, for what a kink is at. */
  readonly nameOf: (op: number, unit: number) => string;
}

/** A button beside ∂L/∂ that computes the same by a difference of the loss, and shows the digits in which both agree. */
export function CheckedSlope({ judged, pass, line, depth, nameOf }: Props) {
  const text = useStepsText();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const { name, place } = line;
  const asked = useMemo((): Asked | null => {
    const changed = changedOf(judged, place);
    if (!isOpen || changed === null) return null;
    const { trace, parameters, targets } = judged;
    const { count, values } = trace;
    const [x, y] = [values[0], Float64Array.from(targets)];
    return { type: 'difference', parameters, count, x, y, ...pass, changed };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a place is made anew with each line, and is the same
  }, [judged, isOpen, pass, JSON.stringify(place)]);
  const found = useDifference(asked);
  if (name === null || !('d' in name)) return null;
  return (
    <div className="steps-check">
      <button type="button" className="tool" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        {text.check}
      </button>
      <div id={id} aria-live="polite">
        {isOpen &&
          (found === null ? (
            <p className="about">{text.notYet}</p>
          ) : (
            <Checked
              found={found}
              letter={name.by}
              slope={nameMarkup(name)}
              gradient={line.value}
              depth={depth}
              nameOf={nameOf}
            />
          ))}
      </div>
    </div>
  );
}

interface CheckedProps extends Pick<Props, 'depth' | 'nameOf'> {
  readonly found: Difference;
  readonly letter: Letter;
  readonly slope: Markup;
  readonly gradient: number;
}

const letterL: Markup = { type: 'letter', text: 'L' };
const letterH: Markup = { type: 'letter', text: 'h' };
/** Of the losses: nearly all that a float64 has. */
const lossDigits = 15;

function Checked({ found, letter, slope, gradient, depth, nameOf }: CheckedProps) {
  const text = useStepsText();
  const { h } = found;
  const [above, below] = [found.above, found.below].map((value) => rounded(value, lossDigits));
  const quotient = quotientOf(above, below, h);
  const agreement = agreementOf(gradient, quotient, Math.abs(above), h);
  const { digits } = agreement;
  const isGood = digits === 'zero' || digits >= 4;
  const w = nameMarkup(letter);
  const at = (by: string): Markup => row(letterL, { type: 'brackets', of: row(w, sign(by), letterH) });
  const rule: Markup = {
    type: 'fraction',
    over: row(at('+'), sign('−'), at('−')),
    under: row({ type: 'digits', text: '2', value: 0 }, letterH),
  };
  const words = text.others;
  const formula = (markup: Markup) => <Formula markup={markup} words={words} />;
  const why = found.kinks.length > 0 ? kinkSentence(text, found, nameOf) : isGood ? '' : text.fewDigits;
  if (depth === 'picture') {
    const largest = Math.max(Math.abs(gradient), Math.abs(quotient));
    return (
      <>
        <ul className="steps-terms">
          <li>
            {formula(slope)}
            <Bar value={gradient} largest={largest} />
          </li>
          <li>
            <span>{text.byDifference}</span>
            <Bar value={quotient} largest={largest} />
          </li>
        </ul>
        <Verdict digits={digits} why={why} />
      </>
    );
  }
  return (
    <>
      <dl className="steps-losses">
        <div>
          <dt>{formula(at('+'))}</dt>
          <dd>{withDigits(above, lossDigits)}</dd>
        </div>
        <div>
          <dt>{formula(at('−'))}</dt>
          <dd>{withDigits(below, lossDigits)}</dd>
        </div>
        <div>
          <dt>{depth === 'formulas' ? formula(rule) : text.byDifference}</dt>
          <dd>
            <SameDigits {...agreement.quotient} />
          </dd>
        </div>
        <div>
          <dt>{formula(slope)}</dt>
          <dd>
            <SameDigits {...agreement.gradient} />
          </dd>
        </div>
      </dl>
      <Verdict digits={digits} why={why} />
      <p className="about">{text.step(h < 1 ? fixed(h, 5).replace(/0+$/, '') : String(h))}</p>
    </>
  );
}

function SameDigits({ same, rest }: Digits) {
  return (
    <>
      {same !== '' && <mark>{same}</mark>}
      {rest}
    </>
  );
}

function Verdict({ digits, why }: { digits: number | 'zero'; why: string }) {
  const text = useStepsText();
  const said = digits === 'zero' ? text.bothZero : digits === 0 ? text.noDigits : text.agree(digits);
  return (
    <p>
      <b>{said}</b> {why}
    </p>
  );
}

/** What the loss has no slope at. */
function kinkSentence(text: StepsText, { kinks }: Difference, nameOf: Props['nameOf']): string {
  const [kink] = kinks;
  switch (kink.of) {
    case 'unit':
      return text.kinkAt(nameOf(kink.op, kink.unit), significant(kink.at, 3));
    case 'row':
      return text.kinkOfRow(nameOf(kink.op, 0));
    case 'loss':
      return text.kinkOfLoss;
    case 'penalty':
      return text.kinkOfPenalty;
  }
}

import type { DatasetInfo } from '../../data/dataset.ts';
import { classVariable } from '../plot/classColours.ts';
import { classWord } from '../text/dataWords.ts';
import { useText } from '../text/useText.ts';
import { ClassMark } from './ClassMark.tsx';
import { ShortName } from './ShortName.tsx';
import { verdictDigits, type Asked } from './useAsked.ts';

/** More classes than these have columns of one width (pad.css). */
const mostInLine = 6;

/** The network's output for each class: in digits, and as a bar where it is a part of a whole. */
export function Bars({ asked, info }: { asked: Asked; info: DatasetInfo }) {
  const text = useText();
  const names = info.classes.map((_, label) => classWord(text, info, label));
  return (
    <dl className="outcome-bars" data-named={names.some(({ length }) => length > 1)}>
      {asked.verdicts.map((verdict, label) => (
        <div key={info.classes[label]} className="outcome-bar-row" data-winner={verdict.isWinner}>
          <dt>
            <ClassMark info={info} label={label} />
            {names.length > mostInLine ? <ShortName name={names[label]} most={6} /> : names[label]}
          </dt>
          <dd>{verdictDigits(verdict)}</dd>
          {verdict.part !== null && (
            <dd className="outcome-bar" aria-hidden="true">
              <span style={{ width: `${verdict.part * 100}%`, background: classVariable(info, label) }} />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** How the numbers are to be read, where they are no probabilities that the network gives itself. */
export function BarsNote({ asked: { meaning, logits } }: { asked: Asked }) {
  const { outcome } = useText();
  if (logits !== null) return <p className="outcome-note">{outcome.logits(logits, meaning === 'probability')}</p>;
  switch (meaning) {
    case 'independent':
      return <p className="outcome-note">{outcome.independent}</p>;
    case 'scores':
      return <p className="outcome-note">{outcome.scores}</p>;
    case 'probabilities':
    case 'probability':
    case 'signed':
    case 'number':
      return null;
  }
}

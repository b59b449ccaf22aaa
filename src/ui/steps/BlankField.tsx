import { type SyntheticEvent, useEffect, useId, useRef } from 'react';
import { judgeAnswer } from '../../explain/answerTo.ts';
import type { Blank } from '../../explain/blanks.ts';
import { nameMarkup, textOf } from '../../explain/markup.ts';
import { Icon } from '../controls/icons.tsx';
import { lateIcons } from '../controls/lateIcons.ts';
import { useStepsText } from '../text/stepsText.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { exerciseOf, isDone, useExerciseState } from './exercise.ts';
import type { Entry } from './keptAnswers.ts';

/** Between a line and the panel's edge, in px. */
const margin = 8;

const unwritten: Entry = { typed: '', verdict: 'open' };

interface Props {
  readonly blank: Blank;
  /** The number as the page shows it. */
  readonly displayed: string;
  /** Whether the line above does not say it, as another blank is open in it. */
  readonly isUnsaid: boolean;
  readonly onNext: () => void;
}

/** Scrolls the panel, and nothing around it, until a field is in sight, and what is to be computed above it. */
function showLine(field: Element): void {
  const panel = field.closest('.steps');
  if (panel === null) return;
  const { top, bottom } = panel.getBoundingClientRect();
  const [whole, form] = ['.steps-lines', 'form'].map((part) => (field.closest(part) ?? field).getBoundingClientRect());
  const [above, below] = [whole.top - top - margin, form.bottom - bottom + margin];
  panel.scrollBy(0, below > 0 ? below : Math.min(0, Math.max(above, below)));
}

/** A number that is left for the pupil: it is checked with Enter, which goes on to the next one when it is right. */
export function BlankField({ blank: { key, entry: name, line }, displayed, isUnsaid, onNext }: Props) {
  const text = useStepsText();
  const id = useId();
  const store = exerciseOf(useWorkspace());
  const entry = useExerciseState(({ entries }) => entries[name]);
  const wanted = useExerciseState((state) => (state.wanted?.key === key ? state.wanted : null));
  const place = useRef<HTMLInputElement & HTMLParagraphElement>(null);
  useEffect(() => {
    if (wanted === null || place.current === null) return;
    if (wanted.focuses) place.current.focus();
    showLine(place.current);
    store.setState({ wanted: null });
  }, [wanted, store]);
  const { typed, verdict } = entry ?? unwritten;
  const verdictLine = useRef<HTMLParagraphElement>(null);
  // What is wrong stands below the field, which may be at the lower edge of the panel.
  useEffect(() => {
    if (verdict !== 'open') verdictLine.current?.scrollIntoView({ block: 'nearest' });
  }, [verdict]);
  const write = (next: Entry): void => store.setState(({ entries }) => ({ entries: { ...entries, [name]: next } }));

  function check(event: SyntheticEvent): void {
    event.preventDefault();
    if (typed.trim() === '') return onNext();
    const found = judgeAnswer(typed, line.value, displayed);
    write({ typed, verdict: found });
    if (found === 'right') onNext();
  }

  /** The button goes: the focus stays with what it has shown. */
  function show(): void {
    write({ typed, verdict: 'shown' });
    store.setState({ wanted: { key, focuses: true } });
  }

  if (isDone(entry)) {
    return (
      <p ref={place} tabIndex={-1} className="steps-found">
        <Icon name={lateIcons.check} size={14} /> {verdict === 'right' ? text.right : text.answerShown}
        {isUnsaid && <b> = {displayed}</b>}
      </p>
    );
  }
  const letter = line.name === null ? '' : textOf(nameMarkup(line.name), text.others);
  const isWrong = verdict !== 'open';
  return (
    <form className="steps-blank" onSubmit={check}>
      <span aria-hidden="true">=</span>
      <input
        ref={place}
        className="field-input"
        aria-label={text.yourNumber(letter)}
        aria-invalid={isWrong}
        aria-describedby={id}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="next"
        value={typed}
        onChange={({ target }) => write({ typed: target.value, verdict: 'open' })}
      />
      <button type="submit" className="tool">
        {text.checkNumber}
      </button>
      <button type="button" className="tool" onClick={show}>
        {text.showAnswer}
      </button>
      <p ref={verdictLine} id={id} role="status" className={isWrong ? 'steps-wrong' : undefined}>
        {verdict !== 'open' && verdict !== 'right' && verdict !== 'shown' && text.verdicts[verdict]}
      </p>
    </form>
  );
}

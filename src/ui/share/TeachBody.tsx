import { useState } from 'react';
import { blankKinds, type BlankKind } from '../../document/blank.ts';
import { faultSentence, goalSentence } from '../../i18n/lessonSentences.ts';
import type { GuessName, Name } from '../../lesson/lesson.ts';
import { writeGoal } from '../../lesson/teacherLesson.ts';
import { shownExperiment } from '../../state/store.ts';
import { CheckList } from '../controls/CheckList.tsx';
import { CopyButton } from '../controls/CopyButton.tsx';
import { guessesFor } from '../guess/guesses.ts';
import { useLessonText, useLocal } from '../lessons/useLessonText.ts';
import { useMessageText } from '../text/messageText.ts';
import { useNumbersText } from '../text/numbersText.ts';
import { useShareText } from '../text/shareText.ts';
import { useExerciseState } from '../steps/exercise.ts';
import { useStepsText } from '../text/stepsText.ts';
import { useApp } from '../useWorkspace.ts';
import { MomentChoice, type MomentProps } from './MomentChoice.tsx';
import { SaveButton } from './SaveButton.tsx';
import { type Choice, choices, ofPlayground, regions, Row } from './TeachRow.tsx';
import { useMissingRows } from './useMissingRows.ts';
import { type Start, useStart } from './useStart.ts';
import { useTeacherLink } from './useTeacherLink.ts';
import './teach.css';

const escaped = (link: string): string => link.replaceAll('&', '&amp;');

/** A link for a class, or a frame for a course page: what is clicked here is hidden or locked there. */
export function TeachBody(props: MomentProps) {
  const start = useStart();
  return start === null ? null : <TeachForm key={start.of} start={start} {...props} />;
}

/** The form, which begins with what the exercise that is open hides, locks and asks for. */
function TeachForm({ start, moment, withMoment, onMoment }: MomentProps & { readonly start: Start }) {
  const { share } = useShareText();
  const steps = useStepsText();
  const lessons = useLessonText();
  const links = useMessageText();
  const numbers = useNumbersText();
  const local = useLocal();
  const [chosen, setChosen] = useState<Partial<Record<Name, Choice>>>(() =>
    Object.fromEntries([
      ...start.lock.map((name) => [name, 'locked'] as const),
      ...start.hide.map((name) => [name, 'hidden'] as const),
    ]),
  );
  const [task, setTask] = useState(start.task);
  const experiment = useApp(shownExperiment);
  const isPlayground = experiment.data.type === 'playground';
  const guess = useApp(({ view }) => view.guess);
  const asked = start.predict.length === 0 && guess !== null ? [guess] : start.predict;
  const [wanted, setWanted] = useState<readonly GuessName[]>(asked);
  const guesses = guessesFor(experiment);
  const predict = guesses.filter((name) => wanted.includes(name));
  const exercise = useExerciseState(({ kinds }) => kinds);
  const [blanks, setBlanks] = useState<readonly BlankKind[]>(exercise);
  const goalLines = start.goals.map(writeGoal);
  const [kept, setKept] = useState<readonly string[]>(goalLines);
  const around = (region: Name | null): Choice => (region && chosen[region]) ?? 'shown';
  const names = (choice: Choice): Name[] =>
    regions.flatMap(({ name, parts }) => {
      if (name !== null && around(name) === choice) return [name];
      return around(name) === 'hidden' ? [] : parts.filter((part) => chosen[part] === choice);
    });
  const wishes = {
    hide: names('hidden'),
    lock: names('locked'),
    predict,
    blanks,
    goals: start.goals.filter((_, i) => kept.includes(goalLines[i])),
    open: start.open,
    stage: start.stage,
    task,
  };
  const usual = { en: share.exercise, ja: share.exercise };
  const titles = start.titles ?? { title: usual, heading: usual };
  const [made, isEarlier] = useTeacherLink(wishes, titles, withMoment ? moment : null);
  const link = made?.ok ? made.link : '';
  const missing = useMissingRows(link);
  const frame = `<iframe src="${escaped(link)}" width="1100" height="700" sandbox="allow-scripts allow-downloads" title="MLP Visualizer"></iframe>`;
  const copyButton = (text: string, label: string) => (
    <CopyButton text={text} label={label} copied={share.copied} notCopied={share.notCopied} isBusy={isEarlier} />
  );
  return (
    <>
      <p>{share.teachIntro}</p>
      <div className="teach-tables">
        {regions.map(({ name, parts }) => (
          <table key={name ?? parts[0]}>
            <thead>
              <tr>
                <td />
                {choices.map((each) => (
                  <th key={each} scope="col">
                    {share.choices[each]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[
                ...(name === null ? [] : [name]),
                ...parts.filter((part) => isPlayground || !ofPlayground.includes(part)),
              ].map((each) => (
                <Row
                  key={each}
                  name={each}
                  isRegion={each === name || name === null}
                  choice={chosen[each] ?? 'shown'}
                  around={each === name ? 'shown' : around(name)}
                  onChoose={(choice) => setChosen({ ...chosen, [each]: choice })}
                />
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <CheckList
        className="teach-checks"
        legend={share.predict}
        names={guesses}
        labels={share.guesses}
        chosen={predict}
        onChange={setWanted}
      />
      <CheckList
        className="teach-checks"
        legend={share.blanks}
        names={blankKinds}
        labels={steps.kinds}
        chosen={blanks}
        onChange={setBlanks}
      />
      {start.goals.length > 0 && (
        <CheckList
          className="teach-checks"
          legend={lessons.goals}
          names={goalLines}
          labels={Object.fromEntries(
            start.goals.map((goal, i) => [goalLines[i], goalSentence(numbers, lessons, goal)]),
          )}
          chosen={kept}
          onChange={setKept}
        />
      )}
      <label className="teach-text">
        <span>{share.task}</span>
        <textarea
          rows={3}
          value={local(task)}
          onChange={({ target: { value } }) => setTask({ en: value, ja: value })}
        />
      </label>
      <MomentChoice
        moment={moment}
        withMoment={withMoment}
        onMoment={onMoment}
        made={made?.ok === true ? made.moment : null}
      />
      {made !== null && !made.ok && (
        <p role="alert" className="teach-trouble">
          {made.problem === null ? share.tooLong : faultSentence(links, lessons, made.problem)}
        </p>
      )}
      {link !== '' && (
        <>
          <label className="teach-text">
            <span>{share.teachLink}</span>
            <textarea readOnly rows={2} value={link} aria-busy={isEarlier} onFocus={({ target }) => target.select()} />
          </label>
          {missing !== null && <p className="share-note">{missing}</p>}
          <div className="share-row">
            {copyButton(link, share.copy)}
            <a className="tool" href={link} target="_blank" rel="noreferrer">
              {share.tryIt}
            </a>
            <SaveButton
              lesson={made?.ok ? made.lesson : null}
              moment={withMoment ? moment : null}
              isStart={withMoment && made?.ok === true && made.moment?.form === 'none'}
              hint={share.saveClass}
            />
          </div>
          <label className="teach-text">
            <span>{share.embed}</span>
            <textarea readOnly rows={3} value={frame} aria-busy={isEarlier} onFocus={({ target }) => target.select()} />
          </label>
          <div className="share-row">{copyButton(frame, share.copyEmbed)}</div>
        </>
      )}
    </>
  );
}

import { useState } from 'react';
import { blankKinds, type BlankKind } from '../../document/blank.ts';
import { faultSentence } from '../../i18n/lessonSentences.ts';
import { singleInputNames } from '../../lesson/changesLocked.ts';
import type { GuessName, Name, PartName } from '../../lesson/lesson.ts';
import { shownExperiment } from '../../state/store.ts';
import { CheckList } from '../controls/CheckList.tsx';
import { CopyButton } from '../controls/CopyButton.tsx';
import { guessesFor } from '../guess/guesses.ts';
import { useLessonText } from '../lessons/useLessonText.ts';
import { useMessageText } from '../text/messageText.ts';
import { useShareText } from '../text/shareText.ts';
import { useExerciseState } from '../steps/exercise.ts';
import { useStepsText } from '../text/stepsText.ts';
import { useApp } from '../useWorkspace.ts';
import { MissingRows } from './MissingRows.tsx';
import { MomentChoice, type MomentProps } from './MomentChoice.tsx';
import { useTeacherLink } from './useTeacherLink.ts';
import './teach.css';

const choices = ['shown', 'locked', 'hidden'] as const;
type Choice = (typeof choices)[number];

/** The regions of the page with the controls in them, as they stand there. */
const regions: readonly { readonly name: Name; readonly parts: readonly PartName[] }[] = [
  { name: 'run', parts: ['reset', 'train', 'step'] },
  { name: 'pace', parts: [] },
  { name: 'compile', parts: ['loss', 'optimizer', 'learning_rate', 'metrics'] },
  { name: 'fit', parts: ['batch_size', 'epochs', 'shuffle', 'validation_split', 'seed'] },
  {
    name: 'data',
    parts: [
      ...(['dataset', 'problem', 'draw_points', 'own_table', 'new_data', 'samples', 'noise', 'inputs'] as const),
      ...singleInputNames,
      ...(['standardize', 'regularization', 'regularization_rate'] as const),
    ],
  },
  { name: 'code', parts: [] },
  { name: 'summary', parts: [] },
  { name: 'steps', parts: [] },
  { name: 'health', parts: [] },
  { name: 'layers', parts: ['add_layer', 'units', 'activation', 'layer_arguments'] },
  { name: 'neurons', parts: [] },
  { name: 'weights', parts: [] },
  { name: 'outcome', parts: ['validation_points', 'discretize'] },
];

interface RowProps {
  readonly name: Name;
  readonly isRegion: boolean;
  readonly choice: Choice;
  /** The region around it is hidden or locked as a whole. */
  readonly isDecided: boolean;
  readonly onChoose: (choice: Choice) => void;
}

/** Those that are of use with TensorFlow Playground's links. */
const ofPlayground: readonly Name[] = [...singleInputNames, 'regularization', 'regularization_rate'];

/** These set nothing. */
const onlyRead: readonly Name[] = ['summary', 'steps', 'health'];

/** A control, and a button for each of what can become of it. */
function Row({ name, isRegion, choice, isDecided, onChoose }: RowProps) {
  const { share } = useShareText();
  const label = share.controls[name];
  return (
    <tr className={isRegion ? 'teach-region' : undefined}>
      <th scope="row">{label}</th>
      {choices.map((each) => (
        <td key={each}>
          <input
            type="radio"
            name={`teach-${name}`}
            aria-label={`${label}: ${share.choices[each]}`}
            checked={choice === each}
            disabled={isDecided || (each === 'locked' && onlyRead.includes(name))}
            onChange={() => onChoose(each)}
          />
        </td>
      ))}
    </tr>
  );
}

const escaped = (link: string): string => link.replaceAll('&', '&amp;');

/** A link for a class, or a frame for a course page: what is clicked here is hidden or locked there. */
export function TeachBody({ moment, withMoment, onMoment }: MomentProps) {
  const { share } = useShareText();
  const steps = useStepsText();
  const lessons = useLessonText();
  const links = useMessageText();
  const [chosen, setChosen] = useState<Partial<Record<Name, Choice>>>({});
  const [task, setTask] = useState('');
  const experiment = useApp(shownExperiment);
  const isPlayground = experiment.data.type === 'playground';
  const guess = useApp(({ view }) => view.guess);
  const [wanted, setWanted] = useState<readonly GuessName[]>(guess === null ? [] : [guess]);
  const guesses = guessesFor(experiment);
  const predict = guesses.filter((name) => wanted.includes(name));
  const exercise = useExerciseState(({ kinds }) => kinds);
  const [blanks, setBlanks] = useState<readonly BlankKind[]>(exercise);
  const names = (choice: Choice): Name[] =>
    regions.flatMap(({ name, parts }) => {
      if (chosen[name] === choice) return [name];
      return (chosen[name] ?? 'shown') === 'shown' ? parts.filter((part) => chosen[part] === choice) : [];
    });
  const wishes = { hide: names('hidden'), lock: names('locked'), predict, blanks, task };
  const made = useTeacherLink(wishes, share.exercise, withMoment ? moment : null);
  const link = made?.ok ? made.link : '';
  const frame = `<iframe src="${escaped(link)}" width="1100" height="700" sandbox="allow-scripts allow-downloads" title="MLP Visualizer"></iframe>`;
  const copyButton = (text: string, label: string) => (
    <CopyButton text={text} label={label} copied={share.copied} notCopied={share.notCopied} />
  );
  return (
    <>
      <p>{share.teachIntro}</p>
      <div className="teach-tables">
        {regions.map(({ name, parts }) => (
          <table key={name}>
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
              {[name, ...parts.filter((part) => isPlayground || !ofPlayground.includes(part))].map((each) => (
                <Row
                  key={each}
                  name={each}
                  isRegion={each === name}
                  choice={chosen[each] ?? 'shown'}
                  isDecided={each !== name && (chosen[name] ?? 'shown') !== 'shown'}
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
      <label className="teach-text">
        <span>{share.task}</span>
        <textarea rows={3} value={task} onChange={({ target }) => setTask(target.value)} />
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
            <textarea readOnly rows={2} value={link} onFocus={({ target }) => target.select()} />
          </label>
          <MissingRows link={link} />
          <div className="share-row">
            {copyButton(link, share.copy)}
            <a className="tool" href={link} target="_blank" rel="noreferrer">
              {share.tryIt}
            </a>
          </div>
          <label className="teach-text">
            <span>{share.embed}</span>
            <textarea readOnly rows={3} value={frame} onFocus={({ target }) => target.select()} />
          </label>
          <div className="share-row">{copyButton(frame, share.copyEmbed)}</div>
        </>
      )}
    </>
  );
}

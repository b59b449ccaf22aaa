import { codeProblemSentence } from '../../i18n/codeSentences.ts';
import { useApp } from '../useWorkspace.ts';
import { useProgramText } from './useProgramText.ts';
import { type Code, lineOf } from './codeText.ts';

interface Props {
  readonly code: Code;
  /** The text was a person's own and had to give way to the network. */
  readonly rewritten: boolean;
  readonly onGoTo: (offset: number) => void;
  /** Has the network's own code in place of the text that is not understood. */
  readonly onGiveUp: () => void;
}

const most = 4;

/** Under the editor: whether the network is what the code says, and if not, where and why. */
export function CodeProblems({ code, rewritten, onGoTo, onGiveUp }: Props) {
  const text = useProgramText();
  const language = useApp(({ view }) => view.language);
  if (code.reading === null) return <p className="code-state">{text.readHint}</p>;
  const { problems, experiment } = code.reading;
  const isRefused = experiment === null || code.changesLocked === true;
  const refused = code.changesLocked ? text.changesLocked : text.notUnderstood;
  return (
    <div className="code-state" aria-live="polite">
      <p className={isRefused ? 'code-bad' : undefined}>
        {isRefused ? refused : rewritten ? text.rewritten : text.understood}
      </p>
      {isRefused && (
        <button type="button" className="tool" onClick={onGiveUp}>
          {text.giveUp}
        </button>
      )}
      {problems.length > 0 && (
        <ul aria-label={text.problems}>
          {problems.slice(0, most).map((problem) => {
            const line = lineOf(code.text, problem.from);
            return (
              <li key={`${problem.code} ${problem.from}`} className={`code-problem ${problem.severity}`}>
                <button type="button" title={text.goTo(line)} onClick={() => onGoTo(problem.from)}>
                  {text.line(line)}
                </button>
                <span>{codeProblemSentence(language, problem)}</span>
              </li>
            );
          })}
          {problems.length > most && <li>{text.moreProblems(problems.length - most)}</li>}
        </ul>
      )}
    </div>
  );
}

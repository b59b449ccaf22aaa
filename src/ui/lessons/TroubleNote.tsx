import { faultSentence, type LessonText } from '../../i18n/lessonSentences.ts';
import { mostProblems } from '../../lesson/fault.ts';
import { useMessageText } from '../text/messageText.ts';
import type { Trouble } from '../../state/loadLesson.ts';
import { useLessonText } from './useLessonText.ts';

/** Problems shown at a time: mending the first often mends more. */
const shown = 8;

function sentence(text: LessonText, trouble: Trouble): string {
  switch (trouble.type) {
    case 'unknown':
      return text.unknown(trouble.id);
    case 'damaged':
      return `${text.brokenLink} ${text.damaged}`;
    case 'elsewhere':
      return text.elsewhere;
    case 'notText':
      return text.notText(trouble.file);
    case 'tooLarge':
      return text.tooLarge(trouble.file);
    case 'formulas':
      return text.badFormulas(trouble.file);
    case 'broken':
      return trouble.file === null ? text.brokenLink : text.broken(trouble.file);
  }
}

/** Why a lesson did not open; for a file, what is wrong in it, line by line. */
export function TroubleNote({ trouble }: { trouble: Trouble }) {
  const links = useMessageText();
  const text = useLessonText();
  const problems = 'problems' in trouble ? trouble.problems : [];
  return (
    <div className="lesson-trouble" role="alert">
      <p>{sentence(text, trouble)}</p>
      {problems.length > 0 && (
        <ol>
          {problems.slice(0, shown).map((problem, i) => (
            <li key={i}>
              <b>{text.line(problem.line)}</b> {faultSentence(links, text, problem)}
            </li>
          ))}
        </ol>
      )}
      {problems.length > shown && (
        <p>{problems.length < mostProblems ? text.more(problems.length - shown) : text.manyMore}</p>
      )}
    </div>
  );
}

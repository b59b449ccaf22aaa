import { goalSentence, standingText } from '../../i18n/lessonSentences.ts';
import type { Step } from '../../lesson/lesson.ts';
import { Icon } from '../controls/icons.tsx';
import { lateIcons } from '../controls/lateIcons.ts';
import { useNumbersText } from '../text/numbersText.ts';
import { useGoals } from './useGoals.ts';
import { useLessonText } from './useLessonText.ts';

/** The goals of a step and their progress; the check mark appears automatically. */
export function Goals({ step, place }: { step: Pick<Step, 'goals' | 'blanks'>; place: string }) {
  const { goals } = step;
  const numbers = useNumbersText();
  const text = useLessonText();
  const { standings, reached } = useGoals(step, place);
  if (goals.length === 0) return null;
  return (
    <div className={`lesson-goals${reached ? ' is-reached' : ''}`}>
      <h4>{goals.length === 1 ? text.goal : text.goals}</h4>
      <ul>
        {goals.map((goal, i) => {
          const isDone = reached || standings[i].reached;
          return (
            <li key={i} className={isDone ? 'is-done' : undefined}>
              <span className="lesson-check" aria-hidden="true">
                {isDone && <Icon name={lateIcons.check} size={14} />}
              </span>
              <span>
                {goalSentence(numbers, text, goal)}{' '}
                <small>{isDone ? text.reached : standingText(text, standings[i], goal)}</small>
              </span>
            </li>
          );
        })}
      </ul>
      <p role="status" className="only-heard">
        {reached ? text.reachedAll : ''}
      </p>
    </div>
  );
}

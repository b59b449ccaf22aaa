import type { Lesson } from '../../lesson/lesson.ts';
import { useLessonText, useLocal } from './useLessonText.ts';

/** Back, a dot for each step, Next. */
export function StepButtons({ lesson, at, onGo }: { lesson: Lesson; at: number; onGo: (step: number) => void }) {
  const text = useLessonText();
  const local = useLocal();
  const isLast = at === lesson.steps.length - 1;
  return (
    <footer className="lesson-foot">
      <button type="button" className="tool" disabled={at === 0} onClick={() => onGo(at - 1)}>
        {text.back}
      </button>
      <ol className="lesson-dots">
        {lesson.steps.map(({ title }, i) => (
          <li key={i}>
            <button
              type="button"
              className={i <= at ? 'is-past' : undefined}
              aria-label={text.goTo(i + 1, local(title))}
              title={text.goTo(i + 1, local(title))}
              aria-current={i === at ? 'step' : undefined}
              onClick={() => onGo(i)}
            />
          </li>
        ))}
      </ol>
      <button type="button" className="tool primary" onClick={() => onGo(at + 1)}>
        {isLast ? text.done : text.next}
      </button>
    </footer>
  );
}

import type { ReactNode } from 'react';
import type { Lesson } from '../../lesson/lesson.ts';
import { useLessonText, useLocal } from './useLessonText.ts';

interface Props {
  readonly lesson: Lesson;
  readonly at: number;
  readonly onGo: (step: number) => void;
  /** Another button of a single step. */
  readonly children?: ReactNode;
}

/** A dot for each step: how far one is, and the way to any other. */
export function StepDots({ lesson, at, onGo }: Omit<Props, 'children'>) {
  const text = useLessonText();
  const local = useLocal();
  return (
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
  );
}

/** Back and Next, which is Finish at the end; of a single step Finish, after what else there is. */
export function StepButtons({ lesson, at, onGo, children }: Props) {
  const text = useLessonText();
  const { length } = lesson.steps;
  return (
    <footer className="lesson-foot">
      {children}
      {length > 1 && (
        <>
          <button type="button" className="tool" disabled={at === 0} onClick={() => onGo(at - 1)}>
            {text.back}
          </button>
          <p className="lesson-count">{text.stepOf(at + 1, length)}</p>
        </>
      )}
      <button type="button" className="tool primary" onClick={() => onGo(at + 1)}>
        {at === length - 1 ? text.done : text.next}
      </button>
    </footer>
  );
}

import { useEffect, useState } from 'react';
import type { SavedWork } from '../../state/saved.ts';
import { Icon } from '../icons.tsx';
import { startLesson } from './course.ts';
import { addressOf, fetchLessons, type Loaded, type Trouble } from './load.ts';
import './lessons.css';
import { TroubleNote } from './TroubleNote.tsx';
import { useLessonText, useLocal } from './useLessonText.ts';

interface Props {
  readonly work: SavedWork;
  /** The error of a lesson that could not be opened. */
  readonly trouble: Trouble | null;
  readonly onFile: (file: File) => void;
  readonly onClose: () => void;
}

/** The page's own lessons; null while they are on their way. */
function useLessons(): readonly Loaded[] | 'failed' | null {
  const [lessons, setLessons] = useState<readonly Loaded[] | 'failed' | null>(null);
  useEffect(() => {
    fetchLessons().then(setLessons, () => setLessons('failed'));
  }, []);
  return lessons;
}

/** All lessons there are, and the way in for one's own. */
export function LessonList({ work, trouble, onFile, onClose }: Props) {
  const text = useLessonText();
  const local = useLocal();
  const lessons = useLessons();
  return (
    <>
      <div className="dialog-head">
        <h2 id="lessons-title">{text.title}</h2>
        <button type="button" className="tool icon-only" aria-label={text.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {trouble !== null && <TroubleNote trouble={trouble} />}
      <p>{text.intro}</p>
      {lessons === null && <p role="status">{text.loading}</p>}
      {lessons === 'failed' && <p role="alert">{text.notLoaded}</p>}
      {Array.isArray(lessons) && (
        <ol className="lesson-list">
          {lessons.map(({ name, lesson }: Loaded) => (
            <li key={name}>
              <button
                type="button"
                onClick={() => {
                  onClose();
                  startLesson(name, work);
                }}
              >
                <strong>{local(lesson.title)}</strong> <small>{text.steps(lesson.steps.length)}</small>
                <span>{local(lesson.summary)}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <p>{text.own}</p>
      <label className="tool lesson-file">
        {text.open}
        <input
          type="file"
          accept=".md,.markdown,.txt,text/markdown,text/plain"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = ''; // the same file again, once it is mended
            if (file) onFile(file);
          }}
        />
      </label>
      {Array.isArray(lessons) && (
        <details className="lesson-templates">
          <summary>{text.template}</summary>
          <ul>
            {lessons.map(({ name, lesson }: Loaded) => (
              <li key={name}>
                <a href={addressOf(name)} target="_blank" rel="noreferrer" download={`${name}.md`}>
                  {text.templateOf(local(lesson.title))}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

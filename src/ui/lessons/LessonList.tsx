import { use, useEffect, useState } from 'react';
import { forgetful } from '../../state/forgetful.ts';
import { Icon } from '../controls/icons.tsx';
import { Late } from '../Late.tsx';
import { useWorkspace } from '../useWorkspace.ts';
import { courseOf } from './course.ts';
import { addressOf, fetchLessons, type Loaded, type Trouble } from '../../state/loadLesson.ts';
import './lessons.css';
import { OpenLink } from './OpenLink.tsx';
import { TroubleNote } from './TroubleNote.tsx';
import { useLessonText, useLocal } from './useLessonText.ts';

interface Props {
  /** The error of a lesson that could not be opened. */
  readonly trouble: Trouble | null;
  readonly onFile: (file: File) => void;
  readonly onClose: () => void;
}

const ownLessons = forgetful(fetchLessons);

/** The page's own lessons, each a button. */
function Courses({ onStart }: { onStart: (name: string) => void }) {
  const text = useLessonText();
  const local = useLocal();
  return (
    <ol className="lesson-list">
      {use(ownLessons()).map(({ name, lesson }) => (
        <li key={name}>
          <button type="button" onClick={() => onStart(name)}>
            <strong>{local(lesson.title)}</strong> <small>{text.steps(lesson.steps.length)}</small>
            <span>{local(lesson.summary)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Their files, to begin one's own with; where they are missing, the list above says so. */
function Templates() {
  const text = useLessonText();
  const local = useLocal();
  const [lessons, setLessons] = useState<readonly Loaded[]>([]);
  useEffect(() => void ownLessons().then(setLessons, () => undefined), []);
  if (lessons.length === 0) return null;
  return (
    <details className="lesson-templates">
      <summary>{text.template}</summary>
      <ul>
        {lessons.map(({ name, lesson }) => (
          <li key={name}>
            <a href={addressOf(name)} target="_blank" rel="noreferrer" download={`${name}.md`}>
              {text.templateOf(local(lesson.title))}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** All lessons there are, and the way in for one's own, and for links. */
export function LessonList({ trouble, onFile, onClose }: Props) {
  const workspace = useWorkspace();
  const text = useLessonText();
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
      <Late meanwhile={<p role="status">{text.loading}</p>}>
        <Courses
          onStart={(name) => {
            onClose();
            courseOf(workspace).startLesson(name);
          }}
        />
      </Late>
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
      <Templates />
      <OpenLink onClose={onClose} />
    </>
  );
}

import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { equal } from '../../document/equal.ts';
import { Icon } from '../controls/icons.tsx';
import { lateIcons } from '../controls/lateIcons.ts';
import type { TrainingControls } from '../../state/training.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { courseOf } from './course.ts';
import { Goals } from './Goals.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { memoryOf } from '../../state/lessonMemory.ts';
import type { Loaded, Trouble } from '../../state/loadLesson.ts';
import { Markdown } from './Markdown.tsx';
import { StepButtons, StepDots } from './StepButtons.tsx';
import './lessons.css';
import { useLesson } from './useLesson.ts';
import { useLessonText, useLocal } from './useLessonText.ts';
import { useScenery } from './useScenery.ts';

interface Props {
  readonly controls: TrainingControls;
  readonly onTrouble: (trouble: Trouble) => void;
  readonly onList: () => void;
}

/** Where in the lesson one is; a link may name a step beyond the last. */
function usePlace(loaded: Loaded | null): number {
  const step = useApp((state) => state.view.lesson?.step ?? 0);
  return loaded === null ? 0 : Math.min(step, loaded.lesson.steps.length - 1);
}

/** The student has changed what this very step had set up. */
function Changed({ loaded, at, controls }: { loaded: Loaded; at: number } & Pick<Props, 'controls'>) {
  const text = useLessonText();
  const course = courseOf(useWorkspace());
  const present = useApp((state) => state.document.present);
  const { experiment } = loaded.lesson.steps[at];
  if (experiment === null || equal(experiment, present)) return null;
  return (
    <p className="lesson-changed">
      {text.changed}{' '}
      <button type="button" className="lesson-link" onClick={() => course.setUp(loaded.lesson, at, controls)}>
        {text.setUp}
      </button>
    </p>
  );
}

/** The lesson that is open: beside the network, never over it. */
export function LessonPanel({ controls, onTrouble, onList }: Props) {
  const text = useLessonText();
  const local = useLocal();
  const workspace = useWorkspace();
  const course = courseOf(workspace);
  const loaded = useLesson(onTrouble);
  const at = usePlace(loaded);
  const isFresh = useApp((state) => state.view.lesson?.isFresh ?? false);
  const [isFolded, setFolded] = useState(false);
  const [leaving, setLeaving] = useState<'asked' | 'finished' | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  /** The focus goes to a step that the person went to, not to one that the page opened on. */
  const moved = useRef(false);

  // Before anybody can click: what is pressed in a step that is not set up yet would be undone by its being set up.
  useLayoutEffect(() => {
    if (loaded === null || !isFresh) return;
    course.setAside();
    course.arrive(loaded.lesson, loaded.name, at, controls);
  }, [loaded, isFresh, at, controls, course]);
  useScenery(loaded?.lesson.steps[at] ?? null);
  useEffect(() => {
    if (moved.current) heading.current?.focus();
    moved.current = loaded !== null;
  }, [loaded, at]);

  if (loaded === null) return <p className="lesson lesson-loading">{text.loading}</p>;
  const { lesson, name } = loaded;
  const step = lesson.steps[at];
  const last = lesson.steps.length - 1;
  const isExercise = last === 0 && step.hide.length + step.lock.length > 0;
  const hasMoment = step.moment !== null || memoryOf(workspace).runOf(name, step.experiment) !== null;
  const hasStart = step.experiment !== null && (isExercise || hasMoment);
  const toStart = hasStart && (
    <button type="button" className="tool lesson-start" onClick={() => course.setUp(lesson, at, controls)}>
      {text.toStart}
    </button>
  );
  const go = (to: number): void => {
    if (to > last) setLeaving('finished');
    else if (to >= 0) course.goTo(lesson, name, to, controls);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.target instanceof Element && event.target.closest('pre, dialog')) return;
    const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(Math.min(at + by, last));
  };

  return (
    <section
      className={`lesson${isFolded ? ' is-folded' : ''}`}
      aria-label={`${text.panel}: ${local(lesson.title)}`}
      onKeyDown={press}
    >
      <header className="lesson-head">
        <h2>{local(lesson.title)}</h2>
        <button
          type="button"
          className="tool icon-only lesson-fold"
          aria-expanded={!isFolded}
          aria-label={isFolded ? text.unfold : text.fold}
          title={isFolded ? text.unfold : text.fold}
          onClick={() => setFolded(!isFolded)}
        >
          <Icon name={isFolded ? lateIcons.up : lateIcons.down} />
        </button>
        <button
          type="button"
          className="tool icon-only"
          aria-label={text.leave}
          title={text.leave}
          onClick={() => setLeaving('asked')}
        >
          <Icon name="close" />
        </button>
      </header>
      {!isFolded && last > 0 && <StepDots lesson={lesson} at={at} onGo={go} />}
      <div className="lesson-body" hidden={isFolded}>
        <h3 ref={heading} tabIndex={-1}>
          {local(step.title)}
        </h3>
        <div className="lesson-text">
          <Markdown text={local(step.text)} showFormula={loaded.showFormula} />
        </div>
        {hasStart ? last > 0 && toStart : <Changed loaded={loaded} at={at} controls={controls} />}
        {!loaded.isInLink && <p className="lesson-changed">{text.notInLink}</p>}
      </div>
      <Goals step={step} place={`${name} ${at}`} />
      <StepButtons lesson={lesson} at={at} onGo={go}>
        {last === 0 && toStart}
      </StepButtons>
      <LeaveDialog why={leaving} onList={onList} onClose={() => setLeaving(null)} />
    </section>
  );
}

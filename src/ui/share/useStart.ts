import { useEffect, useState } from 'react';
import { type Lesson, type Localized, type Name, type Step } from '../../lesson/lesson.ts';
import { isUsualText, type Titles, type Wishes } from '../../lesson/teacherLesson.ts';
import { stepName } from '../../state/keptView.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { loadLesson } from '../../state/loadLesson.ts';
import { memoryOf } from '../../state/lessonMemory.ts';

/** What the dialog for a class begins with. */
export interface Start extends Pick<Wishes, 'hide' | 'lock' | 'predict' | 'goals' | 'open' | 'stage' | 'task'> {
  /** Of which exercise: with another one the dialog begins anew. */
  readonly of: string;
  /** Null: the usual ones. */
  readonly titles: Titles | null;
}

const noTask: Localized = { en: '', ja: '' };

const nothing = (of: string, hide: readonly Name[], lock: readonly Name[]): Start => ({
  of,
  hide,
  lock,
  predict: [],
  goals: [],
  open: null,
  stage: null,
  task: noTask,
  titles: null,
});

/** Of a step among others what it hides, locks and asks for; of one alone all that the dialog can write. */
function startOf(of: string, { title, steps }: Lesson, step: Step): Start {
  const { hide, lock, predict } = step;
  const start = { ...nothing(of, hide, lock), predict };
  if (steps.length > 1) return start;
  const goals = step.goals.filter(({ kind }) => kind !== 'solved'); // that of the blanks comes with them
  const { open, stage, text } = step;
  if (isUsualText(text)) return { ...start, goals, open, stage };
  return { ...start, goals, open, stage, task: text, titles: { title, heading: step.title } };
}

/** What the exercise that is open hides, locks and asks for; null until that is known. */
export function useStart(): Start | null {
  const workspace = useWorkspace();
  const of = useApp(({ view }) => stepName(view.lesson));
  const [start, setStart] = useState<Start | null>(null);
  useEffect(() => {
    let isWanted = true;
    async function load(): Promise<Start> {
      const { lesson: place, hidden, locked } = workspace.store.getState().view;
      const asItStands = nothing(of, hidden, locked);
      if (place === null) return asItStands;
      try {
        const outcome = await loadLesson(place.name, memoryOf(workspace));
        if (!outcome.ok) return asItStands;
        const { lesson } = outcome.loaded;
        return startOf(of, lesson, lesson.steps[Math.min(place.step, lesson.steps.length - 1)]);
      } catch {
        return asItStands; // it cannot be fetched again
      }
    }
    void load().then((loaded) => isWanted && setStart(loaded));
    return () => {
      isWanted = false;
    };
  }, [of, workspace]);
  return start?.of === of ? start : null;
}

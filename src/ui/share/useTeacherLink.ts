import { useEffect, useState } from 'react';
import { encodeLink } from '../../document/link/write.ts';
import type { LessonProblem } from '../../lesson/fault.ts';
import { parseLesson } from '../../lesson/parseLesson.ts';
import { teacherLesson, type Wishes } from '../../lesson/teacherLesson.ts';
import { pageLink } from '../../state/pageLink.ts';
import { shownExperiment } from '../../state/store.ts';
import { pack } from '../lessons/packing.ts';
import { useApp } from '../useWorkspace.ts';

/** A link with a teacher's wishes, or why there is none. */
export type TeacherLink =
  | { readonly ok: true; readonly link: string }
  /** What is wrong with the task; null: it is too long for a link. */
  | { readonly ok: false; readonly problem: LessonProblem | null };

/** @param title over the task; null until the link is there */
export function useTeacherLink({ hide, lock, task }: Wishes, title: string): TeacherLink | null {
  const experiment = useApp(shownExperiment);
  const [made, setMade] = useState<TeacherLink | null>(null);
  const [hidden, locked] = [hide.join(), lock.join()];
  useEffect(() => {
    let isWanted = true;
    const linkOf = (name: string | null): string => {
      // What rows there are stands in the link; else the lesson has all of it.
      const lesson = name === null ? null : { name, step: 0, isFresh: experiment.data.type === 'generated' };
      return `${location.origin}${location.pathname}#${pageLink(experiment, lesson, null)}`;
    };
    async function make(): Promise<TeacherLink> {
      if (hidden === '' && locked === '' && task.trim() === '') return { ok: true, link: linkOf(null) };
      const file = teacherLesson(encodeLink(experiment), title, { hide, lock, task });
      const parsed = parseLesson(file);
      if (!parsed.ok) return { ok: false, problem: parsed.problems[0] };
      const name = await pack(file);
      return name === null ? { ok: false, problem: null } : { ok: true, link: linkOf(name) };
    }
    void make().then((link) => isWanted && setMade(link));
    return () => {
      isWanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `hidden` and `locked` are the lists
  }, [experiment, hidden, locked, task, title]);
  return made;
}

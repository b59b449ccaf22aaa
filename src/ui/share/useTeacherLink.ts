import { useEffect, useMemo, useState } from 'react';
import { lookKey } from '../../data/spec.ts';
import type { LessonPlace } from '../../document/link/linkLesson.ts';
import { encodeLink } from '../../document/link/write.ts';
import type { LessonProblem } from '../../lesson/fault.ts';
import { type SwitchName, switchNames } from '../../lesson/lesson.ts';
import { parseLesson } from '../../lesson/parseLesson.ts';
import { teacherLesson, type Titles, type Wishes } from '../../lesson/teacherLesson.ts';
import { type MomentKey, momentKey, type SharedMoment } from '../../state/momentLink.ts';
import { longestPacked, pageLink } from '../../state/pageLink.ts';
import { probePlace } from '../../state/examples.ts';
import { shownExperiment } from '../../state/store.ts';
import { rowAt } from '../outcome/probePlace.ts';
import { pack } from '../../state/packing.ts';
import { useWalkState } from '../steps/stepsWalk.ts';
import { useApp } from '../useWorkspace.ts';

/** A link with a teacher's wishes, or why there is none. */
export type TeacherLink =
  | {
      readonly ok: true;
      readonly link: string;
      /** What a file of it opens with; null where nothing is wished but the experiment. */
      readonly lesson: LessonPlace | null;
      readonly moment: MomentKey | null;
    }
  /** What is wrong with the task; null: it is too long for a link. */
  | { readonly ok: false; readonly problem: LessonProblem | null };

/** What a teacher chooses; the rest of the wishes is how the page stands. */
export type Chosen = Omit<Wishes, 'show' | 'view' | 'walk' | 'depth'>;

/**
 * @param titles over the task
 * @param moment at which it is to open; null: at its beginning
 * @returns the link, null until there is one; and whether it is that of an earlier choice: they are packed beside the page
 */
export function useTeacherLink(
  chosen: Chosen,
  titles: Titles,
  moment: SharedMoment | null,
): readonly [made: TeacherLink | null, isEarlier: boolean] {
  const { hide, lock, predict, blanks, goals, stage, task } = chosen;
  const experiment = useApp(shownExperiment);
  const [[made, madeFor], setMade] = useState<readonly [TeacherLink | null, object | null]>([null, null]);
  const showsValidation = useApp(({ view }) => view.showsValidation);
  const isDiscrete = useApp(({ view }) => view.isDiscrete);
  const hasSpace = useApp(({ view }) => view.showsSpace);
  const isLog = useApp(({ view }) => view.logarithmic);
  const plotView = useApp(({ view }) => view.plotView);
  const view = plotView?.data === lookKey(experiment.data) ? plotView.view : null;
  const switches = {
    validation_points: showsValidation,
    discretize: isDiscrete,
    hidden_space: hasSpace,
    logarithmic: isLog,
  } as const satisfies Readonly<Record<SwitchName, boolean>>;
  const asWritten = JSON.stringify([chosen, titles, switches, view]);
  const isByHand = blanks.length > 0;
  const walks = useApp(({ view }) => view.walks);
  const inBatch = useWalkState(({ row }) => row);
  const probe = useApp(({ view }) => view.probe);
  const depth = useApp(({ view }) => view.depth);
  const walk = useMemo(() => {
    if (!isByHand) return null; // no walk
    if (walks === 'batch') return inBatch === 0 ? walks : (`${walks} ${inBatch + 1}` as const);
    const row = rowAt(experiment, probePlace(experiment, probe));
    return row < 0 ? null : row + 1;
  }, [experiment, walks, inBatch, probe, isByHand]);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `asWritten` is what is chosen and shown
  const wanted = useMemo(() => ({}), [experiment, asWritten, walk, depth, moment]);
  useEffect(() => {
    let isWanted = true;
    // What rows there are stands in the link, with the experiment and its moment; else the lesson has all of it.
    const hasRows = experiment.data.type === 'table' || experiment.data.type === 'points';
    const linkOf = (name: string | null, key: MomentKey | null): TeacherLink => {
      const lesson = name === null ? null : { name, step: 0 };
      const open = lesson && { ...lesson, isFresh: !hasRows };
      const hash = pageLink(experiment, open, null, key?.text);
      return { ok: true, link: `${location.origin}${location.pathname}#${hash}`, lesson, moment: key };
    };
    const on = switchNames.filter((name) => switches[name]);
    const show = on.join() === 'validation_points' ? null : on; // that is how the page opens
    // The column goes with the data, where nothing else is opened in it.
    const instead = hide.includes('data') && !hide.includes('code') ? 'code' : null;
    const opened = chosen.open !== null && hide.includes(chosen.open) ? null : chosen.open;
    const open = isByHand ? 'steps' : (opened ?? instead);
    async function makeAt(key: MomentKey | null): Promise<TeacherLink> {
      const lists = [hide, lock, predict, blanks, goals];
      const settings = [show, view, opened, stage];
      const isPlain =
        task.en.trim() === '' && lists.every(({ length }) => length === 0) && settings.every((each) => each === null);
      if (isPlain) return linkOf(null, key);
      const file = teacherLesson(encodeLink(experiment) + (key?.text ?? ''), titles, {
        ...chosen,
        show,
        view,
        open,
        walk,
        depth: isByHand ? depth : null,
      });
      const parsed = parseLesson(file);
      if (!parsed.ok) return { ok: false, problem: parsed.problems[0] };
      const name = await pack(file);
      return name === null ? { ok: false, problem: null } : linkOf(name, key);
    }
    async function make(): Promise<TeacherLink> {
      const plain = await makeAt(null);
      if (moment === null || !plain.ok) return plain;
      const { length } = plain.link;
      return makeAt(await momentKey(moment, hasRows ? (length + longestPacked) / 2 : length)); // there it stands twice
    }
    void make().then((link) => isWanted && setMade([link, wanted]));
    return () => {
      isWanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- it stands for all that the link is made of
  }, [wanted]);
  return [made, madeFor !== wanted];
}

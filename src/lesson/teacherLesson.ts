import type { ControlName, PanelName, PartName, SwitchName } from './lesson.ts';

/** What a teacher wants of the page, beside the experiment. */
export interface Wishes {
  readonly hide: readonly (ControlName | PartName)[];
  readonly lock: readonly (ControlName | PartName)[];
  /** Switches that are on; null: they need not be as they are. */
  readonly show: readonly SwitchName[] | null;
  /** What is open in the left column; null: the data, or nothing where these are hidden. */
  readonly open: PanelName | null;
  /** The task, in Markdown; empty without one. */
  readonly task: string;
}

/**
 * The file of a lesson of one step that begins with an experiment, hides and locks controls, and says the task.
 *
 * @param start the link of the experiment
 * @param title in the teacher's language, over the task
 */
export function teacherLesson(start: string, title: string, { hide, lock, show, open, task }: Wishes): string {
  const settings = [
    `- experiment: ${start}`,
    ...(hide.length > 0 ? [`- hide: ${hide.join(', ')}`] : []),
    ...(lock.length > 0 ? [`- lock: ${lock.join(', ')}`] : []),
    ...(show === null ? [] : [`- show: ${show.join(', ') || 'none'}`]),
    ...(open === null ? [] : [`- open: ${open}`]),
  ].join('\n');
  if (task.trim() !== '') return `---\ntitle: ${title}\n---\n\n# ${title}\n\n${settings}\n\n${task.trim()}\n`;
  return `---
title en: Exercise
title ja: 課題
---

# Exercise

${settings}

## en: Exercise

Some controls are hidden or locked. They come back when you leave the exercise.

## ja: 課題

操作の一部が隠されているか、変更できなくなっています。課題を終えると元に戻ります。
`;
}

import type { BlankKind } from '../document/blank.ts';
import type { GuessName, PanelName, Scene, SwitchName, Name } from './lesson.ts';
import { linesOf } from './fileLines.ts';

/** What a teacher wants of the page, beside the experiment. */
export interface Wishes {
  readonly hide: readonly Name[];
  readonly lock: readonly Name[];
  /** Switches that are on; null: they need not be as they are. */
  readonly show: readonly SwitchName[] | null;
  /** What is to be drawn before training. */
  readonly predict: readonly GuessName[];
  /** What is open in the left column; null: the data, or nothing where these are hidden. */
  readonly open: PanelName | null;
  /** Numbers of the walk that are left blank. */
  readonly blanks: readonly BlankKind[];
  /** What they are of: see `Scene`. */
  readonly walk: Scene['walk'];
  /** How far they are taken apart. */
  readonly depth: Scene['depth'];
  /** The task, in Markdown; empty without one. */
  readonly task: string;
}

/**
 * The task as the text of one step. A heading at the very beginning of a line would begin another step, or the text of a
 * language; behind a space it is a heading all the same.
 */
const textOfStep = (task: string): string =>
  linesOf(task.trim().split(/\r\n|\r|\n/), 1)
    .lines.map(({ text, isCode }) => (!isCode && text.startsWith('#') ? ` ${text}` : text))
    .join('\n');

/**
 * The file of a lesson of one step that begins with an experiment, hides and locks controls, and says the task.
 *
 * @param start the link of the experiment
 * @param title in the teacher's language, over the task
 */
export function teacherLesson(start: string, title: string, wishes: Wishes): string {
  const { hide, lock, show, predict, open, blanks, walk, depth, task } = wishes;
  const settings = [
    `- experiment: ${start}`,
    ...(hide.length > 0 ? [`- hide: ${hide.join(', ')}`] : []),
    ...(lock.length > 0 ? [`- lock: ${lock.join(', ')}`] : []),
    ...(show === null ? [] : [`- show: ${show.join(', ') || 'none'}`]),
    ...(predict.length > 0 ? [`- predict: ${predict.join(', ')}`] : []),
    ...(open === null ? [] : [`- open: ${open}`]),
    ...(blanks.length === 0 ? [] : [`- blanks: ${blanks.join(', ')}`, '- goal: solved']),
    ...(blanks.length === 0 || walk === null ? [] : [`- walk: ${walk}`]),
    ...(blanks.length === 0 || depth === null ? [] : [`- depth: ${depth}`]),
  ].join('\n');
  if (task.trim() !== '') return `---\ntitle: ${title}\n---\n\n# ${title}\n\n${settings}\n\n${textOfStep(task)}\n`;
  const guesses = predict.length > 0;
  const isByHand = blanks.length > 0;
  const restrains = hide.length > 0 || lock.length > 0 || !(guesses || isByHand);
  const en = [
    ...(guesses ? ['First draw in the plot what you expect. Then train.'] : []),
    ...(isByHand
      ? ['Compute the numbers that are left blank in *Steps*, and write them in. The page checks them.']
      : []),
    ...(restrains ? ['Some controls are hidden or locked. They come back when you leave the exercise.'] : []),
  ];
  const ja = [
    ...(guesses ? ['まずどうなるかをプロットに描き、それから学習しましょう。'] : []),
    ...(isByHand
      ? ['「計算」の空欄の値を手で計算して書き込んでください。合っているかどうかはページが確かめます。']
      : []),
    ...(restrains ? ['操作の一部が隠されているか、変更できなくなっています。課題を終えると元に戻ります。'] : []),
  ];
  return `---
title en: Exercise
title ja: 課題
---

# Exercise

${settings}

## en: Exercise

${en.join('\n\n')}

## ja: 課題

${ja.join('\n\n')}
`;
}

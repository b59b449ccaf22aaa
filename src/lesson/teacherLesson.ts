import type { BlankKind } from '../document/blank.ts';
import type { Goal } from './goal.ts';
import type { GuessName, Localized, PanelName, Scene, SwitchName, Name } from './lesson.ts';
import { linesOf } from './fileLines.ts';
import { playgroundTexts } from './playgroundLesson.ts';

/** What a teacher wants of the page, beside the experiment. */
export interface Wishes {
  readonly hide: readonly Name[];
  readonly lock: readonly Name[];
  /** Switches that are on; null: they need not be as they are. */
  readonly show: readonly SwitchName[] | null;
  /** What the plot shows; null: its first view. */
  readonly view: Scene['view'];
  /** What is to be drawn before training. */
  readonly predict: readonly GuessName[];
  /** What is open in the left column; null: the data, or nothing where these are hidden. */
  readonly open: PanelName | null;
  /** How many lines of the program are drawn: see `Scene`. */
  readonly stage: Scene['stage'];
  /** Numbers of the walk that are left blank. */
  readonly blanks: readonly BlankKind[];
  /** What they are of: see `Scene`. */
  readonly walk: Scene['walk'];
  /** How far they are taken apart. */
  readonly depth: Scene['depth'];
  /** Goals, but for that of the blanks, which comes with them. */
  readonly goals: readonly Goal[];
  /** The task, in Markdown; empty without one. */
  readonly task: Localized;
}

/** Over the task. */
export interface Titles {
  /** Of the lesson. */
  readonly title: Localized;
  /** Of its step. */
  readonly heading: Localized;
}

const usualTitle: Localized = { en: 'Exercise', ja: '課題' };

/** What is said where a teacher has written no task. */
const usualTexts = {
  predict: {
    en: 'First draw in the plot what you expect. Then train.',
    ja: 'まずどうなるかをプロットに描き、それから学習しましょう。',
  },
  blanks: {
    en: 'Compute the numbers that are left blank in *Steps*, and write them in. The page checks them.',
    ja: '「計算」の空欄の値を手で計算して書き込んでください。合っているかどうかはページが確かめます。',
  },
  goals: playgroundTexts.goals,
  restrained: {
    en: 'Some controls are hidden or locked. They come back when you leave the exercise.',
    ja: '操作の一部が隠されているか、変更できなくなっています。課題を終えると元に戻ります。',
  },
} as const satisfies Readonly<Record<string, Localized>>;

const usualSentences: readonly string[] = [...Object.values(usualTexts), playgroundTexts.hidden].map(({ en }) => en);

/** Whether the text of a step is one that this page has written for want of a task. */
export const isUsualText = ({ en }: Localized): boolean =>
  en.split('\n\n').every((sentence) => usualSentences.includes(sentence));

function usualText({ hide, lock, predict, blanks, goals }: Wishes): Localized {
  const asks = predict.length + blanks.length + goals.length > 0;
  const said = [
    ...(predict.length > 0 ? [usualTexts.predict] : []),
    ...(blanks.length > 0 ? [usualTexts.blanks] : []),
    ...(goals.length > 0 ? [usualTexts.goals] : []),
    ...(hide.length + lock.length > 0 || !asks ? [usualTexts.restrained] : []),
  ];
  return { en: said.map(({ en }) => en).join('\n\n'), ja: said.map(({ ja }) => ja).join('\n\n') };
}

/** A goal as a lesson's file has it. */
export function writeGoal(goal: Goal): string {
  switch (goal.kind) {
    case 'number':
      return `${goal.name}${goal.index === null ? '' : `[${goal.index}]`} ${goal.comparison} ${goal.value}`;
    case 'row':
      return `${goal.key} ${goal.comparison} ${goal.value}`;
    case 'name':
      return `${goal.name}${goal.index === null ? '' : `[${goal.index}]`} ${goal.same ? '=' : '!='} ${goal.value}`;
    case 'feature':
      return `has ${goal.wanted ? '' : 'no '}${goal.feature}`;
    case 'broken':
      return 'loss = nan';
    case 'finished':
    case 'solved':
      return goal.kind;
  }
}

/**
 * The task as the text of one step. A heading at the very beginning of a line would begin another step, or the text of a
 * language; behind a space it is a heading all the same.
 */
const textOfStep = (task: string): string =>
  linesOf(task.trim().split(/\r\n|\r|\n/), 1)
    .lines.map(({ text, isCode }) => (!isCode && text.startsWith('#') ? ` ${text}` : text))
    .join('\n');

const isOne = ({ en, ja }: Localized): boolean => en === ja;

/**
 * The file of a lesson of one step that begins with an experiment, hides and locks controls, and says the task.
 *
 * @param start the link of the experiment
 * @param titles over the task, if there is one
 */
export function teacherLesson(start: string, titles: Titles, wishes: Wishes): string {
  const { hide, lock, show, view, predict, open, stage, blanks, walk, depth, goals, task } = wishes;
  const isUsual = task.en.trim() === '' || task.ja.trim() === '';
  const { title, heading } = isUsual ? { title: usualTitle, heading: usualTitle } : titles;
  const text = isUsual ? usualText(wishes) : task;
  const settings = [
    `- experiment: ${start}`,
    ...(hide.length > 0 ? [`- hide: ${hide.join(', ')}`] : []),
    ...(lock.length > 0 ? [`- lock: ${lock.join(', ')}`] : []),
    ...(show === null ? [] : [`- show: ${show.join(', ') || 'none'}`]),
    ...(view === null ? [] : [`- view: ${view}`]),
    ...(predict.length > 0 ? [`- predict: ${predict.join(', ')}`] : []),
    ...(open === null ? [] : [`- open: ${open}`]),
    ...(stage === null ? [] : [`- stage: ${stage}`]),
    ...(blanks.length === 0 ? [] : [`- blanks: ${blanks.join(', ')}`, '- goal: solved']),
    ...(blanks.length === 0 || walk === null ? [] : [`- walk: ${walk}`]),
    ...(blanks.length === 0 || depth === null ? [] : [`- depth: ${depth}`]),
    ...goals.map((goal) => `- goal: ${writeGoal(goal)}`),
  ].join('\n');
  const head = isOne(title) ? [`title: ${title.en}`] : [`title en: ${title.en}`, `title ja: ${title.ja}`];
  const top = `---\n${head.join('\n')}\n---\n\n# ${heading.en}\n\n${settings}\n`;
  if (isOne(heading) && isOne(text)) return `${top}\n${textOfStep(text.en)}\n`;
  return `${top}
## en: ${heading.en}

${textOfStep(text.en)}

## ja: ${heading.ja}

${textOfStep(text.ja)}
`;
}

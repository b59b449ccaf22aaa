import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankKinds } from '../../../src/document/blank.ts';
import { depths } from '../../../src/document/depth.ts';
import { guessNames, controlNames, panelNames, partNames, plotViews, switchNames } from '../../../src/lesson/lesson.ts';
import { readGoals } from '../../../src/lesson/goal.ts';
import { readMarkdown } from '../../../src/lesson/markdown.ts';
import { parseLesson } from '../../../src/lesson/parseLesson.ts';
import { exerciseFile } from '../../../src/lesson/playgroundLesson.ts';
import { isUsualText, teacherLesson, writeGoal } from '../../../src/lesson/teacherLesson.ts';
import { noWishes } from './noWishes.ts';

const start = 'v=1&data=xor&net=2-1.sigmoid&loss=binary_crossentropy&split=0';
const switches = fc.option(fc.subarray([...switchNames]));
const panels = fc.option(fc.constantFrom(...panelNames));
const inBoth = (text: string) => ({ en: text, ja: text });
const titled = (title: string) => ({ title: inBoth(title), heading: inBoth(title) });
const names = [...controlNames, ...partNames];

describe('the lesson that a teacher’s clicks make', () => {
  it('begins with the experiment, and hides, locks and switches on exactly what was chosen', () => {
    fc.assert(
      fc.property(
        fc.subarray(names),
        fc.subarray(names),
        switches,
        fc.subarray([...guessNames]),
        panels,
        fc.subarray([...blankKinds]),
        fc.constantFrom('batch' as const, 'batch 3' as const, null, 1, 77),
        fc.constantFrom(null, ...depths),
        fc.option(fc.constantFrom(...plotViews)),
        fc.boolean(),
        (hide, lock, show, predict, open, blanks, walk, depth, view, hasTask) => {
          const task = inBoth(hasTask ? 'Use **three** neurons.\n\n1. one' : '');
          const wishes = { ...noWishes, hide, lock, show, predict, open, blanks, walk, depth, view, task };
          const parsed = parseLesson(teacherLesson(start, titled('課題'), wishes));
          if (!parsed.ok) throw new Error(parsed.problems[0].code);
          const [step] = parsed.lesson.steps;
          expect([step.hide, step.lock, step.show, step.predict, step.open]).toEqual([hide, lock, show, predict, open]);
          expect(step.view).toBe(view);
          expect(step.blanks).toEqual(blanks);
          expect(step.walk).toBe(blanks.length > 0 ? walk : null);
          expect(step.depth).toBe(blanks.length > 0 ? depth : null);
          expect(step.goals).toEqual(blanks.length > 0 ? [{ kind: 'solved' }] : []);
          expect(step.experiment?.layers).toHaveLength(1);
          const isPlain = predict.length === 0 && blanks.length === 0;
          const told =
            hide.length + lock.length > 0 || isPlain ? '操作の一部' : predict.length > 0 ? 'プロットに描き' : '空欄';
          expect(step.text.ja).toContain(hasTask ? 'three' : told);
          expect(isUsualText(step.text)).toBe(!hasTask);
        },
      ),
    );
  });

  it.each([
    ['# Task\n\nTrain it.', ['heading', 'paragraph']],
    ['Train it.\n# Part 2\r\nAgain.', ['paragraph', 'heading', 'paragraph']],
    ['- one\n# Part 2\n- two', ['list', 'heading', 'list']],
    ['## en: Task\nTrain it.\n## 日本語\n学習', ['heading', 'paragraph', 'heading', 'paragraph']],
    ['### Deep\n#tag', ['heading', 'paragraph']],
    ['```py\n# a comment\n## en: b\n```\n# After', ['code', 'heading']],
  ])('has the headings of the task in its one step: %j', (task, types) => {
    const parsed = parseLesson(teacherLesson(start, titled('Exercise'), { ...noWishes, task: inBoth(task) }));
    if (!parsed.ok) throw new Error(parsed.problems[0].code);
    expect(parsed.lesson.steps).toHaveLength(1);
    const [{ title, text }] = parsed.lesson.steps;
    expect(title).toEqual({ en: 'Exercise', ja: 'Exercise' });
    expect(text.en).toBe(text.ja);
    expect(readMarkdown(text.en)).toEqual(readMarkdown(task.replaceAll('\r', '')));
    expect(readMarkdown(text.en).map(({ type }) => type)).toEqual(types);
  });

  it('keeps the goals, the line of the program, and a text and titles in two languages', () => {
    const goals = [
      'val_accuracy >= 95%',
      'loss_gap <= 1e-7',
      'loss = nan',
      'loss = mean_squared_error',
      'network = 2-4-1',
    ].concat([
      'units[-1] != 8',
      'activation[0] = relu',
      'has no zeros',
      'has batch_normalization',
      'finished',
      'epoch > -.5',
    ]);
    const read = readGoals(goals.join(' and '));
    if (!read.ok) throw new Error(read.problem.code);
    const [title, heading] = [
      { en: 'Title: a "b"', ja: '題' },
      { en: 'Step', ja: '段' },
    ];
    const task = { en: 'Do.\n\n# It', ja: 'やる' };
    const file = teacherLesson(start, { title, heading }, { ...noWishes, goals: read.goals, stage: 2, task });
    const parsed = parseLesson(file);
    if (!parsed.ok) throw new Error(parsed.problems[0].code);
    const [step] = parsed.lesson.steps;
    expect(step.goals).toEqual(read.goals);
    expect(readGoals(read.goals.map(writeGoal).join(' and '))).toEqual(read);
    expect([parsed.lesson.title, step.title, step.stage]).toEqual([title, heading, 2]);
    expect(step.text).toEqual({ en: 'Do.\n\n # It', ja: 'やる' });
    const bare = parseLesson(teacherLesson(start, titled('課題'), { ...noWishes, goals: read.goals }));
    expect(bare.ok && bare.lesson.steps[0].text.en).toBe('Change what you need to reach the goals.');
  });

  it('knows the text of a Playground link as none that a teacher wrote', () => {
    for (const item of ['noise', 'lossGoal']) {
      const parsed = parseLesson(exerciseFile(`playground:${item}`, start));
      if (!parsed.ok) throw new Error(parsed.problems[0].code);
      expect(isUsualText(parsed.lesson.steps[0].text)).toBe(true);
    }
    expect(isUsualText({ en: 'Change what you need to reach the goals.\n\nSoon.', ja: '' })).toBe(false);
  });

  it('is refused where the task is none that a lesson can have', () => {
    const parsed = parseLesson(
      teacherLesson(start, titled('Exercise'), { ...noWishes, hide: ['data'], task: inBoth('```js\nopen') }),
    );
    expect(parsed.ok).toBe(false);
  });
});

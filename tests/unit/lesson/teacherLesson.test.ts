import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankKinds } from '../../../src/document/blank.ts';
import { depths } from '../../../src/document/depth.ts';
import { guessNames, controlNames, panelNames, partNames, switchNames } from '../../../src/lesson/lesson.ts';
import { readMarkdown } from '../../../src/lesson/markdown.ts';
import { parseLesson } from '../../../src/lesson/parseLesson.ts';
import { teacherLesson } from '../../../src/lesson/teacherLesson.ts';
import { noWishes } from './noWishes.ts';

const start = 'v=1&data=xor&net=2-1.sigmoid&loss=binary_crossentropy&split=0';
const switches = fc.option(fc.subarray([...switchNames]));
const panels = fc.option(fc.constantFrom(...panelNames));
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
        fc.constantFrom('batch' as const, null, 1, 77),
        fc.constantFrom(null, ...depths),
        fc.boolean(),
        (hide, lock, show, predict, open, blanks, walk, depth, hasTask) => {
          const task = hasTask ? 'Use **three** neurons.\n\n1. one' : '';
          const parsed = parseLesson(
            teacherLesson(start, '課題', { hide, lock, show, predict, open, blanks, walk, depth, task }),
          );
          if (!parsed.ok) throw new Error(parsed.problems[0].code);
          const [step] = parsed.lesson.steps;
          expect([step.hide, step.lock, step.show, step.predict, step.open]).toEqual([hide, lock, show, predict, open]);
          expect(step.blanks).toEqual(blanks);
          expect(step.walk).toBe(blanks.length > 0 ? walk : null);
          expect(step.depth).toBe(blanks.length > 0 ? depth : null);
          expect(step.goals).toEqual(blanks.length > 0 ? [{ kind: 'solved' }] : []);
          expect(step.experiment?.layers).toHaveLength(1);
          const isPlain = predict.length === 0 && blanks.length === 0;
          const told =
            hide.length + lock.length > 0 || isPlain ? '操作の一部' : predict.length > 0 ? 'プロットに描き' : '空欄';
          expect(step.text.ja).toContain(hasTask ? 'three' : told);
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
    const parsed = parseLesson(teacherLesson(start, 'Exercise', { ...noWishes, task }));
    if (!parsed.ok) throw new Error(parsed.problems[0].code);
    expect(parsed.lesson.steps).toHaveLength(1);
    const [{ title, text }] = parsed.lesson.steps;
    expect(title).toEqual({ en: 'Exercise', ja: 'Exercise' });
    expect(text.en).toBe(text.ja);
    expect(readMarkdown(text.en)).toEqual(readMarkdown(task.replaceAll('\r', '')));
    expect(readMarkdown(text.en).map(({ type }) => type)).toEqual(types);
  });

  it('is refused where the task is none that a lesson can have', () => {
    const parsed = parseLesson(teacherLesson(start, 'Exercise', { ...noWishes, hide: ['data'], task: '```js\nopen' }));
    expect(parsed.ok).toBe(false);
  });
});

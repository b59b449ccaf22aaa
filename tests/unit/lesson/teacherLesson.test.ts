import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlNames, panelNames, partNames, switchNames } from '../../../src/lesson/lesson.ts';
import { parseLesson } from '../../../src/lesson/parseLesson.ts';
import { teacherLesson } from '../../../src/lesson/teacherLesson.ts';

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
        panels,
        fc.boolean(),
        (hide, lock, show, open, hasTask) => {
          const task = hasTask ? 'Use **three** neurons.\n\n1. one' : '';
          const parsed = parseLesson(teacherLesson(start, '課題', { hide, lock, show, open, task }));
          if (!parsed.ok) throw new Error(parsed.problems[0].code);
          const [step] = parsed.lesson.steps;
          expect([step.hide, step.lock, step.show, step.open]).toEqual([hide, lock, show, open]);
          expect(step.experiment?.layers).toHaveLength(1);
          expect(step.text.ja).toContain(hasTask ? 'three' : '操作の一部');
        },
      ),
    );
  });

  it('is refused where the task is none that a lesson can have', () => {
    const parsed = parseLesson(
      teacherLesson(start, 'Exercise', { hide: ['data'], lock: [], show: null, open: null, task: '```js\nopen' }),
    );
    expect(parsed.ok).toBe(false);
  });
});

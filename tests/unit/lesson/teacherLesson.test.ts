import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlNames, partNames } from '../../../src/lesson/lesson.ts';
import { parseLesson } from '../../../src/lesson/parseLesson.ts';
import { teacherLesson } from '../../../src/lesson/teacherLesson.ts';

const start = 'v=1&data=xor&net=2-1.sigmoid&loss=binary_crossentropy&split=0';
const names = [...controlNames, ...partNames];

describe('the lesson that a teacher’s clicks make', () => {
  it('begins with the experiment, and hides and locks exactly what was chosen', () => {
    fc.assert(
      fc.property(fc.subarray(names), fc.subarray(names), fc.boolean(), (hide, lock, hasTask) => {
        const task = hasTask ? 'Use **three** neurons.\n\n1. one' : '';
        const parsed = parseLesson(teacherLesson(start, '課題', { hide, lock, task }));
        if (!parsed.ok) throw new Error(parsed.problems[0].code);
        const [step] = parsed.lesson.steps;
        expect([step.hide, step.lock]).toEqual([hide, lock]);
        expect(step.experiment?.layers).toHaveLength(1);
        expect(step.text.ja).toContain(hasTask ? 'three' : '操作の一部');
      }),
    );
  });

  it('is refused where the task is none that a lesson can have', () => {
    const parsed = parseLesson(teacherLesson(start, 'Exercise', { hide: ['data'], lock: [], task: '```js\nopen' }));
    expect(parsed.ok).toBe(false);
  });
});

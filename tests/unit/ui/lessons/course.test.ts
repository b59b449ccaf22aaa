import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Lesson, Step } from '../../../../src/lesson/lesson.ts';
import { workKey } from '../../../../src/state/saved.ts';
import { createWorkspace } from '../../../../src/state/workspace.ts';
import { courseOf } from '../../../../src/ui/lessons/course.ts';
import { linked, memoryShelf, worldOf } from '../../state/fakes.ts';

// What keeps typed text looks for the field that has the focus: here there is none.
beforeAll(() => {
  vi.stubGlobal('document', { activeElement: null });
  vi.stubGlobal('HTMLInputElement', class {});
});
afterAll(() => vi.unstubAllGlobals());

const both = (text: string) => ({ en: text, ja: text });
const mine = linked('data=moons&net=2-5.relu-1.sigmoid&loss=binary_crossentropy');

/** A lesson of one step that begins with its own experiment. */
function lessonOf(link: string): Lesson {
  const step: Step = {
    title: both('A'),
    text: both('a'),
    experiment: linked(link),
    goals: [],
    open: null,
    stage: null,
    hide: [],
    lock: [],
  };
  return { id: null, order: 1, title: both('A'), summary: both(''), steps: [step] };
}
const lessons = {
  xor: lessonOf('data=xor&net=2-1.sigmoid&loss=binary_crossentropy'),
  iris: lessonOf('data=iris&net=4-3.softmax'),
};

test('one lesson after another: the way back leads to what was there before the first, which is kept once', () => {
  const shelf = memoryShelf();
  let edits = 0;
  const workspace = createWorkspace(worldOf({ shelf, date: () => ++edits }));
  const { store, edit, work } = workspace;
  const { arrive, leaveLesson, setAside, startLesson } = courseOf(workspace);
  store.subscribe(({ document }, before) => {
    if (document.present !== before.document.present) work.save(document.present); // as address.ts does
  });
  /** From the list: the panel sets the lesson up once it is loaded. */
  function open(name: keyof typeof lessons): void {
    startLesson(name);
    setAside();
    arrive(lessons[name], name, 0, () => undefined);
  }
  edit(() => mine);
  open('xor');
  open('iris');
  open('xor');
  expect(store.getState().document.present).toEqual(lessons.xor.steps[0].experiment);
  leaveLesson(true);
  expect(store.getState().document.present).toEqual(mine);
  expect(shelf.entries.get(workKey)?.match(/data=moons[^}]*"time":\d+}/g)).toHaveLength(1); // beside the one looked at

  // Left, the next lesson begins from what is there then.
  const wider = linked('data=moons&net=2-6.relu-1.sigmoid&loss=binary_crossentropy');
  edit(() => wider);
  open('iris');
  leaveLesson(true);
  expect(store.getState().document.present).toEqual(wider);
});

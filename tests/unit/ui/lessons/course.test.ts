import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { WrittenMoment } from '../../../../src/document/link/linkMoment.ts';
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
function lessonOf(link: string, moment: WrittenMoment | null = null): Lesson {
  const step: Step = {
    title: both('A'),
    text: both('a'),
    lines: { en: 1, ja: 1 },
    experiment: linked(link),
    moment,
    goals: [],
    open: null,
    stage: null,
    hide: [],
    lock: [],
    show: null,
    predict: [],
    blanks: [],
    view: null,
    walk: null,
    depth: null,
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
    arrive(lessons[name], name, 0, { reset: () => undefined, backTo: () => undefined, reach: () => undefined });
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

test('a step begins at its moment whenever it is set up, also over the same experiment, and says what is wrong with one', async () => {
  const link = 'data=xor&net=2-1.sigmoid&loss=binary_crossentropy&batch=2';
  const workspace = createWorkspace(worldOf());
  const { setUp, goTo } = courseOf(workspace);
  const controls = { reset: vi.fn(), backTo: vi.fn(), reach: vi.fn() };
  const lesson = lessonOf(link, { at: '3.1', state: undefined });
  setUp(lesson, 0, controls);
  await vi.waitFor(() => expect(controls.reach.mock.calls).toEqual([[{ epoch: 3, batch: 1 }]]));
  goTo(lesson, 'a', 0, controls);
  await vi.waitFor(() => expect(controls.reach).toHaveBeenCalledTimes(2));
  expect(controls.reset).not.toHaveBeenCalled();

  setUp(lessonOf(link, { at: undefined, state: '1:12:0:x' }), 0, controls);
  await vi.waitFor(() => expect(workspace.store.getState().messages.map(({ type }) => type)).toContain('badLink'));

  // What was opened meanwhile stays.
  setUp(lessonOf(`${link}&seed=5`, { at: '9', state: undefined }), 0, controls);
  workspace.edit(() => mine);
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  expect(controls.reach).toHaveBeenCalledTimes(2);
  expect([controls.backTo.mock.calls, workspace.store.getState().document.present]).toEqual([[], mine]);
});

test('a lesson that the page opens with has nothing before it to undo into; what was there is kept', () => {
  const workspace = createWorkspace(worldOf());
  const { store, setView, work } = workspace;
  const { arrive, leaveLesson, setAside } = courseOf(workspace);
  const controls = { reset: () => undefined, backTo: () => undefined, reach: () => undefined };
  store.getState().replaceDocument(mine); // the earlier work
  setView({ lesson: { name: 'xor', step: 0, isFresh: true, opensPage: true } });
  setAside();
  arrive(lessons.xor, 'xor', 0, controls);
  const { experiment } = lessons.xor.steps[0];
  expect(store.getState().document).toEqual({ past: [], present: experiment, future: [] });
  expect(store.getState().view.lesson).toEqual({ name: 'xor', step: 0, isFresh: false });
  expect(work.left()).toBeGreaterThan(0);
  leaveLesson(true);
  expect(store.getState().document).toMatchObject({ past: [experiment], present: mine });
});

import { describe, expect, it } from 'vitest';
import { keepView, recallView } from '../../../src/state/keptView.ts';
import { initialView, type OpenLesson, type View } from '../../../src/state/view.ts';
import { createWorkspace, type Notes, type Workspace } from '../../../src/state/workspace.ts';
import { linked, memoryNotes, worldOf } from './fakes.ts';

const xor = 'data=xor&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy';
const key = 'mlp-visualizer.look';
const lesson: OpenLesson = { name: 'one-step', step: 2, isFresh: false };
const look: Partial<View> = {
  side: 'steps',
  tab: 'code',
  walks: 'batch',
  depth: 'formulas',
  plotView: { data: 'xor', view: 'confusion' },
  probe: [1, 0],
  showsValidation: false,
  isDiscrete: true,
  guess: 'border',
};

function openPage(tab: Notes, link = xor, view: Partial<View> = {}): Workspace {
  const workspace = createWorkspace(worldOf({ tab }));
  workspace.store.getState().replaceDocument(linked(link));
  workspace.setView(view);
  return workspace;
}

/** What the tab keeps of a page that is looked at like this. */
function kept(patch: Partial<View>, view: Partial<View> = {}): Notes {
  const tab = memoryNotes();
  const waiting: (() => void)[] = [];
  const workspace = openPage(tab, xor, view);
  keepView(workspace, { later: (callback) => void waiting.push(callback), noteKept: () => undefined });
  workspace.setView(patch);
  workspace.setView({ hovered: null, layer: 1 });
  expect(waiting).toHaveLength(1); // many changes, one text
  expect(tab.get(key)).toBeNull();
  waiting[0]();
  return tab;
}

/** How a page in that tab is looked at after a reload. */
function recalled(tab: Notes, link = xor, view: Partial<View> = {}): View {
  const workspace = openPage(tab, link, view);
  recallView(workspace, linked(link));
  return workspace.store.getState().view;
}

describe('how the page is looked at', () => {
  it('is as before after a reload, with the example of this very experiment', () => {
    const tab = kept({ ...look, isMasked: true });
    expect(recalled(tab)).toMatchObject({ ...look, isMasked: true, recalled: '' });
    const other = recalled(tab, `${xor}&seed=9`);
    expect(other).toMatchObject({ side: 'steps', depth: 'formulas', probe: null, plotView: null, guess: null });
    expect(other.recalled).toBeUndefined();
  });

  it('is written at once when the page ends', () => {
    const tab = memoryNotes();
    let notes = 0;
    const workspace = openPage(tab);
    const write = keepView(workspace, { later: () => undefined, noteKept: () => void notes++ });
    write();
    expect(tab.get(key)).toBeNull(); // nothing has changed
    workspace.setView({ side: 'health' });
    write();
    expect(recalled(tab).side).toBe('health');
    expect(notes).toBe(1);
  });

  it('has the switches of the plot as a link has set them, though nobody has touched them', () => {
    const tab = memoryNotes();
    const view = { showsValidation: false, isDiscrete: true };
    keepView(openPage(tab, xor, view), { later: (callback) => callback(), noteKept: () => undefined });
    expect(recalled(tab)).toMatchObject(view);
    // Another link in this tab, which says nothing of them: what the tab had before is past.
    keepView(openPage(tab), { later: (callback) => callback(), noteKept: () => undefined });
    expect(recalled(tab)).toMatchObject({ showsValidation: true, isDiscrete: false });
  });

  it('is what was chosen before the part of the page that keeps it was here', () => {
    const chosen: Partial<View> = { activation: 'sigmoid', penalty: { by: 'L1', rate: 0.03 } };
    const tab = memoryNotes();
    keepView(openPage(tab, xor, chosen), { later: (callback) => callback(), noteKept: () => undefined });
    expect(recalled(tab)).toMatchObject(chosen);
  });

  it('is that of a lesson in the same step alone, until it is left', () => {
    const tab = kept({ side: 'summary' }, { lesson });
    expect(recalled(tab, xor, { lesson }).recalled).toBe('one-step 2');
    for (const other of [null, { ...lesson, step: 3 }, { ...lesson, name: 'x' }, { ...lesson, isFresh: true }]) {
      expect(recalled(tab, xor, { lesson: other }).side).toBe('data');
    }
    const workspace = openPage(tab, xor, { lesson });
    recallView(workspace, linked(xor));
    keepView(workspace, { later: () => undefined, noteKept: () => undefined });
    workspace.setView({ lesson: { ...lesson, step: 3 } });
    expect(workspace.store.getState().view.recalled).toBeNull();
    workspace.setView({ lesson });
    expect(workspace.store.getState().view.recalled).toBeNull();
  });

  it.each([
    '',
    '{',
    'null',
    '7',
    '[]',
    '{"step":0}',
    '{"step":"","side":"no","tab":{},"walks":[],"depth":7}',
    '{"step":"","probe":[1,null]}',
    '{"step":"","plotView":"xor"}',
    '{"step":"","showsValidation":0,"isDiscrete":"yes"}',
  ])('is as good as not kept when it cannot be read: %s', (text) => {
    const tab = memoryNotes();
    tab.set(key, text);
    expect(recalled(tab)).toEqual(initialView);
  });

  it('keeps what can be read of a damaged text, and no example that is none', () => {
    const tab = kept(look);
    const text = tab.get(key) ?? '';
    tab.set(key, text.replace('"steps"', '"stops"').replace('[1,0]', '["x",0]'));
    expect(recalled(tab)).toMatchObject({ side: 'data', walks: 'batch', depth: 'formulas', probe: null });
  });
});

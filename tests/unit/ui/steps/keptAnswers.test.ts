import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Notes, Workspace } from '../../../../src/state/workspace.ts';
import { createWorkspace } from '../../../../src/state/workspace.ts';
import { exerciseOf, setExercise } from '../../../../src/ui/steps/exercise.ts';
import { type Entries, readAnswers, writeAnswers } from '../../../../src/ui/steps/keptAnswers.ts';
import { walkOf } from '../../../../src/ui/steps/stepsWalk.ts';
import { linked, memoryNotes, worldOf } from '../../state/fakes.ts';

const xor = 'data=xor&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy';
const entries: Entries = { 'a z': { typed: '0.5', verdict: 'right' }, 'b z': { typed: '−', verdict: 'noNumber' } };

/** A page in a tab. @param recalled whether it was reloaded, and stands where it stood */
function openPage(tab: Notes, recalled: boolean, link = xor): Workspace {
  const workspace = createWorkspace(worldOf({ tab }));
  workspace.store.getState().replaceDocument(linked(link));
  if (recalled) workspace.setView({ recalled: '' });
  return workspace;
}

// There is no page here whose loss could be hidden.
beforeAll(() => vi.stubGlobal('document', { documentElement: { toggleAttribute: () => false } }));
afterAll(() => vi.unstubAllGlobals());

describe('an exercise', () => {
  it('is there again in a page that was reloaded: what is blank, and what was written', () => {
    const tab = memoryNotes();
    const before = openPage(tab, false);
    setExercise(before, ['sums', 'loss']);
    exerciseOf(before).setState({ entries });
    const after = exerciseOf(openPage(tab, true)).getState();
    expect(after.kinds).toEqual(['sums', 'loss']);
    expect(after.entries).toEqual(entries);
  });

  it('does not begin by itself in a page that is newly opened, which knows the answers all the same', () => {
    const tab = memoryNotes();
    const before = openPage(tab, false);
    setExercise(before, ['sums']);
    exerciseOf(before).setState({ entries });
    const after = exerciseOf(openPage(tab, false)).getState();
    expect(after.kinds).toEqual([]);
    expect(after.entries).toEqual(entries);
  });

  it('has the answers of its very experiment and lesson', () => {
    const tab = memoryNotes();
    const workspace = openPage(tab, false);
    const exercise = exerciseOf(workspace);
    exercise.setState({ entries });
    workspace.edit((e) => ({ ...e, seed: e.seed + 1 }));
    expect(exercise.getState().entries).toEqual({});
    workspace.undo();
    expect(exercise.getState().entries).toEqual(entries);
    workspace.setView({ lesson: { name: 'one-step', step: 1, isFresh: false } });
    expect(exercise.getState().entries).toEqual({});
    expect(exerciseOf(openPage(tab, true, `${xor}&seed=8`)).getState()).toMatchObject({ kinds: [], entries: {} });
  });

  it('works where nothing can be kept', () => {
    const workspace = openPage({ get: () => null, set: () => undefined }, true);
    setExercise(workspace, ['outputs']);
    exerciseOf(workspace).setState({ entries });
    expect(exerciseOf(workspace).getState()).toMatchObject({ kinds: ['outputs'], entries });
  });
});

describe('the walk', () => {
  it('stands where it stood in a page that was reloaded, and at its beginning with another experiment', () => {
    const tab = memoryNotes();
    walkOf(openPage(tab, false)).store.setState({ at: 3, row: 2 });
    const place = (workspace: Workspace) => {
      const { at, row } = walkOf(workspace).store.getState();
      return [at, row];
    };
    expect(place(openPage(tab, true))).toEqual([3, 2]);
    expect(place(openPage(tab, false))).toEqual([0, 0]);
    expect(place(openPage(tab, true, `${xor}&seed=8`))).toEqual([0, 0]);
    tab.set('mlp-visualizer.walk', (tab.get('mlp-visualizer.walk') ?? '').replace('"at":3', '"at":-1e9'));
    expect(place(openPage(tab, true))).toEqual([0, 2]);
  });
});

describe('kept answers', () => {
  it('are read as they were written, the newest of many', () => {
    const all = new Map(Array.from({ length: 40 }, (_, i) => [`work ${i}`, entries] as const));
    const kept = { of: 'work 39', kinds: ['gradients', 'weights'] as const, all };
    const read = readAnswers(writeAnswers(kept));
    expect(read.of).toBe('work 39');
    expect(read.kinds).toEqual(['gradients', 'weights']);
    expect(read.all.get('work 39')).toEqual(entries);
    expect(read.all.has('work 0')).toBe(false);
  });

  it('that are damaged are left out, and no more than these', () => {
    const text = JSON.stringify({
      of: 7,
      kinds: ['sums', 'nonsense', { length: 3 }],
      all: [
        ['mine', { good: entries['a z'], odd: { typed: 3, verdict: 'right' }, cut: { typed: '1' }, none: null }],
        ['mine too', { long: { typed: '1'.repeat(5000), verdict: 'open' }, other: { typed: '1', verdict: 'perfect' } }],
        ['no entries'],
        [3, {}],
        null,
      ],
    });
    const { of, kinds, all } = readAnswers(text);
    expect(of).toBe('');
    expect(kinds).toEqual(['sums']);
    expect([...all]).toEqual([
      ['mine', { good: entries['a z'] }],
      ['mine too', {}],
      ['no entries', {}],
    ]);
  });

  it('never throw, whatever is there', () => {
    const nothing = { of: '', kinds: [], all: new Map() };
    for (const text of [null, '', '{', 'null', '7', '[]', '"x"', '{"all":{"length":2}}', '{"kinds":"sums"}']) {
      expect(readAnswers(text)).toEqual(nothing);
    }
    fc.assert(
      fc.property(fc.json(), fc.json(), fc.json(), (of, kinds, all) => {
        const read = readAnswers(`{"of":${of},"kinds":${kinds},"all":${all}}`);
        expect(readAnswers(writeAnswers(read)).kinds).toEqual(read.kinds);
      }),
    );
  });
});

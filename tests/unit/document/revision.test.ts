import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setUnits } from '../../../src/document/edits.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import {
  addStep,
  canRedo,
  canUndo,
  commit,
  createRevision,
  longestPast,
  moveTo,
  redo,
  type Revision,
  undo,
} from '../../../src/document/revision.ts';

describe('a revision', () => {
  it('goes back and forth through what was committed', () => {
    const three = commit(commit(createRevision('a'), 'b'), 'c');
    expect(three).toEqual({ past: ['a', 'b'], present: 'c', future: [] });
    expect(undo(undo(three))).toEqual({ past: [], present: 'a', future: ['b', 'c'] });
    expect(redo(redo(undo(undo(three))))).toEqual(three);
  });

  it('forgets what could be redone once something else is done', () => {
    const revision = commit(undo(commit(createRevision('a'), 'b')), 'c');
    expect(revision).toEqual({ past: ['a'], present: 'c', future: [] });
    expect(canRedo(revision)).toBe(false);
  });

  it('takes no step for an equal document, and keeps what could be redone', () => {
    const revision = undo(commit(createRevision(openingExperiment), setUnits(openingExperiment, 0, 5)));
    expect(commit(revision, structuredClone(openingExperiment))).toBe(revision);
    expect(canRedo(revision)).toBe(true);
  });

  it('takes a step to an equal document where that is wanted, and returns to the very one that is meant', () => {
    const [first, second] = [openingExperiment, structuredClone(openingExperiment)];
    const revision = addStep(createRevision(first), second);
    expect(revision.past).toEqual([first]);
    expect(undo(revision).present).toBe(first);
    const back = moveTo(revision, first);
    expect(back.present).toBe(first);
    expect(moveTo(back, second).present).toBe(second);
    expect(moveTo(revision, structuredClone(first))).toBe(revision);
  });

  it('stays the same where there is nothing to undo or redo', () => {
    const revision = createRevision('a');
    expect(undo(revision)).toBe(revision);
    expect(redo(revision)).toBe(revision);
    expect([canUndo(revision), canRedo(revision)]).toEqual([false, false]);
  });

  it(`remembers the newest ${longestPast} steps`, () => {
    let revision = createRevision(0);
    for (let i = 1; i <= longestPast + 50; i++) revision = commit(revision, i);
    expect(revision.past).toHaveLength(longestPast);
    while (canUndo(revision)) revision = undo(revision);
    expect(revision.present).toBe(50);
    expect(revision.future).toHaveLength(longestPast);
  });
});

describe('moving to a document', () => {
  /** a … e were committed, and two of them undone. */
  const revision: Revision<string> = { past: ['a', 'b'], present: 'c', future: ['d', 'e'] };

  it('undoes or redoes as far as to it', () => {
    expect(moveTo(revision, 'a')).toEqual(undo(undo(revision)));
    expect(moveTo(revision, 'b')).toEqual(undo(revision));
    expect(moveTo(revision, 'd')).toEqual(redo(revision));
    expect(moveTo(revision, 'e')).toEqual(redo(redo(revision)));
  });

  it('takes no step where it stands', () => {
    const twice = { ...revision, past: ['c', 'b'] };
    expect(moveTo(twice, 'c')).toBe(twice);
  });

  it('goes to the nearest of several, and back rather than forward', () => {
    expect(moveTo({ past: ['x', 'a', 'x', 'b'], present: 'c', future: ['x'] }, 'x')).toEqual({
      past: ['x', 'a'],
      present: 'x',
      future: ['b', 'c', 'x'],
    });
    expect(moveTo({ past: [], present: 'c', future: ['d', 'x', 'e', 'x'] }, 'x')).toEqual({
      past: ['c', 'd'],
      present: 'x',
      future: ['e', 'x'],
    });
  });

  it('finds equal documents, and shows the one that it has', () => {
    const wider = setUnits(openingExperiment, 0, 5);
    const moved = moveTo(commit(createRevision(openingExperiment), wider), structuredClone(openingExperiment));
    expect(moved.present).toBe(openingExperiment);
    expect(moved.future).toEqual([wider]);
  });

  it('is a step of its own where there is none like it', () => {
    expect(moveTo(revision, 'z')).toEqual({ past: ['a', 'b', 'c'], present: 'z', future: [] });
  });

  it('loses no document that is there', () => {
    const letter = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(fc.array(letter), letter, fc.array(letter), letter, (past, present, future, target) => {
        const before = [...past, present, ...future];
        fc.pre(before.includes(target));
        const moved = moveTo({ past, present, future }, target);
        expect([...moved.past, moved.present, ...moved.future]).toEqual(before);
        expect(moved.present).toBe(target);
      }),
    );
  });
});

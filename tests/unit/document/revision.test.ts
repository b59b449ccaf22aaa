import { describe, expect, it } from 'vitest';
import { setUnits } from '../../../src/document/edits.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { canRedo, canUndo, commit, createRevision, longestPast, redo, undo } from '../../../src/document/revision.ts';

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

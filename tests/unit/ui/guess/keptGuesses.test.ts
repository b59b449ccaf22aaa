import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSeed, setFit, setLearningRate, setUnits } from '../../../../src/document/edits.ts';
import { createWorkspace, type Notes, type Workspace } from '../../../../src/state/workspace.ts';
import type { BorderGuess } from '../../../../src/ui/guess/borderGuess.ts';
import { guessesOf } from '../../../../src/ui/guess/guesses.ts';
import { none, readGuesses, writeGuesses } from '../../../../src/ui/guess/keptGuesses.ts';
import { levelGuess, withLine } from '../../../../src/ui/guess/lossGuess.ts';
import { linked, memoryNotes, worldOf } from '../../state/fakes.ts';

const circle = linked('data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy');
const border: BorderGuess = {
  strokes: [
    [
      { x: 0, y: 0.25 },
      { x: 1, y: 0.75 },
    ],
  ],
  marks: [{ x: 0.5, y: 0.1, label: 1 }],
};
const loss = withLine(levelGuess(100, 0.7), { epoch: 0, loss: 0.7 }, { epoch: 90, loss: 1 / 3 });
const drawn = { loss, border };

/** A page in a tab, that shows the circle. */
function openPage(tab: Notes, e = circle): Workspace {
  const workspace = createWorkspace(worldOf({ tab }));
  workspace.store.getState().replaceDocument(e);
  workspace.store.getState().setRun({ id: 2, phase: 'ready' });
  return workspace;
}

describe('guesses that are kept for the tab', () => {
  it('are there again in a page that was reloaded, before it knows what it stood at, and with the run', () => {
    const tab = memoryNotes();
    guessesOf(openPage(tab)).setState(drawn);
    const after = openPage(tab);
    const guesses = guessesOf(after);
    expect(guesses.getState()).toEqual(none);
    after.setView({ recalled: '', guess: 'loss' });
    expect(guesses.getState()).toEqual(drawn);
    expect(after.store.getState().view.unguessed).toBeNull();
    after.store.getState().setRun({ id: 3, phase: 'paused' });
    expect(guesses.getState()).toEqual(drawn);
    const again = openPage(tab);
    again.setView({ recalled: '' });
    expect(guessesOf(again).getState()).toEqual(drawn);
  });

  it('are not in a page that is newly opened, nor in one of another experiment', () => {
    const tab = memoryNotes();
    guessesOf(openPage(tab)).setState(drawn);
    expect(guessesOf(openPage(tab)).getState()).toEqual(none);
    const other = openPage(tab, setUnits(circle, 0, 5));
    other.setView({ recalled: '' });
    expect(guessesOf(other).getState()).toEqual(none);
  });

  it('are of the experiment as it was changed since, whatever its seed', () => {
    const tab = memoryNotes();
    const before = openPage(tab);
    guessesOf(before).setState(drawn);
    before.edit((e) => setLearningRate(e, 0.5));
    const after = openPage(tab, newSeed(setFit(setLearningRate(circle, 0.5), { epochs: 7 }), 3));
    after.setView({ recalled: '' });
    expect(guessesOf(after).getState()).toEqual(drawn);
  });

  it('that were cleared stay so', () => {
    const tab = memoryNotes();
    const guesses = guessesOf(openPage(tab));
    guesses.setState(drawn);
    guesses.setState({ loss: null });
    const after = openPage(tab);
    after.setView({ recalled: '' });
    expect(guessesOf(after).getState()).toEqual({ loss: null, border });
  });

  it('do no harm where nothing can be kept', () => {
    const workspace = openPage({ get: () => null, set: () => undefined });
    workspace.setView({ recalled: '' });
    const guesses = guessesOf(workspace);
    guesses.setState(drawn);
    expect(guesses.getState()).toEqual(drawn);
  });

  it('are left out where they are damaged', () => {
    const text = writeGuesses(circle, drawn);
    expect(readGuesses(text, circle)).toEqual(drawn);
    for (const [from, to, left] of [
      ['"end":90', '"end":101', 'border'],
      ['"epochs":100', '"epochs":0', 'border'],
      ['[0.7,', '[', 'border'],
      ['[0.7,', '[null,', 'border'],
      ['[0.7,', '["0.7",', 'border'],
      ['"x":1,', '"x":1e300,', 'loss'],
      ['"x":1,', '', 'loss'],
      ['"label":1', '"label":2', 'loss'],
      ['"marks":[', '"marks":[[],', 'loss'],
      ['"strokes":[', '"strokes":[[],', 'loss'],
    ] as const) {
      expect(text).toContain(from);
      expect(readGuesses(text.replace(from, to), circle), `${from} ${to}`).toEqual({ ...none, [left]: drawn[left] });
    }
  });

  it('never throw, whatever is there', () => {
    for (const text of [null, '', '{', 'null', '7', '[]', '{"of":3}']) expect(readGuesses(text, circle)).toEqual(none);
    const of = /"of":"[^"]*"/.exec(writeGuesses(circle, none))?.[0];
    fc.assert(
      fc.property(fc.json(), fc.json(), (one, other) => {
        const read = readGuesses(`{${of},"loss":${one},"border":{"strokes":${other},"marks":${one}}}`, circle);
        expect(readGuesses(writeGuesses(circle, read), circle)).toEqual(read);
      }),
    );
  });
});

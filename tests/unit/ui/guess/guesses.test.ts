import { describe, expect, it } from 'vitest';
import { newSeed, setFit, setUnits } from '../../../../src/document/edits.ts';
import { createWorkspace } from '../../../../src/state/workspace.ts';
import { noBorder } from '../../../../src/ui/guess/borderGuess.ts';
import { guessesFor, guessesOf } from '../../../../src/ui/guess/guesses.ts';
import { levelGuess } from '../../../../src/ui/guess/lossGuess.ts';
import { linked, worldOf } from '../../state/fakes.ts';

const circle = linked('data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy');
const iris = linked('data=iris&net=4-8.tanh-3.softmax');
const drawn = { loss: levelGuess(100, 1), border: noBorder };

/** A page on which runs begin as they would, and go as far as they are told. */
function page() {
  const workspace = createWorkspace(worldOf());
  const { store, liveStore } = workspace;
  workspace.edit(() => circle);
  let id = 1;
  const begin = (): void => store.getState().setRun({ id: ++id, phase: 'ready' });
  begin();
  const guesses = guessesOf(workspace);
  return {
    ...workspace,
    guesses,
    begin,
    waits: () => store.getState().view.unguessed,
    go: (epoch: number) => Object.assign(liveStore.live, { epoch }),
  };
}

describe('guesses', () => {
  it('are of the loss, and of a border where classes are on a plane', () => {
    expect(guessesFor(circle)).toEqual(['loss', 'border']);
    expect(guessesFor(iris)).toEqual(['loss']);
  });

  it('have Train wait while one is wanted that is not drawn', () => {
    const { setView, guesses, waits } = page();
    expect(waits()).toBeNull();
    setView({ guess: 'loss' });
    expect(waits()).not.toBeNull();
    guesses.setState({ loss: drawn.loss });
    expect(waits()).toBeNull();
    setView({ asked: ['loss', 'border'] });
    expect(waits()).toBe('border'); // that of the loss is drawn
    guesses.setState({ border: noBorder });
    expect(waits()).toBeNull();
    setView({ guess: null, asked: [] });
    guesses.setState({ loss: null });
    expect(waits()).toBeNull();
  });

  it('that data cannot have are not waited for', () => {
    const { edit, setView, begin, guesses, waits } = page();
    edit(() => iris);
    begin();
    setView({ asked: ['border'] });
    expect(waits()).toBeNull();
    setView({ asked: ['loss', 'border'] });
    expect(waits()).not.toBeNull();
    guesses.setState({ loss: drawn.loss });
    expect(waits()).toBeNull();
  });

  it('put the message away once they are there', () => {
    const { store, setView, say, guesses } = page();
    setView({ guess: 'loss' });
    say({ type: 'guessFirst', goOn: () => undefined });
    guesses.setState({ loss: drawn.loss });
    expect(store.getState().messages).toEqual([]);
  });

  it('stay while nothing is trained, and when the same is trained again', () => {
    const { edit, begin, go, guesses } = page();
    guesses.setState(drawn);
    edit((e) => setUnits(e, 0, 6));
    begin();
    expect(guesses.getState()).toEqual(drawn);
    go(50);
    begin();
    edit((e) => newSeed(setFit(e, { epochs: 300 }), 7));
    begin();
    expect(guesses.getState()).toEqual(drawn);
  });

  it('go when something else is trained after that, or with other data', () => {
    const { edit, begin, go, guesses } = page();
    guesses.setState(drawn);
    go(50);
    edit((e) => setUnits(e, 0, 6));
    begin();
    expect(guesses.getState()).toEqual({ loss: null, border: null });
    go(0);
    guesses.setState(drawn);
    edit(() => iris);
    begin();
    expect(guesses.getState()).toEqual({ loss: null, border: null });
  });

  it('come back with the run that they were of', () => {
    const { edit, begin, go, guesses, branches } = page();
    const first = branches.begin(circle).id;
    begin();
    guesses.setState(drawn);
    go(50);
    edit((e) => setUnits(e, 0, 6));
    const second = branches.begin(circle).id;
    begin();
    expect(guesses.getState()).toEqual({ loss: null, border: null });
    branches.returnTo(first);
    begin();
    expect(guesses.getState()).toEqual(drawn);
    branches.returnTo(second);
    begin();
    expect(guesses.getState()).toEqual({ loss: null, border: null });
  });
});

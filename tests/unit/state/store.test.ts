import { describe, expect, it } from 'vitest';
import { usualLayers } from '../../../src/document/defaults.ts';
import { addLayer, removeLayer, setLearningRate, setUnits } from '../../../src/document/edits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { freshRun } from '../../../src/run/status.ts';
import { createAppStore, shownExperiment, isUndoable, type Message } from '../../../src/state/store.ts';
import { initialView } from '../../../src/state/view.ts';
import { linked } from './fakes.ts';

const wide = (units: number) => (e: Experiment) => setUnits(e, 0, units);

/** A store on the opening experiment: its first Dense has 4 units. */
function app() {
  const { getState, subscribe } = createAppStore(openingExperiment, initialView);
  return {
    getState,
    subscribe,
    ...getState(),
    /** Units of the first Dense as the page shows it. */
    shown: (): number => units(shownExperiment(getState())),
    /** The same of every document: [what can be undone, oldest first], the present, [what can be redone]. */
    steps: (): [number[], number, number[]] => {
      const { past, present, future } = getState().document;
      return [past.map(units), units(present), future.map(units)];
    },
  };
}

function units({ layers: [layer] }: Experiment): number {
  if (layer?.type !== 'dense') throw new Error('the first layer is no Dense');
  return layer.units;
}

describe('an edit', () => {
  it('is one step that can be undone and redone', () => {
    const { edit, undo, redo, steps } = app();
    edit(wide(5));
    edit(wide(6));
    expect(steps()).toEqual([[4, 5], 6, []]);
    undo();
    expect(steps()).toEqual([[4], 5, [6]]);
    redo();
    expect(steps()).toEqual([[4, 5], 6, []]);
  });

  it('that changes nothing is no step, and nobody is told', () => {
    const { edit, undo, steps, subscribe } = app();
    edit(wide(5));
    undo();
    let told = 0;
    subscribe(() => told++);
    edit((e) => e);
    edit((e) => structuredClone(e));
    expect(steps()).toEqual([[], 4, [5]]);
    expect(told).toBe(0);
  });

  it('ends what could be redone', () => {
    const { edit, undo, redo, steps } = app();
    edit(wide(5));
    undo();
    edit(wide(7));
    redo();
    expect(steps()).toEqual([[4], 7, []]);
  });

  it('begins with what is just being dragged or typed, as a step of its own', () => {
    const { edit, previewEdit, getState, steps } = app();
    previewEdit(wide(9), 'code');
    edit((e) => setLearningRate(e, 0.5));
    expect(getState().preview).toBeNull();
    expect(steps()).toEqual([[4, 9], 9, []]);
    expect(getState().document.present.optimizer.learningRate).toBe(0.5);
    getState().undo();
    expect(steps()).toEqual([[4], 9, [9]]);
  });

  it('that removes a layer removes the one that is shown there', () => {
    const { edit, previewEdit, getState } = app();
    const before = openingExperiment.layers;
    previewEdit((e) => addLayer(e, 2, { ...usualLayers.dense, units: 7 }), 'code');
    edit((e) => removeLayer(e, 2)); // the × of the new card
    expect(getState().document.present.layers).toEqual(before);
    expect(getState().document.past).toHaveLength(2);
  });
});

describe('a preview', () => {
  it('is shown, and is no step', () => {
    const { previewEdit, shown, steps } = app();
    previewEdit(wide(5), 'slider');
    expect(shown()).toBe(5);
    expect(steps()).toEqual([[], 4, []]);
  });

  it('starts from the document each time, so that a drag does not add up', () => {
    const { previewEdit, shown } = app();
    for (let i = 0; i < 3; i++) previewEdit((e) => wide(units(e) + 1)(e), 'slider');
    expect(shown()).toBe(5);
  });

  it('of many becomes one step when it is let go', () => {
    const { previewEdit, commitPreview, getState, shown, steps } = app();
    for (const width of [5, 6, 7]) previewEdit(wide(width), 'slider');
    commitPreview();
    expect(getState().preview).toBeNull();
    expect(shown()).toBe(7);
    expect(steps()).toEqual([[4], 7, []]);
    commitPreview();
    expect(steps()).toEqual([[4], 7, []]);
  });

  it('that came back to where it began is no step', () => {
    const { edit, undo, previewEdit, commitPreview, getState, steps } = app();
    edit(wide(5));
    undo();
    previewEdit(wide(9), 'slider');
    previewEdit((e) => structuredClone(e), 'slider');
    commitPreview();
    expect(getState().preview).toBeNull();
    expect(steps()).toEqual([[], 4, [5]]);
  });

  it('is a step before undo, which takes it back, and redo brings it again', () => {
    const { edit, undo, redo, previewEdit, getState, steps } = app();
    edit(wide(5));
    previewEdit(wide(9), 'code');
    undo();
    expect(getState().preview).toBeNull();
    expect(steps()).toEqual([[4], 5, [9]]);
    redo();
    expect(steps()).toEqual([[4, 5], 9, []]);
  });

  it('is a step before redo, which has nothing to do then', () => {
    const { edit, undo, redo, previewEdit, steps } = app();
    edit(wide(5));
    undo();
    previewEdit(wide(9), 'code');
    redo();
    expect(steps()).toEqual([[4], 9, []]);
  });

  it('can be undone although it is no step yet', () => {
    const { getState, previewEdit } = app();
    expect(isUndoable(getState())).toBe(false);
    previewEdit(wide(9), 'code');
    expect(isUndoable(getState())).toBe(true);
  });

  it('of another is committed first: typed code, then a slider', () => {
    const { previewEdit, commitPreview, getState, steps } = app();
    previewEdit(wide(9), 'code');
    for (const rate of [0.2, 0.3]) previewEdit((e) => setLearningRate(e, rate), 'slider');
    expect(steps()).toEqual([[4], 9, []]);
    commitPreview('code'); // its time is over, but the slider is still in hand
    expect(getState().preview?.optimizer.learningRate).toBe(0.3);
    commitPreview('slider');
    expect(steps()).toEqual([[4, 9], 9, []]);
  });
});

describe('another document', () => {
  it('has no past, no future and no preview', () => {
    const { edit, undo, previewEdit, replaceDocument, getState, steps } = app();
    edit(wide(5));
    edit(wide(6));
    undo();
    previewEdit(wide(9), 'slider');
    replaceDocument(linked('data=iris&net=4-8-3.softmax'));
    expect(steps()).toEqual([[], 8, []]);
    expect(getState().preview).toBeNull();
  });
});

describe('the view and the run', () => {
  it('tells of a view only when it is another one', () => {
    const { setView, subscribe, getState } = app();
    let told = 0;
    subscribe(() => told++);
    setView({ layer: null, isDrawing: false });
    expect(told).toBe(0);
    setView({ layer: 1, isDrawing: false });
    expect([told, getState().view.layer]).toEqual([1, 1]);
  });

  it('change in what is named and are not undone', () => {
    const { setView, setRun, edit, undo, getState } = app();
    edit(wide(5));
    setView({ logarithmic: true });
    setRun({ phase: 'running' });
    undo();
    expect(getState().view).toEqual({ ...initialView, logarithmic: true });
    expect(getState().run).toEqual({ ...freshRun, phase: 'running' });
  });
});

describe('a message', () => {
  const restarted = (epoch: number): Message => ({ type: 'restarted', epoch });

  it('stays until it is put away', () => {
    const { say, dismiss, getState } = app();
    const [first, second] = [restarted(1), { type: 'workerFailed' } as const];
    say(first);
    say(second);
    expect(getState().messages).toEqual([first, second]);
    dismiss(first);
    expect(getState().messages).toEqual([second]);
  });

  it('takes the place of an older one of its type', () => {
    const { say, getState } = app();
    say(restarted(1));
    say({ type: 'workerFailed' });
    say(restarted(7));
    expect(getState().messages).toEqual([{ type: 'workerFailed' }, restarted(7)]);
  });

  it('that was replaced meanwhile cannot be put away', () => {
    const { say, dismiss, getState } = app();
    const [first, second] = [restarted(1), restarted(1)];
    say(first);
    say(second);
    dismiss(first);
    expect(getState().messages).toEqual([second]);
  });
});

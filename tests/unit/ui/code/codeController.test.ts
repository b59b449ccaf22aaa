import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { knownTables } from '../../../../src/data/tables.ts';
import { setUnits } from '../../../../src/document/edits.ts';
import { shownExperiment } from '../../../../src/state/store.ts';
import { createWorkspace, type World } from '../../../../src/state/workspace.ts';
import type { Dealer } from '../../../../src/state/dealer.ts';
import { createCodeController } from '../../../../src/ui/code/codeController.ts';
import type { Editor, EditorEvents } from '../../../../src/ui/code/editor.ts';
import { memoryNotes, worldOf } from '../../state/fakes.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** A panel with an editor that writes down what is done to it. */
function panel(world: Partial<World> = {}, dealer?: Dealer) {
  const workspace = createWorkspace(worldOf(world));
  const { store } = workspace;
  const controller = createCodeController(workspace, dealer);
  const editor = { text: '', lit: 0, step: null as string | null, problems: 0, label: '', readOnly: false };
  let events: EditorEvents | null = null;
  function makeEditor(text: string, _folds: unknown, told: EditorEvents): Editor {
    editor.text = text;
    events = told;
    return {
      text: () => editor.text,
      write: (next) => void (editor.text = next),
      mark: ({ lit, step }) => {
        editor.lit = lit.length;
        editor.step = step && editor.text.slice(step.from, step.to);
      },
      underline: (diagnostics) => void (editor.problems = diagnostics.length),
      describe: (label, readOnly) => Object.assign(editor, { label, readOnly }),
      goTo: () => undefined,
      reveal: () => undefined,
      destroy: () => undefined,
    };
  }
  return {
    workspace,
    controller,
    editor,
    open: () => controller.open(makeEditor),
    type: (change: (text: string) => string): void => {
      editor.text = change(editor.text);
      events?.typed(editor.text);
    },
    moveTo: (words: string): void => events?.moved(editor.text.indexOf(words)),
    units: () => shownExperiment(store.getState()).layers.map((layer) => ('units' in layer ? layer.units : null)),
    undone: () => store.getState().document.past.length,
    view: () => store.getState().view,
  };
}

/** The first Dense of the program with other units. */
const wider = (text: string): string => text.replace(/Dense\(4/, 'Dense(7');

describe('what is typed', () => {
  it('the network follows at once, and a pause makes one undo step of it', () => {
    const { open, type, units, undone } = panel();
    open();
    type(wider);
    expect(units()[0]).toBe(7);
    expect(undone()).toBe(0);
    vi.advanceTimersByTime(600);
    type((text) => text.replace('Dense(7', 'Dense(8'));
    vi.advanceTimersByTime(600);
    expect(undone()).toBe(0);
    vi.advanceTimersByTime(200);
    expect([units()[0], undone()]).toEqual([8, 1]);
  });

  it('has a large table of the page fetched that it names, and then is read again', async () => {
    const { get } = knownTables;
    const notYet = vi
      .spyOn(knownTables, 'get')
      .mockImplementation((key) => (key === 'penguins' ? undefined : get(key)));
    const { open, type, workspace } = panel();
    open();
    type(
      () => `import keras
def penguins(seed):
    return deal(seed)

x, y = penguins(seed=4)
model = keras.Sequential([keras.Input((9,)), keras.layers.Dense(3, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit(x, y, epochs=5, validation_split=0.2)
`,
    );
    const data = () => shownExperiment(workspace.store.getState()).data;
    expect(data()).toMatchObject({ name: 'colours' });
    notYet.mockRestore(); // from now on it is here as soon as it has come
    await expect.poll(data).toMatchObject({ name: 'penguins', seed: 4 });
  });

  it('has rows dealt elsewhere before the network follows, and what is typed meanwhile goes before', async () => {
    const waiting: (() => void)[] = [];
    const { open, type, units } = panel({}, { deal: () => new Promise<void>((done) => waiting.push(done)) });
    open();
    type(wider);
    type((text) => text.replace('Dense(7', 'Dense(8'));
    expect(units()[0]).toBe(4);
    waiting[0]();
    await Promise.resolve();
    expect(units()[0]).toBe(4);
    waiting[1]();
    await expect.poll(() => units()[0]).toBe(8);
  });

  it.each(['locked', 'hidden'] as const)('changes nothing that is %s in a lesson, until the text leaves it', (how) => {
    const { open, type, units, controller, workspace } = panel();
    workspace.setView({ [how]: ['layers'] });
    open();
    type(wider);
    expect(units()[0]).toBe(4);
    expect(controller.state.getState().code).toMatchObject({ own: true, changesLocked: true });
    type((text) => text.replace('Dense(7', 'Dense(4').replace(/batch_size=\d+/, 'batch_size=16'));
    expect(shownExperiment(workspace.store.getState()).batchSize).toBe(16);
    expect(controller.state.getState().code.changesLocked).toBeUndefined();
  });

  it('stays as it was typed, and is a step at once when the panel closes', () => {
    const { open, type, editor, undone } = panel();
    const close = open();
    type((text) => `${wider(text)}# mine\n`);
    expect(editor.text).toContain('# mine');
    close();
    expect(undone()).toBe(1);
  });

  it('is underlined where it is not understood, and the network stays', async () => {
    const { open, type, units, editor, controller } = panel();
    open();
    const before = units();
    type((text) => text.replace('Dense(4', 'Dense(four'));
    await Promise.resolve();
    expect(units()).toEqual(before);
    expect(editor.problems).toBeGreaterThan(0);
    controller.giveUp();
    await Promise.resolve();
    expect(editor.text).toContain('Dense(4');
    expect(editor.problems).toBe(0);
    expect(controller.state.getState().rewritten).toBe(true);
  });
});

describe('what is changed on the page', () => {
  it('stands in the text, with all that a person wrote beside it', () => {
    const { open, type, editor, workspace } = panel();
    open();
    type((text) => `# mine\n${text}`);
    workspace.edit((e) => setUnits(e, 0, 9));
    expect(editor.text).toMatch(/^# mine\n/);
    expect(editor.text).toContain('Dense(9');
  });

  it('is read only in PyTorch, and in a step of a lesson that locks the code', async () => {
    const { open, editor, workspace } = panel();
    open();
    expect(editor.readOnly).toBe(false);
    workspace.setView({ dialect: 'pytorch' });
    await Promise.resolve();
    expect(editor.text).toContain('nn.Linear');
    expect(editor.readOnly).toBe(true);
    workspace.setView({ dialect: 'keras3', locked: ['code'] });
    await Promise.resolve();
    expect(editor.text).toContain('Dense(4');
    expect(editor.readOnly).toBe(true);
  });
});

it('the layer at the caret lights up, and the lines of a layer that is pointed at elsewhere', async () => {
  const { open, moveTo, editor, view, workspace } = panel();
  const close = open();
  moveTo('Dense(4');
  expect(view().layer).toBe(0);
  await Promise.resolve();
  expect(editor.lit).toBe(1);
  workspace.setView({ layer: null });
  await Promise.resolve();
  expect(editor.lit).toBe(0);
  workspace.setView({ layer: 0 });
  close();
  expect(view().layer).toBeNull();
});

describe('stepping', () => {
  it('shows the model as far as it has come, marks the line, and leaves the page as it was', async () => {
    const { open, controller, editor, view } = panel();
    const close = open();
    const steps = controller.state.getState().code.reading?.steps ?? [];
    controller.step(0);
    expect(view().staged).toMatchObject({ layers: [] });
    controller.step(steps.length);
    await Promise.resolve();
    expect(view().staged).toMatchObject({ compiled: true, fitted: true });
    expect(editor.step).toContain('fit(');
    close();
    expect(view().staged).toBeNull();
    expect(controller.state.getState().done).toBeNull();
  });

  it('ends with the next letter that is typed', () => {
    const { open, controller, type, view } = panel();
    open();
    controller.step(2);
    type(wider);
    expect(controller.state.getState().done).toBeNull();
    expect(view().staged).toBeNull();
  });

  it('does not touch the stage of a lesson', () => {
    const { open, type, view, workspace } = panel();
    const staged = { inputs: 4, layers: [], compiled: false, fitted: false };
    workspace.setView({ staged });
    const close = open();
    type(wider);
    close();
    expect(view().staged).toBe(staged);
  });
});

it('a text kept over a reload comes back in the dialect that it was typed in', () => {
  const tab = memoryNotes();
  const before = panel({ tab });
  before.workspace.setView({ dialect: 'keras2017' });
  before.open();
  before.type((text) => `# mine\n${text}`);

  const after = panel({ tab });
  after.open();
  expect(after.editor.text).toMatch(/^# mine\n/);
  expect(after.view().dialect).toBe('keras2017');
});

it('what is half typed in one workspace is not found in another, whatever dialect it is shown in', () => {
  const [one, other] = [panel(), panel()];
  one.open();
  one.type((text) => `${text}model.add(`);
  one.workspace.setView({ dialect: 'keras2017' });
  other.open();
  for (const dialect of ['keras2017', 'keras3'] as const) {
    other.workspace.setView({ dialect });
    expect(other.editor.text).not.toMatch(/model\.add\($/);
  }
  one.workspace.setView({ dialect: 'keras3' });
  expect(one.editor.text).toMatch(/model\.add\($/);
});

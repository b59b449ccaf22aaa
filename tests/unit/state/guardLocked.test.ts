import { expect, test } from 'vitest';
import { emptyDrawing, tableOf } from '../../../src/data/drawnPoints.ts';
import { chooseData, setData } from '../../../src/document/dataEdits.ts';
import { defaultOptimizer } from '../../../src/document/defaults.ts';
import { setOptimizer, setUnits } from '../../../src/document/edits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { decodeLink } from '../../../src/document/link.ts';
import { byKerasRules } from '../../../src/document/ofPlayground.ts';
import { withPoints } from '../../../src/document/pointEdits.ts';
import type { PartName } from '../../../src/lesson/lesson.ts';
import { guardLocked, refusesData } from '../../../src/state/guardLocked.ts';
import { guardRules } from '../../../src/state/guardRules.ts';
import { createAppStore } from '../../../src/state/store.ts';
import { initialView, type View } from '../../../src/state/view.ts';
import { linked } from './fakes.ts';

const e = linked('data=circle&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy');

function page(view: Partial<View>) {
  const store = createAppStore(e, { ...initialView, ...view });
  guardLocked(store);
  return { ...store.getState(), store, said: () => store.getState().messages.map(({ type }) => type) };
}

const others: readonly ((e: Experiment) => Experiment)[] = [
  (now) => chooseData(now, 'moons'),
  (now) => withPoints(now, tableOf(emptyDrawing('Mine'))),
];

test.each<Partial<View>>([
  { locked: ['data'] },
  { hidden: ['data'] },
  { locked: ['dataset'] },
  { hidden: ['dataset'] },
])('data that a lesson keeps stay, whatever brings others: %j', (view) => {
  const { edit, previewEdit, store, said, setView } = page(view);
  for (const other of others) {
    edit(other);
    previewEdit(other, 'code');
    expect(store.getState().document).toEqual({ past: [], present: e, future: [] });
    expect(store.getState().preview ?? e).toEqual(e);
  }
  expect(refusesData(store)).toBe(true);
  expect(said()).toEqual(['lockedByLesson']);
  edit((now) => setUnits(now, 0, 5)); // all else is free
  expect(store.getState().document.past).toHaveLength(1);
  setView({ hidden: [], locked: [] });
  expect(said()).toEqual([]);
  edit(others[0]);
  expect(store.getState().document.past).toHaveLength(2);
  expect(refusesData(store)).toBe(false);
});

test('where the set alone is kept, its settings are free', () => {
  const { edit, said, store } = page({ locked: ['dataset'] });
  edit((now) => setData(now, { noise: 0.3 }));
  expect([store.getState().document.past.length, said()]).toEqual([1, []]);
});

test.each<Partial<View>>([{ hidden: ['problem'] }, { locked: ['problem'] }])(
  'where the kind of problem is kept, sets of the same kind are free: %j',
  (view) => {
    const { edit, said, store, setView, undo } = page({});
    const present = () => store.getState().document.present;
    edit((now) => chooseData(now, 'plane'));
    edit((now) => chooseData(now, 'moons'));
    const start = present();
    setView(view);
    expect(refusesData(store)).toBe(false);
    for (const other of others) edit(other);
    expect([present().data.type, said()]).toEqual(['points', []]);
    edit((now) => chooseData(now, 'plane'));
    expect([present().data.type, said()]).toEqual(['points', ['lockedByLesson']]);
    for (let i = 0; i < 3; i++) undo();
    expect(present()).toEqual(start);
    setView({ hidden: [], locked: [] });
    expect(said()).toEqual([]);
    edit((now) => chooseData(now, 'plane'));
    expect(present().data).toMatchObject({ name: 'plane' });
  },
);

test.each<[PartName, (e: Experiment) => Experiment]>([
  ['inputs', (now) => setData(now, { features: [0, 1, 'square.0'] })],
  ['input_x_squared', (now) => setData(now, { features: [0, 1, 'square.0'] })],
  ['samples', (now) => setData(now, { samples: 100 })],
  ['noise', (now) => setData(now, { noise: 0.3 })],
  ['standardize', (now) => setData(now, { standardize: false })],
  ['new_data', (now) => setData(now, { seed: 5 })],
  ['draw_points', others[1]],
])('%s that a lesson keeps stays by every door, with the set free', (name, change) => {
  for (const view of [{ locked: [name] }, { hidden: [name] }]) {
    const { edit, previewEdit, store, said, undo } = page(view);
    edit(change);
    previewEdit(change, 'code');
    expect([store.getState().document.past, store.getState().preview ?? e, said()]).toEqual([
      [],
      e,
      ['lockedByLesson'],
    ]);
    edit(others[0]); // another set
    expect(store.getState().document.present.data).toMatchObject({ name: 'moons' });
    undo();
    expect(store.getState().document.present).toEqual(e);
  }
});

test('only the inputs x² and y² stay with every set of two columns, and the way back is open', () => {
  const { edit, store, setView, undo, said } = page({});
  edit((now) => setData(now, { features: ['square.0', 'square.1'] }));
  setView({ locked: ['inputs'] });
  const present = () => store.getState().document.present;
  edit(others[0]);
  expect(present().data).toMatchObject({ name: 'moons', features: ['square.0', 'square.1'] });
  undo();
  expect(present().data).toMatchObject({ name: 'circle', features: ['square.0', 'square.1'] });
  undo(); // to before they were chosen
  expect([present().data.features, said()]).toEqual([['square.0', 'square.1'], ['lockedByLesson']]);
});

test('from drawn points that a lesson began with the way back is open, though none can be drawn', () => {
  const { edit, store, setView, undo, said } = page({});
  edit(others[1]);
  setView({ locked: ['draw_points'] });
  const points = store.getState().document.present;
  edit(others[0]);
  expect(store.getState().document.present.data).toMatchObject({ name: 'moons' });
  undo();
  expect([store.getState().document.present, said()]).toEqual([points, []]);
  expect(refusesData(store)).toBe(false);
});

test('a table is refused where that way is kept', () => {
  const { store, said } = page({ hidden: ['own_table'] });
  expect([refusesData(store), said()]).toEqual([false, []]);
  expect([refusesData(store, 'own_table'), said()]).toEqual([true, ['lockedByLesson']]);
});

test('other data do not bring a batch size where that is locked', () => {
  const { edit, store } = page({ locked: ['batch_size'] });
  const { batchSize } = e;
  edit((now) => ({ ...chooseData(now, 'moons'), batchSize: batchSize + 1 }));
  expect(store.getState().document.present.data).toMatchObject({ name: 'moons' });
  expect(store.getState().document.present.batchSize).toBe(batchSize);
});

test.each<Partial<View>>([{ hidden: ['undo'] }, { locked: ['undo'] }])('nothing is undone or redone: %j', (view) => {
  const { edit, store, said, setView, undo, redo } = page({});
  const present = () => store.getState().document.present;
  edit((now) => setUnits(now, 0, 5));
  edit((now) => setUnits(now, 0, 6));
  undo();
  const start = present();
  setView(view);
  undo();
  redo();
  expect([present(), said()]).toEqual([start, ['lockedByLesson']]);
  edit((now) => setUnits(now, 0, 7));
  expect(present().layers[0]).toMatchObject({ units: 7 });
  setView({ hidden: [], locked: [] });
  undo();
  expect([present(), said()]).toEqual([start, []]);
});

test('the rules of Playground stay, whatever leads over to those of Keras', () => {
  const decoded = decodeLink('#dataset=circle&networkShape=4,2');
  if (!decoded.ok) throw new Error(decoded.error.code);
  const start = decoded.experiment;
  const adam = (now: Experiment) => setOptimizer(now, defaultOptimizer('adam'));
  for (const view of [{ hidden: ['rules'] }, { locked: ['rules'] }] as const) {
    const { store, edit, said, setView } = page({});
    guardRules(store);
    store.getState().replaceDocument(start);
    setView(view);
    for (const change of [byKerasRules, adam, others[0]]) {
      edit(change);
      expect([store.getState().document.present, said()]).toEqual([start, ['lockedByLesson']]);
    }
    setView({ hidden: [], locked: [] });
    expect(said()).toEqual([]);
    edit(byKerasRules);
    expect(store.getState().document.present.rules).toBeUndefined();
  }
});

test('Undo does not go back to before a lesson locked something, and says so', () => {
  const { edit, store, said, setView, undo, redo } = page({});
  const present = () => store.getState().document.present;
  edit((now) => chooseData(now, 'moons'));
  const start = present();
  edit((now) => setUnits(now, 0, 5));
  setView({ locked: ['dataset'] });
  undo(); // of what is free
  expect([present(), said()]).toEqual([start, []]);
  undo();
  expect([present(), said()]).toEqual([start, ['lockedByLesson']]);
  redo();
  expect(present().layers[0]).toMatchObject({ units: 5 });
  undo();
  setView({ locked: [] });
  undo();
  expect([present(), said()]).toEqual([e, []]);
});

test.each<Partial<View>>([
  { hidden: ['outcome'] },
  { locked: ['outcome'] },
  { hidden: ['data'] },
  { locked: ['data'] },
  { locked: ['dataset'] },
  { locked: ['draw_points'] },
])('drawing ends when a lesson comes that keeps the plot or the points: %j', (view) => {
  const { setView, store } = page({ isDrawing: true });
  const isDrawing = (): boolean => store.getState().view.isDrawing;
  setView({ locked: ['layers'], hidden: ['code'] });
  expect(isDrawing()).toBe(true);
  setView(view);
  expect(isDrawing()).toBe(false);
  setView({ locked: [], hidden: [] });
  expect(isDrawing()).toBe(false);
});

test('where no lesson locks it, a batch size larger than the data is the person’s own, and stays', () => {
  const xor = linked('data=xor&net=2-4.tanh-1.sigmoid&loss=binary_crossentropy&batch=32&split=0');
  for (const locked of [[], ['batch_size']] as const) {
    const store = createAppStore(xor, { ...initialView, locked });
    guardLocked(store);
    const { edit, undo } = store.getState();
    edit((now) => setUnits(now, 0, 5));
    expect(store.getState().document.present.batchSize).toBe(32);
    undo();
    expect(store.getState().document.present).toEqual(xor);
    expect(store.getState().messages).toEqual([]);
  }
});

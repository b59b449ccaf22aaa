import { describe, expect, it, vi } from 'vitest';
import { setUnits } from '../../../src/document/edits.ts';
import { layOut } from '../../../src/engine/layout.ts';
import { examplesOf } from '../../../src/state/examples.ts';
import { shownExperiment } from '../../../src/state/store.ts';
import { connectTexts } from '../../../src/state/texts.ts';
import { connectTraining } from '../../../src/state/training.ts';
import { createWorkspace, perWorkspace, type World } from '../../../src/state/workspace.ts';
import type { Client, ClientEvents } from '../../../src/training/client.ts';
import { frameOf, linked, memoryShelf, worldOf } from './fakes.ts';

const xor = linked('data=xor&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy');

/** A workspace whose worker answers when it is told to. */
function open(world: Partial<World> = {}) {
  const workspace = createWorkspace(worldOf(world));
  const { store, liveStore } = workspace;
  const commands: string[] = [];
  let events: ClientEvents | null = null;
  let run = 0;
  const say = (command: string) => (): void => void commands.push(command);
  const controls = connectTraining(workspace, (options): Client => {
    ({ events } = options);
    return {
      compile: () => {
        commands.push('compile');
        return ++run;
      },
      tune: say('tune'),
      fit: say('fit'),
      step: say('step'),
      reach: say('reach'),
      pause: say('pause'),
      admit: () => undefined,
      set: say('set'),
      save: say('save'),
      end: say('end'),
      dispose: say('dispose'),
    };
  });
  const shape = () => ({ layout: layOut(shownExperiment(store.getState())), keys: ['loss'] });
  return {
    ...workspace,
    controls,
    commands,
    /** All of it that a person could see. */
    seen: () => {
      const { document, preview, run: state, view, messages } = store.getState();
      const { epoch, history, version } = liveStore.live;
      return structuredClone({ document, preview, state, view, messages, epoch, rows: history.count, version });
    },
    compiled: (): void => events?.compiled(run, shape(), { fingerprint: 'ab', executor: 'simd', refused: null }),
    reach: (epoch: number): void => events?.frame(run, frameOf(shape(), { epoch, batches: 4, rows: [[epoch, 0.5]] })),
  };
}

describe('two workspaces in one page', () => {
  it('have each their own document, undo history, run, selection and messages', () => {
    const [one, other] = [open(), open()];
    const before = other.seen();
    const told = other.commands.length;

    one.edit(() => xor);
    one.edit((e) => setUnits(e, 0, 5));
    one.previewEdit((e) => setUnits(e, 0, 6), 'a slider');
    one.setView({ selection: { type: 'bias', layer: 0, unit: 1 }, dialect: 'pytorch', theme: 'dark', language: 'ja' });
    one.say({ type: 'workerSilent' });
    one.compiled();
    one.controls.train();
    one.reach(3);
    expect(one.seen()).toMatchObject({ epoch: 3, rows: 1, state: { phase: 'running' }, view: { language: 'ja' } });
    expect(one.seen().document.past).toHaveLength(3);
    expect(other.seen()).toEqual(before);
    expect(other.commands).toHaveLength(told);

    other.undo();
    expect(one.seen().document.past).toHaveLength(3);
    one.undo();
    expect(shownExperiment(one.store.getState())).toEqual(setUnits(xor, 0, 5));
    expect(other.seen()).toEqual(before);
  });

  it('have each their own language, which the texts follow', async () => {
    const [one, other] = [open(), open()];
    let told = 0;
    other.texts.subscribe(() => told++);
    connectTexts(one);
    connectTexts(other);
    one.setView({ language: 'ja' });
    await Promise.all([vi.waitUntil(() => one.texts.getState(), { timeout: 10_000 }), other.texts.load('en')]);
    expect([one, other].map(({ texts }) => texts.getState()?.ui.train)).toEqual(['学習', 'Train']);
    expect(told).toBe(1);
  });

  it('keep their work in slots of their own', () => {
    const shelf = memoryShelf();
    const [one, other] = [open({ shelf }), open({ shelf })];
    one.work.save(xor);
    other.work.save(setUnits(xor, 0, 3));
    one.work.save(setUnits(xor, 0, 4));
    expect(one.work.all().map(({ experiment }) => experiment.layers[0])).toEqual(
      [4, 3].map((units) => setUnits(xor, 0, units).layers[0]),
    );
  });

  it('ask in turn for their examples, which are made once each', () => {
    const iris = linked('data=iris&net=4-3.softmax');
    const [ofXor, ofIris] = [examplesOf(xor), examplesOf(iris)];
    expect(examplesOf(xor)).toBe(ofXor);
    expect(examplesOf(iris)).toBe(ofIris);
  });
});

it('what there is once for a workspace is made when it is first asked for, and is never that of another', () => {
  let made = 0;
  const numberOf = perWorkspace(() => ++made);
  const [one, other] = [createWorkspace(worldOf()), createWorkspace(worldOf())];
  expect(made).toBe(0);
  expect([numberOf(one), numberOf(other), numberOf(one)]).toEqual([1, 2, 1]);
});

it('work that cannot be kept is told once, but not where a page of somebody else shows this one', () => {
  const [one, framed] = [open(), open({ isFramed: true })];
  for (const { work } of [one, framed]) {
    work.save(xor);
    work.save(xor);
  }
  expect(one.store.getState().messages).toEqual([{ type: 'notKept' }]);
  expect(framed.store.getState().messages).toEqual([]);
});

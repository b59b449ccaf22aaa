import { describe, expect, it } from 'vitest';
import type { Question } from '../../../../src/asking/questions.ts';
import { createHistory } from '../../../../src/run/history.ts';
import { createWorkspace } from '../../../../src/state/workspace.ts';
import type { Frame } from '../../../../src/training/frame.ts';
import { prepare } from '../../../../src/training/prepare.ts';
import { replaysOf } from '../../../../src/ui/health/replays.ts';
import { linked, worldOf } from '../../state/fakes.ts';

const circle = linked('data=circle&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy');

/** What is known of a run of so many epochs, saved at some, of which each takes so many ms, once all has been asked. */
async function replayed(epochs: number, savedAt: readonly number[], pace: number) {
  let time = 0;
  const workspace = createWorkspace(worldOf({ now: () => time }));
  const { store, liveStore, branches } = workspace;
  store.getState().replaceDocument(circle);
  const { run } = prepare(circle);
  const history = createHistory(run.keys);
  for (let epoch = 0; epoch <= epochs; epoch++) history.add(Float64Array.of(epoch, ...run.keys.map(() => 1)));
  const { id } = branches.begin(circle);
  branches.update({ history });
  run.advance(1e9);
  const state = run.save();
  if (state === null) throw new Error('not saved');
  for (const epoch of savedAt) branches.keep(id, { epoch, batch: 0, state });
  store.getState().setRun({ id: 1, phase: 'finished' });
  liveStore.begin(1, history, { epoch: 0, batch: 0 });
  liveStore.take({ counters: [epochs, 0, 1, 0, 0.01, 0], rows: new Float64Array() } as unknown as Frame);
  let asked = 0;
  const asker: typeof workspace.asker = {
    ...workspace.asker,
    ask: (question, _, listener) => {
      const { epochs: count } = question as Extract<Question, { type: 'replay' }>;
      asked += count;
      time += count * pace;
      const result = { losses: new Float64Array(count).fill(0.5), state };
      queueMicrotask(() => listener({ kind: 'replay', result } as unknown as Parameters<typeof listener>[0]));
      return () => undefined;
    },
  };
  const replays = replaysOf({ ...workspace, asker });
  const stop = replays.follow();
  for (let before = -1; before !== asked;) {
    before = asked;
    await new Promise((resolve) => setTimeout(resolve));
  }
  stop();
  return { losses: replays.losses, asked };
}

describe('the losses after each epoch', () => {
  it('are found for all epochs of a long run that is quickly done once more', async () => {
    const { losses, asked } = await replayed(6000, [3000, 5900, 6000], 0.5);
    expect([losses.size, asked]).toEqual([6000, 6000]);
  });

  it('of a slow one are those of its beginning, and of where it was saved last up to the newest epoch', async () => {
    const { losses, asked } = await replayed(6000, [3000, 5900, 6000], 20);
    expect([1, 2000, 5901, 6000].every((epoch) => losses.has(epoch))).toBe(true);
    expect(losses.has(4000)).toBe(false);
    expect(asked).toBeLessThan(2300);
  });

  it('reach the newest epoch where nothing was saved on the way, too', async () => {
    const { losses } = await replayed(4000, [4000], 20);
    expect(losses.has(4000)).toBe(true);
  });
});

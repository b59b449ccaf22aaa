import { describe, expect, it } from 'vitest';
import { createStepper } from '../../../../src/asking/stepper.ts';
import type { Question } from '../../../../src/asking/questions.ts';
import { layOut } from '../../../../src/engine/layout.ts';
import { stopsOf } from '../../../../src/explain/stations.ts';
import { createHistory } from '../../../../src/run/history.ts';
import { createWorkspace } from '../../../../src/state/workspace.ts';
import { prepare } from '../../../../src/training/prepare.ts';
import { batchesOf, judgedOf } from '../../../../src/ui/steps/batches.ts';
import { playedStops, walkOf } from '../../../../src/ui/steps/stepsWalk.ts';
import { linked, worldOf } from '../../state/fakes.ts';

/** A page with a run that is taken on by hand, and saved when that is asked for. */
function page(link = 'data=circle&net=2-3.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.01&batch=32') {
  const experiment = linked(link);
  const whole = createWorkspace(worldOf());
  whole.edit(() => experiment);
  const layout = layOut(experiment);
  const takeStep = createStepper(experiment);
  const answers: (() => void)[] = [];
  const asker: typeof whole.asker = {
    ...whole.asker,
    ask: (question, _, listener) => {
      const { state, optimizer } = question as Extract<Question, { type: 'step' }>; // nothing else is asked
      const result = takeStep(state, optimizer);
      const reply = { type: 'answer', kind: 'step', result, network: { run: 1, experiment, layout } };
      answers.push(() => listener(reply as unknown as Parameters<typeof listener>[0]));
      return () => undefined;
    },
  };
  const workspace = { ...whole, asker };
  const { run } = prepare(experiment);
  while (run.advance(Infinity) !== 'epoch');
  const { setRun } = workspace.store.getState();
  const { id } = workspace.branches.begin(experiment);
  setRun({ id: 1, phase: 'ready' });
  workspace.liveStore.begin(1, createHistory(run.keys), { epoch: 0, batch: 0 });
  const keep = (): void => {
    const state = run.save();
    if (state === null) throw new Error('between two batches');
    workspace.branches.keep(id, { epoch: run.epoch, batch: run.batch, state });
  };
  /** What a frame brings; a run that stands is saved then. */
  const frame = (): void => {
    const counters = [run.epoch, run.batch, run.batches, 0, run.learningRate, 0];
    workspace.liveStore.take({ counters, rows: new Float64Array() } as unknown as Parameters<
      typeof workspace.liveStore.take
    >[0]);
    if (workspace.store.getState().run.phase !== 'running') keep();
  };
  let saves = 0;
  const save = (): void => {
    saves++;
    keep();
  };
  const follower = batchesOf(workspace);
  follower.follow(save);
  frame();
  return {
    workspace,
    run,
    follower,
    setRun,
    frame,
    saves: () => saves,
    /** Gives all answers that are waiting. */
    answer: (): void => {
      for (const give of answers.splice(0)) give();
    },
    step: (): void => {
      run.advance(Infinity, 1);
      setRun({ phase: 'paused' });
      frame();
    },
  };
}

describe('a page that follows the batches of its run', () => {
  it('has each batch that was done by itself, with the weights that the run has after it', () => {
    const { run, follower, step, answer, saves } = page();
    for (let batch = 0; batch < 3; batch++) {
      const before = run.network.parameters.slice();
      step();
      expect(follower.batches.done).toBeNull();
      answer();
      expect(follower.batches.done?.place).toEqual({ epoch: 0, batch });
      expect(follower.batches.done?.step.before).toEqual(before);
      expect(follower.batches.done?.step.after).toEqual(run.network.parameters);
    }
    expect(saves()).toBe(0); // it is saved where it stands, whoever follows
  });

  it('tells the next batch before it is done where somebody looks, and that it is done', () => {
    const { run, follower, step, answer } = page();
    const stop = follower.lookAhead();
    answer();
    const { next } = follower.batches;
    if (next === null || next === 'stops') throw new Error('it is known');
    step();
    expect(follower.batches.done).toBe(next);
    expect(next.step.after).toEqual(run.network.parameters);
    expect(judgedOf(next, 2).targets).toHaveLength(next.step.rows.length);
    answer();
    expect(follower.batches.next).toMatchObject({ place: { epoch: 0, batch: 1 } });
    stop();
    step();
    expect(follower.batches.done).not.toBe(next);
    expect(follower.batches.next).toBeNull();
  });

  it('forgets the batch when the run goes on by more than one, or another begins', () => {
    const { run, follower, setRun, step, answer, frame } = page();
    step();
    answer();
    expect(follower.batches.done).not.toBeNull();
    run.advance(Infinity, 2);
    frame();
    expect(follower.batches.done).toBeNull();
    step();
    answer();
    expect(follower.batches.done).not.toBeNull();
    setRun({ id: 2 });
    frame();
    expect(follower.batches.done).not.toBeNull(); // until numbers of that run come
  });

  it('leaves a run alone that trains fast, and looks at one batch a second', () => {
    const { workspace, run, follower, setRun, answer, frame, saves } = page();
    setRun({ phase: 'running' });
    const before = saves();
    for (let i = 0; i < 3; i++) {
      run.advance(Infinity, 1);
      frame();
    }
    answer();
    expect(saves()).toBe(before);
    expect(follower.batches.done).toBeNull();
    workspace.setView({ pace: { unit: 'batch', perSecond: 1 } });
    run.advance(Infinity, 1);
    frame();
    run.advance(Infinity, 1);
    frame();
    answer();
    expect(follower.batches.done?.step.after).toEqual(run.network.parameters);
  });

  it('plays a batch through: forward, the loss, backward, and all that changes', () => {
    const { workspace, follower, step, answer } = page();
    const walk = walkOf(workspace);
    step();
    answer();
    const { played } = walk.store.getState();
    expect(played?.played).toBe(follower.batches.done);
    expect(played?.stop).toEqual({ pass: 'forward', op: 0 });
    const { done } = follower.batches;
    const layout = done?.step.trace.layout;
    expect(layout && playedStops(layout, stopsOf(layout, true)).map(({ pass }) => pass)).toEqual([
      'forward',
      'forward',
      'loss',
      'gradients',
      'gradients',
      'update',
    ]);
    walk.stop();
    expect(walk.store.getState().played).toBeNull();
  });

  it('shows what changed at once where nothing is to move', () => {
    const { workspace, step, answer } = page();
    const still = { ...workspace, still: () => true };
    const walk = walkOf(still);
    batchesOf(still).follow(() => undefined);
    step();
    answer();
    expect(walk.store.getState().played?.stop.pass).toBe('update');
    walk.stop();
  });
});

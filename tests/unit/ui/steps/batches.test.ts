import { describe, expect, it, vi } from 'vitest';
import { createExamplePass } from '../../../../src/asking/example.ts';
import { createStepper } from '../../../../src/asking/stepper.ts';
import type { Question } from '../../../../src/asking/questions.ts';
import { layOut } from '../../../../src/engine/layout.ts';
import { stopsOf } from '../../../../src/explain/stations.ts';
import { createHistory } from '../../../../src/run/history.ts';
import type { RunStatus } from '../../../../src/run/status.ts';
import { createWorkspace } from '../../../../src/state/workspace.ts';
import { prepare } from '../../../../src/training/prepare.ts';
import { batchesOf, drawnOf, judgedOf } from '../../../../src/ui/steps/batches.ts';
import { playedStops, walkOf } from '../../../../src/ui/steps/stepsWalk.ts';
import { linked, worldOf } from '../../state/fakes.ts';

const circle = 'data=circle&net=2-3.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.01&batch=32';

/**
 * A page with a run that is taken on by hand, and saved when that is asked for.
 * @param done how the run stands where a batch was done before it is followed
 */
function page(link = circle, done: Partial<RunStatus> | null = null) {
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
  if (done !== null) {
    run.advance(Infinity, 1);
    setRun({ phase: 'paused', stepped: 'batch', ...done });
  }
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
      expect(follower.batches.done?.moment).toEqual({ run: 1, epoch: 0, batch, iteration: batch });
      expect(follower.batches.done?.step.before).toEqual(before);
      expect(follower.batches.done?.step.after).toEqual(run.network.parameters);
    }
    expect(saves()).toBe(0); // it is saved where it stands, whoever follows
  });

  it('has a batch that was done before it followed, but not by an optimizer that was set since', () => {
    const { follower, answer, run } = page(circle, {});
    answer();
    expect(follower.batches.done?.step.after).toEqual(run.network.parameters);
    const { optimizer, epochs } = linked(circle);
    const tuning = { optimizer: { ...optimizer, learningRate: 0.05 }, epochs };
    const other = page(circle, { tuned: [{ epoch: 0, tuning }] });
    other.answer();
    expect(other.follower.batches.done).toBeNull();
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
    expect(follower.batches.next).toMatchObject({ moment: { epoch: 0, batch: 1 } });
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

  it('forgets what was done when numbers are set by hand: the drawing shows those', () => {
    const { workspace, run, follower, step, answer, frame } = page();
    step();
    answer();
    frame(); // the same place, saved anew
    expect(follower.batches.done).toBeNull();
    expect(workspace.branches.current?.snapshots.at(-1)?.batch).toBe(run.batch);
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

  it('draws the first example of a batch as the weights before it and its Dropout have it, and others likewise', () => {
    const { run, follower, step, answer } = page(
      'data=circle&net=2-6.tanh-Dropout:0.5-1.sigmoid&loss=binary_crossentropy&opt=adam:0.01&batch=32',
    );
    step();
    const before = run.network.parameters.slice();
    step();
    answer();
    const { done } = follower.batches;
    if (done === null) throw new Error('it is done');
    const { experiment, step: taken } = done;
    const { parameters, probe, dropped, moment } = drawnOf(done, 0);
    expect(parameters).toEqual(Float32Array.from(before));
    expect(moment).toEqual({ run: 1, epoch: 0, batch: 1, iteration: 1 });
    const pass = createExamplePass(experiment, experiment.seed);
    pass.load(before);
    const alone = pass.values(taken.trace.values[0].slice(0, 2), 'training', 1);
    expect(dropped).toEqual(pass.dropped(1));
    expect(new Set(dropped?.get(1))).toEqual(new Set([0, 1])); // else nothing is tested
    probe?.forEach((value, i) => expect(value).toBeCloseTo(alone?.[i] ?? Number.NaN, 5));
    expect(drawnOf(done, 1).probe?.slice(0, 2)).toEqual(Float32Array.from(taken.trace.values[0].slice(2, 4)));
  });

  it('plays a batch through: forward, the loss, backward, and all that changes', () => {
    const { workspace, follower, step, answer } = page();
    const walk = walkOf(workspace);
    step();
    answer();
    const { played } = walk.store.getState();
    expect(played?.batch).toBe(follower.batches.done);
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
    walk.go(0);
    expect(walk.store.getState().played).toBeNull();
  });

  it('shows pictures that stand for a while where nothing is to move, and of a run that goes on the last alone', () => {
    vi.useFakeTimers();
    try {
      for (const isRunning of [false, true]) {
        const { workspace, run, step, frame, answer, setRun } = page();
        const still = { ...workspace, still: () => true };
        const walk = walkOf(still);
        batchesOf(still).follow(() => undefined);
        if (isRunning) {
          workspace.setView({ pace: { unit: 'batch', perSecond: 1 } });
          setRun({ phase: 'running' });
          run.advance(Infinity, 1);
          frame();
        } else step();
        answer();
        const shown = (): string | undefined => walk.store.getState().played?.stop.pass;
        const seen = [shown()];
        while (shown() !== 'update') {
          vi.advanceTimersByTime(1000);
          expect(shown()).toBe(seen.at(-1)); // stands
          vi.advanceTimersByTime(200);
          seen.push(shown());
        }
        expect(seen).toEqual(
          isRunning ? ['update'] : ['forward', 'forward', 'loss', 'gradients', 'gradients', 'update'],
        );
        walk.go(0);
      }
    } finally {
      vi.useRealTimers();
    }
  });

  it('is played in place of a walk that plays when it is done by hand, and not over one while training runs', () => {
    const { workspace, run, setRun, frame, step, answer } = page();
    const walk = walkOf(workspace);
    walk.play(1);
    step();
    answer();
    expect(walk.store.getState()).toMatchObject({ at: 1, plays: false });
    expect(walk.store.getState().played).not.toBeNull();
    walk.play(1);
    expect(walk.store.getState().played).toBeNull();
    workspace.setView({ pace: { unit: 'batch', perSecond: 1 } });
    setRun({ phase: 'running' });
    for (let batch = 0; batch < 2; batch++) {
      run.advance(Infinity, 1);
      frame();
      answer();
    }
    expect(batchesOf(workspace).batches.done).not.toBeNull();
    expect(walk.store.getState()).toMatchObject({ plays: true, played: null });
    walk.go(0);
  });
});

describe('a walk that plays', () => {
  it('rests at its last station, and stops for another example, another neuron and another subject', () => {
    const { workspace } = page();
    const walk = walkOf(workspace);
    const plays = (): boolean => walk.store.getState().plays;
    walk.play(1);
    walk.goOn(2, 3);
    expect(walk.store.getState()).toMatchObject({ at: 2, plays: true });
    walk.goOn(3, 3);
    expect(walk.store.getState()).toMatchObject({ at: 3, plays: false });
    const ways: readonly (() => void)[] = [
      () => workspace.setView({ probe: [0.5, 0.5] }),
      () => workspace.setView({ selection: { type: 'neuron', column: 1, unit: 0 } }),
      () => walk.store.setState({ target: { data: '', row: 0, values: [1] } }),
      () => walk.store.setState({ row: 1 }),
      () => walk.go(2),
      () => walk.choose('batch'),
    ];
    for (const stops of ways) {
      walk.play(1);
      expect(plays()).toBe(true);
      stops();
      expect(plays()).toBe(false);
    }
    walk.play(1);
    workspace.setView({ probe: [0.25, 0.5] }); // which the batch has put there
    expect(plays()).toBe(true);
  });

  it('goes nowhere once nothing is to move', () => {
    const { workspace } = page();
    const walk = walkOf({ ...workspace, still: () => true });
    walk.play(1);
    walk.goOn(2, 3);
    expect(walk.store.getState()).toMatchObject({ at: 1, plays: false });
  });
});

import { describe, expect, it } from 'vitest';
import { setActivation, setFit, setLearningRate, setOptimizer, setUnits } from '../../../src/document/edits.ts';
import { defaultOptimizer, usualCallbacks, usualSchedules } from '../../../src/document/defaults.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import type { Held } from '../../../src/engine/held.ts';
import { layOut } from '../../../src/engine/layout.ts';
import { createLiveStore } from '../../../src/state/live.ts';
import { type Message, createAppStore, shownExperiment } from '../../../src/state/store.ts';
import { branchOfVery, createBranches, type Snapshot } from '../../../src/run/branch.ts';
import { freshRun, type Tuning } from '../../../src/run/status.ts';
import type { Moment, Place } from '../../../src/document/moment.ts';
import type { RunState } from '../../../src/engine/run/state.ts';
import { connectTraining } from '../../../src/state/training.ts';
import { initialView, paces } from '../../../src/state/view.ts';
import type { Client, ClientEvents, ClientOptions } from '../../../src/training/client.ts';
import type { Halt, Pace, Values } from '../../../src/training/protocol.ts';
import { frameOf, linked, silentWorkers } from './fakes.ts';

type Sent =
  | { readonly type: 'compile'; readonly experiment: Experiment; readonly resume?: Snapshot }
  | { readonly type: 'tune'; readonly tuning: Tuning }
  | { readonly type: 'fit'; readonly pace: Pace }
  | { readonly type: 'step'; readonly unit: 'batch' | 'epoch' }
  | { readonly type: 'set'; readonly values: Values; readonly held: readonly Held[]; readonly forks: boolean }
  | ({ readonly type: 'reach' } & Place)
  | { readonly type: 'pause' | 'end' | 'dispose' };

const iris = linked('data=iris&net=4-8.tanh-3.softmax&epochs=20');
/** Two outputs for three species. */
const unfit = (e: Experiment): Experiment => setUnits(e, 1, 2);
const wider = (e: Experiment): Experiment => setUnits(e, 0, 9);
const rate = (learningRate: number) => (e: Experiment) => setLearningRate(e, learningRate);
const sgd = defaultOptimizer('sgd');

/** A page whose client only writes down what it is told; the worker's reports are made by hand. */
function open(experiment: Experiment = iris, reason: Message = { type: 'workerFailed' }) {
  const store = createAppStore(experiment, initialView);
  const live = createLiveStore(() => undefined);
  const sent: Sent[] = [];
  let events: ClientEvents | null = null;
  let run = 0;
  function makeClient(options: ClientOptions): Client {
    ({ events } = options);
    return {
      compile: (compiled, resume = null) => {
        sent.push({ type: 'compile', experiment: compiled, ...(resume === null ? {} : { resume }) });
        return ++run;
      },
      tune: (tuning) => void sent.push({ type: 'tune', tuning }),
      fit: (pace) => void sent.push({ type: 'fit', pace }),
      step: (unit) => void sent.push({ type: 'step', unit }),
      reach: (place) => void sent.push({ type: 'reach', ...place }),
      pause: () => void sent.push({ type: 'pause' }),
      admit,
      set: (values, held, forks) => void sent.push({ type: 'set', values, held, forks }),
      save: () => undefined,
      end: () => void sent.push({ type: 'end' }),
      dispose: () => void sent.push({ type: 'dispose' }),
    };
  }
  const admit = (): void => undefined;
  const shared: unknown[] = [];
  const followed: number[] = [];
  let forgets = 0;
  const offered: Moment[] = [];
  const asker = {
    follow: (id: number) => void followed.push(id),
    forget: () => void forgets++,
    offer: (moment: Moment) => void offered.push(moment),
    line: { share: (to: unknown) => void shared.push(to) },
  };
  const branches = createBranches();
  const controls = connectTraining(
    { store, liveStore: live, asker, branches, workers: () => silentWorkers },
    makeClient,
    () => Promise.resolve(reason),
  );
  const told = (): ClientEvents => {
    if (events === null) throw new Error('no client was made');
    return events;
  };
  const shape = () => ({ layout: layOut(shownExperiment(store.getState())), keys: ['loss'] });
  const halt = (at: Partial<Halt>): void =>
    told().paused(run, {
      reason: 'asked',
      epoch: 0,
      batch: 0,
      ended: null,
      failure: null,
      ...at,
    });
  const reach = (epoch: number, batch = 0): void => told().frame(run, frameOf(shape(), { epoch, batch, batches: 4 }));
  return {
    ...store.getState(),
    state: store.getState,
    phase: () => store.getState().run.phase,
    epochs: () => shownExperiment(store.getState()).epochs,
    live: live.live,
    controls,
    admit,
    shared,
    followed,
    /** How often nothing was known any more. */
    forgotten: () => forgets,
    offered,
    branches,
    /** Reports that a run has been saved where it is. */
    saved: (epoch: number, of = run): void => told().saved(of, snapshotOf(epoch), new Float64Array(0)),
    /** Reports that numbers have been set, where the run stands. */
    forked: (epoch: number): void => told().forked(run, snapshotOf(epoch), new Float64Array(0)),
    run: () => run,
    sent,
    types: (): string[] => sent.map(({ type }) => type),
    /** Commands sent since the last call. */
    news: (): Sent[] => sent.splice(0),
    /** Reports that the worker has compiled the newest run. */
    compiled: (fingerprint = 'c0de', refused: string | null = null): void =>
      told().compiled(run, shape(), { fingerprint, executor: 'simd', refused }),
    /** Brings a frame of an epoch. */
    reach,
    /** Reports that the worker has stopped. */
    halt,
    /** Reports the fingerprint of the weights where it stands. */
    digested: (fingerprint: string): void => told().fingerprint(run, fingerprint),
    /** Reports training up to an epoch and then a stop. */
    stopAt: (epoch: number, reason: Halt['reason']): void => {
      reach(epoch);
      halt({ reason, epoch });
    },
    failed: (): void => told().failed(run, 'no worker', null),
    tooLarge: (needs: number): void => told().failed(run, 'no memory', needs),
    stuck: (): void => told().stuck(run),
    restarted: (epoch: number): void => told().restarted(run, epoch),
  };
}

/** A run saved at an epoch; the client is a fake, which looks at none of it. */
const snapshotOf = (epoch: number): Snapshot => ({ epoch, batch: 0, state: { bytes: new ArrayBuffer(8) } as RunState });

/** A page whose run is compiled, with nothing new in `sent`. */
function ready(experiment: Experiment = iris) {
  const page = open(experiment);
  page.compiled();
  page.news();
  return page;
}

/** A page that trains. */
function running(experiment: Experiment = iris) {
  const page = ready(experiment);
  page.controls.train();
  page.news();
  return page;
}

describe('the page', () => {
  it('compiles what it opens with, and lets it be asked', () => {
    const { news, phase, followed } = open();
    expect(news()).toEqual([{ type: 'compile', experiment: iris }]);
    expect(followed).toEqual([1]);
    expect(phase()).toBe('ready');
  });

  it('lets the worker that trains answer, too, where there is no other', () => {
    const { shared, admit } = open();
    expect(shared).toEqual([admit]);
  });

  it('says one thing of a moment that does not fit its experiment: that training begins anew', () => {
    const { compiled, state } = open();
    state().say({ type: 'openedMoment', epoch: 2, batch: 0, isTrained: false, left: null });
    compiled('abcd', 'the saved run is that of another run');
    expect(state().messages.map(({ type }) => type)).toEqual(['notResumed']);
  });

  it('shows the initial weights as they are reported', () => {
    const { compiled, state, live } = open();
    expect(state().run.fingerprint).toBeNull();
    compiled('abcd');
    expect(state().run).toEqual({
      ...freshRun,
      id: 1,
      fingerprint: { hex: 'abcd', epoch: 0, batch: 0 },
      executor: 'simd',
    });
    expect(live).toMatchObject({ run: 1 });
  });

  it('keeps the numbers of the frames', () => {
    const { reach, live, offered } = running();
    reach(3, 2);
    expect(live).toMatchObject({ epoch: 3, batch: 2, batches: 4 });
    expect(offered).toEqual([{ run: 1, epoch: 3, batch: 2, iteration: 14 }]);
  });
});

describe('an edit of what is trained', () => {
  it.each<[string, (e: Experiment) => Experiment]>([
    ['another width', wider],
    ['another activation', (e) => setActivation(e, 0, 'relu')],
    ['another optimizer', (e) => setOptimizer(e, defaultOptimizer('adam'))],
    ['another batch size', (e) => setFit(e, { batchSize: 7 })],
    ['another validation split', (e) => setFit(e, { validationSplit: 0.5 })],
    ['another seed', (e) => ({ ...e, seed: 99 })],
    ['other data', (e) => ({ ...e, data: { ...e.data, seed: 99 } })],
    ['another loss', (e) => ({ ...e, loss: 'mean_squared_error' })],
    ['other metrics', (e) => ({ ...e, metrics: [] })],
  ])('compiles anew, and the run stands at its beginning: %s', (_, change) => {
    const { edit, news, reach, state } = running();
    reach(5);
    edit(rate(0.5));
    news();
    edit(change);
    expect(news()).toEqual([{ type: 'compile', experiment: state().document.present }]);
    expect(state().run).toEqual({ ...freshRun, id: 2 });
  });

  it('compiles already while it is dragged, and not again when it is let go', () => {
    const { previewEdit, commitPreview, news } = ready();
    previewEdit(wider, 'slider');
    expect(news()).toMatchObject([{ type: 'compile', experiment: wider(iris) }]);
    commitPreview();
    expect(news()).toEqual([]);
  });

  it('compiles anew when it is undone and when it is redone', () => {
    const { edit, undo, redo, news } = ready();
    edit(wider);
    news();
    undo();
    expect(news()[0]).toEqual({ type: 'compile', experiment: iris });
    redo();
    expect(news()[0]).toEqual({ type: 'compile', experiment: wider(iris) });
  });

  it('lets go of what was picked in the drawing', () => {
    const { edit, setView, state } = ready();
    setView({ selection: { type: 'neuron', column: 1, unit: 0 }, hovered: { type: 'bias', layer: 0, unit: 0 } });
    edit(rate(0.5));
    expect(state().view.selection).not.toBeNull();
    edit(wider);
    expect(state().view).toMatchObject({ selection: null, hovered: null });
  });
});

describe('an edit of the learning rate or the epochs', () => {
  it('tunes the run and does not start it anew', () => {
    const { edit, news, phase } = running();
    edit(rate(0.5));
    edit((e) => setFit(e, { epochs: 30 }));
    expect(news()).toEqual([
      { type: 'tune', tuning: { optimizer: { ...sgd, learningRate: 0.5 }, epochs: 20 } },
      { type: 'tune', tuning: { optimizer: { ...sgd, learningRate: 0.5 }, epochs: 30 } },
    ]);
    expect(phase()).toBe('running');
  });

  it('tunes while it is dragged, and not again when it is let go', () => {
    const { previewEdit, commitPreview, types, news } = running();
    previewEdit(rate(0.5), 'slider');
    commitPreview();
    expect(types()).toEqual(['tune']);
    news();
    previewEdit((e) => structuredClone(e), 'slider');
    expect(news()).toEqual([]);
  });

  it('is remembered with its epoch when the weights have moved', () => {
    const { edit, reach, state } = running();
    reach(7, 3);
    edit(rate(0.5));
    reach(9);
    edit((e) => setFit(e, { epochs: 30 }));
    edit(rate(0.25));
    const tuning = (learningRate: number, epochs: number) => ({ optimizer: { ...sgd, learningRate }, epochs });
    expect(state().run.tuned).toEqual([
      { epoch: 7, tuning: tuning(0.5, 20) },
      { epoch: 9, tuning: tuning(0.25, 30) },
    ]);
  });

  it('is remembered from the first batch on, and not before', () => {
    const { edit, reach, state } = running();
    edit(rate(0.5));
    expect(state().run.tuned).toEqual([]);
    reach(0, 1);
    edit(rate(0.25));
    expect(state().run.tuned).toMatchObject([{ epoch: 0 }]);
  });

  it('is remembered when it is undone, too: the weights have seen both', () => {
    const { edit, undo, reach, state } = running();
    reach(7);
    edit(rate(0.5));
    reach(8);
    undo();
    expect(state().run.tuned.map(({ epoch, tuning }) => [epoch, tuning.optimizer.learningRate])).toEqual([
      [7, 0.5],
      [8, 0.01],
    ]);
  });

  it('of a run that is not compiled yet is not counted for the run before', () => {
    const { edit, reach, compiled, state } = running();
    reach(7);
    edit(wider);
    edit(rate(0.5));
    expect(state().run.tuned).toEqual([]);
    compiled();
    edit(rate(0.25));
    expect(state().run.tuned).toEqual([]);
  });
});

describe('Reset', () => {
  it('compiles the same experiment and forgets what was tuned', () => {
    const { edit, reach, controls, news, state } = running();
    reach(7);
    edit(rate(0.5));
    news();
    controls.reset();
    expect(news()).toMatchObject([{ type: 'compile', experiment: rate(0.5)(iris) }]);
    expect(state().run).toEqual({ ...freshRun, id: 2 });
  });

  it('is a step that undo takes back: the run stands where it stood, also one that was changed by hand', () => {
    const { reach, stopAt, saved, forked, controls, branches, news, undo, redo, state } = running();
    stopAt(3, 'asked');
    saved(3);
    controls.set([[0, 2]], false, { lossBefore: null, held: [], off: [] });
    forked(3);
    controls.train();
    reach(117);
    stopAt(117, 'asked');
    saved(117);
    const left = branches.current?.id;
    news();
    controls.reset();
    expect(state().run).toEqual({ ...freshRun, id: 2 });
    undo();
    expect(branches.current?.id).toBe(left);
    expect(news().at(-1)).toMatchObject({ type: 'compile', resume: { epoch: 117 } });
    redo();
    expect(news().at(-1)).not.toMatchObject({ resume: { epoch: 117 } });
  });

  it('is no step where nothing is trained', () => {
    const { controls, state } = ready();
    controls.reset();
    expect(state().document.past).toEqual([]);
  });

  it('brings a run back that broke', () => {
    const { halt, controls, phase, types } = running();
    halt({ reason: 'notFinite' });
    controls.reset();
    expect(phase()).toBe('ready');
    expect(types()[0]).toBe('compile');
  });

  it('takes what is being dragged as it stands', () => {
    const { previewEdit, controls, state, news } = ready();
    previewEdit(wider, 'slider');
    news();
    controls.reset();
    expect(state().document).toMatchObject({ past: [iris], present: wider(iris) });
    expect(news()[0]).toEqual({ type: 'compile', experiment: wider(iris) });
  });
});

describe('an impossible experiment', () => {
  it('ends the run and leaves nothing known of it', () => {
    const { edit, reach, news, state, live } = running();
    reach(7);
    edit(rate(0.5));
    news();
    edit(unfit);
    expect(news()).toEqual([{ type: 'end' }]);
    expect(state().run).toEqual({ ...freshRun, phase: 'impossible' });
    expect(live).toMatchObject({ epoch: 0, history: { count: 0 } });
  });

  it('is compiled again once it is mended', () => {
    const { edit, undo, news, phase } = ready();
    edit(unfit);
    edit(rate(0.5));
    news();
    undo();
    undo();
    expect(news()).toMatchObject([{ type: 'compile', experiment: iris }]);
    expect(phase()).toBe('ready');
  });

  it('takes no commands', () => {
    const { edit, setView, controls, news, phase } = ready();
    edit(unfit);
    news();
    controls.train();
    controls.pause();
    controls.stepBatch();
    controls.stepEpoch();
    setView({ pace: paces[0] });
    edit(rate(0.5));
    expect(news()).toEqual([]);
    expect(phase()).toBe('impossible');
  });

  it('may be what the page opens with', () => {
    const { types, phase } = open(unfit(iris));
    expect(types()).toEqual(['end']);
    expect(phase()).toBe('impossible');
  });
});

describe('Train', () => {
  it('trains at the pace that is chosen', () => {
    const { controls, setView, news, state } = ready();
    setView({ pace: paces[1] });
    expect(news()).toEqual([]);
    controls.train();
    expect(news()).toEqual([{ type: 'fit', pace: paces[1] }]);
    expect(state().run).toMatchObject({ phase: 'running', fingerprint: null });
  });

  it('while training does nothing', () => {
    const { controls, news } = running();
    controls.train();
    expect(news()).toEqual([]);
  });

  it('goes on after a pause', () => {
    const { controls, stopAt, news, phase } = running();
    stopAt(5, 'asked');
    controls.train();
    expect(news()).toEqual([{ type: 'fit', pace: initialView.pace }]);
    expect(phase()).toBe('running');
  });

  it('at the epochs limit raises it by what it was at first, each time', () => {
    const { controls, stopAt, news, phase, epochs, state } = running();
    for (const limit of [40, 60, 80]) {
      stopAt(epochs(), 'epochs');
      controls.train();
      expect(news()).toEqual([
        { type: 'tune', tuning: { optimizer: sgd, epochs: limit } },
        { type: 'fit', pace: initialView.pace },
      ]);
      expect(epochs()).toBe(limit);
      expect(phase()).toBe('running');
    }
    expect(state().document.past).toHaveLength(3);
    expect(state().run.tuned).toEqual([]);
  });

  it('goes on from where the run is, by the limit that was set last, when that is below', () => {
    const { controls, stopAt, edit, epochs, phase } = running();
    stopAt(15, 'asked');
    edit((e) => setFit(e, { epochs: 3 }));
    expect(phase()).toBe('finished');
    controls.train();
    expect(controls.addedEpochs()).toBe(3);
    expect(epochs()).toBe(18);
    expect(phase()).toBe('running');
  });

  it('never raises the limit above what a link can say', () => {
    const { controls, stopAt, epochs } = running(setFit(iris, { epochs: 99_000 }));
    stopAt(99_000, 'epochs');
    controls.train();
    expect(epochs()).toBe(100_000);
  });

  it('does nothing once the weights broke', () => {
    const { controls, halt, news, phase } = running();
    halt({ reason: 'notFinite' });
    controls.train();
    controls.stepBatch();
    expect(news()).toEqual([]);
    expect(phase()).toBe('broken');
  });

  it('takes what is being dragged as it stands', () => {
    const { previewEdit, controls, state, types } = ready();
    previewEdit(wider, 'slider');
    controls.train();
    expect(state().document).toMatchObject({ past: [iris], present: wider(iris) });
    expect(types()).toEqual(['compile', 'fit']);
  });
});

describe('a guess that is wanted', () => {
  it('comes before Train and both steps: they say so, and go on without one when asked to', () => {
    const { controls, news, setView, state, phase } = ready();
    setView({ unguessed: 'loss' });
    for (const button of ['train', 'stepBatch', 'stepEpoch'] as const) controls[button]();
    expect(news()).toEqual([]);
    const [message, ...others] = state().messages;
    expect(others).toEqual([]);
    if (message?.type !== 'guessFirst') throw new Error('nothing was said');
    message.goOn();
    expect(news()).toEqual([{ type: 'step', unit: 'epoch' }]); // the last one that was pressed
    controls.train();
    expect(phase()).toBe('ready');
    setView({ unguessed: null });
    controls.train();
    expect([news(), state().messages]).toEqual([[{ type: 'fit', pace: paces[4] }], []]);
  });

  it('is too late for a run that has begun', () => {
    const { controls, reach, setView, news } = ready();
    reach(0, 1);
    setView({ unguessed: 'loss' });
    controls.stepBatch();
    expect(news()).toEqual([{ type: 'step', unit: 'batch' }]);
  });
});

describe('the other buttons', () => {
  it('pause and step', () => {
    const { controls, news } = ready();
    controls.pause();
    controls.stepBatch();
    controls.stepEpoch();
    expect(news()).toEqual([{ type: 'pause' }, { type: 'step', unit: 'batch' }, { type: 'step', unit: 'epoch' }]);
  });

  it('give other initial weights, as an edit that can be undone', () => {
    const { controls, state, news } = ready({ ...iris, seed: 6 });
    controls.newSeed();
    expect(state().document.present).toEqual({ ...iris, seed: 7 });
    expect(state().document.past).toHaveLength(1);
    expect(news()[0]).toMatchObject({ type: 'compile', experiment: { seed: 7 } });
  });

  it('begin with seed 0 again after the last one', () => {
    const { controls, state } = ready({ ...iris, seed: 0xffff_ffff });
    controls.newSeed();
    expect(state().document.present.seed).toBe(0);
  });
});

describe('another pace', () => {
  it('is sent while training', () => {
    const { setView, news } = running();
    setView({ pace: paces[0] });
    expect(news()).toEqual([{ type: 'fit', pace: paces[0] }]);
    setView({ logarithmic: true });
    expect(news()).toEqual([]);
  });

  it('waits for the next Train when the run stands still', () => {
    const { setView, stopAt, news } = running();
    stopAt(5, 'asked');
    setView({ pace: paces[0] });
    expect(news()).toEqual([]);
  });
});

describe('a change that begins training anew', () => {
  const anew = (branch: number, epoch: number, batch = 0) => ({ type: 'begunAnew', branch, epoch, batch });

  it('says how to get back, once something has been learned', () => {
    const { edit, reach, state, compiled } = running();
    edit(wider);
    expect(state().messages).toEqual([]);
    compiled();
    reach(85, 3);
    edit((e) => setUnits(e, 0, 4));
    expect(state().messages).toEqual([anew(2, 85, 3)]);
    edit((e) => setUnits(e, 0, 5)); // nothing has been learned since
    expect(state().messages).toEqual([anew(2, 85, 3)]);
  });

  it('says it, too, when what comes instead cannot be trained', () => {
    const { edit, reach, state } = running();
    reach(85, 3);
    edit(unfit);
    expect(state().messages).toEqual([anew(1, 85, 3)]);
  });

  it('says where it comes back to: the run had come further than its frames had told', () => {
    const { edit, reach, state, saved } = running();
    reach(85);
    edit(wider);
    saved(90, 1);
    expect(state().messages).toEqual([anew(1, 90)]);
    saved(2);
    expect(state().messages).toEqual([anew(1, 90)]);
  });

  it('says nothing where another experiment is opened over the one that was trained', () => {
    const page = running();
    page.reach(85);
    page.open(wider(iris));
    expect(page.news()).toMatchObject([{ type: 'compile' }]);
    expect(page.state().messages).toEqual([]);
  });

  it('says no more once training begins, or the change is undone', () => {
    const one = running();
    one.reach(85);
    one.edit(wider);
    one.controls.train();
    expect(one.state().messages).toEqual([]);
    const other = running();
    other.reach(85);
    other.edit(wider);
    other.undo();
    expect(other.state().messages).toEqual([]);
  });

  it.each(['undo', 'backTo'] as const)('is taken back with the weights that were left: %s', (way) => {
    const page = running();
    page.reach(85);
    page.edit(wider);
    page.saved(85, 1); // what it had come to when it was left
    page.compiled();
    page.news();
    if (way === 'undo') page.undo();
    else page.controls.backTo(1);
    expect(page.news()).toEqual([{ type: 'compile', experiment: iris, resume: snapshotOf(85) }]);
    expect(page.state().document.present).toEqual(iris);
    expect(page.state().run).toMatchObject({ id: 3, phase: 'finished' }); // the limit is 20 epochs
    page.compiled('beef');
    expect(page.state().run.fingerprint).toEqual({ hex: 'beef', epoch: 85, batch: 0 });
  });

  it('is where it was left when one returns to it after the history has forgotten it', () => {
    const page = running();
    page.reach(85);
    page.edit(wider);
    page.saved(85, 1);
    page.undo();
    page.edit((e) => setUnits(e, 0, 3)); // nothing to redo any more
    page.reach(4);
    page.undo();
    page.saved(4, 4);
    page.compiled();
    page.edit((e) => setUnits(e, 0, 2));
    page.news();
    page.moveTo(setUnits(iris, 0, 3)); // back in the browser
    expect(page.news()).toEqual([{ type: 'compile', experiment: setUnits(iris, 0, 3), resume: snapshotOf(4) }]);
    page.compiled();
    page.edit(wider); // nobody returns: it begins anew
    expect(page.news()).toEqual([{ type: 'compile', experiment: wider(iris) }]);
  });

  it('is redone to where that had come to, with its curves', () => {
    const page = running();
    page.edit(wider);
    page.compiled();
    page.controls.train();
    page.reach(7);
    page.undo();
    page.saved(7, 2);
    page.compiled();
    expect(page.live.history.count).toBe(0);
    page.news();
    page.redo();
    expect(page.news()).toEqual([{ type: 'compile', experiment: wider(iris), resume: snapshotOf(7) }]);
    page.compiled();
    expect(page.live.epoch).toBe(7);
  });

  it('that is undone at once waits until the run that was left is saved', () => {
    const page = running();
    page.reach(5);
    page.edit(wider);
    page.news();
    page.undo();
    expect(page.types()).toEqual(['end']);
    page.controls.train(); // comes after that
    page.saved(5, 1);
    expect(page.news()).toEqual([
      { type: 'end' },
      { type: 'compile', experiment: iris, resume: snapshotOf(5) },
      { type: 'fit', pace: initialView.pace },
    ]);
  });

  it('that is undone at once, and edited before that, goes on with the edit', () => {
    const page = running();
    page.reach(5);
    page.saved(5);
    page.reach(6);
    page.edit(wider);
    page.undo();
    page.news();
    page.edit(rate(0.5));
    page.saved(6, 1);
    expect(page.news()).toEqual([
      { type: 'compile', experiment: iris, resume: snapshotOf(5) },
      { type: 'tune', tuning: { optimizer: { ...sgd, learningRate: 0.5 }, epochs: 20 } },
    ]);
    expect(page.branches.all.map(({ experiment }) => experiment)).toEqual([wider(iris), rate(0.5)(iris)]);
    page.reach(7);
    page.edit(wider);
    page.undo();
    page.news();
    page.edit((e) => setUnits(e, 0, 3));
    page.saved(7, 3);
    expect(page.news()).toMatchObject([
      { type: 'compile' },
      { type: 'compile', experiment: page.state().document.present },
    ]);
  });

  it('that is undone and redone at once waits for what was left all the same', () => {
    const page = running();
    page.edit(wider);
    page.compiled();
    page.controls.train();
    page.reach(7);
    page.undo();
    page.redo();
    page.saved(7, 2);
    expect(page.news().at(-1)).toEqual({ type: 'compile', experiment: wider(iris), resume: snapshotOf(7) });
  });

  it('keeps the numbers on the page until those of the run that it goes back to have come', () => {
    const page = running();
    page.reach(5);
    page.edit((e) => ({ ...e, seed: 9 }));
    page.compiled();
    page.controls.train();
    page.reach(3);
    page.undo();
    expect(page.forgotten()).toBe(0);
    expect(page.live.epoch).toBe(3);
  });

  it('with Reset leads back, too, and forward again by the same way', () => {
    const page = running();
    page.reach(9);
    page.controls.reset();
    page.saved(9, 1);
    page.compiled();
    expect(page.state().messages).toEqual([anew(1, 9)]);
    page.news();
    page.controls.backTo(1);
    expect(page.news()).toEqual([{ type: 'compile', experiment: iris, resume: snapshotOf(9) }]);
    expect(page.state().document.past).toEqual([]);
  });

  it('leads back to the experiment as it had been tuned', () => {
    const page = running();
    page.edit(rate(0.5));
    page.reach(9);
    page.edit(rate(0.25));
    page.edit(wider);
    page.saved(9, 1);
    page.compiled();
    page.controls.backTo(1);
    expect(page.news().at(-1)).toEqual({ type: 'compile', experiment: rate(0.25)(iris), resume: snapshotOf(9) });
    expect(page.state().run.tuned).toMatchObject([{ epoch: 9 }]);
  });

  it('belongs to the very document when it came with an equal one, so that it is found again after a reload', () => {
    const page = running();
    const came = { ...iris };
    const id = page.branches.add({
      experiment: came,
      parent: null,
      status: freshRun,
      history: null,
      snapshots: [snapshotOf(4)],
    });
    page.controls.backTo(id);
    expect(page.news()).toEqual([{ type: 'compile', experiment: iris, resume: snapshotOf(4) }]);
    const { present } = page.state().document;
    expect(present).not.toBe(came);
    expect(branchOfVery(page.branches.all, present)?.id).toBe(id);
  });

  it('leaves nothing of a preview that came to nothing', () => {
    const page = running();
    page.reach(3);
    for (let units = 5; units < 8; units++) page.previewEdit((e) => setUnits(e, 0, units), 'slider');
    expect(page.branches.all.map(({ experiment }) => experiment.layers[0])).toMatchObject([{ units: 8 }, { units: 7 }]);
  });
});

describe('an experiment that is tried out', () => {
  /** A branch of another learning rate than the one of a page. */
  const trial = (page: ReturnType<typeof ready>, snapshots: readonly Snapshot[]) => ({
    parent: null,
    experiment: rate(0.5)(page.state().document.present),
    status: freshRun,
    history: null,
    snapshots,
  });

  it('begins with new weights where the run could be tuned, and gives way to what it took the place of', () => {
    const page = running();
    page.reach(7);
    const before = page.state().document.present;
    page.controls.tryOut(trial(page, []));
    page.controls.train();
    page.saved(7); // the run that was left
    const news = page.news();
    expect(news.map(({ type }) => type)).toEqual(['end', 'compile', 'fit']);
    expect(news[1]).not.toHaveProperty('resume');
    page.compiled();
    page.reach(3);
    page.saved(3);
    page.undo();
    expect(page.state().document.present).toBe(before);
    expect(page.news()).toMatchObject([{ type: 'compile', resume: { epoch: 7 } }]);
    page.compiled();
    page.redo();
    expect(page.news()).toMatchObject([{ type: 'compile', resume: { epoch: 3 } }]);
    page.compiled();
    page.edit(rate(0.25));
    page.undo();
    expect(page.types()).toEqual(['tune', 'tune']); // that was no trial
  });

  it('goes on from where a run stood that has broken off since', () => {
    const page = running();
    page.reach(6);
    page.saved(6);
    const failure = { what: 'loss', epoch: 8, batch: 1, cause: { type: 'growth' } } as const;
    page.reach(7);
    page.halt({ reason: 'notFinite', epoch: 7, failure });
    page.saved(7);
    page.news();
    const from = snapshotOf(6);
    page.controls.tryOut(trial(page, [from]));
    expect(page.news()).toMatchObject([{ type: 'compile', resume: { state: from.state, epoch: 6 } }]);
    expect(page.state().run.failure).toBeNull();
    page.compiled();
    page.controls.train();
    expect(page.phase()).toBe('running');
    page.undo();
    expect(page.state().run).toMatchObject({ phase: 'broken', failure });
  });
});

describe('numbers that are set by hand', () => {
  const marks = { lossBefore: 0.25, held: [2], off: [] };

  /** A page that stands at epoch 5 and has set a number there. */
  function touched() {
    const page = running();
    page.stopAt(5, 'asked');
    page.saved(5);
    page.news();
    page.controls.set([[0, 1]], false, marks);
    page.forked(5);
    return page;
  }

  it('are a step to be undone, and need no new run', () => {
    const page = touched();
    expect(page.news()).toEqual([{ type: 'set', values: [[0, 1]], held: [2], forks: true }]);
    expect(page.state().run).toMatchObject({ id: 1, phase: 'paused', fingerprint: null });
    expect(page.state().run.byHand).toEqual({ epoch: 5, batch: 0, ...marks });
    expect(page.state().document).toEqual({ past: [iris], present: iris, future: [] });
    page.digested('f00d');
    expect(page.state().run.fingerprint?.hex).toBe('f00d');
  });

  it('are taken back, and come again, with what each had come to', () => {
    const page = touched();
    page.controls.train();
    page.stopAt(9, 'asked');
    page.saved(9);
    page.news();
    page.undo();
    expect(page.news()).toEqual([{ type: 'compile', experiment: iris, resume: snapshotOf(5) }]);
    expect(page.state().run).toMatchObject({ phase: 'paused', byHand: null });
    page.compiled();
    page.redo();
    expect(page.news()).toEqual([{ type: 'compile', experiment: iris, resume: snapshotOf(9) }]);
    expect(page.state().run.byHand?.lossBefore).toBe(0.25);
  });

  it('stand in order with what is tuned, and with another network', () => {
    const page = touched();
    page.edit(rate(0.5));
    page.edit(wider);
    page.compiled();
    page.saved(5, 1);
    page.news();
    page.undo();
    expect(page.news()).toMatchObject([{ type: 'compile', experiment: rate(0.5)(iris) }]);
    expect(page.state().run.byHand).toBeTruthy();
    page.compiled();
    page.undo();
    expect(page.news()).toMatchObject([{ type: 'tune' }]);
    expect(page.state().run.byHand).toBeTruthy();
    page.undo();
    expect(page.news()).toEqual([{ type: 'compile', experiment: iris, resume: snapshotOf(5) }]);
    expect(page.state().run.byHand).toBeNull();
  });

  it('are one step while a slider is dragged', () => {
    const page = touched();
    page.controls.set([[0, 2]], true, marks);
    page.controls.set([[0, 3]], true, marks);
    expect(page.news()).toMatchObject([{ forks: true }, { forks: false }, { forks: false }]);
    expect(page.state().document.past).toHaveLength(1);
    page.controls.set([[0, 3]], false, marks);
    page.forked(5);
    expect(page.state().document.past).toHaveLength(2);
  });

  it('are set neither in a network that cannot be trained nor after a run broke down', () => {
    const page = running();
    page.edit(unfit);
    page.news();
    page.controls.set([[0, 1]], false, marks);
    expect(page.news()).toEqual([]);
  });

  it('that come too late for their run are no step', () => {
    const page = running();
    page.controls.set([[0, 1]], false, marks);
    page.edit(wider);
    page.branches.keep(1, snapshotOf(2));
    page.forked(3);
    expect(page.state().document.present).toEqual(wider(iris));
    expect(page.state().document.past).toHaveLength(2);
  });
});

describe('a run that stands still', () => {
  it.each<[Halt['reason'], number, string]>([
    ['asked', 7, 'paused'],
    ['stepped', 7, 'paused'],
    ['stepped', 20, 'finished'],
    ['epochs', 20, 'finished'],
    ['notFinite', 7, 'broken'],
    ['notFinite', 20, 'broken'],
  ])('because of “%s” after epoch %d is %s', (reason, epoch, expected) => {
    const { halt, phase } = running();
    halt({ reason, epoch });
    expect(phase()).toBe(expected);
  });

  it('shows the fingerprint of the weights with its place', () => {
    const { halt, digested, state } = running();
    halt({ epoch: 7, batch: 3 });
    expect(state().run.fingerprint).toBeNull(); // large networks take a while
    digested('beef');
    expect(state().run.fingerprint).toEqual({ hex: 'beef', epoch: 7, batch: 3 });
  });

  it('says where and why it broke', () => {
    const { halt, state } = running();
    const failure = { epoch: 1, batch: 2, what: 'loss', cause: { type: 'growth' } } as const;
    halt({ reason: 'notFinite', failure });
    expect(state().run.failure).toEqual(failure);
  });

  it('can go on once more epochs are allowed, and is finished once fewer are', () => {
    const { stopAt, edit, undo, phase } = running();
    stopAt(20, 'epochs');
    edit(rate(0.5));
    expect(phase()).toBe('finished');
    edit((e) => setFit(e, { epochs: 21 }));
    expect(phase()).toBe('paused');
    undo();
    expect(phase()).toBe('finished');
  });
});

describe('a fit that EarlyStopping ended', () => {
  const ended = { by: 'earlyStopping', epoch: 7, restored: 4 } as const;
  const impatient = { ...iris, callbacks: [usualCallbacks.early_stopping] };

  it('is told, and the weights are those of the epoch that was put back', () => {
    const { reach, halt, digested, state } = running(impatient);
    reach(7);
    halt({ reason: 'earlyStopping', epoch: 7, ended });
    digested('f00d');
    expect(state().run).toMatchObject({ phase: 'paused', ended, refitted: false });
    expect(state().run.fingerprint).toEqual({ hex: 'f00d', epoch: 4, batch: 0 });
  });

  it('is followed by another within the same limit of epochs, and the link alone leads there no more', () => {
    const { reach, halt, state, controls, news, epochs } = running(impatient);
    reach(7);
    halt({ reason: 'earlyStopping', epoch: 7, ended });
    controls.train();
    expect(news()).toEqual([{ type: 'fit', pace: initialView.pace }]);
    expect(epochs()).toBe(impatient.epochs);
    expect(state().run).toMatchObject({ phase: 'running', ended: null, refitted: true });
    controls.reset();
    expect(state().run.refitted).toBe(false);
  });

  it('at the limit, too; without callbacks the link gives the weights after any number of fits', () => {
    const limit = { by: 'epochs', epoch: iris.epochs, restored: null } as const;
    for (const experiment of [impatient, iris]) {
      const { reach, halt, state, controls } = running(experiment);
      reach(iris.epochs);
      halt({ reason: 'epochs', epoch: iris.epochs, ended: limit });
      controls.stepBatch();
      expect(state().run.ended).toEqual(limit); // a step does nothing there
      controls.train();
      expect(state().run.refitted).toBe(experiment === impatient);
    }
  });
});

describe('an edit of the optimizer', () => {
  const adam = { ...iris, optimizer: defaultOptimizer('adam') };
  const schedule = usualSchedules.exponential_decay;
  const scheduled = { ...iris, optimizer: { ...iris.optimizer, schedule } };
  const change =
    (patch: object) =>
    (e: Experiment): Experiment => ({ ...e, optimizer: { ...e.optimizer, ...patch } });

  it.each<[string, Experiment, object]>([
    ['momentum', iris, { momentum: 0.5, nesterov: true }],
    ['weight decay', iris, { weightDecay: 0.1 }],
    ['a clip', iris, { clip: { by: 'global_norm', limit: 1 } }],
    ['a beta', adam, { beta1: 0.5 }],
    ['a number of the schedule', scheduled, { schedule: { ...schedule, decayRate: 0.5 } }],
  ])('%s tunes the run', (_, experiment, patch) => {
    const { edit, types } = ready(experiment);
    edit(change(patch));
    expect(types()).toEqual(['tune']);
  });

  it.each<[string, Experiment, object]>([
    ['another optimizer', iris, defaultOptimizer('adam')],
    ['other slots', adam, { amsgrad: true }],
    ['what a slot begins with', { ...iris, optimizer: defaultOptimizer('adagrad') }, { initialAccumulatorValue: 0.5 }],
    ['a schedule', iris, { schedule }],
    ['another schedule', scheduled, { schedule: usualSchedules.cosine_decay }],
    ['no schedule', scheduled, { schedule: null }],
  ])('%s needs a new run', (_, experiment, patch) => {
    const { edit, types } = ready(experiment);
    edit(change(patch));
    expect(types()[0]).toBe('compile');
  });

  it.each<[string, Partial<Experiment>]>([
    ['a callback', { callbacks: [usualCallbacks.early_stopping] }],
    ['an argument of the loss', { lossOptions: { ...iris.lossOptions, fromLogits: true } }],
    ['the order of the examples', { shuffle: false }],
    ['a metric', { metrics: [] }],
  ])('and %s, too', (_, patch) => {
    const { edit, types } = ready();
    edit((e) => ({ ...e, ...patch }));
    expect(types()[0]).toBe('compile');
  });
});

describe('a worker', () => {
  it('that was started again is reported', () => {
    const { restarted, state, phase } = running();
    restarted(7);
    expect(state().messages).toEqual([{ type: 'restarted', epoch: 7 }]);
    expect(phase()).toBe('running');
  });

  it('that cannot be had leaves no run, and the person is told', async () => {
    const { failed, state, controls, news } = running();
    failed();
    await Promise.resolve();
    expect(state().run).toMatchObject({ phase: 'broken', fingerprint: null });
    expect(state().messages).toEqual([{ type: 'workerFailed' }]);
    controls.train();
    expect(news()).toEqual([]);
  });

  it('that cannot have the memory it needs says how much that is, until an edit lets it begin', () => {
    const { tooLarge, state, phase, edit, compiled } = running();
    tooLarge(3000);
    expect(phase()).toBe('broken');
    expect(state().messages).toEqual([{ type: 'tooLarge', mebibytes: 3000 }]);
    edit((e) => setFit(e, { batchSize: 4 }));
    compiled();
    expect(phase()).toBe('ready');
    expect(state().messages).toEqual([]);
  });

  it.each<Message>([
    { type: 'workerFailed' },
    { type: 'missing', why: 'replaced', again: 'byHand' }, // its file is no longer there
  ])('is tried again on Reset, and what was said of it goes once it answers: %j', async (reason) => {
    const { failed, controls, types, phase, state, compiled, news } = open(iris, reason);
    compiled();
    news();
    failed();
    await Promise.resolve();
    controls.reset();
    expect(types()).toEqual(['compile']);
    expect(phase()).toBe('ready');
    expect(state().messages).toEqual([reason]);
    compiled();
    expect(state().messages).toEqual([]);
  });

  it.each(['compiled', 'restarted'] as const)('that does not answer is told, until it has %s', (answer) => {
    const page = running();
    page.stuck();
    expect(page.state().messages).toEqual([{ type: 'workerSilent' }]);
    expect(page.phase()).toBe('running');
    if (answer === 'compiled') page.compiled();
    else page.restarted(3);
    expect(page.state().messages).toEqual(answer === 'compiled' ? [] : [{ type: 'restarted', epoch: 3 }]);
  });
});

import { lookKey, placeColumns } from '../data/spec.ts';
import { newSeed, setFit } from '../document/edits.ts';
import { equal } from '../document/equal.ts';
import type { Experiment } from '../document/experiment.ts';
import { hasMoved, type Place } from '../document/moment.ts';
import { canTrain } from '../document/problems/findProblems.ts';
import { canTune } from '../keras/optimizers.ts';
import type { Asker } from '../asking/asker.ts';
import type { AskingLine } from '../asking/line.ts';
import { workerFile } from '../asking/browserWorker.ts';
import { type Branch, type Branches, branchOfVery, type Snapshot } from '../run/branch.ts';
import { createHistory, type GrowingHistory } from '../run/history.ts';
import { type ByHand, freshRun, type RunStatus, type Tuning } from '../run/status.ts';
import { createClient, type Client } from '../training/client.ts';
import type { RunId, Values } from '../training/protocol.ts';
import type { HostWorld } from '../training/workerHost.ts';
import { fetchText, whyMissing } from './fetchPart.ts';
import type { LiveStore } from './live.ts';
import { shownExperiment, type Message, type State, type Store } from './store.ts';

/** Actions of the bar's buttons and keys. */
export interface TrainingControls {
  /** Train or go on; at the epochs limit the limit is raised by what it was at first, as a second `fit` would. */
  train(): void;
  pause(): void;
  stepBatch(): void;
  stepEpoch(): void;
  /** From the initial weights to there, flat out: an experiment comes to the same bits wherever it is trained. */
  reach(place: Place): void;
  /** The same initial weights again. */
  reset(): void;
  /** Other initial weights. */
  newSeed(): void;
  /** Back to a branch that was left: its experiment, and its weights where it stood. */
  backTo(branch: number): void;
  /**
   * Tries another experiment, where that branch stands, as an undo step: also one that the run could be tuned to. Undone,
   * it gives way to the run that was left for it.
   */
  tryOut(branch: Omit<Branch, 'id'>): void;
  /**
   * Sets parameters of the run by hand: an undo step, and a branch that training goes on with.
   * @param goesOn the step of before goes on: a slider is still being dragged
   * @param marks what is to be known of it; what is held in it is held from then on
   */
  set(values: Values, goesOn: boolean, marks: HandMarks): void;
  /** Has the run saved now: the page may not come back. */
  save(): void;
  /** By how many epochs `train` raises the limit once it is reached: by the one that was last set. */
  addedEpochs(): number;
}

export type HandMarks = Omit<ByHand, 'epoch' | 'batch'>;

const tuningOf = ({ optimizer, epochs }: Experiment): Tuning => ({ optimizer, epochs });

/** The phase of a run that stands still; a step, too, may be the last that the limit allows. */
const standing = (epoch: number, { epochs }: Experiment): 'paused' | 'finished' =>
  epoch < epochs ? 'paused' : 'finished';

/** The reason why no worker could be had: its file cannot be fetched, or the browser allows none. */
async function whyNoWorker(): Promise<Message> {
  if (window.origin === 'null') return { type: 'workerFailed' }; // a sandboxed frame may not ask for the file
  try {
    await fetchText(workerFile());
    return { type: 'workerFailed' };
  } catch (error) {
    return { type: 'missing', why: whyMissing(error), again: 'byHand' };
  }
}

/** The parts of a workspace that training is connected to. */
export interface Connected {
  readonly store: Store;
  readonly liveStore: LiveStore;
  readonly asker: Pick<Asker, 'follow' | 'forget' | 'offer'> & { readonly line: Pick<AskingLine, 'share'> };
  readonly branches: Branches;
  /** Where the worker comes from. */
  readonly workers: (name: string) => HostWorld;
}

/** How long a change of the document waits for the run that it leaves to be saved, in ms. */
const longestLeave = 1000;

const start: Place = { epoch: 0, batch: 0 };

/**
 * Keeps the run in step with the document: store → client commands, client reports → store, live numbers, the asker and
 * the branches.
 */
export function connectTraining(
  { store, liveStore, asker, branches, workers }: Connected,
  makeClient = createClient,
  findReason = whyNoWorker,
): TrainingControls {
  /** The experiment that the run was compiled from, with the changes tuned since. */
  let compiled: Experiment | null = null;
  /** 0: there is none. */
  let newest: RunId = 0;
  /** The branch of each run that may still report what it has come to. */
  const branchOf = new Map<RunId, number>();
  /** The message on why training does not begin; it goes once training has begun after all. */
  let trouble: Message | null = null;
  /** Epochs that Train adds at the limit: the limit of `fit` as the person last set it. */
  let added = 0;
  /** Where the run stands that has paused. */
  let place = start;
  /** A run that was left and has yet to be saved; what waits for that. */
  let leaving: { readonly run: RunId; next: (() => void) | null } | null = null;
  /** Of what is being set by hand. */
  let marks: HandMarks | null = null;
  /** The branch that is gone back to, while the document goes. */
  let wanted: number | null = null;
  const tried = new WeakSet<Experiment>();
  /** The document before its newest change. */
  let previous: Experiment | null = null;

  const host = workers('trainer');
  const { setRun, say, dismiss } = store.getState();
  const impossible = (): boolean => store.getState().run.phase === 'impossible';
  const client: Client = makeClient({
    ...host,
    events: {
      compiled: (run, { keys }, { fingerprint, executor, refused }) => {
        if (refused !== null) {
          place = start;
          setRun({ ...freshRun, id: run });
          forgetBegun(); // it does not stand where that says
          say({ type: 'notResumed' });
        }
        const known = refused === null ? branches.current?.history : null;
        const history = known ?? createHistory(keys);
        branches.update({ history });
        liveStore.begin(run, history, place);
        forgetTrouble();
        setRun({ fingerprint: { hex: fingerprint, ...place }, executor });
        left();
      },
      frame: (run, frame) => {
        liveStore.take(frame);
        const [epoch, batch, batches, , , sets] = frame.counters;
        asker.offer(
          { run, epoch, batch, iteration: epoch * batches + batch, sets: sets || undefined },
          frame.parameters,
        );
      },
      rows: (run, rows) => historyOf(run)?.add(rows),
      forked: (run, snapshot, rows) => {
        const id = keep(run, snapshot, rows);
        if (id === undefined || run !== newest) return;
        const { commitPreview, addStep, run: status } = store.getState();
        commitPreview();
        if (run !== newest) return; // what was previewed needs another run
        const { epoch, batch } = snapshot;
        const e = { ...shownExperiment(store.getState()) };
        branches.update({ status: { ...status, phase: standing(epoch, e) } });
        const branch = branches.fork(e);
        if (branch !== null) branchOf.set(run, branch.id);
        compiled = e;
        if (marks !== null) setRun({ byHand: { ...marks, epoch, batch } });
        addStep(e);
      },
      saved: (run, snapshot, rows) => {
        const id = keep(run, snapshot, rows);
        if (id === undefined) return;
        const { epoch, batch } = snapshot;
        // The run went a little further before it was left.
        for (const message of store.getState().messages) {
          if (message.type === 'begunAnew' && message.branch === id) say({ ...message, epoch, batch });
        }
        if (run === newest) liveStore.renew();
        if (run === leaving?.run) left();
      },
      paused: (_run, { reason, epoch, batch, ended, failure }) => {
        const phase = reason === 'notFinite' ? 'broken' : standing(epoch, shownExperiment(store.getState()));
        place = { epoch: ended?.restored ?? epoch, batch };
        setRun({ phase, fingerprint: null, ended, failure });
      },
      fingerprint: (_run, hex) => setRun({ fingerprint: { hex, ...place } }),
      failed: (_run, _message, needs) => {
        setRun({ phase: 'broken', fingerprint: null });
        if (needs !== null) return tellTrouble({ type: 'tooLarge', mebibytes: needs });
        void findReason().then((reason) => {
          if (store.getState().run.phase === 'broken') tellTrouble(reason);
        });
      },
      stuck: () => tellTrouble({ type: 'workerSilent' }),
      restarted: (_run, epoch) => {
        liveStore.cut(epoch);
        forgetTrouble();
        say({ type: 'restarted', epoch });
      },
    },
  });

  asker.line.share(client.admit);

  /** Keeps what a run has come to; answers with its branch. */
  function keep(run: RunId, snapshot: Snapshot, rows: Float64Array): number | undefined {
    historyOf(run)?.add(rows);
    const id = branchOf.get(run);
    if (id !== undefined) branches.keep(id, snapshot);
    return id;
  }

  function historyOf(run: RunId): GrowingHistory | null {
    return branches.all.find(({ id }) => id === branchOf.get(run))?.history ?? null;
  }

  function tellTrouble(message: Message): void {
    forgetTrouble();
    trouble = message;
    say(message);
  }

  function forgetTrouble(): void {
    if (trouble !== null) dismiss(trouble);
    trouble = null;
  }

  /** What was said of how the run began. */
  function forgetBegun(): void {
    for (const message of store.getState().messages) {
      if (['begunAnew', 'openedMoment', 'guessFirst'].includes(message.type)) dismiss(message);
    }
  }

  /** Where the run is; until it is compiled the live numbers are still those of the one before. */
  function reached(): Place {
    const { live } = liveStore;
    const { epoch, batch } = live.run === newest ? live : place;
    return { epoch, batch };
  }

  /** The run that was left has been saved, or never will be. */
  function left(): void {
    const next = leaving?.next;
    leaving = null;
    next?.();
  }

  /**
   * Leaves the branch under way as it stands. One that a preview began, and that has come to nothing, is forgotten; to one
   * of a document that another has taken the place of the browser's Back may lead.
   */
  function leave(): void {
    const { current } = branches;
    if (current === null || compiled === null || newest === 0) return;
    const { run, document } = store.getState();
    const at = reached();
    if (!hasMoved(at)) {
      const { past, present, future } = document;
      const isThere = equal(present, current.experiment) || [previous, ...past, ...future].includes(current.experiment);
      if (!isThere) branches.forget(current.id);
      return;
    }
    const phase = run.phase === 'running' ? standing(at.epoch, compiled) : run.phase;
    branches.update({ status: { ...run, phase } });
    const saved = current.snapshots.at(-1);
    if (saved !== undefined && saved.epoch === at.epoch && saved.batch === at.batch) return;
    const mine = { run: newest, next: null };
    leaving = mine;
    host.setTimer(() => {
      if (leaving === mine) left();
    }, longestLeave);
  }

  /** Ends the run; what it has come to is saved. */
  function end(): void {
    newest = 0;
    client.end();
    asker.forget();
    liveStore.clear();
    setRun({ ...freshRun, phase: 'impossible' });
  }

  /** Begins a run: where the branch stands, or, without one, a new branch from the initial weights. */
  function compile(e: Experiment, branch: Branch | null = null): void {
    compiled = e;
    added = e.epochs;
    const snapshot = branch?.snapshots.at(-1) ?? null;
    place = snapshot === null ? start : { epoch: snapshot.epoch, batch: snapshot.batch };
    if (!canTrain(e)) return end();
    const { id, status } = branch ?? branches.begin(e);
    branches.update({ experiment: e });
    newest = client.compile(e, snapshot);
    branchOf.set(newest, id);
    asker.follow(newest, e);
    setRun({ ...(snapshot === null ? freshRun : status), id: newest, fingerprint: null, executor: null });
  }

  /** Leaves the run for a new one, and says how to get back where something has been learned. */
  function begin(e: Experiment): void {
    const { current } = branches;
    const at = reached();
    const isNews = current !== null && newest > 0 && hasMoved(at);
    leave();
    compile(e);
    if (isNews) say({ type: 'begunAnew', branch: current.id, epoch: at.epoch, batch: at.batch });
  }

  /** Goes on where the branch of an experiment stands that was gone back or forward to; without one a run begins. */
  function goOnWith(e: Experiment): void {
    const id = wanted;
    const resume = (): void => compile(e, branches.returnTo(id ?? branchIdOf(e)));
    forgetBegun();
    leave();
    if (leaving === null || !canTrain(e)) return resume();
    newest = 0;
    client.end();
    asker.follow(newest, e); // numbers of the same network are shown meanwhile, as of their own moment
    setRun({ ...freshRun, phase: 'ready' });
    compiled = e;
    leaving.next = resume; // it may be the very run that is being left
  }

  /** Whether the run cannot become that of `e` while it goes on: only the optimizer and the epochs limit may change. */
  function needsNewRun(e: Experiment): boolean {
    if (compiled === null) return true;
    const { optimizer } = compiled;
    return !equal(e, { ...compiled, ...tuningOf(e) }) || !canTune(optimizer, e.optimizer);
  }

  function tune(e: Experiment): void {
    const tuning = tuningOf(e);
    const before = compiled;
    if (before === null || equal(tuning, tuningOf(before))) return;
    compiled = e;
    branches.update({ experiment: e });
    client.tune(tuning);
    const { run } = store.getState();
    const optimizerChanged = !equal(before.optimizer, tuning.optimizer);
    const at = reached();
    setRun({
      // With more epochs allowed a finished run can go on, with fewer a paused one cannot.
      phase: run.phase === 'finished' || run.phase === 'paused' ? standing(at.epoch, e) : run.phase,
      tuned: optimizerChanged && hasMoved(at) ? [...run.tuned, { epoch: at.epoch, tuning }] : run.tuned,
    });
  }

  /** The branch of this very document, else the newest of an equal one; 0 where there is none. */
  function branchIdOf(e: Experiment): number {
    const { all } = branches;
    return (branchOfVery(all, e) ?? all.findLast((one) => equal(one.experiment, e)))?.id ?? 0;
  }

  /**
   * Whether there is a step between two documents of one history at which one run was left for another that it could have
   * become: something was tried out, or numbers were set by hand, and its two are equal.
   */
  function hasForkBetween({ document }: State, { document: before }: State): boolean {
    const { past, present, future } = document;
    const all = [...past, present, ...future];
    const [from, to] = [past.length, before.past.length].toSorted((a, b) => a - b);
    return all.slice(from, to).some((e, i) => tried.has(all[from + i + 1]) || equal(e, all[from + i + 1]));
  }

  /** Whether the document has been undone or redone to where it is, or is one that was returned to. */
  function hasGoneBack({ document: { present }, returned }: State, { document: { past, future } }: State): boolean {
    return past.includes(present) || future.includes(present) || returned === present;
  }

  store.subscribe((state, before) => {
    const e = shownExperiment(state);
    const old = shownExperiment(before);
    previous = before.document.present;
    if (e !== old) {
      // An example picked in other data or another network means nothing here. (This calls this very function again.)
      if (lookKey(e.data) !== lookKey(old.data) || placeColumns(e.data).join() !== placeColumns(old.data).join()) {
        store.getState().setView({ probe: null, axes: null });
      }
      if (e.inputs !== old.inputs || e.layers !== old.layers) {
        store.getState().setView({ selection: null, hovered: null });
      }
      if (e.epochs !== old.epochs) added = e.epochs;
      const goesBack =
        wanted !== null || (hasGoneBack(state, before) && (needsNewRun(e) || hasForkBetween(state, before)));
      // An edit of the run that waits for another to be saved: that one begins now, where it was last saved.
      if (!goesBack && leaving !== null && leaving.next !== null) left();
      if (goesBack) goOnWith(e);
      else if (needsNewRun(e)) begin(e);
      else if (!impossible()) tune(e);
    }
    // One that is known no longer, as weights have been set by hand, goes with the numbers before them.
    const { fingerprint, phase } = state.run;
    const isTold = fingerprint !== null || phase !== before.run.phase;
    if (fingerprint !== before.run.fingerprint && isTold) liveStore.renew();
    if (state.view.pace !== before.view.pace && state.run.phase === 'running') client.fit(state.view.pace);
  });
  // A page that was reloaded goes on with its branch: it may have been just about to return to that.
  const opened = shownExperiment(store.getState());
  const found = branches.returnTo(branchIdOf(opened));
  compile(opened, found);

  /** Runs `action` when there is a run to act on, after what waits for the run that was left. */
  const whenReady = (action: () => void) => (): void => {
    store.getState().commitPreview();
    const { phase } = store.getState().run;
    if (phase === 'impossible' || phase === 'broken') return;
    forgetBegun();
    if (leaving === null || leaving.next === null) return action();
    const { next } = leaving;
    leaving.next = () => {
      next();
      action();
    };
  };

  /** The same, but that a guess which is wanted is to be drawn first. */
  const afterGuess = (action: () => void) => (): void => {
    if (store.getState().view.unguessed !== null && !hasMoved(reached())) say({ type: 'guessFirst', goOn: action });
    else action();
  };

  /** A fit that has ended is followed by another. */
  function goOn(): Partial<RunStatus> {
    const { ended, refitted } = store.getState().run;
    const counts = shownExperiment(store.getState()).callbacks.some(({ name }) => name !== 'terminate_on_nan');
    return { ended: null, refitted: refitted || (ended !== null && counts) };
  }

  function step(unit: 'batch' | 'epoch'): void {
    // At the limit a step does nothing.
    setRun(store.getState().run.phase === 'finished' ? { stepped: unit } : { stepped: unit, ...goOn() });
    client.step(unit);
  }

  function reset(): void {
    store.getState().commitPreview();
    let e = shownExperiment(store.getState());
    if (hasMoved(reached())) {
      e = { ...e };
      store.getState().addStep(e); // undo brings the run back
    }
    begin(e);
  }

  function backTo(id: number): void {
    const branch = branches.all.find((one) => one.id === id);
    if (branch === undefined) return;
    wanted = id;
    const before = compiled;
    store.getState().moveTo(branch.experiment);
    // With the document as it was the branch has not been gone back to yet.
    // It is that of the very document from now on, as one that came with weights is not: it is kept by that.
    if (compiled === before) goOnWith(shownExperiment(store.getState()));
    wanted = null;
  }

  return {
    train: afterGuess(
      whenReady(() => {
        const { edit, run, view } = store.getState();
        if (run.phase === 'running') return;
        if (run.phase === 'finished') {
          const keep = added; // the raised limit is not one that the person set
          edit((e) => setFit(e, { epochs: Math.max(e.epochs, reached().epoch) + keep }));
          added = keep;
          if (shownExperiment(store.getState()).epochs <= reached().epoch) return; // a lesson locks it
        }
        setRun({ phase: 'running', fingerprint: null, stepped: null, ...goOn() });
        client.fit(view.pace);
      }),
    ),
    pause: whenReady(() => client.pause()),
    stepBatch: afterGuess(whenReady(() => step('batch'))),
    stepEpoch: afterGuess(whenReady(() => step('epoch'))),
    reach: (to) =>
      whenReady(() => {
        // What an earlier visit left untouched stays so: Back leads to that.
        if (hasMoved(reached()) || branches.current?.id === found?.id) reset();
        setRun({ phase: 'running', fingerprint: null, stepped: null });
        client.reach(to);
      })(),
    reset,
    newSeed: () => {
      store.getState().commitPreview();
      store.getState().edit((e) => newSeed(e, e.seed === 0xffff_ffff ? 0 : e.seed + 1));
    },
    backTo,
    tryOut: (branch) => {
      tried.add(branch.experiment);
      backTo(branches.add(branch));
    },
    set: (values, goesOn, next) => {
      whenReady(() => {
        const { run } = store.getState();
        const { byHand = null } = run;
        if (!goesOn) marks = next;
        else if (byHand !== null) setRun({ byHand: { ...byHand, ...reached() } });
        if (run.phase !== 'running') setRun({ fingerprint: null });
        client.set(values, next.held, !goesOn);
      })();
    },
    save: () => client.save(),
    addedEpochs: () => added,
  };
}

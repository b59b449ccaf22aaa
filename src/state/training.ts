import { dataKey } from '../data/spec.ts';
import { newSeed, setFit } from '../document/edits.ts';
import { equal } from '../document/equal.ts';
import type { Experiment } from '../document/experiment.ts';
import { findProblems } from '../document/problems.ts';
import { canTune } from '../engine/specs/optimizers.ts';
import { createClient, workerFile, type Client } from '../training/client.ts';
import type { RunId, Tuning } from '../training/protocol.ts';
import { probeInputs, scaledInputs } from './examples.ts';
import { fetchText, whyMissing } from './fetchPart.ts';
import type { LiveStore } from './live.ts';
import { shownExperiment, freshRun, type Message, type RunState, type State, type Store } from './store.ts';

/** Actions of the bar's buttons and keys. */
export interface TrainingControls {
  /** Train or go on; at the epochs limit the limit is raised by what it was at first, as a second `fit` would. */
  train(): void;
  pause(): void;
  stepBatch(): void;
  stepEpoch(): void;
  /** The same initial weights again. */
  reset(): void;
  /** Other initial weights. */
  newSeed(): void;
  /** By how many epochs `train` raises the limit once it is reached: by the one that was last set. */
  addedEpochs(): number;
}

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

/** Keeps the run in step with the document: store → client commands, client reports → store and live numbers. */
export function connectTraining(
  store: Store,
  liveStore: LiveStore,
  makeClient = createClient,
  findReason = whyNoWorker,
): TrainingControls {
  /** The experiment that the run was compiled from, with the changes tuned since. */
  let compiled: Experiment | null = null;
  /** The probe that the run was sent; null before. */
  let probed: readonly number[] | null = null;
  let newest: RunId = 0;
  /** The message on why training does not begin; it goes once training has begun after all. */
  let trouble: Message | null = null;
  /** Epochs that Train adds at the limit: the limit of `fit` as the person last set it. */
  let added = 0;

  const { setRun, say } = store.getState();
  const impossible = (): boolean => store.getState().run.phase === 'impossible';
  /** Where the run stands that has paused. */
  let place = { epoch: 0, batch: 0 };
  const client: Client = makeClient({
    events: {
      compiled: (run, shape, fingerprint, executor) => {
        liveStore.begin(run, shape);
        forgetTrouble();
        place = { epoch: 0, batch: 0 };
        setRun({ fingerprint: { hex: fingerprint, ...place }, executor });
      },
      frame: (_run, frame) => liveStore.take(frame),
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
        forgetTrouble();
        say({ type: 'restarted', epoch });
      },
    },
  });

  function tellTrouble(message: Message): void {
    forgetTrouble();
    trouble = message;
    say(message);
  }

  function forgetTrouble(): void {
    if (trouble !== null) store.getState().dismiss(trouble);
    trouble = null;
  }

  function compile(e: Experiment): void {
    compiled = e;
    probed = null;
    if (findProblems(e).some(({ severity }) => severity === 'error')) {
      client.end();
      liveStore.clear();
      setRun({ ...freshRun, phase: 'impossible' });
      return;
    }
    setRun(freshRun);
    added = e.epochs;
    newest = client.compile(e);
    sendProbe(store.getState());
  }

  /** Whether the run cannot become that of `e` while it goes on: only the optimizer and the epochs limit may change. */
  function needsNewRun(e: Experiment): boolean {
    if (compiled === null) return true;
    const { optimizer } = compiled;
    return !equal(e, { ...compiled, ...tuningOf(e) }) || !canTune(optimizer, e.optimizer);
  }

  /** Where this run is; until it is compiled the live numbers are still those of the one before. */
  function reached(): { readonly epoch: number; readonly batch: number } {
    const { live } = liveStore;
    return live.run === newest ? live : { epoch: 0, batch: 0 };
  }

  function tune(e: Experiment): void {
    const tuning = tuningOf(e);
    const before = compiled;
    if (before === null || equal(tuning, tuningOf(before))) return;
    compiled = e;
    client.tune(tuning);
    const { run } = store.getState();
    const optimizerChanged = !equal(before.optimizer, tuning.optimizer);
    const { epoch, batch } = reached();
    setRun({
      // With more epochs allowed a finished run can go on, with fewer a paused one cannot.
      phase: run.phase === 'finished' || run.phase === 'paused' ? standing(epoch, e) : run.phase,
      tuned: optimizerChanged && (epoch > 0 || batch > 0) ? [...run.tuned, { epoch, tuning }] : run.tuned,
    });
  }

  function sendProbe(state: State): void {
    const e = shownExperiment(state);
    if (impossible()) return;
    const x = scaledInputs(e, probeInputs(e, state.view.probe));
    if (equal(x, probed)) return;
    probed = x;
    client.probe(x);
  }

  store.subscribe((state, before) => {
    const e = shownExperiment(state);
    const old = shownExperiment(before);
    // An example picked in other data or another network means nothing here. (This calls this very function again.)
    if (dataKey(e.data) !== dataKey(old.data) || e.data.features.join() !== old.data.features.join()) {
      store.getState().setView({ probe: null });
    }
    if (e.inputs !== old.inputs || e.layers !== old.layers) {
      store.getState().setView({ selection: null, hovered: null });
    }
    if (e !== old) {
      if (e.epochs !== old.epochs) added = e.epochs;
      if (needsNewRun(e)) compile(e);
      else if (!impossible()) tune(e);
    }
    // While the above lets go of the probe, the run is still that of the other data.
    if (state.view.probe !== before.view.probe && !needsNewRun(e)) sendProbe(store.getState());
    if (state.view.pace !== before.view.pace && state.run.phase === 'running') client.fit(state.view.pace);
  });
  compile(shownExperiment(store.getState()));

  /** Runs `action` when there is a run to act on. */
  const whenReady = (action: () => void) => (): void => {
    store.getState().commitPreview();
    const { phase } = store.getState().run;
    if (phase !== 'impossible' && phase !== 'broken') action();
  };

  /** A fit that has ended is followed by another. */
  function goOn(): Partial<RunState> {
    const { ended, refitted } = store.getState().run;
    const counts = shownExperiment(store.getState()).callbacks.some(({ name }) => name !== 'terminate_on_nan');
    return { ended: null, refitted: refitted || (ended !== null && counts) };
  }

  function step(unit: 'batch' | 'epoch'): void {
    // At the limit a step does nothing.
    setRun(store.getState().run.phase === 'finished' ? { stepped: unit } : { stepped: unit, ...goOn() });
    client.step(unit);
  }

  return {
    train: whenReady(() => {
      const { edit, run, view } = store.getState();
      if (run.phase === 'running') return;
      if (run.phase === 'finished') {
        const keep = added; // the raised limit is not one that the person set
        edit((e) => setFit(e, { epochs: Math.max(e.epochs, reached().epoch) + keep }));
        added = keep;
      }
      setRun({ phase: 'running', fingerprint: null, stepped: null, ...goOn() });
      client.fit(view.pace);
    }),
    pause: whenReady(() => client.pause()),
    stepBatch: whenReady(() => step('batch')),
    stepEpoch: whenReady(() => step('epoch')),
    reset: () => {
      store.getState().commitPreview();
      compile(shownExperiment(store.getState()));
    },
    newSeed: () => {
      store.getState().commitPreview();
      store.getState().edit((e) => newSeed(e, e.seed === 0xffff_ffff ? 0 : e.seed + 1));
    },
    addedEpochs: () => added,
  };
}

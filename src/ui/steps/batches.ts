import type { Moment } from '../../document/moment.ts';
import { equal } from '../../document/equal.ts';
import type { Experiment } from '../../document/experiment.ts';
import type { OptimizerSpec } from '../../engine/specs/optimizerSpecs.ts';
import type { Step } from '../../engine/takeStep.ts';
import type { Judged } from '../../explain/backwardLines.ts';
import type { Snapshot } from '../../run/branch.ts';
import { shownExperiment } from '../../state/store.ts';
import type { ShownNumbers } from '../../state/shownNumbers.ts';
import { perWorkspace, type Workspace } from '../../state/workspace.ts';
import { createRunFollower, type RunFollower } from '../runFollower.ts';
import { judge, priority } from './judge.ts';

/** A batch of the run with every number of its way forward and back, and what its update made of the weights. */
export interface Batch {
  /** Where the run stands before it. */
  readonly moment: Moment;
  /** Of an epoch. */
  readonly batches: number;
  readonly experiment: Experiment;
  readonly step: Step;
  /** As it was tuned when the batch was done. */
  readonly optimizer: OptimizerSpec;
}

export interface Batches {
  /** The one that comes next; null: not known yet, or nobody asks; 'stops': a number of it is not finite. */
  readonly next: Batch | 'stops' | null;
  /** The one that has just been done; null: none, or the run has gone on since. */
  readonly done: Batch | null;
}

export interface BatchFollower extends Pick<RunFollower, 'subscribe'> {
  readonly batches: Batches;
  /** Follows the run. @param save has it saved now @returns how to stop */
  follow(save: () => void): () => void;
  /** Asks for the next batch before it is done, of networks of any size. @returns how to stop */
  lookAhead(): () => void;
}

/** Multiply-adds of a batch that nobody looks at: larger ones would keep other answers waiting. */
const mostWork = 3e6;

/** What lines are made of, for one example of a batch. */
export const judgedOf = ({ step: { trace, before: parameters, targets }, experiment }: Batch, row: number): Judged =>
  judge(experiment, { trace, parameters, targets, row });

/** What the drawing shows of one example of a batch: it goes through as in training, before the update. */
export function drawnOf({ step: { trace, before }, moment }: Batch, row: number): ShownNumbers {
  const { layout, values, masks } = trace;
  const probe = new Float32Array(layout.valueCount);
  const put = (all: ArrayLike<number>, units: number, to: number): void => {
    for (let unit = 0; unit < units; unit++) probe[to + unit] = all[row * units + unit];
  };
  put(values[0], layout.inputs, 0);
  layout.ops.forEach(({ units }, k) => put(values[k + 1], units, layout.values[k]));
  const dropped = new Map<number, Uint8Array>();
  layout.ops.forEach(({ layer, units }, k) => {
    const kept = masks[k]?.subarray(row * units, (row + 1) * units);
    if (kept !== undefined)
      dropped.set(
        layer,
        kept.map((one) => 1 - one),
      );
  });
  return { parameters: Float32Array.from(before), probe, dropped, moment };
}

const nothing: Batches = { next: null, done: null };

function createFollower(workspace: Workspace): BatchFollower {
  const { store, liveStore, branches, asker } = workspace;
  const follower = createRunFollower(workspace, look, end);
  let batches = nothing;
  let watchers = 0;
  let save: () => void = () => undefined;
  /** Where the run stands. */
  let at = { run: 0, iteration: -1 };
  /** The run as it was saved there; 'start': it has not begun. */
  let kept: Snapshot | 'start' | null = null;
  let hasAskedToSave = false;
  let hasLooked = false;
  let stopAsking: (() => void) | null = null;
  /** What the next batch was asked with. */
  let tuned: OptimizerSpec | null = null;

  function tell(next: Batches): void {
    batches = next;
    follower.tell();
  }

  /** With each frame of a run that trains fast. */
  function forget(): void {
    if (batches !== nothing) tell(nothing);
  }

  /** Asks no more: it was of what stood there before. */
  function cancel(): void {
    stopAsking?.();
    stopAsking = null;
  }

  /** Asks what the batch after a state does. */
  function ask(from: Snapshot | 'start', iteration: number, give: (batch: Batch | 'stops') => void): void {
    cancel();
    const { optimizer } = shownExperiment(store.getState());
    const state = from === 'start' ? null : from.state;
    const { batches: count } = liveStore.live;
    const { run } = at;
    const stop = asker.ask({ type: 'step', state, optimizer }, priority, (answer) => {
      if (answer === null || stopAsking !== stop) return;
      stop();
      stopAsking = null;
      const { experiment, layout } = answer.network;
      if (answer.result === null) return give('stops');
      const { trace, ...numbers } = answer.result;
      const step = { ...numbers, trace: { ...trace, layout } };
      const moment = { run, epoch: Math.floor(iteration / count), batch: iteration % count, iteration };
      give({ moment, batches: count, experiment, step, optimizer });
    });
    stopAsking = stop;
  }

  const isSmall = (): boolean => {
    const e = shownExperiment(store.getState());
    const weights = liveStore.live.look?.parameters.length ?? 0;
    return weights * e.batchSize <= mostWork;
  };

  /** Whether batches come so slowly that each is worth a look. */
  function isSlow(): boolean {
    const { run, view } = store.getState();
    return run.phase !== 'running' || (view.pace.unit === 'batch' && view.pace.perSecond <= 1);
  }

  /** The run as it is saved where it stands, or stood. */
  function findKept(count: number, iteration = at.iteration): Snapshot | 'start' | null {
    const saved = branches.current?.snapshots.findLast(({ epoch, batch }) => epoch * count + batch === iteration);
    return saved ?? (iteration === 0 && store.getState().run.byHand === null ? 'start' : null);
  }

  function look(): void {
    const { live } = liveStore;
    const { run } = store.getState();
    if (run.phase === 'impossible' || live.batches === 0 || live.run !== run.id) return;
    const iteration = live.epoch * live.batches + live.batch;
    if (live.run !== at.run || iteration !== at.iteration) {
      const wasTuned = run.tuned.some(({ epoch }) => epoch === live.epoch); // then it was done by another optimizer
      // It was done before this file had come.
      const isEarly = !hasLooked && run.stepped === 'batch' && iteration > 0 && !wasTuned;
      hasLooked = true;
      const isNext = isEarly || (live.run === at.run && iteration === at.iteration + 1);
      const { next } = batches;
      const from = isEarly ? findKept(live.batches, iteration - 1) : kept;
      at = { run: live.run, iteration };
      kept = null;
      hasAskedToSave = false;
      cancel();
      if (!isNext || !isSlow()) forget();
      else if (next !== null && next !== 'stops') tell({ next: null, done: next });
      else {
        forget();
        if (from !== null && (isSmall() || watchers > 0)) {
          ask(from, iteration - 1, (batch) => {
            tell({ ...batches, done: batch === 'stops' ? null : batch });
            look();
          });
        }
      }
    }
    if (!isSlow()) return;
    const { optimizer } = shownExperiment(store.getState());
    if (tuned !== null && !equal(tuned, optimizer)) {
      tuned = null;
      cancel();
      tell(nothing); // as it will be done now; what was done is no longer the newest
    }
    const found = findKept(live.batches);
    if (found !== null && found !== kept) {
      const isSet = kept !== null; // numbers that were set by hand: what was done is no longer the newest
      kept = found;
      if (isSet) cancel();
      if (batches.next !== null || isSet) tell(isSet ? nothing : { ...batches, next: null });
    }
    if (kept === null) {
      if (run.phase !== 'running' || hasAskedToSave) return; // a run that stands is saved anyway
      hasAskedToSave = true;
      save();
    } else if (watchers > 0 && batches.next === null && stopAsking === null) {
      tuned = optimizer;
      ask(kept, iteration, (next) => tell({ ...batches, next }));
    }
  }

  function end(): void {
    cancel();
    at = { run: 0, iteration: -1 };
    batches = nothing;
  }

  return {
    get batches() {
      return batches;
    },
    subscribe: follower.subscribe,
    follow: (saveNow) => {
      save = saveNow;
      return follower.follow();
    },
    lookAhead: () => {
      watchers++;
      look();
      return () => {
        watchers--;
      };
    },
  };
}

/** Follows the batches of a workspace's run while they come one by one. */
export const batchesOf = perWorkspace(createFollower);

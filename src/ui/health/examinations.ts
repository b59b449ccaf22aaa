import type { Experiment } from '../../document/experiment.ts';
import { equal } from '../../document/equal.ts';
import type { Moment } from '../../document/moment.ts';
import type { OptimizerSpec } from '../../engine/specs/optimizerSpecs.ts';
import type { DataFacts } from '../../health/dataFacts.ts';
import type { Health } from '../../health/health.ts';
import type { Snapshot } from '../../run/branch.ts';
import { shownExperiment } from '../../state/store.ts';
import { perWorkspace, type Workspace } from '../../state/workspace.ts';
import { createRunFollower, type RunFollower } from '../runFollower.ts';

/** How the network of a run was at a moment. */
export interface Examination {
  readonly moment: Moment;
  readonly experiment: Experiment;
  readonly health: Health;
  readonly data: DataFacts;
  /** The run as it was saved there; null: at its start. */
  readonly snapshot: Snapshot | null;
}

export interface Examinations extends Pick<RunFollower, 'subscribe' | 'follow'> {
  /** Null: not known yet, or there is no run. */
  readonly newest: Examination | null;
}

/** After all that the drawing and the plot show. */
const priority = 5;

/** While a run moves, ms between two examinations: a run is saved as often. */
const interval = 1000;
/** Times as long as one has taken: a large network is examined more rarely, and training keeps its speed. */
const rests = 9;

function createExaminations(workspace: Workspace): Examinations {
  const { store, liveStore, branches, asker, now } = workspace;
  const follower = createRunFollower(workspace, look, forget);
  let newest: Examination | null = null;
  /** What was asked last: where the run was saved ('start': nowhere), and its optimizer, which may be tuned since. */
  let asked: { readonly run: number; readonly from: Snapshot | 'start'; readonly optimizer: OptimizerSpec } | null =
    null;
  let stopAsking: (() => void) | null = null;
  let earliest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(next: Examination | null): void {
    newest = next;
    follower.tell();
  }

  /** The newest place of the run that it can be examined from; null: it has yet to be saved where it stands. */
  function findPlace(): Snapshot | 'start' | null {
    const { live } = liveStore;
    const { run } = store.getState();
    if (run.phase === 'impossible' || live.run !== run.id || live.history.count === 0) return null;
    const saved = branches.current?.snapshots.at(-1);
    if (saved !== undefined) {
      const isHere = saved.epoch === live.epoch && saved.batch === live.batch;
      return isHere || run.phase === 'running' ? saved : null;
    }
    return live.epoch === 0 && live.batch === 0 && (run.byHand ?? null) === null ? 'start' : null;
  }

  function ask(run: number, from: Snapshot | 'start', optimizer: OptimizerSpec): void {
    asked = { run, from, optimizer };
    stopAsking?.();
    const begun = now();
    const snapshot = from === 'start' ? null : from;
    const stop = asker.ask({ type: 'health', state: snapshot?.state ?? null, optimizer }, priority, (answer) => {
      if (stopAsking !== stop) return;
      stop();
      stopAsking = null;
      earliest = now() + Math.max(interval - (now() - begun), rests * (now() - begun));
      const result = answer?.result ?? null;
      if (result === null) return;
      const { epoch, batch } = snapshot ?? { epoch: 0, batch: 0 };
      const moment = { run, epoch, batch, iteration: epoch * liveStore.live.batches + batch };
      // The network is that of the run, its settings are as they have been tuned.
      tell({ moment, experiment: shownExperiment(store.getState()), ...result, snapshot });
      look();
    });
    stopAsking = stop;
  }

  function look(): void {
    clearTimeout(timer);
    const { run } = store.getState();
    const e = shownExperiment(store.getState());
    if (newest !== null && newest.moment.run !== run.id && !isSameNetwork(newest.experiment, e)) tell(null);
    if (asked !== null && asked.run !== run.id) {
      stopAsking?.(); // of another run nothing will come
      stopAsking = null;
      asked = null;
    }
    const from = findPlace();
    if (from === null || (from === asked?.from && equal(e.optimizer, asked.optimizer))) return;
    if (run.phase === 'running') {
      if (stopAsking !== null) return; // the answer looks again
      const wait = earliest - now();
      if (asked !== null && wait > 0) {
        timer = setTimeout(look, wait);
        return;
      }
    }
    ask(run.id, from, e.optimizer);
  }

  function forget(): void {
    clearTimeout(timer);
    stopAsking?.();
    stopAsking = null;
    asked = null;
    newest = null;
  }

  return {
    ...follower,
    get newest() {
      return newest;
    },
  };
}

const isSameNetwork = (a: Experiment, b: Experiment): boolean => equal([a.inputs, a.layers], [b.inputs, b.layers]);

/** Has the run of a workspace examined while somebody wants to know. */
export const examinationsOf = perWorkspace(createExaminations);

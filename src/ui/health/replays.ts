import type { RunState } from '../../engine/run/state.ts';
import { equal } from '../../document/equal.ts';
import { isOfPlayground } from '../../document/ofPlayground.ts';
import { shownExperiment, type State } from '../../state/store.ts';
import { perWorkspace, type Workspace } from '../../state/workspace.ts';
import { createRunFollower, type RunFollower } from '../runFollower.ts';

/** Loss of the training examples after each epoch, by its number; a gap where the run was changed on its way. */
export type EvaluatedLosses = ReadonlyMap<number, number>;

/** While it is followed, the run is done once more, behind the one that trains. */
export interface Replays extends Pick<RunFollower, 'subscribe' | 'follow'> {
  readonly losses: EvaluatedLosses;
}

/** After all other questions. */
const priority = 6;
/** ms that a piece of it may take: nothing else is answered meanwhile. */
const pieceTime = 80;
/** While the run moves, times as long as one has taken that it rests. */
const rests = 15;
const interval = 1000; // ms
/** So many epochs are done once more, one after the other … */
export const mostEpochs = 2000;
/** … and as many as these as long as they have not taken longer, in ms; then it goes on from where the run was saved last. */
const moreEpochs = 20_000;
const mostTime = 20_000;

/** What a run has been changed by since its start: the replay goes on from where it was saved after that. */
const changesOf = ({ run: { id, tuned, byHand, refitted } }: State) => [
  id,
  tuned.length,
  byHand?.epoch,
  byHand?.batch,
  refitted,
];

function createReplays(workspace: Workspace): Replays {
  const { store, liveStore, branches, asker, now } = workspace;
  const follower = createRunFollower(workspace, look, rest);
  let losses = new Map<number, number>();
  let changes: readonly unknown[] = [];
  /** Where the twin stands: after an epoch, 'start', not known (null: until the run is saved), or it is over. */
  let at: { readonly epoch: number; readonly state: RunState | 'start' } | 'over' | null = null;
  /** Where the run was saved when it was changed: the next time is after that. */
  let before: RunState | null = null;
  let epochs = 1;
  let stopAsking: (() => void) | null = null;
  let earliest = 0;
  /** ms that the run has taken since its start. */
  let spent = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    losses = new Map(losses);
    follower.tell();
  }

  const newest = () => branches.current?.snapshots.at(-1) ?? null;

  function noteChange(state: State): void {
    const next = changesOf(state);
    if (equal(next, changes)) return;
    const isOther = next[0] !== changes[0];
    changes = next;
    stopAsking?.();
    stopAsking = null;
    before = newest()?.state ?? null;
    const isWhole = next.slice(1).every((each) => each === undefined || each === 0 || each === false);
    at = isWhole ? { epoch: 0, state: 'start' } : null;
    if (isOther && !isWhole) before = null; // it was opened as it stands
    if (isOther) {
      spent = 0;
      losses.clear();
      tell();
    }
  }

  function ask(from: { readonly epoch: number; readonly state: RunState | 'start' }, count: number): void {
    const { optimizer } = shownExperiment(store.getState());
    const begun = now();
    const state = from.state === 'start' ? null : from.state;
    const stop = asker.ask({ type: 'replay', state, optimizer, epochs: count }, priority, (answer) => {
      if (stopAsking !== stop) return;
      stop();
      stopAsking = null;
      const taken = Math.max(1, now() - begun);
      spent += taken;
      earliest = now() + Math.max(interval - taken, rests * taken);
      epochs = Math.max(1, Math.min(8 * epochs, Math.floor((count * pieceTime) / taken)));
      const result = answer?.result ?? null;
      result?.losses.forEach((loss, i) => losses.set(from.epoch + i + 1, loss));
      at = result === null || result.state === null ? 'over' : { epoch: from.epoch + count, state: result.state };
      tell();
      look();
    });
    stopAsking = stop;
  }

  function look(): void {
    clearTimeout(timer);
    const state = store.getState();
    noteChange(state);
    const { live } = liveStore;
    if (live.run !== state.run.id || live.history.count === 0 || isOfPlayground(shownExperiment(state))) return;
    if (at === null) {
      const saved = newest();
      if (saved === null || saved.state === before) return;
      at = { epoch: saved.epoch, state: saved.state };
    }
    if (at === 'over' || stopAsking !== null) return;
    const last = live.history.epoch(live.history.count - 1);
    if (at.epoch >= last) return;
    if (at.epoch >= (spent < mostTime ? moreEpochs : mostEpochs)) {
      const near = branches.current?.snapshots.findLast(({ epoch }) => epoch < last);
      if (near !== undefined && near.epoch > at.epoch + epochs) at = { epoch: near.epoch, state: near.state };
    }
    const wait = earliest - now();
    if (state.run.phase === 'running' && wait > 0) timer = setTimeout(look, wait);
    else ask(at, Math.min(epochs, last - at.epoch));
  }

  function rest(): void {
    clearTimeout(timer);
    stopAsking?.();
    stopAsking = null;
  }

  return {
    ...follower,
    get losses() {
      return losses;
    },
  };
}

/** Does the run of a workspace once more while somebody wants to know. */
export const replaysOf = perWorkspace(createReplays);

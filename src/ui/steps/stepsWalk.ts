import { createStore, useStore } from 'zustand';
import type { Layout } from '../../engine/layout.ts';
import type { Judged } from '../../explain/backwardLines.ts';
import { type Stop, stopsOf, type Updating } from '../../explain/stations.ts';
import { perWorkspace, type Workspace } from '../../state/workspace.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { type Batch, batchesOf, judgedOf } from './batches.ts';

/** A station that the drawing shows. */
export interface Station {
  readonly judged: Judged;
  readonly stop: Stop;
  readonly updating: Updating | null;
  /** The batch that is played; null: the panel stands here. */
  readonly played: Batch | null;
}

interface WalkState {
  readonly subject: 'example' | 'batch';
  /** Of the stations. */
  readonly at: number;
  /** Example of the batch. */
  readonly row: number;
  /** Of the panel. */
  readonly shown: Station | null;
  /** Of a batch that has just been done, while it is played. */
  readonly played: Station | null;
}

/** How long a batch is played until its update is shown, in ms: by hand, and while one comes every second. */
const playTimes = { byHand: 1800, running: 700 };
/** How long its update stays, in ms; that of a run goes with the next batch. */
const staying = 2500;

/** The stations that are played: each weighted sum, the loss, the gradients of each, and the update of all at once. */
export function playedStops(layout: Layout, all: readonly Stop[]): readonly Stop[] {
  const isPlayed = (stop: Stop): boolean =>
    stop.pass === 'loss' ||
    ((stop.pass === 'forward' || stop.pass === 'gradients') && layout.ops[stop.op].kind === 'dense');
  return [...all.filter(isPlayed), ...all.filter(({ pass }) => pass === 'update').slice(0, 1)];
}

function createWalk(workspace: Workspace) {
  const { still, store: app } = workspace;
  const follower = batchesOf(workspace);
  const walk = createStore<WalkState>(() => ({ subject: 'example', at: 0, row: 0, shown: null, played: null }));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Batch | null = null;

  function play(batch: Batch): void {
    const { layout } = batch.step.trace;
    const all = stopsOf(layout, true);
    const stops = playedStops(layout, all);
    const row = Math.min(walk.getState().row, batch.step.rows.length - 1);
    const judged = judgedOf(batch, row);
    const updating = { step: batch.step, optimizer: batch.optimizer };
    const time = playTimes[app.getState().run.phase === 'running' ? 'running' : 'byHand'];
    function go(index: number): void {
      const stop = stops[index];
      const { subject } = walk.getState();
      const at = all.indexOf(stop);
      walk.setState({ played: { judged, stop, updating, played: batch }, row, ...(subject === 'batch' ? { at } : {}) });
      const isLast = index === stops.length - 1;
      timer = setTimeout(
        () => (isLast ? walk.setState({ played: null }) : go(index + 1)),
        isLast ? staying : time / (stops.length - 1),
      );
    }
    // Who wants nothing to move sees what has changed, and goes through the stations by hand.
    go(still() ? stops.length - 1 : 0);
  }

  follower.subscribe(() => {
    const { done } = follower.batches;
    if (done === last) return;
    last = done;
    clearTimeout(timer);
    if (done !== null) play(done);
    else end();
  });

  function end(): void {
    clearTimeout(timer);
    if (walk.getState().played !== null) walk.setState({ played: null });
  }

  return {
    store: walk,
    choose: (subject: WalkState['subject']): void => walk.setState({ subject, at: 0 }),
    /** Ends what is played: the person goes on alone. */
    stop: end,
  };
}

/** The walk through an example or a batch, as the panel and the drawing show it. */
export const walkOf = perWorkspace(createWalk);

/** One value of the walk. */
export function useWalkState<T>(selector: (state: WalkState) => T): T {
  return useStore(walkOf(useWorkspace()).store, selector);
}

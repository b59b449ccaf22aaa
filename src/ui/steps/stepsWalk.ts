import { createStore, useStore } from 'zustand';
import type { Layout } from '../../engine/layout.ts';
import type { Judged } from '../../explain/backwardLines.ts';
import { type Stop, stopsOf } from '../../explain/stations.ts';
import { readObject, workName } from '../../state/keptView.ts';
import type { Walks } from '../../state/walking.ts';
import { perWorkspace, type Workspace } from '../../state/workspace.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { type Batch, batchesOf, judgedOf } from './batches.ts';
import { type ChosenTarget, readTarget } from './walkedExample.ts';

/** A station that the drawing shows. */
export interface Station {
  readonly judged: Judged;
  readonly stop: Stop;
  /** The batch that it is of; null: of one example alone, nothing is updated. */
  readonly batch: Batch | null;
  /** Whether the batch is played; else the panel stands here. */
  readonly isPlayed: boolean;
}

const key = 'mlp-visualizer.walk';

interface WalkState {
  /** Of the stations. */
  readonly at: number;
  /** Example of the batch. */
  readonly row: number;
  /** Of an example that is looked at alone, in place of the data's; null: none. */
  readonly target: ChosenTarget | null;
  /** The row that somebody went to, while its example is looked at alone; null: none. */
  readonly stepped: number | null;
  /** Where the drawing's example was before one of a batch was put there; `place` null: the usual one. */
  readonly alone: { readonly place: readonly number[] | null } | null;
  /** Of the panel. */
  readonly shown: Station | null;
  /** Of a batch that has just been done, while it is played. */
  readonly played: Station | null;
  /** Whether the walk goes on by itself, station by station. */
  readonly plays: boolean;
}

function readAlone(value: unknown): WalkState['alone'] {
  if (typeof value !== 'object' || value === null || !('place' in value)) return null;
  const { place } = value;
  if (place === null) return { place };
  return Array.isArray(place) && place.every((each) => Number.isFinite(each)) ? { place } : null;
}

/** How long a batch is played until its update is shown, in ms: by hand, and while one comes every second. */
const playTimes = { byHand: 1800, running: 700 };
/** How long each of its pictures stands where nothing is to move, in ms. */
const stillTime = 1200;
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
  const { still, store: app, tab } = workspace;
  const follower = batchesOf(workspace);
  const found = app.getState().view.recalled == null ? null : readObject(tab.get(key));
  const kept = found?.of === workName(app.getState()) ? found : {};
  const whole = (value: unknown): number => (Number.isSafeInteger(value) ? Math.max(0, Number(value)) : 0);
  const walk = createStore<WalkState>(() => ({
    at: whole(kept.at),
    row: whole(kept.row),
    target: readTarget(kept.target),
    stepped: kept.stepped === null ? null : whole(kept.stepped),
    alone: readAlone(kept.alone),
    shown: null,
    played: null,
    plays: false,
  }));
  walk.subscribe(({ at, row, target, stepped, alone }, before) => {
    const isSameExample = row === before.row && target === before.target && stepped === before.stepped;
    if (!isSameExample) pause();
    if (at !== before.at || alone !== before.alone || !isSameExample) keep();
  });
  function keep(): void {
    const { at, row, target, stepped, alone } = walk.getState();
    tab.set(key, JSON.stringify({ of: workName(app.getState()), at, row, target, stepped, alone }));
  }
  /** The place of the batch's example that was put into the drawing. */
  let put: readonly number[] | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Batch | null = null;

  function play(batch: Batch): void {
    const { layout } = batch.step.trace;
    const all = stopsOf(layout, true);
    const stops = playedStops(layout, all);
    const row = Math.min(walk.getState().row, batch.step.rows.length - 1);
    const judged = judgedOf(batch, row);
    const isRunning = app.getState().run.phase === 'running';
    const time = still() ? stillTime : playTimes[isRunning ? 'running' : 'byHand'] / (stops.length - 1);
    function go(index: number): void {
      const stop = stops[index];
      const { walks } = app.getState().view;
      const at = all.indexOf(stop);
      walk.setState({
        played: { judged, stop, batch, isPlayed: true },
        row,
        plays: false,
        ...(walks === 'batch' ? { at } : {}),
      });
      const isLast = index === stops.length - 1;
      timer = setTimeout(() => (isLast ? walk.setState({ played: null }) : go(index + 1)), isLast ? staying : time);
    }
    // Who wants nothing to move sees still pictures, one after another; of a run, for which there is no time, the last.
    go(still() && isRunning ? stops.length - 1 : 0);
  }

  follower.subscribe(() => {
    const { done } = follower.batches;
    if (done === last) return;
    last = done;
    clearTimeout(timer);
    // A walk that plays goes on while batches come one by one; one that is done by hand is wanted in its place.
    const isWanted = !walk.getState().plays || app.getState().run.phase !== 'running';
    if (done !== null && isWanted) play(done);
    else end();
  });

  function pause(): void {
    if (walk.getState().plays) walk.setState({ plays: false });
  }

  function end(): void {
    clearTimeout(timer);
    if (walk.getState().played !== null) walk.setState({ played: null });
  }
  app.subscribe(({ view, document }, { view: before, document: edited }) => {
    if (document.present !== edited.present || view.lesson !== before.lesson) keep();
    // In other data a place means nothing.
    if (view.probe === null && before.probe !== null) walk.setState({ alone: null });
    // Who wants to see inference, or training, sees it at once.
    if (view.behaviour !== before.behaviour) end();
    // Another example, or a neuron to look at. The example of a batch is put there by the panel.
    if (view.selection !== before.selection || (view.walks === 'example' && view.probe !== before.probe)) pause();
  });

  return {
    store: walk,
    choose: (walks: Walks): void => {
      end();
      const { view } = app.getState();
      const { alone } = walk.getState();
      const isBack = walks === 'example' && alone !== null && view.probe === put; // nobody has looked at another since
      const before = view.walks === 'batch' ? alone : { place: view.probe };
      walk.setState({ at: 0, plays: false, alone: walks === 'batch' ? before : null });
      workspace.setView({ walks, ...(isBack && { probe: alone.place }) });
    },
    /** Puts an example of the batch into the drawing. */
    lookAt: (place: readonly number[]): void => {
      put = place;
      workspace.setView({ probe: place });
    },
    /** To a station: the person goes on alone. */
    go: (at: number): void => {
      end();
      walk.setState({ at, plays: false });
    },
    /** Goes on by itself from this station. */
    play: (at: number): void => {
      end();
      walk.setState({ at, plays: true });
    },
    /** To the next station, by itself; at the last one it rests. */
    goOn: (at: number, last: number): void => {
      if (still()) pause();
      else walk.setState({ at: Math.min(at, last), plays: at < last });
    },
    pause,
  };
}

/** The walk through an example or a batch, as the panel and the drawing show it. */
export const walkOf = perWorkspace(createWalk);

/** One value of the walk. */
export function useWalkState<T>(selector: (state: WalkState) => T): T {
  return useStore(walkOf(useWorkspace()).store, selector);
}

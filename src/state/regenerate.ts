import type { Experiment } from '../document/experiment.ts';
import { stateOf } from '../engine/run/state.ts';
import { isSetByHand } from '../run/status.ts';
import type { TrainingControls } from './training.ts';
import type { Workspace } from './workspace.ts';

type Parts = Pick<Workspace, 'branches' | 'edit' | 'liveStore' | 'store'>;

/**
 * Draws other data under a run, which keeps its weights, gathered gradients and epochs, and goes on if it was going on: as
 * Regenerate does in TensorFlow Playground. Undo brings back what was.
 *
 * @param change to the experiment with the other data
 */
export function regenerate(
  { branches, edit, liveStore, store }: Parts,
  { backTo, save, train }: Pick<TrainingControls, 'backTo' | 'save' | 'train'>,
  change: (e: Experiment) => Experiment,
): void {
  const { epoch, batch } = liveStore.live;
  const { phase } = store.getState().run;
  if (phase === 'broken' || phase === 'impossible') return edit(change);
  const before = branches.current;
  let isDone = false;
  function take(): void {
    const { current } = branches;
    const snapshot = current?.snapshots.at(-1);
    if (isDone || snapshot === undefined || current === null) return;
    if (snapshot.epoch < epoch || (snapshot.epoch === epoch && snapshot.batch < batch)) return;
    isDone = true;
    stop();
    if (current.id !== before?.id) return; // another experiment has come meanwhile
    const { run } = store.getState();
    const { of, optimizer, bytes, held = [] } = snapshot.state;
    const state = stateOf({ ...of, rows: null }, optimizer, null, bytes.slice(0), held);
    const { lossBefore = null, off = [] } = run.byHand ?? {};
    const place = { epoch: snapshot.epoch, batch: snapshot.batch };
    const history = current.history?.copy() ?? null;
    history?.cut(place.epoch);
    backTo(
      branches.add({
        experiment: change(current.experiment),
        parent: { branch: current.id, epoch: place.epoch },
        // The link alone does not lead to these weights any more.
        status: {
          ...run,
          phase: phase === 'running' ? 'paused' : phase,
          byHand: { ...place, lossBefore, held, off, isOfData: !isSetByHand(run) },
        },
        history,
        snapshots: [{ ...place, state }],
      }),
    );
    if (phase === 'running') train();
  }
  const stop = branches.subscribe(() => queueMicrotask(take)); // not while others hear of it
  take();
  if (!isDone) save();
}

import { useEffect, useState } from 'react';
import { equal } from '../../document/equal.ts';
import type { SharedMoment } from '../../state/momentLink.ts';
import { isReplayable } from '../../state/packedMoment.ts';
import { shownExperiment } from '../../state/store.ts';
import type { TrainingControls } from '../../state/training.ts';
import { useWalkState } from '../steps/stepsWalk.ts';
import { useWorkspace } from '../useWorkspace.ts';

/**
 * The moment whose numbers Steps goes through: where the run stands, or stood before the batch that has just been done.
 * 'beginning': nothing has been done to it; 'running': it does not stand; null: it is not saved yet.
 */
export function useWalkMoment({ save }: Pick<TrainingControls, 'save'>): SharedMoment | 'beginning' | 'running' | null {
  const { branches, liveStore, store } = useWorkspace();
  const ofBatch = useWalkState(({ shown }) => shown?.batch?.moment ?? null);
  const [moment, setMoment] = useState<SharedMoment | 'beginning' | 'running' | null>(null);
  useEffect(() => {
    let asked = '';
    let given: readonly unknown[] = [];
    function give(next: SharedMoment | 'beginning' | 'running' | null): void {
      given = [];
      setMoment(next);
    }
    function look(): void {
      const state = store.getState();
      const { run } = state;
      if (run.phase === 'running') return give('running');
      const { live } = liveStore;
      const { epoch, batch } = ofBatch ?? live;
      if (epoch === 0 && batch === 0 && isReplayable(run)) return give('beginning');
      const { current } = branches;
      const snapshot = current?.snapshots.findLast((each) => each.epoch === epoch && each.batch === batch);
      // Of what has just been set by hand the weights come a little later, and their fingerprint after them.
      const isSaved = run.fingerprint !== null && snapshot !== undefined && snapshot.state.of.rows !== null;
      if (!isSaved || current?.history == null || !equal(current.experiment, shownExperiment(state))) {
        give(null);
        const place = `${run.id} ${epoch} ${batch}`;
        if (asked !== place) save();
        asked = place;
        return;
      }
      if (given[0] === snapshot && given[1] === run) return;
      const { experiment, history } = current;
      const isNow = epoch === live.epoch && batch === live.batch;
      give({ experiment, snapshot, status: isNow ? run : { ...run, ended: null }, history });
      given = [snapshot, run];
    }
    const stops = [branches.subscribe(look), liveStore.subscribe(look), store.subscribe(look)];
    look();
    return () => {
      for (const stop of stops) stop();
    };
  }, [branches, liveStore, store, save, ofBatch]);
  return moment;
}

import { useEffect, useState } from 'react';
import { equal } from '../../document/equal.ts';
import { shownExperiment } from '../../state/store.ts';
import type { SharedMoment } from '../../state/momentLink.ts';
import type { TrainingControls } from '../../state/training.ts';
import { useWorkspace } from '../useWorkspace.ts';

/** The moment at which the component came, once the run is saved as it stood then; null until that, or without a run. */
export function useMoment({ save }: Pick<TrainingControls, 'save'>): SharedMoment | null {
  const { branches, liveStore, store } = useWorkspace();
  const [moment, setMoment] = useState<SharedMoment | null>(null);
  useEffect(() => {
    const { epoch, batch } = liveStore.live;
    function take(): void {
      const { current } = branches;
      const snapshot = current?.snapshots.at(-1);
      const state = store.getState();
      if (snapshot === undefined || current?.history == null || snapshot.state.of.rows === null) return;
      const isEarlier = snapshot.epoch < epoch || (snapshot.epoch === epoch && snapshot.batch < batch);
      if (isEarlier || !equal(current.experiment, shownExperiment(state))) return;
      stop();
      setMoment({ experiment: current.experiment, snapshot, status: state.run, history: current.history });
    }
    const stop = branches.subscribe(take);
    take();
    save();
    return stop;
  }, [branches, liveStore, save, store]);
  return moment;
}

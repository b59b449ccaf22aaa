import { useEffect } from 'react';
import type { Step } from '../../lesson/lesson.ts';
import { stageAfter } from '../../document/stage.ts';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';

/** Lets the page stand as the step wants it, and as it was when the step is over. */
export function useScenery(step: Step | null): void {
  const { setView } = useWorkspace();
  const experiment = useExperiment((e) => e);
  useEffect(() => {
    if (step === null) return;
    setView({ hidden: step.hide, locked: step.lock, plotLarge: false });
    if (step.show !== null) {
      setView({
        showsValidation: step.show.includes('validation_points'),
        isDiscrete: step.show.includes('discretize'),
      });
    }
    if (step.open !== null) setView({ side: step.open });
    return () => setView({ hidden: [], locked: [] });
  }, [step, setView]);
  const stage = step?.stage ?? null;
  useEffect(() => {
    if (stage === null) return;
    setView({ staged: stageAfter(experiment, stage) });
    return () => setView({ staged: null });
  }, [stage, experiment, setView]);
}

import { useEffect } from 'react';
import type { Step } from '../../lesson/lesson.ts';
import { setView } from '../../state/app.ts';

/** Lets the page stand as the step wants it, and as it was when the step is over. */
export function useScenery(step: Step | null): void {
  useEffect(() => {
    if (step === null) return;
    setView({ hidden: step.hide, locked: step.lock });
    if (step.open !== null) setView({ side: step.open });
    return () => setView({ hidden: [], locked: [], staged: null });
  }, [step]);
}

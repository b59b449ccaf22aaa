import { useEffect } from 'react';
import type { Step } from '../../lesson/lesson.ts';
import { stageAfter } from '../../document/stage.ts';
import { examplesOf, placeAt } from '../../state/examples.ts';
import { stepName } from '../../state/keptView.ts';
import { shownExperiment } from '../../state/store.ts';
import { setExercise } from '../steps/exercise.ts';
import { walkOf } from '../steps/stepsWalk.ts';
import { useExperiment, useWorkspace } from '../useWorkspace.ts';
import { outcomeOf, plotOf } from './course.ts';

/** Lets the page stand as the step wants it, and as it was when the step is over. */
export function useScenery(step: Step | null): void {
  const workspace = useWorkspace();
  const { setView } = workspace;
  const experiment = useExperiment((e) => e);
  useEffect(() => {
    if (step === null) return;
    const { lesson, recalled } = workspace.store.getState().view;
    /** After a reload the pupil goes on: what the step opens with has been chosen otherwise since, or not. */
    const isBack = recalled === stepName(lesson);
    setView({ hidden: step.hide, locked: step.lock, plotLarge: false });
    const present = shownExperiment(workspace.store.getState());
    setView(isBack ? plotOf(step, present) : outcomeOf(step, present));
    if (step.open !== null && !isBack) {
      // Where one part alone has room, it is the network, but for steps that are about what the numbers are.
      const isNumbers = step.open === 'steps' || step.open === 'health';
      setView({ side: step.open, tab: isNumbers ? 'code' : 'network' });
    }
    const [guess = null] = step.predict;
    if (guess !== null) setView({ asked: step.predict, guess, unguessed: guess });
    const isGiven = step.blanks.length > 0;
    const begins = isGiven && !isBack;
    if (begins) setView({ selection: null }); // not at the neuron that the step before was left at
    if (isGiven || !isBack) setExercise(workspace, step.blanks, isGiven, begins);
    if (step.depth !== null && !isBack) setView({ depth: step.depth });
    const walk = isBack ? null : step.walk;
    if (typeof walk === 'string') {
      setView({ walks: 'batch' });
      const [, row = '1'] = walk.split(' ');
      walkOf(workspace).store.setState({ row: Number(row) - 1 });
    } else if (walk !== null) {
      const { training, validation } = examplesOf(present);
      const isThere = walk <= training.count + validation.count;
      setView({ walks: 'example', ...(isThere ? { probe: placeAt(present, walk - 1) } : {}) });
    }
    return () => {
      setView({ hidden: [], locked: [] });
      setExercise(workspace, []);
      if (guess !== null) setView({ asked: [], guess: null, unguessed: null });
    };
  }, [step, workspace, setView]);
  const stage = step?.stage ?? null;
  useEffect(() => {
    if (stage === null) return;
    setView({ staged: stageAfter(experiment, stage) });
    return () => setView({ staged: null });
  }, [stage, experiment, setView]);
}

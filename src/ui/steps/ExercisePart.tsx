import { useEffect } from 'react';
import { blankKinds } from '../../document/blank.ts';
import { askedDigits } from '../../explain/answerTo.ts';
import { shownExperiment } from '../../state/store.ts';
import type { TrainingControls } from '../../state/training.ts';
import { CheckList } from '../controls/CheckList.tsx';
import { Late, late } from '../Late.tsx';
import { useStepsText } from '../text/stepsText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { exerciseOf, setExercise, useExerciseState } from './exercise.ts';
import { useWalkState, walkOf } from './stepsWalk.ts';
import { walkedExample } from './walkedExample.ts';

const ExerciseLink = late(async () => (await import('../share/ExerciseLink.tsx')).ExerciseLink);

/** What is left blank, and how far one has come. In a lesson that has chosen it there is nothing to choose. */
export function ExercisePart({ save }: { save: TrainingControls['save'] }) {
  const text = useStepsText();
  const workspace = useWorkspace();
  const kinds = useExerciseState((state) => state.kinds);
  const isGiven = useExerciseState((state) => state.isGiven);
  const isOn = kinds.length > 0;
  const isOfBatch = kinds.includes('weights'); // only a batch makes new ones
  useEffect(() => {
    if (isOfBatch && workspace.store.getState().view.walks !== 'batch') walkOf(workspace).choose('batch');
  }, [workspace, isOfBatch]);
  return (
    <div className="steps-exercise">
      {!isGiven && (
        <details>
          <summary>{text.exercise}</summary>
          <CheckList
            legend={text.exerciseIntro}
            names={blankKinds}
            labels={text.kinds}
            chosen={kinds}
            onChange={(chosen) => setExercise(workspace, chosen)}
          />
          {isOn && (
            <Late>
              <ExerciseLink kinds={kinds} save={save} />
              <NotInLink />
            </Late>
          )}
        </details>
      )}
      {isOn && <Standing />}
    </div>
  );
}

/** A link names an example of the data. */
function NotInLink() {
  const text = useStepsText();
  const experiment = useApp(shownExperiment);
  const isOne = useApp(({ view }) => view.walks === 'example');
  const probe = useApp(({ view }) => view.probe);
  const target = useWalkState((walk) => walk.target);
  const stepped = useWalkState((walk) => walk.stepped);
  return isOne && walkedExample(experiment, probe, target, stepped).isOwn && <p className="about">{text.notInLink}</p>;
}

function Standing() {
  const text = useStepsText();
  const workspace = useWorkspace();
  const progress = useExerciseState((state) => state.progress);
  if (progress === null) return null;
  const { done, shown, all } = progress;
  // What is counted here, and nothing of another example, or of another step of the lesson.
  const clear = (): void =>
    exerciseOf(workspace).setState(({ entries }) => {
      const others = Object.entries(entries).filter(([name]) => !all.includes(name));
      return { entries: Object.fromEntries(others) };
    });
  return (
    <>
      <p className="about">{text.asked(askedDigits)}</p>
      <p className="steps-standing">
        <b role="status">
          {text.filled(done, all.length)}
          {shown > 0 && text.ofThemShown(shown)}
        </b>
        <button type="button" className="tool" disabled={done === 0} onClick={clear}>
          {text.clear}
        </button>
      </p>
    </>
  );
}

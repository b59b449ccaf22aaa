import { momentName } from '../../document/moment.ts';
import type { Experiment } from '../../document/experiment.ts';
import { placeAt } from '../../state/examples.ts';
import { shownExperiment } from '../../state/store.ts';
import type { TrainingControls } from '../../state/training.ts';
import { depths } from '../../document/depth.ts';
import { walks } from '../../state/walking.ts';
import { Segmented } from '../controls/Segmented.tsx';
import { stepExample } from '../outcome/probePlace.ts';
import { useStepsText } from '../text/stepsText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { BatchSteps } from './BatchSteps.tsx';
import { ExercisePart } from './ExercisePart.tsx';
import { OwnExample } from './OwnExample.tsx';
import { Stepper } from './Stepper.tsx';
import { useJudged } from './useJudged.ts';
import { Walk } from './Walk.tsx';
import { walkOf } from './stepsWalk.ts';
import './steps.css';

/** One example on its way through the network and back, or a batch that changes the weights, station by station. */
export function StepsPanel({ save }: { save: TrainingControls['save'] }) {
  const experiment = useApp(shownExperiment);
  const text = useStepsText();
  const workspace = useWorkspace();
  const { setView } = workspace;
  const depth = useApp(({ view }) => view.depth);
  const subject = useApp(({ view }) => view.walks);
  return (
    <div className="steps">
      <Segmented
        name="steps-subject"
        label={text.subject}
        options={walks.map((value) => ({ value, label: text.subjects[value] }))}
        value={subject}
        onChange={(value) => walkOf(workspace).choose(value)}
      />
      <Segmented
        name="depth"
        label={text.depth}
        options={depths.map((value) => ({ value, label: text.depths[value] }))}
        value={depth}
        onChange={(value) => setView({ depth: value })}
      />
      <ExercisePart save={save} />
      {subject === 'example' ? <ExampleSteps experiment={experiment} /> : <BatchSteps save={save} />}
    </div>
  );
}

/** The example of the drawing, as the weights are now. */
function ExampleSteps({ experiment }: { experiment: Experiment }) {
  const walked = useJudged(experiment);
  const text = useStepsText();
  const workspace = useWorkspace();
  if (walked === null) return <p className="about">{text.noNetwork}</p>;
  const { example, count, judged, pass, moment } = walked;
  const { row } = example;
  const label = row < 0 ? text.ownExample : (example.isOwn ? text.otherTarget : text.example)(row + 1, count);
  return (
    <div className="steps-of" data-moment={momentName(moment)}>
      <Stepper
        label={label}
        previous={text.previousExample}
        next={text.nextExample}
        onStep={(key) => {
          const at = stepExample(key, row, count);
          if (at === null) return;
          walkOf(workspace).store.setState({ target: null, stepped: at });
          workspace.setView({ probe: placeAt(experiment, at) });
        }}
      />
      <OwnExample experiment={experiment} example={example} />
      {judged === null ? (
        <p className="about">{text.notYet}</p>
      ) : (
        <Walk
          experiment={experiment}
          judged={judged}
          pass={pass}
          batch={null}
          subject={moment === null ? label : `${label} · ${text.sheet.weights(moment)}`}
        />
      )}
    </div>
  );
}

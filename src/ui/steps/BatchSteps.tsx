import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { momentName } from '../../document/moment.ts';
import { placeAt } from '../../state/examples.ts';
import type { TrainingControls } from '../../state/training.ts';
import { stepExample } from '../outcome/probePlace.ts';
import { useStepsText } from '../text/stepsText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { type Batch, batchesOf, judgedOf } from './batches.ts';
import { Stepper } from './Stepper.tsx';
import { Walk } from './Walk.tsx';
import { useWalkState, walkOf } from './stepsWalk.ts';

/** The batch that has just been done, or else the one that is next. */
export function BatchSteps({ save }: { save: TrainingControls['save'] }) {
  const workspace = useWorkspace();
  const text = useStepsText();
  const follower = batchesOf(workspace);
  useEffect(() => follower.follow(save), [follower, save]);
  useEffect(() => follower.lookAhead(), [follower]);
  const { next, done } = useSyncExternalStore(follower.subscribe, () => follower.batches);
  const isBusy = useApp(({ run }) => run.phase === 'running');
  const batch = done ?? next;
  if (batch === 'stops') return <p className="about">{text.stops}</p>;
  if (batch === null) return <p className="about">{isBusy ? text.tooFast : text.notYet}</p>;
  return <OneBatch batch={batch} isDone={done !== null} />;
}

function OneBatch({ batch, isDone }: { batch: Batch; isDone: boolean }) {
  const workspace = useWorkspace();
  const text = useStepsText();
  const { moment, batches, experiment, step } = batch;
  const { rows } = step;
  const row = Math.min(
    useWalkState((walk) => walk.row),
    rows.length - 1,
  );
  const judged = useMemo(() => judgedOf(batch, row), [batch, row]);
  const { epoch, batch: at, iteration } = moment;
  const pass = useMemo(() => ({ iteration, mode: 'training' }) as const, [iteration]);
  useEffect(() => {
    walkOf(workspace).lookAt(placeAt(experiment, rows[row])); // training rows are the first of all
  }, [workspace, experiment, rows, row]);
  const isOver = useApp(({ run }) => run.phase === 'finished');
  const says = isDone ? text.doneBatch : isOver ? text.batchAfter : text.nextBatch;
  const label = text.ofBatch(row + 1, rows.length, rows[row] + 1);
  return (
    <div className="steps-of" data-moment={momentName(moment)}>
      <p className="about">{says(epoch + 1, at + 1, batches)}</p>
      <Stepper
        label={label}
        previous={text.previousExample}
        next={text.nextExample}
        onStep={(key) => {
          const next = stepExample(key, row, rows.length);
          if (next !== null) walkOf(workspace).store.setState({ row: next });
        }}
      />
      <Walk
        experiment={experiment}
        judged={judged}
        pass={pass}
        batch={batch}
        subject={`${text.sheet.batch(epoch + 1, at + 1, batches)} · ${label}`}
      />
    </div>
  );
}

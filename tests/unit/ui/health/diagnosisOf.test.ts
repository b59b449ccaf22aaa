import { expect, test } from 'vitest';
import { createExaminer } from '../../../../src/asking/examiner.ts';
import type { OptimizerSpec } from '../../../../src/engine/specs/optimizerSpecs.ts';
import { diagnosisOf } from '../../../../src/ui/health/diagnosisOf.ts';
import { experimentOfCase, type Trained, trainFor, trainTo } from '../../health/trainCase.ts';

/** What is said of a run that stands, whose document has this optimizer since an epoch. */
function saidOf({ run, history, experiment }: Trained, optimizer: OptimizerSpec, since: number) {
  const state = run.save();
  if (state === null) throw new Error('it stands at the end of an epoch, or has failed');
  const examined = createExaminer(experiment)(state, optimizer);
  if (examined === null) throw new Error('it is of this run');
  const { epoch, batch } = run;
  const examination = {
    ...examined,
    moment: { run: 1, epoch, batch, iteration: 0 },
    experiment,
    snapshot: { epoch, batch, state },
  };
  const tuned = since > 0 ? [{ epoch: since, tuning: { optimizer, epochs: experiment.epochs } }] : [];
  return diagnosisOf({ ...experiment, optimizer }, history, tuned, examination);
}

test('what the loss did at a rate of before is not laid to the one that a person has set since', async () => {
  const experiment = await experimentOfCase('data=colours&net=3-8.tanh-3.softmax&opt=sgd:5&batch=8');
  const trained = trainFor(experiment, 30);
  const { optimizer } = experiment;
  const says = (by: OptimizerSpec, since: number) =>
    saidOf(trained, by, since).findings.map(({ sickness }) => sickness);
  expect(says(optimizer, 0)).toContain('rateTooLarge');
  const slower = { ...optimizer, learningRate: 0.1 };
  expect(says(slower, 30)).toEqual([]); // too early
  trained.run.tune(slower);
  let blamed = 0;
  for (let epoch = 31; epoch < 60; epoch++) {
    trainTo(trained, epoch);
    expect(says(slower, 30)).not.toContain('rateTooLarge');
    if (says(slower, 0).includes('rateTooLarge')) blamed++;
  }
  expect(blamed).toBeGreaterThan(0);
});

test('a run that has failed is told the rate that it failed with, whatever was set since', async () => {
  const link = 'data=hill&net=2-16.tanh-16.tanh-1&loss=mean_squared_error&metrics=none&opt=sgd:1&epochs=300';
  const experiment = await experimentOfCase(link);
  const trained = trainFor(experiment, 300);
  expect(trained.run.failure).not.toBeNull();
  const slower = { ...experiment.optimizer, learningRate: 0.05 };
  trained.run.tune(slower); // as the page's run is told
  const { findings } = saidOf(trained, slower, trained.run.epoch);
  expect(findings[0]).toMatchObject({ sickness: 'diverged', numbers: { rate: 1 } });
});

test('what a network has learned by heart it knows by heart at another rate, too', async () => {
  const link =
    'data=moons&noise=0.4&samples=60&net=2-64.relu-64.relu-1.sigmoid&loss=binary_crossentropy&opt=adam:0.03&batch=8&epochs=400&split=0.5&seed=5';
  const experiment = await experimentOfCase(link);
  const trained = trainFor(experiment, 50);
  const slower = { ...experiment.optimizer, learningRate: 0.01 };
  expect(saidOf(trained, experiment.optimizer, 0).findings[0]?.sickness).toBe('overfitting');
  trained.run.tune(slower);
  for (const epoch of [50, 51, 52, 55, 70, 130]) {
    trainTo(trained, epoch);
    const losses = Array.from({ length: epoch + 1 }, (_, i) => trained.history.value(i, 'val_loss'));
    const least = losses.indexOf(Math.min(...losses)); // in the whole run
    expect(least).toBeLessThan(50);
    expect(saidOf(trained, slower, 50).findings[0]).toMatchObject({
      sickness: 'overfitting',
      numbers: { epoch: least },
    });
  }
});

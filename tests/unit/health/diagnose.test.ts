import { expect, test } from 'vitest';
import { datasetNames } from '../../../src/data/datasets.ts';
import { infoOf } from '../../../src/data/spec.ts';
import { isOfPlayground } from '../../../src/document/ofPlayground.ts';
import { openings } from '../../../src/document/opening.ts';
import { applyCure } from '../../../src/health/applyCure.ts';
import { dataFactsOf } from '../../../src/health/dataFacts.ts';
import { diagnose } from '../../../src/health/diagnose.ts';
import { measureHealth } from '../../../src/health/measureHealth.ts';
import { healthyCases, sickCases } from './firstCases.ts';
import { experimentOfCase, newest, type Trained, trainFor } from './trainCase.ts';

function seen(trained: Trained) {
  const { run, spec, split, experiment, history } = trained;
  const { task } = infoOf(experiment.data);
  const health = measureHealth({ run, spec, isOfPlayground: isOfPlayground(experiment), task });
  const { failure } = run;
  return { health, diagnosis: diagnose({ experiment, history, failure, data: dataFactsOf(split), health }) };
}

const lossOf = (trained: Trained): number => newest(trained, 'loss') ?? Number.NaN;

test.each(sickCases)('$says is named, and its cure makes it better: $link', async ({ link, epoch, says, layer }) => {
  const before = trainFor(await experimentOfCase(link), epoch);
  const { diagnosis, health } = seen(before);
  const [finding] = diagnosis.findings;
  expect(finding?.sickness).toBe(says);
  if (layer !== undefined) expect(finding.seat).toMatchObject({ kind: 'layer', layer });
  expect(Object.values(finding.numbers).every(Number.isFinite)).toBe(true);
  if (finding.cure === null) throw new Error('no cure');
  const cured = applyCure(before.experiment, finding.cure);
  expect(cured).not.toEqual(before.experiment);
  const after = trainFor(cured, finding.cure.type === 'setEpochs' ? cured.epochs : epoch);
  expect(after.run.failure).toBeNull();
  if (says === 'overfitting') expect(newest(after, 'val_loss')).toBeLessThan(0.6 * (newest(before, 'val_loss') ?? 0));
  else {
    const isBetter = seen(after).health.skill > health.skill + 0.04 || lossOf(after) < 0.5 * lossOf(before);
    expect(isBetter).toBe(true);
  }
});

test.each(healthyCases)('$link is healthy after $epoch epochs', async ({ link, epoch }) => {
  const { diagnosis } = seen(trainFor(await experimentOfCase(link), epoch));
  expect(diagnosis).toEqual({ verdict: 'healthy', findings: [] });
});

test.each(datasetNames.filter((name) => name !== 'mnist'))(
  'nothing is said against %s, as it opens, in its first epochs',
  async (name) => {
    await experimentOfCase(`data=${name}&net=${infoOf(openings[name].data).columns.length}-1`);
    for (const epochs of [0, 1, 2, 5, 10, 20]) {
      const { diagnosis } = seen(trainFor(openings[name], epochs));
      expect(diagnosis.findings.map(({ sickness }) => `${sickness} at ${epochs}`)).toEqual([]);
    }
  },
);

test('a run that has stopped goes back to its last finite weights only where these are of a usual size', async () => {
  const trained = trainFor(await experimentOfCase(sickCases.find(({ says }) => says === 'diverged')!.link), 20);
  const { health, diagnosis } = seen(trained);
  expect(diagnosis.findings[0].cure).toEqual({ type: 'setRate', rate: 0.01, back: false });
  const layers = health.layers.map((layer) => ({ ...layer, weights: 0.5 }));
  const { experiment, history, run, split } = trained;
  const usual = { experiment, history, failure: run.failure, data: dataFactsOf(split), health: { ...health, layers } };
  expect(diagnose(usual).findings[0].cure).toEqual({ type: 'setRate', rate: 0.01, back: true });
});

test('of Playground’s rules nothing is said', async () => {
  const layer = 'random_uniform,-0.5,0.5:bias=constant,0.1';
  const link = `data=playground:circle:0.5&net=2-1.tanh:${layer}-1.tanh:${layer}&loss=mean_squared_error&metrics=none&opt=sgd:10&batch=10&shuffle=0&split=0.5&rules=playground`;
  const trained = trainFor(await experimentOfCase(link), 20);
  expect(isOfPlayground(trained.experiment)).toBe(true);
  expect(seen(trained).diagnosis).toEqual({ verdict: 'unknown', findings: [] });
});

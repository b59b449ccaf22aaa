import { expect, test } from 'vitest';
import { createStepper } from '../../../src/asking/stepper.ts';
import { decodeLink } from '../../../src/document/link.ts';
import { layOut } from '../../../src/engine/layout.ts';
import { gradientLine } from '../../../src/explain/backwardLines.ts';
import { stepLines } from '../../../src/explain/updateLines.ts';
import { prepare } from '../../../src/training/prepare.ts';
import { expectRight } from '../explain/expectRight.ts';

const look = 'dataset=xor&networkShape=3,2&learningRate=0.3&seed=0.5';

test.each([
  ['without a penalty', 'batchSize=10'],
  ['with L2, and a batch that waits at the end of an epoch', 'batchSize=30&regularization=L2&regularizationRate=0.1'],
  ['with L1, until weights are 0 for ever', 'batchSize=30&percTrainData=20&regularization=L1&regularizationRate=0.3'],
])('under Playground’s rules each batch is that of the run, and its lines come to the new weights: %s', (_, rest) => {
  const decoded = decodeLink(`#${look}&${rest}`);
  if (!decoded.ok) throw new Error(decoded.error.code);
  const { experiment } = decoded;
  const layout = layOut(experiment);
  const { run } = prepare(experiment);
  while (run.advance(Infinity) !== 'epoch');
  const takeStep = createStepper(experiment);
  let waits = 0;
  let crossed = 0;
  for (let batch = 0; batch < 3 * run.batches; batch++) {
    const state = batch === 0 ? null : run.save();
    if (batch > 0 && state === null) throw new Error('a run between two batches can be saved');
    const step = takeStep(state, experiment.optimizer);
    const iteration = run.epoch * run.batches + run.batch;
    while (run.epoch * run.batches + run.batch === iteration) run.advance(Infinity, 1);
    if (step === null) throw new Error('it goes on');
    expect(step.after).toEqual(run.network.parameters);
    const trace = { ...step.trace, layout };
    const { before: parameters, targets } = step;
    const { loss, lossOptions } = experiment;
    for (let i = 0; i < layout.parameters; i++) {
      const lines = stepLines({ ...step, trace }, experiment.optimizer, i, 5);
      for (const line of lines) expectRight(line, `batch ${batch}, parameter ${i}`);
      expect(lines.at(-1)?.value).toBe(step.after[i]);
      const judged = { trace, parameters, row: 0, most: 5, loss, lossOptions, targets, isHalved: true };
      expectRight(gradientLine(judged, i), `gradient of ${i} in batch ${batch}`);
      if (step.before[i] !== 0 && step.after[i] === 0) crossed++;
    }
    if ((step.gathered?.after ?? 0) > 0) waits++;
  }
  expect(waits > 0).toBe(rest.includes('batchSize=30'));
  expect(crossed > 0).toBe(rest.includes('L1'));
});

test('a number that is held keeps its value, and its line says so', () => {
  const decoded = decodeLink('#v=1&data=xor&net=2-2.tanh-1.sigmoid&loss=binary_crossentropy&opt=adam:0.1');
  if (!decoded.ok) throw new Error(decoded.error.code);
  const { experiment } = decoded;
  const { run } = prepare(experiment);
  while (run.advance(Infinity) !== 'epoch');
  run.hold([1]);
  const step = createStepper(experiment)(run.save(), experiment.optimizer);
  if (step === null) throw new Error('it goes on');
  const trace = { ...step.trace, layout: layOut(experiment) };
  expect(step.after[1]).toBe(step.before[1]);
  expect(step.after[0]).not.toBe(step.before[0]);
  const lines = stepLines({ ...step, trace }, experiment.optimizer, 1, 5);
  expect(lines).toHaveLength(1);
  expectRight(lines[0], 'held');
});

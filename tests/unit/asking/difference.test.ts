import { expect, test } from 'vitest';
import { differenceOf, experimentDifference, stepAt, type Changed } from '../../../src/asking/differentiator.ts';
import { createStepper } from '../../../src/asking/stepper.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { decodeLink } from '../../../src/document/link.ts';
import { createRun } from '../../../src/engine/run.ts';
import { takeStep } from '../../../src/engine/takeStep.ts';
import { layOut } from '../../../src/engine/layout.ts';
import { randomRun } from '../engine/randomRuns.ts';

/**
 * |gradient − quotient|, relative to the larger of both. What is smaller than a ten-thousandth of the loss (or of 1) is
 * compared with that: rounding of the loss alone, some ε·L, makes ε·L/h = 2·10⁻¹¹·L of a quotient.
 */
function relativeError(gradient: number, quotient: number, loss: number): number {
  const floor = 1e-4 * Math.max(1, Math.abs(loss));
  return Math.abs(gradient - quotient) / Math.max(Math.abs(gradient), Math.abs(quotient), floor);
}

test('the gradients shown for 200 networks are the central differences of the loss, within 1e-5', () => {
  const wrong: string[] = [];
  let [compared, bent] = [0, 0];
  for (let number = 0; number < 200; number++) {
    const spec = randomRun(number, number % 3 === 0 ? 'float64' : 'float32');
    const run = createRun(spec);
    while (run.advance(Infinity) !== 'epoch');
    const iteration = 0;
    const step = takeStep(run, spec);
    if (step === null) continue;
    const { trace, before: parameters, targets: y } = step;
    const { count, layout, values } = trace;
    const compare = (changed: Changed, gradient: number, what: string): void => {
      const asked = {
        parameters,
        count,
        x: values[0],
        y,
        iteration,
        mode: 'training',
        changed,
      } as const;
      const { h, above, below, kinks } = differenceOf(spec, asked);
      const error = relativeError(gradient, (above - below) / (2 * h), above);
      compared++;
      if (kinks.length > 0) bent++;
      else if (!(error <= 1e-5))
        wrong.push(
          `network ${number} (${spec.loss}), ${what}: ${gradient}, ${(above - below) / (2 * h)}, loss ${above}`,
        );
    };
    for (const { offset, length, trainable, role } of layout.variables) {
      if (!trainable) continue;
      for (let index = offset; index < offset + length; index++) {
        compare({ of: 'parameter', index }, trace.gradients[index], `${role} ${index - offset}`);
      }
    }
    for (const [op, { units, kind }] of layout.ops.entries()) {
      const at = (number + op) % (count * units);
      compare({ of: 'value', op, at }, trace.slopes[op + 1][at], `output ${at} of op ${op} (${kind})`);
    }
  }
  expect(wrong.slice(0, 30)).toEqual([]);
  expect(compared).toBeGreaterThan(5000);
  expect(bent).toBeLessThan(compared / 50); // most are biases of 0 with an L1 penalty
});

function experimentOf(link: string): Experiment {
  const decoded = decodeLink(`#${link}`);
  if (!decoded.ok) throw new Error(decoded.error.code);
  return decoded.experiment;
}

/** The difference at a parameter of a network of two inputs, for one example. */
function at(link: string, parameters: readonly number[], x: readonly number[], y: readonly number[], index: number) {
  return experimentDifference(experimentOf(link), {
    parameters: Float64Array.from(parameters),
    count: 1,
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    iteration: 0,
    mode: 'inference',
    changed: { of: 'parameter', index },
  });
}

test('the step can be read, and grows with the number', () => {
  expect([0, 0.3, -2.5, 10, -431].map(stepAt)).toEqual([1e-5, 1e-5, 1e-5, 1e-4, 1e-3]);
});

test('a kink between both sides is named', () => {
  const relu = 'v=1&data=xor&net=2-1.relu&loss=mean_squared_error';
  // The neuron's sum is 0 exactly, where relu bends; then it is not.
  expect(at(relu, [1, -1, 0], [2, 2], [0], 2).kinks).toEqual([{ of: 'unit', op: 1, unit: 0, row: 0, at: 0 }]);
  expect(at(relu, [1, -1, 0.5], [2, 2], [0], 2).kinks).toEqual([]);
  const hinge = 'v=1&data=xor&net=2-1.tanh&loss=hinge';
  expect(at(hinge.replace('.tanh', ''), [1, 0, 0], [1, 0], [1], 0).kinks).toEqual([{ of: 'loss', row: 0 }]);
  expect(at(hinge, [1, 0, 0], [1, 0], [1], 0).kinks).toEqual([]);
  const penalty = 'v=1&data=xor&net=2-1.sigmoid:l1=0.1&loss=binary_crossentropy';
  expect(at(penalty, [0, 1, 0], [1, 1], [1], 0).kinks).toEqual([{ of: 'penalty' }]);
  expect(at(penalty, [1, 0, 0], [1, 1], [1], 0).kinks).toEqual([]);
});

test('under Playground’s rules the loss is half of the squared error, and has no penalty', () => {
  const e = experimentOf('dataset=xor&networkShape=3,2&regularization=L2&regularizationRate=0.1&seed=0.5');
  const layout = layOut(e);
  const step = createStepper(e)(null, e.optimizer);
  if (step === null) throw new Error('it goes on');
  const { trace, before: parameters, targets: y } = step;
  const { count } = trace;
  for (let index = 0; index < layout.parameters; index++) {
    const { h, above, below } = experimentDifference(e, {
      parameters,
      count,
      x: trace.values[0],
      y,
      iteration: 0,
      mode: 'training',
      changed: { of: 'parameter', index },
    });
    expect(relativeError(trace.gradients[index], (above - below) / (2 * h), above)).toBeLessThan(1e-5);
    expect(above).toBeCloseTo(trace.loss, 3);
  }
});

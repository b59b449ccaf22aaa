import { expect, test } from 'vitest';
import { denseLayer } from '../../../src/document/defaults.ts';
import type { PointwiseName } from '../../../src/engine/activations.ts';
import { createTracer } from '../../../src/engine/trace.ts';
import { usualLossOptions } from '../../../src/engine/specs/lossSpecs.ts';
import { gradientLine, type Judged, lossLine, slopeLine } from '../../../src/explain/backwardLines.ts';
import { known, type Line, lineOf, square } from '../../../src/explain/expression.ts';
import { forwardLine } from '../../../src/explain/forwardLines.ts';
import { textOf } from '../../../src/explain/markup.ts';
import { lineMarkup, spellLines } from '../../../src/explain/spellLines.ts';
import { createRun } from '../../../src/engine/run.ts';
import { randomRun } from '../engine/randomRuns.ts';

/** 2-2-1, one example. @param hidden the activation in the middle; sigmoid at the end */
function judged(hidden: PointwiseName = 'sigmoid'): Judged {
  const model = {
    inputs: 2,
    layers: [denseLayer(2, { activation: hidden }), denseLayer(1, { activation: 'sigmoid' })],
  };
  const rows = { count: 1, x: new Float64Array([0.5, -1]), y: new Float64Array([1]) };
  const parameters = new Float64Array([0.15, 0.25, 0.2, -0.3, 0.35, 0.1, 0.4, -0.45, 0.6]);
  const spec = { model, loss: 'mean_squared_error', lossOptions: usualLossOptions, seed: 1 } as const;
  const tracer = createTracer({ ...spec, precision: 'float64', mode: 'inference' }, 1);
  return { ...spec, trace: tracer.trace(parameters, rows, 0), parameters, row: 0, most: 4, targets: rows.y };
}

function said(line: Line): string[] {
  const { name, letters, numbers, equals } = lineMarkup(line, spellLines([line], 3));
  const text = (markup: Parameters<typeof textOf>[0]): string => textOf(markup, (count) => `${count} others`);
  return [`${name === null ? '' : text(name)} = ${text(letters)}`, ...numbers.map((each) => `${equals} ${text(each)}`)];
}

test('a weighted sum is written in letters, with its products, and as what they come to', () => {
  expect(said(forwardLine(judged(), 0, 1))).toEqual([
    'z[2]^(1) = w[1,2]^(1) · x[1] + w[2,2]^(1) · x[2] + b[2]^(1)',
    '= 0.25 · 0.5 + (−0.3) · (−1) + 0.1',
    '= 0.125 + 0.300 + 0.1',
    '= 0.525',
  ]);
});

test('an activation, the loss, a slope and a gradient are written', () => {
  const network = judged();
  expect(said(forwardLine(network, 1, 1))).toEqual([
    'a[2]^(1) = 1 / (1 + e^(−z[2]^(1)))',
    '= 1 / (1 + e^(−0.525))',
    '= 0.628',
  ]);
  expect(said(lossLine(network))).toEqual(['L = (y[1] − t[1])^2', '= (0.6317 − 1)^2', '= 0.1356']);
  expect(said(slopeLine(network, 2, 0))).toEqual([
    '∂L / (∂z[1]^(2)) = ∂L / (∂y[1]) · (y[1] · (1 − y[1]))',
    '= (−0.73653) · 0.63173 · (1 − 0.63173)',
    '= (−0.73653) · 0.23265',
    '= −0.17135',
  ]);
  expect(said(gradientLine(network, 0))).toEqual([
    '∂L / (∂w[1,1]^(1)) = x[1] · ∂L / (∂z[1]^(1))',
    '= 0.5 · (−0.01692)',
    '= −0.00846',
  ]);
});

test('a power of a number that has a power of ten is bracketed', () => {
  const tiny = known({ base: 'g' }, 5.56e-5);
  expect(said(lineOf({ base: 'v' }, square(tiny), 5.56e-5 ** 2))[1]).toBe('= (5.56e−5)^2');
  expect(said(lineOf({ base: 'v' }, square(known({ base: 'g' }, 0.5)), 0.25))[1]).toBe('= 0.5^2');
  const slope = known({ d: { base: 'L' }, by: { base: 'w', sub: '1', sup: '2' } }, 0.5);
  expect(said(lineOf({ base: 'v' }, square(slope), 0.25))[0]).toBe('v = (∂L / (∂w[1]^(2)))^2');
  expect(said(lineOf({ base: 'v' }, square(known({ base: 'z', sup: '2' }, 0.5)), 0.25))[0]).toBe('v = (z^(2))^2');
});

test('the rest of a long sum says of how many terms it is', () => {
  expect(said(forwardLine({ ...judged(), most: 1 }, 0, 1))).toEqual([
    'z[2]^(1) = w[2,2]^(1) · x[2] + 1 others + b[2]^(1)',
    '= (−0.3) · (−1) + 1 others: 0.125 + 0.1',
    '= 0.300 + 1 others: 0.125 + 0.1',
    '= 0.525',
  ]);
});

test.each(['relu', 'selu', 'hard_tanh'] as const)('the slope of %s says which number decided it', (activation) => {
  const network = judged(activation);
  const slopes = [0, 1].map((unit) => slopeLine(network, 0, unit));
  const conditions = slopes.flatMap((line) => lineMarkup(line, spellLines([line], 3)).where);
  expect(conditions.length).toBeGreaterThanOrEqual(2);
  for (const { numbers } of conditions) expect(textOf(numbers, String)).toMatch(/^−?\d\S* [<≤>≥] −?\d/);
});

test('the results of 60 networks can be computed from the numbers displayed', () => {
  for (let number = 0; number < 60; number++) {
    const spec = randomRun(number, 'float64');
    const count = 1 + (number % 2) * 4;
    const outputs = spec.training.y.length / spec.training.count;
    const rows = {
      count,
      x: spec.training.x.slice(0, count * spec.model.inputs),
      y: spec.training.y.slice(0, count * outputs),
    };
    const parameters = createRun(spec).network.parameters.slice();
    const trace = createTracer({ ...spec, mode: 'training' }, count).trace(parameters, rows, 3);
    const network: Judged = { ...spec, trace, parameters, row: 0, most: 4, targets: rows.y };
    const { ops } = trace.layout;
    const lines = [
      lossLine(network),
      ...ops.flatMap(({ units }, k) => {
        const unit = number % units;
        return [forwardLine(network, k, unit), slopeLine(network, k, unit)];
      }),
      gradientLine(network, number % trace.layout.parameters),
    ];
    for (const line of lines) expect(spellLines([line], 3).holds(line), said(line).join(' ')).toBe(true);
  }
});

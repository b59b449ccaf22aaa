import { expect, test } from 'vitest';
import { activations, type PointwiseName } from '../../../src/engine/activations.ts';
import { activationFunction, type PointwiseSpec } from '../../../src/engine/layerActivation.ts';
import { activationRule, slopeRule } from '../../../src/explain/activationRules.ts';
import { evaluate, known } from '../../../src/explain/expression.ts';

const names = Object.keys(activations) as PointwiseName[]; // the table has no other keys
const withArguments: readonly PointwiseSpec[] = [
  { type: 're_lu', maxValue: null, negativeSlope: 0, threshold: 0 },
  { type: 're_lu', maxValue: 1.5, negativeSlope: 0.1, threshold: 0.5 },
  { type: 're_lu', maxValue: 0.25, negativeSlope: 0.1, threshold: 0.5 },
  { type: 're_lu', maxValue: null, negativeSlope: 0.3, threshold: 0 },
  { type: 'leaky_re_lu', negativeSlope: 0.3 },
  { type: 'elu', alpha: 0.7 },
  { type: 'elu', alpha: 1 },
];
const places = [-20, -3.2, -3, -2.5, -1, -0.6, -0.5, -0.3, 0, 0.2, 0.25, 0.5, 0.9, 1, 1.5, 2, 3, 5.5, 6, 7, 20];

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b));

test.each([...names, ...withArguments])('the formula of %j says what the engine computes, and its slope', (spec) => {
  const { f, derivative } = activationFunction(spec);
  for (const place of places) {
    const x = known({ base: 'z' }, place);
    const y = known({ base: 'a' }, f(place));
    for (const [{ rule, where }, value] of [
      [activationRule(spec, x), f(place)],
      [slopeRule(spec, x, y), derivative(place, y.value)],
    ] as const) {
      expect(close(evaluate(rule), value), `${place}: ${evaluate(rule)} for ${value}`).toBe(true);
      for (const { left, sign, right } of where) {
        const [a, b] = [evaluate(left), evaluate(right)];
        const holds = { '<': a < b, '≤': a <= b, '>': a > b, '≥': a >= b, '=': a === b }[sign];
        expect(holds, `${a} ${sign} ${b}`).toBe(true);
      }
    }
  }
});

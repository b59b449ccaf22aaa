import { describe, expect, it } from 'vitest';
import { activationNames, isRowWise, type PointwiseName } from '../../../../src/engine/activations.ts';
import type { PointwiseSpec } from '../../../../src/engine/layerActivation.ts';
import { curveOf, curvePath, curvePoint } from '../../../../src/scene/layout/curve.ts';
import { contrast, createPalette, fillLevel, fillLevels } from '../../../../src/scene/paint/palette.ts';
import { darkInk, ink, measure } from '../pictures.ts';
import { shorten, wrap } from '../../../../src/scene/layout/fitText.ts';

const names = activationNames.filter((name): name is PointwiseName => !isRowWise(name));
const withArguments: readonly PointwiseSpec[] = [
  { type: 're_lu', maxValue: 6, negativeSlope: 0, threshold: 0 },
  { type: 're_lu', maxValue: null, negativeSlope: 0.1, threshold: 1 },
  { type: 'leaky_re_lu', negativeSlope: 0.5 },
  { type: 'elu', alpha: 2 },
];
const specs: readonly PointwiseSpec[] = [...names, ...withArguments];
const titled = specs.map((spec) => ({ title: typeof spec === 'string' ? spec : JSON.stringify(spec), spec }));

/** All points of a path, as [x, y]. */
function points(path: string): [number, number][] {
  return [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/gu)].map(([, x, y]) => [Number(x), Number(y)]);
}

describe.each(titled)('the curve of $title', ({ spec }) => {
  const curve = curveOf(spec);

  it('lies within its badge', () => {
    for (const [x, y] of points(curvePath(curve, 24))) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(3);
      expect(Math.max(x, y)).toBeLessThanOrEqual(21);
    }
  });

  it('is the function: the running point is on it, and rises where the function rises', () => {
    const path = points(curvePath(curve, 24));
    for (const x of [-3.5, -1, -0.25, 0.5, 1.2, 3, 4]) {
      const [px, py] = curvePoint(curve, x, 24);
      expect(Math.min(...path.map(([a, b]) => Math.hypot(a - px, b - py)))).toBeLessThan(1.3);
    }
    const { f } = curve;
    const [low, high] = [curvePoint(curve, 0.5, 24)[1], curvePoint(curve, 1.2, 24)[1]];
    if (f(1.2) > f(0.5)) expect(high).toBeLessThan(low);
  });

  it('holds the point at the edge for whatever number comes', () => {
    for (const x of [-1e9, 1e9, -4.1, 4.1, -0]) {
      for (const place of curvePoint(curve, x, 24)) expect(place >= 3 && place <= 21).toBe(true);
    }
  });
});

describe('curvePath', () => {
  it('is broken only where the function jumps', () => {
    const pieces = (spec: PointwiseSpec): number => curvePath(curveOf(spec), 24).split('M').length - 1;
    const { f: step } = curveOf('step');
    expect(step(0.001) - step(-0.001)).toBe(1);
    expect(pieces('step')).toBe(2);
    expect(pieces({ type: 're_lu', maxValue: null, negativeSlope: 0, threshold: 1 })).toBe(2);
    for (const { spec } of titled) {
      const { jumps } = curveOf(spec);
      expect(pieces(spec)).toBe(jumps.length + 1);
    }
  });

  it('follows the arguments: ReLU6 is flat from 6 on, which the badge reaches', () => {
    const six = curveOf({ type: 're_lu', maxValue: 6, negativeSlope: 0, threshold: 0 });
    expect(six.domain).toBeGreaterThan(6);
    expect(curvePoint(six, 6, 24)[1]).toBe(curvePoint(six, 8, 24)[1]);
    expect(curvePoint(six, 3, 24)[1]).toBeGreaterThan(curvePoint(six, 6, 24)[1]);
    const zero = (slope: number): number =>
      curvePoint(curveOf({ type: 'leaky_re_lu', negativeSlope: slope }), 0, 24)[1];
    expect(zero(0.5)).toBeLessThan(zero(0.1)); // most of the badge is below it
  });

  it('is one object for equal functions', () => {
    expect(curveOf({ type: 'elu', alpha: 2 })).toBe(curveOf({ type: 'elu', alpha: 2 }));
    expect(curveOf({ type: 'elu', alpha: 2 })).not.toBe(curveOf('elu'));
  });
});

describe('the palette', () => {
  it.each([
    ['light', ink],
    ['dark', darkInk],
  ])('writes on every fill of the %s theme with a contrast of at least 4.5', (_, theme) => {
    const { positive, onPositive, negative, onNegative } = createPalette(theme);
    positive.forEach((fill, i) => expect(contrast(fill, onPositive[i])).toBeGreaterThanOrEqual(4.5));
    negative.forEach((fill, i) => expect(contrast(fill, onNegative[i])).toBeGreaterThanOrEqual(4.5));
  });

  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  it('fills by magnitude, small numbers in parts of 1 and large ones in parts of the greatest', () => {
    expect(fillLevel(0, 0)).toBe(0);
    expect(fillLevel(0.5, 0.6)).toBe(fillLevels / 2);
    expect(fillLevel(-30, 60)).toBe(fillLevels / 2);
    expect(fillLevel(60, 60)).toBe(fillLevels);
  });
});

describe('words', () => {
  it('break at the space nearest the middle, and are shortened where they still do not fit', () => {
    expect(wrap('petal length', 200, measure)).toEqual(['petal length']);
    expect(wrap('petal length', 50, measure)).toEqual(['petal', 'length']);
    expect(wrap('versicolor', 40, measure)).toEqual(['versi…']);
    expect(wrap('花びらの長さ', 50, measure)).toEqual(['花びらの', '長さ']);
    expect(wrap('私の', 15, measure)).toEqual(['私…']);
    expect(shorten('red', 40, measure)).toBe('red');
  });
});

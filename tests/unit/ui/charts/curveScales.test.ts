import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  epochDomain,
  epochTicks,
  linearDomain,
  logDomain,
  logTicks,
  roundUp,
  scoreDomain,
} from '../../../../src/ui/charts/curveScales.ts';
import { linearTicks } from '../../../../src/ui/plot/ticks.ts';
import { axisOf } from '../../../../src/ui/charts/curvePanel.ts';

const positive = fc.double({ min: 1e-12, max: 1e12, noNaN: true });

describe('the epoch axis', () => {
  it('shows ten epochs from the start and then all there are', () => {
    expect(epochDomain(0)).toEqual([0, 10]);
    expect(epochDomain(12_345)).toEqual([0, 12_345]);
  });

  it('has ticks at whole epochs only', () => {
    expect(epochTicks([0, 3], 10).map(({ value }) => value)).toEqual([0, 1, 2, 3]);
    expect(epochTicks([0, 12_345], 4).map(({ label }) => label)).toEqual(['0', '5000', '10000']);
  });
});

it('an axis has two numbers at least, and no more than asked', () => {
  fc.assert(
    fc.property(
      positive,
      fc.integer({ min: 10, max: 100_000 }),
      fc.integer({ min: 2, max: 6 }),
      (top, epochs, most) => {
        for (const ticks of [linearTicks([0, roundUp(top)], most), epochTicks([0, epochs], most)]) {
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(most);
          expect(ticks[0].value).toBe(0);
        }
      },
    ),
  );
});

describe('the linear axis of the loss', () => {
  it('goes from 0 to a round number above every loss', () => {
    expect(linearDomain([1.1, 0.6, 0.3], 1.1)).toEqual([0, 1.2]);
  });

  it('does not let one spike press the curve to the ground', () => {
    const values = [...Array.from({ length: 200 }, (_, i) => 1 - i / 250), 900];
    expect(linearDomain(values, 1)[1]).toBeLessThan(2);
  });

  it('shows the initial loss even when nearly all of the run lies far below', () => {
    const values = [1.1, ...Array.from({ length: 10_000 }, () => 0.06)];
    expect(linearDomain(values, 1.1)[1]).toBeGreaterThanOrEqual(1.1);
  });

  it('goes as far below 0 as the losses do', () => {
    expect(linearDomain([8, 2, -20, ...Array.from({ length: 200 }, () => -51)], 8)).toEqual([-60, 10]);
    expect(linearDomain([-3, -4], -3)).toEqual([-5, 0]);
  });

  it('is there before any loss, and for losses of 0', () => {
    expect(linearDomain([], 0)).toEqual([0, 1]);
    expect(linearDomain([0, 0], 0)).toEqual([0, 1]);
  });

  it('rounds up to a number that is not below', () => {
    fc.assert(fc.property(positive, (value) => roundUp(value) >= value * (1 - 1e-9) && roundUp(value) <= value * 1.7));
  });
});

describe('the logarithmic axis of the loss', () => {
  it('takes in every loss above 0, and leaves those of 0 to the foot', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(positive, fc.constant(0)), { maxLength: 20 }), (values) => {
        const [from, to] = logDomain(values);
        return (
          from > 0 && to >= 2 * from && values.every((v) => v === 0 || (v >= from * (1 - 1e-9) && v <= to * (1 + 1e-9)))
        );
      }),
    );
  });

  it('has at most as many ticks as asked, and at least one', () => {
    fc.assert(
      fc.property(positive, positive, fc.integer({ min: 2, max: 8 }), (a, b, most) => {
        const ticks = logTicks(logDomain([a, b]), most);
        return ticks.length >= 1 && ticks.length <= most;
      }),
    );
  });

  it('has powers of ten over a wide domain, and 1, 2, 5 in a narrow one', () => {
    expect(logTicks([1e-6, 1], 4).map(({ label }) => label)).toEqual(['1e−6', '1e−4', '0.01', '1']);
    expect(logTicks([0.1, 1], 4).map(({ label }) => label)).toEqual(['0.1', '0.2', '0.5', '1']);
  });
});

describe('scoreDomain', () => {
  it('goes from 0, or from below as far as −1, to 1', () => {
    expect(scoreDomain([0.2, 0.9])).toEqual([0, 1]);
    expect(scoreDomain([-0.31, 0.9])).toEqual([-0.4, 1]);
    expect(scoreDomain([-80, 0.9])).toEqual([-1, 1]);
    expect(scoreDomain([])).toEqual([0, 1]);
  });
});

describe('axisOf', () => {
  it('is as chosen for losses, errors and the learning rate, and fixed for shares and R²', () => {
    for (const key of ['loss', 'mean_absolute_error', 'learning_rate']) {
      expect([axisOf(key, false), axisOf(key, true)]).toEqual(['linear', 'log']);
    }
    for (const key of ['accuracy', 'auc', 'precision']) expect(axisOf(key, true)).toBe('share');
    expect(axisOf('r2_score', true)).toBe('score');
  });
});

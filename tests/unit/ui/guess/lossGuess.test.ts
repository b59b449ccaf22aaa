import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  guessAt,
  levelGuess,
  type LossPlace,
  movedAt,
  parts,
  scoreLoss,
  strokeStart,
  withLine,
} from '../../../../src/ui/guess/lossGuess.ts';
import { leastLoss } from '../../../../src/ui/guess/leastLoss.ts';

const drawn = (...places: (readonly [number, number])[]) =>
  places.reduce(
    ({ guess, from }, [epoch, loss]) => ({ guess: withLine(guess, from, { epoch, loss }), from: { epoch, loss } }),
    { guess: levelGuess(100, 1), from: { epoch: 0, loss: 1 } },
  ).guess;
/** At some epochs, to nine digits. */
const at = (guess: ReturnType<typeof levelGuess>, ...epochs: number[]): number[] =>
  epochs.map((epoch) => Number(guessAt(guess, epoch).toFixed(9)));
const rows = (lossAt: (epoch: number) => number, count = 100): LossPlace[] =>
  Array.from({ length: count + 1 }, (_, epoch) => ({ epoch, loss: lossAt(epoch) }));

describe('a guess of the loss', () => {
  it('begins where the loss does, goes through what is drawn, and stays level after it', () => {
    const guess = drawn([20, 0.5], [60, 0.1]);
    expect(at(guess, 0, 10, 20, 40, 60, 100)).toEqual([1, 0.75, 0.5, 0.3, 0.1, 0.1]);
  });

  it('can be drawn over, from either side, and keeps its beginning', () => {
    const over = withLine(drawn([100, 0]), { epoch: 60, loss: 0.9 }, { epoch: 0, loss: 0.3 });
    expect(at(over, 0, 30, 60, 100)).toEqual([1, 0.6, 0.9, 0]);
  });

  it('has no gap where a stroke begins beyond what is drawn', () => {
    const guess = drawn([20, 0.5]);
    expect(strokeStart(guess, { epoch: 50, loss: 0.2 })).toEqual({ epoch: 20, loss: 0.5 });
    expect(strokeStart(guess, { epoch: 10, loss: 0.2 })).toEqual({ epoch: 10, loss: 0.2 });
  });

  it('is moved by keys place by place', () => {
    const down = movedAt(movedAt(levelGuess(100, 1), 5, 0.8), 10, 0.4);
    expect(at(down, 0, 5, 10, 50)).toEqual([1, 0.8, 0.4, 0.4]);
    const dent = movedAt(down, 5, 0.2);
    expect(at(dent, 0, 5, 10, 100)).toEqual([1, 0.2, 0.4, 0.4]);
  });
});

describe('its score', () => {
  const falling = (epoch: number): number => 1 / (1 + epoch / 10);

  it('is 100 for the loss itself, and 0 for a level line or worse', () => {
    const exact = { epochs: 100, values: Float64Array.from({ length: parts + 1 }, (_, i) => falling(i)), end: parts };
    expect(scoreLoss(exact, 1, rows(falling), 1.5)).toMatchObject({ points: 100, off: expect.closeTo(0), epochs: 100 });
    const level = scoreLoss(levelGuess(100, 1), 1, rows(falling), 1.5);
    expect(level).toMatchObject({ points: 0 });
    expect(level?.off).toBe(level?.level);
    expect(scoreLoss(drawn([1, 1.5]), 1, rows(falling), 1.5)).toMatchObject({ points: 0 });
  });

  it('is half of that for half the distance, and says where the two are furthest apart', () => {
    const score = scoreLoss(
      drawn([1, 0.6]),
      1,
      rows((epoch) => (epoch < 1 ? 1 : 0.2)),
      1.5,
    );
    expect(score).toMatchObject({ points: 50, off: expect.closeTo(0.4), level: expect.closeTo(0.8) });
    expect(
      scoreLoss(
        drawn([1, 0.2], [50, 0.2], [51, 0.9]),
        1,
        rows(() => 0.2),
        1.5,
      )?.widest,
    ).toMatchObject({
      epoch: 51,
      loss: 0.2,
      guess: expect.closeTo(0.9),
    });
  });

  it('counts no epoch after the last of the guess, and none before the first of the run', () => {
    expect(scoreLoss(levelGuess(100, 1), 1, rows(falling, 0), 1.5)).toBeNull();
    expect(
      scoreLoss(
        drawn([1, 0.5]),
        1,
        rows((epoch) => (epoch > 100 ? 0 : 0.5), 300),
        1.5,
      ),
    ).toMatchObject({
      points: 100,
      epochs: 100,
    });
  });

  it('takes a loss beyond the plot as at its edge: who draws it upwards is right', () => {
    for (const wild of [Infinity, Number.NaN, 1e9]) {
      expect(
        scoreLoss(
          drawn([1, 1.5]),
          1,
          rows((epoch) => (epoch < 1 ? 1 : wild)),
          1.5,
        ),
      ).toMatchObject({ points: 100, isAbove: true });
    }
    const score = scoreLoss(drawn([1, 0.5]), 1, rows((epoch) => (epoch < 3 ? 1 : 1e9)), 1.5); // prettier-ignore
    expect(score?.widest).toMatchObject({ loss: 1.5, isAbove: true });
    expect(scoreLoss(drawn([1, 0.5]), 1, rows(() => 1), 1.5)).toMatchObject({ isAbove: false, widest: { isAbove: false } }); // prettier-ignore
  });

  it('asks nobody to see that nearly nothing happens: small distances are measured by a tenth of the loss', () => {
    expect(
      scoreLoss(
        levelGuess(100, 1),
        1,
        rows(() => 0.99),
        1.5,
      )?.points,
    ).toBe(90);
    expect(
      scoreLoss(
        levelGuess(100, 0),
        0,
        rows(() => 0),
        1,
      )?.points,
    ).toBe(100);
  });

  it('says how far off has no points: as far as a level line, or a tenth of the loss where that hardly moves', () => {
    const moves = (loss: number) => rows((epoch) => (epoch < 1 ? 1 : loss));
    expect(scoreLoss(levelGuess(100, 1), 1, moves(0.2), 1.5)).toMatchObject({ points: 0, none: expect.closeTo(0.8) });
    expect(scoreLoss(levelGuess(100, 1), 1, moves(0.93), 1.5)).toMatchObject({ points: 30, none: expect.closeTo(0.1) });
    expect(scoreLoss(drawn([1, 0.83]), 1, moves(0.93), 1.5)).toMatchObject({ points: 0, level: expect.closeTo(0.07) });
  });

  it('is from 0 to 100 for any guess and any loss', () => {
    const number = fc.double({ min: 0, max: 3 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), number)),
        fc.array(number),
        (at, losses) => {
          const guess = drawn(...at.map(([epoch, loss]): [number, number] => [epoch, loss || 0]));
          const score = scoreLoss(guess, 1, losses.map((loss, i) => ({ epoch: i, loss })), 1.5); // prettier-ignore
          if (score === null) return;
          expect(score.points).toBeGreaterThanOrEqual(0);
          expect(score.points).toBeLessThanOrEqual(100);
        },
      ),
    );
  });
});

describe('the least loss', () => {
  it('of Poisson is that of the targets themselves, and that of others is 0', () => {
    const targets = [20, 31, 15];
    const wanted = targets.reduce((sum, t) => sum + t - t * Math.log(t), 0) / 3;
    expect(leastLoss('poisson', targets, 1)).toBeCloseTo(wanted, 9);
    expect(leastLoss('poisson', [0, 1, 0], 1)).toBe(0);
    expect(leastLoss('mean_squared_error', targets, 1)).toBe(0);
    expect(leastLoss('kl_divergence', [0.5, 0.5, 0.25, 0.75], 2)).toBeCloseTo(
      (2 * 0.5 * Math.log(0.5) + 0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)) / 2,
      9,
    );
    expect(leastLoss('poisson', [], 1)).toBe(0);
  });

  it('measures a guess where losses are below 0', () => {
    const down = (epoch: number): number => 8 - 0.6 * epoch;
    const exact = { epochs: 100, values: Float64Array.from({ length: parts + 1 }, (_, i) => down(i)), end: parts };
    expect(scoreLoss(exact, 8, rows(down), 40, -60)).toMatchObject({ points: 100 });
    const zero = { ...exact, values: exact.values.map(() => 0) };
    expect(scoreLoss(zero, 8, rows(down), 40, -60)?.points).toBeLessThan(30);
  });
});

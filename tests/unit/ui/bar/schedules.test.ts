import { describe, expect, it } from 'vitest';
import { setSchedule } from '../../../../src/document/edits.ts';
import { introductionExperiment } from '../../../../src/document/opening.ts';
import { scheduleNames } from '../../../../src/engine/specs/scheduleSpecs.ts';
import { addStage, removeStage, type Piecewise } from '../../../../src/ui/bar/arguments/piecewise.ts';
import { ratePath } from '../../../../src/ui/bar/arguments/ratePath.ts';
import { startSchedule } from '../../../../src/ui/bar/arguments/startSchedule.ts';

/** The heights along a curve's path, 0 at the bottom, 1 at the top. */
function heights(path: string): number[] {
  return path
    .slice(1)
    .split('L')
    .map((point) => 1 - Number(point.split(',')[1]));
}

describe('a schedule that is switched on', () => {
  it.each(scheduleNames)(
    '%s is one that the experiment keeps as it is, and changes the rate within the run',
    (name) => {
      for (const epochs of [1, 5, 1000]) {
        const e = { ...introductionExperiment, epochs };
        const schedule = startSchedule(name, e);
        expect(setSchedule(e, schedule).optimizer.schedule).toEqual(schedule);
        const { first, last } = ratePath(schedule, 0.01, epochs * 30);
        expect(first).toBe(0.01);
        expect(last).toBeLessThan(0.01);
      }
    },
  );

  it('lets a cosine end with the run, and a boundary stand in its middle', () => {
    expect(startSchedule('cosine_decay', introductionExperiment)).toMatchObject({ decaySteps: 30_000 });
    expect(startSchedule('piecewise_constant_decay', introductionExperiment)).toMatchObject({
      boundaries: [15_000],
      values: [0.001],
    });
  });
});

describe('the stages of a piecewise schedule', () => {
  const two: Piecewise = { name: 'piecewise_constant_decay', boundaries: [100, 300], values: [0.1, 0.03] };

  it('grow by one at the end, later and a tenth', () => {
    expect(addStage(two)).toEqual({ ...two, boundaries: [100, 300, 600], values: [0.1, 0.03, 0.003] });
    expect(addStage({ ...two, boundaries: [0], values: [1] }).boundaries).toEqual([0, 1]);
  });

  it('lose a boundary with the rate after it', () => {
    expect(removeStage(two, 0)).toEqual({ ...two, boundaries: [300], values: [0.03] });
  });
});

describe('the picture of the learning rate', () => {
  it('is a level line at the top where there is no schedule', () => {
    const { path, top, first, last } = ratePath(null, 0.3, 1000);
    expect(new Set(heights(path))).toEqual(new Set([1]));
    expect([top, first, last]).toEqual([0.3, 0.3, 0.3]);
  });

  it('goes from the first batch to the last, and is as high as its largest rate', () => {
    const schedule = { name: 'cosine_decay', decaySteps: 900, alpha: 0, warmupTarget: 1, warmupSteps: 100 } as const;
    const { path, top, first, last } = ratePath(schedule, 0.1, 1001);
    const line = heights(path);
    expect(top).toBeCloseTo(1, 2);
    expect(first).toBe(0.1);
    expect(last).toBe(0);
    expect(line[0]).toBeCloseTo(0.1, 2);
    expect(Math.max(...line)).toBe(1);
    expect(line.at(-1)).toBe(0);
    expect(path).toMatch(/^M0,0\.9L/);
    expect(path).toMatch(/L1,1$/);
  });

  it('stands on the ground where the learning rate is 0, and is a line for a single batch too', () => {
    expect(new Set(heights(ratePath(null, 0, 50).path))).toEqual(new Set([0]));
    expect(heights(ratePath(null, 0.1, 1).path)).toEqual([1, 1]);
  });
});

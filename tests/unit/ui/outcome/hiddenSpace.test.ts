import { describe, expect, it } from 'vitest';
import { planOf } from '../../../../src/scene/plan/plan.ts';
import { axisFor, firstSpace, fittingSpace, spaceColumns } from '../../../../src/ui/outcome/hiddenSpace.ts';
import { net } from '../../net.ts';

const plan = (text: string): ReturnType<typeof planOf> => planOf(net(text));

describe('the hidden space', () => {
  it('is that of the hidden layer of two units, else of the last one with more, else the plane itself', () => {
    expect(firstSpace(plan('2-8.tanh-2.tanh-4.tanh-1'))).toEqual({ column: 2, a: 0, b: 1 });
    expect(firstSpace(plan('2-8.tanh-4.tanh-1'))).toEqual({ column: 2, a: 0, b: 1 });
    expect(firstSpace(plan('2-1.tanh-1'))).toEqual({ column: 0, a: 0, b: 1 });
  });

  it('can be of any layer with two units, the input and the output too', () => {
    expect(spaceColumns(plan('2-8.tanh-1.tanh-3.softmax'))).toEqual([0, 1, 3]);
  });

  it('keeps the choice as long as the network has it', () => {
    const chosen = { column: 1, a: 3, b: 7 };
    expect(fittingSpace(plan('2-8.tanh-1'), chosen)).toEqual(chosen);
    expect(fittingSpace(plan('2-7.tanh-1'), chosen)).toEqual({ column: 1, a: 0, b: 1 });
    expect(fittingSpace(plan('2-2.tanh-1'), { column: 5, a: 0, b: 1 })).toEqual({ column: 1, a: 0, b: 1 });
  });

  it('has an axis that stands still while the numbers fill half of it', () => {
    const now = [-1, 1] as const;
    expect(axisFor(Float64Array.of(-0.9, 0.3), now)).toBe(now);
    const [low, high] = axisFor(Float64Array.of(-0.1, 0.3), now);
    expect(low).toBeCloseTo(-0.124);
    expect(high).toBeCloseTo(0.324);
    expect(axisFor(Float64Array.of(-0.5, 2), now)[1]).toBeGreaterThan(2);
  });
});

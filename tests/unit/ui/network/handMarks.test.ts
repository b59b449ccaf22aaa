import { describe, expect, it } from 'vitest';
import type { Target } from '../../../../src/document/target.ts';
import { planOf } from '../../../../src/scene/plan/plan.ts';
import {
  canHold,
  freeze,
  frozenNumbers,
  isStill,
  learnedBy,
  letGoOfAll,
  marksOf,
  outgoing,
  setTo,
  switchOff,
} from '../../../../src/ui/network/handMarks.ts';
import { rangeFor, sliderEnd } from '../../../../src/ui/network/handRange.ts';
import { net } from '../../net.ts';

/** Kernel [2, 3], bias [3], kernel [3, 2], bias [2]. */
const plan = planOf(net('2-3.tanh-Dropout:0.5-2.softmax'));
const parameters = Float32Array.from({ length: 17 }, (_, i) => i);
const untouched = marksOf(null, 0.5);

describe('a neuron', () => {
  it('that is switched off has weights of 0 to the next layer, which are held; switched on, those of before', () => {
    const off = switchOff(plan, { column: 1, unit: 1 }, parameters, untouched);
    expect(off?.values).toEqual([
      [11, 0],
      [12, 0],
    ]);
    expect(off?.marks).toEqual({ lossBefore: 0.5, held: [11, 12], off: [{ column: 1, unit: 1, weights: [11, 12] }] });
    const on = switchOff(plan, { column: 1, unit: 1 }, new Float32Array(17), off?.marks ?? untouched);
    expect(on).toEqual({
      values: [
        [11, 11],
        [12, 12],
      ],
      marks: untouched,
    });
  });

  it('has the weight frozen that was frozen before, when it is on again', () => {
    const { marks } = freeze(plan, 12, true, untouched);
    const off = switchOff(plan, { column: 1, unit: 1 }, parameters, marks)?.marks ?? untouched;
    expect(new Set(off.held)).toEqual(new Set([11, 12]));
    expect(switchOff(plan, { column: 1, unit: 1 }, parameters, off)?.marks).toEqual(marks);
  });

  it('of the inputs can be, one of the last layer cannot', () => {
    expect(outgoing(plan, 0, 1)).toEqual([3, 4, 5]);
    expect(switchOff(plan, { column: 2, unit: 0 }, parameters, untouched)).toBeNull();
  });

  it('is not off any more when one of its weights is set, or let go', () => {
    const off = switchOff(plan, { column: 1, unit: 1 }, parameters, untouched)?.marks ?? untouched;
    expect(setTo(plan, 11, 2, off)).toEqual({ values: [[11, 2]], marks: { ...off, off: [] } });
    expect(freeze(plan, 12, false, off).marks).toEqual({ lossBefore: null, held: [11], off: [] });
    expect(setTo(plan, 0, 2, off).marks).toEqual(off);
  });
});

/** Freezing leaves the loss as it is: nothing is to be told of before. */
const unchanged = { ...untouched, lossBefore: null };

it('a number is frozen and let go, as long as there is room', () => {
  const frozen = freeze(plan, 4, true, untouched);
  expect(frozen).toEqual({ values: [], marks: { ...unchanged, held: [4] } });
  expect(freeze(plan, 4, false, frozen.marks).marks).toEqual(unchanged);
  const wide = planOf(net('2-100-1'));
  const scattered = Array.from({ length: 65 }, (_, i) => 2 * i);
  expect([canHold(scattered.slice(1), wide), canHold(scattered, wide)]).toEqual([true, false]);
});

it('a layer is frozen and let go in one mark, and a number in it by itself', () => {
  const frozen = freeze(plan, { layer: 0 }, true, untouched);
  expect(frozen).toEqual({ values: [], marks: { ...unchanged, held: [{ layer: 0 }] } });
  const both = freeze(plan, 4, true, frozen.marks).marks;
  expect(freeze(plan, { layer: 0 }, false, both).marks).toEqual({ ...unchanged, held: [4] });
  const byHand = { ...both, epoch: 0, batch: 0 };
  expect(frozenNumbers(byHand, plan)).toEqual([{ type: 'weight', layer: 0, input: 1, unit: 1 }]);
  expect(isStill(byHand, plan, { type: 'bias', layer: 0, unit: 2 })).toBe(true);
  expect(isStill(byHand, plan, { type: 'bias', layer: 2, unit: 0 })).toBe(false);
  expect(letGoOfAll(plan, both).marks).toEqual(unchanged);
  expect([0, 1, 2].map((layer) => learnedBy(plan, layer))).toEqual([9, 0, 8]);
  expect(learnedBy(planOf(net('2-3:frozen-1')), 0)).toBe(0);
});

describe('what does not learn', () => {
  const off = switchOff(plan, { column: 1, unit: 1 }, parameters, untouched)?.marks ?? untouched;
  const { marks } = freeze(plan, 7, true, off); // bias[1]
  const byHand = { ...marks, epoch: 0, batch: 0 };

  it('is told of numbers and neurons, and of the numbers of a frozen layer', () => {
    expect(frozenNumbers(byHand, plan)).toEqual([{ type: 'bias', layer: 0, unit: 1 }]);
    const still = (...targets: readonly Target[]): boolean[] => targets.map((each) => isStill(byHand, plan, each));
    expect(still({ type: 'bias', layer: 0, unit: 1 }, { type: 'bias', layer: 0, unit: 0 })).toEqual([true, false]);
    expect(still({ type: 'neuron', column: 1, unit: 1 }, { type: 'neuron', column: 1, unit: 0 })).toEqual([
      true,
      false,
    ]);
    expect(still({ type: 'weight', layer: 2, input: 1, unit: 0 })).toEqual([true]); // it is held at 0
    const layer = planOf(net('2-3:frozen-1'));
    expect(isStill(null, layer, { type: 'weight', layer: 0, input: 1, unit: 2 })).toBe(true);
    expect(isStill(null, layer, { type: 'weight', layer: 1, input: 1, unit: 0 })).toBe(false);
  });

  it('learns again all at once, with the weights that a neuron had', () => {
    expect(letGoOfAll(plan, marks)).toEqual({
      values: [
        [11, 11],
        [12, 12],
      ],
      marks: unchanged,
    });
  });
});

it('a slider reaches beyond its number, to a round one', () => {
  expect([0, 1.6, 1.7, 3.9, 5, 12, -33, 4000].map(sliderEnd)).toEqual([2, 2, 5, 5, 10, 20, 50, 5000]);
  // 1000 is typed by mistake, and undone.
  expect([rangeFor(1000, 2), rangeFor(1.1, 2000), rangeFor(1.1, 5)]).toEqual([2000, 2, 5]);
});

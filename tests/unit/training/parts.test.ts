import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/engine/layout.ts';
import { type Frame, frameByteLength, frameViews, rowsPerFrame } from '../../../src/training/frame.ts';
import { createRowQueue } from '../../../src/training/rowQueue.ts';
import { createWorkMeter } from '../../../src/training/workMeter.ts';
import { net } from '../net.ts';

const shape = { layout: layOut(net('3-4-sigmoid-3-softmax')), keys: ['loss', 'accuracy'] };

describe('the frame', () => {
  it('reads back what was written, and its views fill the buffer without overlapping', () => {
    const buffer = new ArrayBuffer(frameByteLength(shape));
    const written = frameViews(shape, buffer);
    const views = (frame: Frame): (Float64Array | Float32Array)[] => [frame.counters, frame.rows, frame.parameters];
    let next = 0;
    for (const view of views(written)) for (let i = 0; i < view.length; i++) view[i] = next++;
    next = 0;
    for (const view of views(frameViews(shape, buffer))) for (const value of view) expect(value).toBe(next++);
    expect(views(written).reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(buffer.byteLength);
  });

  it('has room for all parameters and the rows', () => {
    const { parameters, rows } = frameViews(shape, new ArrayBuffer(frameByteLength(shape)));
    expect(parameters).toHaveLength(3 * 4 + 4 + 4 * 3 + 3);
    expect(rows).toHaveLength(rowsPerFrame * 3);
  });
});

describe('the row queue', () => {
  it('gives out every row once and in order, however they come and go', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(400), fc.nat(300)), { maxLength: 30 }), (rounds) => {
        const queue = createRowQueue(2);
        const out = new Float64Array(300 * 2);
        const taken: number[] = [];
        let pushed = 0;
        for (const [pushes, takes] of rounds) {
          for (let i = 0; i < pushes; i++) queue.push(pushed, Float64Array.of(-pushed++));
          const count = queue.take(out, takes);
          for (let i = 0; i < count; i++) {
            expect(out[2 * i + 1]).toBe(-out[2 * i]);
            taken.push(out[2 * i]);
          }
        }
        expect(taken).toEqual(Array.from(taken, (_, i) => i));
        expect(queue.count).toBe(pushed - taken.length);
      }),
    );
  });
});

describe('the work meter', () => {
  it('finds the work of some two ms on slow and on fast machines', () => {
    for (const workPerMillisecond of [1000, 30_000, 1_000_000]) {
      const meter = createWorkMeter();
      for (let i = 0; i < 40; i++) meter.took(meter.work / workPerMillisecond, true);
      expect(meter.work / workPerMillisecond).toBeCloseTo(2, 1);
    }
  });

  it('learns nothing from calls that were over early, unless they took too long', () => {
    const meter = createWorkMeter();
    const { work } = meter;
    meter.took(0.01, false);
    expect(meter.work).toBe(work);
    meter.took(50, false);
    expect(meter.work).toBeLessThan(work);
  });

  it('grows by half at most, for a call that seemed to take no time may have been a lucky one', () => {
    const meter = createWorkMeter();
    const { work } = meter;
    meter.took(0, true);
    expect(meter.work).toBe(1.5 * work);
  });

  it('works with a clock that counts only whole ms', () => {
    const meter = createWorkMeter();
    const longest: number[] = [];
    let rest = 0;
    for (let i = 0; i < 200; i++) {
      const real = meter.work / 30_000;
      if (i > 40) longest.push(real);
      rest += real;
      meter.took(Math.floor(rest), true);
      rest -= Math.floor(rest);
    }
    expect(Math.max(...longest)).toBeLessThan(6);
  });
});

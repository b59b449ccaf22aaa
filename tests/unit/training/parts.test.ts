import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/engine/layout.ts';
import { createCheckpoint } from '../../../src/training/checkpoint.ts';
import { type Frame, frameByteLength, frameViews, rowsPerFrame } from '../../../src/training/frame.ts';
import { createRowQueue } from '../../../src/training/rowQueue.ts';
import { createWorkMeter } from '../../../src/training/workMeter.ts';
import { net } from '../net.ts';

const shape = { layout: layOut(net('3-4-sigmoid-3-softmax')), keys: ['loss', 'accuracy'] };

describe('the frame', () => {
  it('reads back what was written, and its views fill the buffer without overlapping', () => {
    const buffer = new ArrayBuffer(frameByteLength(shape));
    const written = frameViews(shape, buffer);
    const views = (frame: Frame): (Float64Array | Float32Array)[] => [
      frame.counters,
      frame.rows,
      frame.parameters,
      frame.probe,
    ];
    let next = 0;
    for (const view of views(written)) for (let i = 0; i < view.length; i++) view[i] = next++;
    next = 0;
    for (const view of views(frameViews(shape, buffer))) for (const value of view) expect(value).toBe(next++);
    expect(views(written).reduce((sum, { byteLength }) => sum + byteLength, 0)).toBe(buffer.byteLength);
  });

  it('has room for all parameters, the activations of one example and the rows', () => {
    const { parameters, probe, rows } = frameViews(shape, new ArrayBuffer(frameByteLength(shape)));
    expect(parameters).toHaveLength(3 * 4 + 4 + 4 * 3 + 3);
    expect(probe).toHaveLength(3 + 4 + 4 + 3 + 3);
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

describe('the checkpoint', () => {
  function frame(epoch: number, rows: readonly number[], fill: number): Frame {
    const views = frameViews(shape, new ArrayBuffer(frameByteLength(shape)));
    views.counters.set([epoch, 0, 8, rows.length, 0, 0.5]);
    rows.forEach((row, i) => views.rows.set([row, fill, fill], 3 * i));
    views.parameters.fill(fill);
    return views;
  }
  const rowsIn = ({ counters, rows }: Frame): number[] => Array.from({ length: counters[3] }, (_, i) => rows[3 * i]);

  it('is the newest frame whose history rows have all come', () => {
    const checkpoint = createCheckpoint(shape);
    expect(checkpoint.resume()).toBeNull();
    checkpoint.keep(frame(0, [], 9));
    expect(checkpoint.resume()).toBeNull(); // row 0 would be lost
    checkpoint.keep(frame(2, [0, 1, 2], 1));
    checkpoint.keep(frame(7, [3, 4], 2)); // 5 to 7 are on their way
    const resume = checkpoint.resume();
    expect(resume?.epoch).toBe(2);
    expect(new Float32Array(resume?.parameters ?? new ArrayBuffer(0))).toEqual(new Float32Array(31).fill(1));
  });

  it('takes rows out that were there before', () => {
    const checkpoint = createCheckpoint(shape);
    checkpoint.keep(frame(7, [0, 1, 2, 3, 4], 1));
    const again = frame(6, [3, 4, 5, 6], 2);
    checkpoint.keep(again);
    expect(rowsIn(again)).toEqual([5, 6]);
    expect(checkpoint.resume()?.epoch).toBe(6);
    const more = frame(6, [2, 3], 3);
    checkpoint.keep(more);
    expect(rowsIn(more)).toEqual([]);
  });

  it('knows the learning rate that ReduceLROnPlateau had come to, until it is changed by hand', () => {
    const checkpoint = createCheckpoint(shape);
    checkpoint.keep(frame(0, [0], 5));
    expect(checkpoint.resume()?.learningRate).toBe(0.5);
    checkpoint.forgetRate();
    expect(checkpoint.resume()?.learningRate).toBeNull();
  });

  it('can be taken up more than once', () => {
    const checkpoint = createCheckpoint(shape);
    checkpoint.keep(frame(0, [0], 5));
    const first = checkpoint.resume();
    structuredClone(first, { transfer: first === null ? [] : [first.parameters] });
    expect(checkpoint.resume()?.parameters.byteLength).toBe(31 * 4);
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

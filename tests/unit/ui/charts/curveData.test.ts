import { createHistory } from '../../../../src/run/history.ts';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../../src/engine/layout.ts';
import { createLiveStore } from '../../../../src/state/live.ts';
import { frameByteLength, frameViews } from '../../../../src/training/frame.ts';
import { createCurveData } from '../../../../src/ui/charts/curveData.ts';
import { net } from '../../net.ts';

const keys = ['loss', 'val_loss'];
const shape = { layout: layOut(net('2-1.sigmoid')), keys };

/** A frame with rows [epoch, loss, val_loss]. */
function frameOf(rows: readonly (readonly number[])[], learningRate = Number.NaN) {
  const frame = frameViews(shape, new ArrayBuffer(frameByteLength(shape)));
  frame.counters.set([rows.at(-1)?.[0] ?? 0, 0, 1, rows.length, learningRate]);
  frame.rows.set(rows.flat());
  return frame;
}

const start = { epoch: 0, batch: 0 };

describe('createCurveData', () => {
  it('knows after which epochs the learning rate changed, however the rows come', () => {
    const rated = { layout: shape.layout, keys: ['loss', 'learning_rate'] };
    const store = createLiveStore(() => undefined);
    const data = createCurveData();
    store.begin(1, createHistory(rated.keys), start);
    for (const rows of [
      [[0, 1, 0.1]],
      [
        [1, 1, 0.1],
        [2, 1, 0.05],
      ],
      [
        [3, 1, 0.05],
        [4, 1, 0.025],
      ],
    ]) {
      store.take(frameOf(rows));
      data.take(store.live);
    }
    expect(data.rates).toEqual([
      { epoch: 1, rate: 0.05 },
      { epoch: 3, rate: 0.025 },
    ]);
    store.take(frameOf([[5, 1, 0.025]], 0.0125)); // it was lowered with the end of that epoch
    data.take(store.live);
    expect(data.rates.at(-1)).toEqual({ epoch: 5, rate: 0.0125 });
    expect(data.rates).toHaveLength(3);
    store.begin(2, createHistory(rated.keys), start);
    store.take(frameOf([[0, 1, 0.1]]));
    data.take(store.live);
    expect(data.rates).toEqual([]);
  });

  it('takes in only what is new, and knows the initial loss and the newest epoch', () => {
    const store = createLiveStore(() => undefined);
    const data = createCurveData();
    store.begin(1, createHistory(shape.keys), start);
    store.take(
      frameOf([
        [0, 2, 3],
        [1, 1, 2],
      ]),
    );
    data.take(store.live);
    data.take(store.live);
    store.take(frameOf([[2, 0.5, 1]]));
    data.take(store.live);
    expect(data.epochs).toEqual([0, 1, 2]);
    expect(data.initial('val_loss')).toBe(3);
    const curve = data.curve('loss');
    expect(Array.from({ length: curve?.length ?? 0 }, (_, i) => curve?.value(i))).toEqual([
      2, 2, 2, 1, 1, 0.5, 0.5, 0.5,
    ]);
  });

  it('forgets the old run when a new one begins', () => {
    const store = createLiveStore(() => undefined);
    const data = createCurveData();
    store.begin(1, createHistory(shape.keys), start);
    store.take(
      frameOf([
        [0, 2, 3],
        [1, 1, 2],
      ]),
    );
    data.take(store.live);
    store.begin(2, createHistory(shape.keys), start);
    data.take(store.live);
    expect(data.curve('loss')?.length).toBe(0);
    expect(data.epochs).toEqual([]);
    expect(data.initial('loss')).toBeNaN();
  });

  it('forgets the old run also when the new one has come as far before it was asked', () => {
    const store = createLiveStore(() => undefined);
    const data = createCurveData();
    for (const run of [1, 2]) {
      store.begin(run, createHistory(shape.keys), start);
      store.take(
        frameOf([
          [0, 2 * run, 3],
          [1, run, 2],
        ]),
      );
      data.take(store.live);
    }
    expect(data.initial('loss')).toBe(4);
    expect(data.curve('loss')?.value(0)).toBe(4);
  });

  it('has no curve that the run does not have', () => {
    const store = createLiveStore(() => undefined);
    const data = createCurveData();
    store.begin(1, createHistory(shape.keys), start);
    data.take(store.live);
    expect(data.curve('accuracy')).toBeNull();
  });
});

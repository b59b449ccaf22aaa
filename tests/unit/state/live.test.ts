import { describe, expect, it } from 'vitest';
import { layOut } from '../../../src/engine/layout.ts';
import { createHistory } from '../../../src/run/history.ts';
import { createLiveStore, type Live, newestOf } from '../../../src/state/live.ts';
import { type FrameShape, rowsPerFrame } from '../../../src/training/frame.ts';
import { net } from '../net.ts';
import { type FrameContent, frameOf } from './fakes.ts';

/** Parameters: kernel [2, 1], bias [1]. Activations: 2 inputs, 1 output. */
const shape: FrameShape = { layout: layOut(net('2-1')), keys: ['loss', 'accuracy'] };

const start = { epoch: 0, batch: 0 };

/** A page whose display frames come when `frame` is called. */
function page() {
  const waiting: (() => void)[] = [];
  const store = createLiveStore((callback) => void waiting.push(callback));
  return {
    ...store,
    waiting,
    take: (content: FrameContent) => store.take(frameOf(shape, content)),
    takeFrame: store.take,
    frame: (): void => {
      for (const callback of waiting.splice(0)) callback();
    },
  };
}

/** A page in the middle of its first run. */
function running() {
  const started = page();
  started.begin(1, createHistory(shape.keys), start);
  started.frame();
  return started;
}

const epochs = ({ history }: Live): number[] => Array.from({ length: history.count }, (_, i) => history.epoch(i));
const values = ({ history }: Live, key: string): number[] =>
  Array.from({ length: history.count }, (_, i) => history.value(i, key));

describe('the live numbers', () => {
  it('are unknown before the first run', () => {
    const { live } = page();
    expect(live).toMatchObject({ look: null, epoch: 0, batch: 0, batches: 0 });
    expect(live.history.count).toBe(0);
  });

  it('are those of the newest frame', () => {
    const { live, take } = running();
    take({ epoch: 1, batch: 2, batches: 8 });
    take({ epoch: 3, batch: 4, batches: 8 });
    expect(live).toMatchObject({ epoch: 3, batch: 4, batches: 8 });
  });

  it('are copies: the buffer of a frame may be filled again', () => {
    const { live, takeFrame } = running();
    const frame = frameOf(shape, { epoch: 1, rows: [[1, 0.5, 0.9]] });
    takeFrame(frame);
    frameOf(shape, { epoch: 9, rows: [[9, 9, 9]] }, frame);
    expect(live.epoch).toBe(1);
    expect([live.history.epoch(0), live.history.value(0, 'loss')]).toEqual([1, 0.5]);
  });

  it('begin where a run goes on', () => {
    const { live, begin } = running();
    const history = createHistory(shape.keys);
    history.add(Float64Array.of(0, 1, 2, 1, 3, 4));
    begin(2, history, { epoch: 1, batch: 5 });
    expect(live).toMatchObject({ run: 2, epoch: 1, batch: 5 });
    expect(epochs(live)).toEqual([0, 1]);
  });
});

describe('the history', () => {
  it('has every row that came, by epoch and key', () => {
    const { live, take } = running();
    take({
      rows: [
        [0, 1.5, 0.25],
        [1, 1.25, 0.5],
      ],
    });
    take({});
    take({ rows: [[2, 1, 0.75]] });
    expect(live.history.keys).toEqual(['loss', 'accuracy']);
    expect(epochs(live)).toEqual([0, 1, 2]);
    expect(values(live, 'loss')).toEqual([1.5, 1.25, 1]);
    expect(values(live, 'accuracy')).toEqual([0.25, 0.5, 0.75]);
  });

  it('has a newest value, until a number is set by hand', () => {
    const { live, take, stand } = running();
    expect(newestOf(live, 'loss')).toBeNull();
    take({ rows: [[0, 1.5, 0.25]] });
    expect([newestOf(live, 'accuracy'), newestOf(live, 'val_loss')]).toEqual([0.25, null]);
    stand({ moment: { run: 1, epoch: 0, batch: 0, iteration: 0 }, values: Float64Array.of(0.5, 0.75) });
    expect([newestOf(live, 'loss'), newestOf(live, 'accuracy')]).toEqual([0.5, 0.75]);
    stand(null);
    expect(newestOf(live, 'loss')).toBe(1.5);
  });

  it('keeps float64 values to the last bit', () => {
    const { live, take } = running();
    take({ rows: [[0, 0.1, 1 / 3]] });
    expect([live.history.value(0, 'loss'), live.history.value(0, 'accuracy')]).toEqual([0.1, 1 / 3]);
  });

  it('keeps all rows while it grows', () => {
    const { live, take } = running();
    const count = 3 * rowsPerFrame + 7;
    for (let from = 0; from < count; from += rowsPerFrame) {
      const length = Math.min(rowsPerFrame, count - from);
      take({ rows: Array.from({ length }, (_, i) => [from + i, 2 * (from + i), -(from + i)]) });
    }
    const all = Array.from({ length: count }, (_, i) => i);
    expect(epochs(live)).toEqual(all);
    expect(values(live, 'loss')).toEqual(all.map((i) => 2 * i));
    expect(values(live, 'accuracy').at(-1)).toBe(1 - count);
  });

  it('knows no key that the run has not', () => {
    const { live, take } = running();
    take({ rows: [[0, 1, 1]] });
    expect(() => live.history.value(0, 'val_loss')).toThrow(RangeError);
  });
});

describe('a new run', () => {
  it('begins with nothing, and has rows of its own width', () => {
    const { live, take, begin, takeFrame } = running();
    take({ epoch: 5, batch: 3, batches: 8, rows: [[0, 1, 2]] });
    begin(2, createHistory(['loss']), start);
    expect(live).toMatchObject({ run: 2, epoch: 0, batch: 0, batches: 0 });
    expect(live.history).toMatchObject({ count: 0, keys: ['loss'] });
    const rows = [
      [0, 7],
      [1, 8],
    ];
    takeFrame(frameOf({ ...shape, keys: ['loss'] }, { rows }));
    expect(epochs(live)).toEqual([0, 1]);
    expect(values(live, 'loss')).toEqual([7, 8]);
  });
});

describe('the end of a run', () => {
  it('leaves nothing known', () => {
    const { live, take, clear } = running();
    take({ epoch: 5, batch: 3, batches: 8, rows: [[0, 1, 1]] });
    clear();
    expect(live).toMatchObject({ epoch: 0, batch: 0, batches: 0 });
    expect(live.history.count).toBe(0);
  });
});

describe('a listener', () => {
  it('is called once a display frame, however many frames came', () => {
    const { live, take, subscribe, frame, waiting } = running();
    const told: number[] = [];
    subscribe((now) => told.push(now.epoch));
    take({ epoch: 1 });
    take({ epoch: 2 });
    expect(told).toEqual([]);
    expect(waiting).toHaveLength(1);
    frame();
    expect(told).toEqual([2]);
    take({ epoch: 3 });
    frame();
    expect(told).toEqual([2, 3]);
    expect(live.epoch).toBe(3);
  });

  it('is not called when nothing came', () => {
    const { subscribe, frame, waiting } = running();
    let told = 0;
    subscribe(() => told++);
    frame();
    expect([told, waiting.length]).toEqual([0, 0]);
  });

  it('hears of a new run and of its end', () => {
    const { begin, clear, subscribe, frame } = running();
    const told: number[] = [];
    subscribe(({ history }) => told.push(history.keys.length));
    begin(2, createHistory(shape.keys), start);
    frame();
    clear();
    frame();
    expect(told).toEqual([2, 0]);
  });

  it('that stopped listening is not called, not even for what came before', () => {
    const { take, subscribe, frame } = running();
    const told: string[] = [];
    const stop = subscribe(() => told.push('stopped'));
    subscribe(() => told.push('other'));
    take({});
    stop();
    frame();
    expect(told).toEqual(['other']);
  });

  it('may cause the next frame', () => {
    const { take, subscribe, frame } = running();
    let told = 0;
    subscribe(() => {
      if (++told < 3) take({});
    });
    take({});
    for (let i = 0; i < 5; i++) frame();
    expect(told).toBe(3);
  });
});

describe('the version', () => {
  it('counts every change up, also between two display frames', () => {
    const { live, take, begin, clear } = running();
    const versions = [live.version];
    for (const change of [() => take({}), () => take({}), () => begin(2, createHistory(shape.keys), start), clear]) {
      change();
      versions.push(live.version);
    }
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  });
});

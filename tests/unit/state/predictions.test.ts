import { describe, expect, it } from 'vitest';
import type { Model } from '../../../src/engine/specs/model.ts';
import { createPredictions, frameBudget, type Outputs, type Source } from '../../../src/state/predictions.ts';
import { net } from '../net.ts';

/**
 * A page with a clock of its own: predicting a row takes `rowTime` ms, a display frame comes when `frame` is called.
 * The network gives input + parameter, so the outputs show which parameters were used.
 */
function page(rowTime: number, cost = 100) {
  const state = {
    time: 0,
    waiting: null as (() => void) | null,
    source: null as Source | null,
    loads: 0,
    longest: 0,
  };
  const predictions = createPredictions({
    now: () => state.time,
    schedule: (callback) => {
      state.waiting = callback;
    },
    source: () => state.source,
    createPredictor: (model) => {
      let parameter = 0;
      return {
        outputs: 1,
        cost,
        load: (parameters) => {
          state.loads++;
          [parameter] = parameters;
        },
        predict: (x, from, to, out) => {
          for (let row = from; row < to; row++) out[row] = x[row * model.inputs] + parameter;
          state.time += (to - from) * rowTime;
        },
      };
    },
  });
  return {
    ...predictions,
    state,
    set: (parameter: number, version: number, model: Model = one) => {
      state.source = { model, parameters: Float32Array.of(parameter), version, epoch: version, batch: 3 };
      predictions.wake();
    },
    clear: () => {
      state.source = null;
      predictions.wake();
    },
    /** One display frame; false when nothing is waiting for it. */
    frame: (): boolean => {
      const callback = state.waiting;
      state.waiting = null;
      const begun = state.time;
      callback?.();
      state.longest = Math.max(state.longest, state.time - begun);
      state.time += 11;
      return callback !== null;
    },
  };
}

const one = net('1-1');
const rows = (count: number): Float32Array => Float32Array.from({ length: count }, (_, i) => i);

function settle(frame: () => boolean): number {
  let frames = 0;
  while (frame() && frames < 10_000) frames++;
  return frames;
}

describe('createPredictions', () => {
  it('gives the outputs of all rows with their epoch', () => {
    const { watch, set, frame } = page(0.001);
    const results: (Outputs | null)[] = [];
    watch({ levels: [rows(3)], priority: 0, listener: (outputs) => results.push(outputs) });
    set(10, 7);
    settle(frame);
    expect(results).toHaveLength(1);
    expect([...(results[0]?.values ?? [])]).toEqual([10, 11, 12]);
    expect(results[0]).toMatchObject({ count: 3, outputs: 1, level: 0, epoch: 7, batch: 3 });
  });

  it.each([0.001, 0.01, 0.1, 1, 3])(
    'never exceeds the budget of a frame by more than a chunk (%d ms a row)',
    (rowTime) => {
      const { watch, set, frame, state } = page(rowTime, 100);
      watch({ levels: [rows(2000)], priority: 0, listener: () => undefined });
      set(0, 1);
      for (let i = 0; i < 40; i++) frame(); // measures how long a row takes
      state.longest = 0;
      for (let i = 2; i < 40; i++) {
        set(0, i);
        frame();
      }
      expect(state.longest).toBeLessThanOrEqual(frameBudget + Math.max(1.6, rowTime));
    },
  );

  it('predicts a row that takes longer than a frame one at a time', () => {
    const { watch, set, frame, state } = page(20, 1e7);
    watch({ levels: [rows(30)], priority: 0, listener: () => undefined });
    set(0, 1);
    settle(frame);
    expect(state.longest).toBeLessThanOrEqual(20);
  });

  it('finishes a pass with the parameters that it began with, then takes the newest', () => {
    const { watch, set, frame } = page(1);
    const results: number[][] = [];
    watch({ levels: [rows(20)], priority: 0, listener: (outputs) => results.push([...(outputs?.values ?? [])]) });
    set(100, 1);
    frame();
    for (let version = 2; version < 5; version++) {
      set(version * 100, version);
      frame();
    }
    settle(frame);
    expect(results[0]).toEqual([...rows(20)].map((x) => x + 100));
    expect(results.at(-1)).toEqual([...rows(20)].map((x) => x + 400));
  });

  it('answers what is most urgent before the rest, also in the middle of it', () => {
    const { watch, set, frame } = page(1);
    const order: string[] = [];
    watch({ levels: [rows(50)], priority: 2, listener: () => order.push('map') });
    set(0, 1);
    frame();
    watch({ levels: [rows(1)], priority: 0, listener: () => order.push('probe') });
    frame();
    expect(order).toEqual(['probe']);
    settle(frame);
    expect(order).toEqual(['probe', 'map']);
  });

  it('takes a coarse level while the parameters move, and finer ones when they stand still', () => {
    const { watch, set, frame } = page(0.01);
    const levels: number[] = [];
    watch({
      levels: [rows(100), rows(1000), rows(10_000)],
      priority: 0,
      listener: (outputs) => levels.push(outputs?.level ?? -1),
    });
    set(0, 1);
    settle(frame);
    levels.length = 0;
    for (let version = 2; version < 12; version++) {
      set(0, version);
      frame();
    }
    expect(levels.length).toBeGreaterThan(3);
    expect(Math.max(...levels)).toBe(0);
    settle(frame);
    expect(levels.slice(-3)).toEqual([0, 1, 2]);
  });

  it('leaves the time between two versions to others, and refines only what has stood still for a while', () => {
    const { watch, set, frame } = page(0.01);
    const levels: number[] = [];
    watch({
      levels: [rows(100), rows(450)],
      priority: 0,
      listener: (outputs) => levels.push(outputs?.level ?? -1),
    });
    set(0, 1);
    settle(frame);
    levels.length = 0;
    for (let version = 2; version < 8; version++) {
      set(0, version);
      for (let i = 0; i < 4; i++) frame();
    }
    expect(levels).toEqual([0, 0, 0, 0, 0, 0]);
    settle(frame);
    expect(levels.at(-1)).toBe(1);
  });

  it('does not begin a level that would take seconds', () => {
    const { watch, set, frame } = page(1);
    const levels: number[] = [];
    watch({
      levels: [rows(100), rows(1000), rows(10_000)],
      priority: 0,
      listener: (outputs) => levels.push(outputs?.level ?? -1),
    });
    for (let version = 1; version < 4; version++) {
      set(0, version);
      settle(frame);
    }
    expect(Math.max(...levels)).toBe(1);
  });

  it('says that there is nothing any more, once', () => {
    const { watch, set, clear, frame } = page(0.001);
    const results: (Outputs | null)[] = [];
    watch({ levels: [rows(3)], priority: 0, listener: (outputs) => results.push(outputs) });
    set(0, 1);
    settle(frame);
    clear();
    settle(frame);
    clear();
    settle(frame);
    expect(results.slice(1)).toEqual([null]);
  });

  it('asks a new network when the model is another, and skips rows that do not fit it', () => {
    const { watch, set, frame } = page(0.001);
    const narrow: (Outputs | null)[] = [];
    const wide: (Outputs | null)[] = [];
    watch({ levels: [rows(3)], priority: 0, listener: (outputs) => narrow.push(outputs) });
    watch({ levels: [rows(4)], priority: 0, listener: (outputs) => wide.push(outputs) });
    set(0, 1, net('2-1'));
    settle(frame);
    expect(narrow).toHaveLength(0);
    expect(wide.at(-1)?.count).toBe(2);
  });

  it('does nothing on a frame when nothing has changed', () => {
    const { watch, set, wake, frame, state } = page(0.001);
    watch({ levels: [rows(3)], priority: 0, listener: () => undefined });
    set(0, 1);
    settle(frame);
    const { loads } = state;
    wake();
    frame();
    expect(state.loads).toBe(loads);
    expect(state.waiting).toBeNull();
  });

  it('leaves a result whole until the one after the next', () => {
    const { watch, set, frame } = page(1);
    const results: Outputs[] = [];
    watch({ levels: [rows(8)], priority: 0, listener: (outputs) => outputs && results.push(outputs) });
    set(100, 1);
    settle(frame);
    set(200, 2);
    frame(); // the second pass is under way
    expect([...results[0].values]).toEqual([...rows(8)].map((x) => x + 100));
  });

  it('stops telling whoever stopped watching', () => {
    const { watch, set, frame } = page(0.001);
    let told = 0;
    const stop = watch({ levels: [rows(3)], priority: 0, listener: () => told++ });
    set(0, 1);
    stop();
    settle(frame);
    expect(told).toBe(0);
  });
});

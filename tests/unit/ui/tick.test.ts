import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Looked } from '../../../src/asking/asker.ts';
import { createWorkspace } from '../../../src/state/workspace.ts';
import { onTickOf } from '../../../src/ui/tick.ts';
import { worldOf } from '../state/fakes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const workspace = createWorkspace(worldOf());
  const ticks = vi.fn();
  onTickOf(workspace)(ticks);
  const example = { place: [1], x: [1] };
  /** The numbers of a batch. */
  const look = (iteration: number, more: object = {}): void =>
    workspace.liveStore.look({
      example,
      moment: { run: 1, epoch: 0, batch: iteration, iteration },
      ...more,
    } as unknown as Looked);
  look(0);
  vi.advanceTimersByTime(1000);
  ticks.mockClear();
  return { ...workspace, look, ticks };
}

describe('the tick of the page', () => {
  it('comes 15 times a second while it trains, and once more after the last change', () => {
    const { look, ticks } = open();
    for (let iteration = 1; iteration <= 100; iteration++) {
      look(iteration);
      vi.advanceTimersByTime(10);
    }
    expect(ticks.mock.calls.length).toBeGreaterThanOrEqual(15);
    expect(ticks.mock.calls.length).toBeLessThanOrEqual(16);
    vi.advanceTimersByTime(1000);
    expect(ticks.mock.calls.length).toBeLessThanOrEqual(17);
  });

  it('comes at once with the answer for another example, and for weights set by hand', () => {
    const { look, liveStore, ticks } = open();
    look(1);
    vi.advanceTimersByTime(1);
    expect(ticks).toHaveBeenCalledTimes(1);
    look(1, { example: { place: [2], x: [2] } });
    expect(ticks).toHaveBeenCalledTimes(2);
    const moment = { run: 1, epoch: 0, batch: 1, iteration: 1, sets: 1 };
    look(1, { moment });
    expect(ticks).toHaveBeenCalledTimes(3); // its example is another one than before, too
    liveStore.stand({ moment, values: Float64Array.of(0.5) });
    expect(ticks).toHaveBeenCalledTimes(4);
    liveStore.renew();
    expect(ticks).toHaveBeenCalledTimes(4);
  });
});

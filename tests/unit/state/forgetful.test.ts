import { expect, test } from 'vitest';
import { forgetFailures, forgetful, onDemand } from '../../../src/state/forgetful.ts';

/** A loader that fails until it is let through. */
function loads() {
  const state = { calls: 0, fails: true };
  const load = (): Promise<string> => {
    state.calls++;
    return state.fails ? Promise.reject(new Error('offline')) : Promise.resolve('part');
  };
  return { state, load };
}

/** Lets the callbacks of settled promises run. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

test('a failure stands until it is forgotten, a success for good', async () => {
  const { state, load } = loads();
  const part = forgetful(load);
  await expect(part()).rejects.toThrow('offline');
  await expect(part()).rejects.toThrow('offline');
  expect(state.calls).toBe(1);
  state.fails = false;
  forgetFailures();
  await expect(part()).resolves.toBe('part');
  forgetFailures();
  expect(part()).toBe(part());
  expect(state.calls).toBe(2);
});

test('what is asked for with every frame is loaded once, and after a failure again after a pause that grows', async () => {
  const { state, load } = loads();
  const told: unknown[] = [];
  const pauses: number[] = [];
  let go = (): void => undefined;
  let woken = 0;
  const part = onDemand(load, {
    wake: () => woken++,
    tell: (error) => told.push(error === null ? 'there' : 'missing'),
    later: (callback, milliseconds) => {
      pauses.push(milliseconds);
      go = callback;
    },
  });
  for (let frame = 0; frame < 5; frame++) expect(part()).toBe(null);
  await settle();
  for (let frame = 0; frame < 5; frame++) expect(part()).toBe(null);
  expect(state.calls).toBe(1);
  for (let failure = 1; failure <= 6; failure++) {
    go();
    expect(woken).toBe(failure);
    expect(part()).toBe(null);
    await settle();
  }
  expect(pauses).toEqual([2000, 4000, 8000, 16_000, 32_000, 32_000, 32_000]);
  state.fails = false;
  go();
  part();
  await settle();
  expect(part()).toBe('part');
  expect(told.at(-1)).toBe('there');
  expect(told.filter((what) => what === 'missing')).toHaveLength(7);
});

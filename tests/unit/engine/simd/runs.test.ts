import { expect, test } from 'vitest';
import { createRandom } from '../../../../src/engine/random.ts';
import { createRun, type Run } from '../../../../src/engine/run.ts';
import { randomRun } from '../randomRuns.ts';

const runs = 300;

/** Rows, fingerprint and end of a run of 6 epochs at most, done in random pieces. */
function course(run: Run, seed: number) {
  const random = createRandom(seed, 'split');
  const rows: number[][] = [];
  while (run.epoch < 6 && run.failure === null && run.ended === null) {
    if (run.advance(1 + random.below(3000), 1 + random.below(9)) === 'epoch') rows.push([...run.row]);
  }
  run.finish();
  const { failure, ended } = run;
  return { rows, failure, ended, fingerprint: run.fingerprint() };
}

test(`${runs} random runs come to the same bits on both executors`, () => {
  const different: number[] = [];
  for (let number = 0; number < runs; number++) {
    const spec = randomRun(number);
    const [ts, simd] = (['ts', 'simd'] as const).map((executor, seed) => {
      const run = createRun(spec, executor);
      expect(run.executor).toBe(executor);
      return course(run, seed);
    });
    if (JSON.stringify(ts) !== JSON.stringify(simd)) different.push(number);
  }
  expect(different).toEqual([]);
});

test('an optimizer that is tuned to any other has room for its code', () => {
  for (let number = 0; number < 60; number++) {
    const spec = randomRun(number);
    const clips = [
      null,
      { by: 'value', limit: 0.1 },
      { by: 'norm', limit: 0.2 },
      { by: 'global_norm', limit: 0.3 },
    ] as const;
    const [ts, simd] = (['ts', 'simd'] as const).map((executor) => {
      const run = createRun({ ...spec, optimizer: { ...spec.optimizer, clip: null, weightDecay: 0 } }, executor);
      for (const clip of clips) {
        run.tune({ ...spec.optimizer, clip, weightDecay: 0.01 });
        for (let left = 9; left > 0; left--) run.advance(1e6);
      }
      return [run.fingerprint(), ...run.row];
    });
    expect(simd).toEqual(ts);
  }
});

import { describe, expect, it } from 'vitest';
import { iris } from './experiments.ts';
import { runStraight, startTrainer } from './harness.ts';

describe('a run that is to reach a moment', () => {
  it('stands there, at the very batch, with the weights of one that was trained step by step', async () => {
    for (const [epoch, batch] of [
      [0, 3],
      [2, 0],
      [3, 5],
    ]) {
      const trainer = startTrainer();
      await trainer.compile(iris);
      trainer.post({ type: 'reach', run: 1, serial: 1, epoch, batch });
      await trainer.settle();
      await trainer.turn();
      expect(trainer.paused.at(-1)).toMatchObject({ reason: 'stepped', epoch, batch, serial: 1 });
      expect(trainer.paused.at(-1)?.fingerprint).toBe(runStraight(iris, 8 * epoch + batch).fingerprint());
      trainer.close();
    }
  });

  it('ends at the limit of epochs where that comes first, and can be paused on its way', async () => {
    const trainer = startTrainer();
    await trainer.compile(iris);
    trainer.post({ type: 'reach', run: 1, serial: 1, epoch: 500, batch: 0 });
    await trainer.settle();
    await trainer.turn(1);
    await trainer.pause();
    await trainer.turn();
    expect(trainer.paused.at(-1)?.epoch).toBeLessThan(20);
    trainer.post({ type: 'reach', run: 1, serial: 3, epoch: 500, batch: 0 });
    await trainer.settle();
    await trainer.turn();
    expect(trainer.paused.at(-1)).toMatchObject({ reason: 'epochs', epoch: 20 });
    trainer.close();
  });
});

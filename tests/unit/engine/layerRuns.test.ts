import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeLink } from '../../../src/document/link.ts';
import { prepare } from '../../../src/training/prepare.ts';

interface Oracle {
  readonly link: string;
  readonly loss: readonly number[];
  readonly val_loss: readonly number[];
}

/** Results of layerRuns.py, which is beside the JSON file and was run once, in PyTorch. */
const oracles = JSON.parse(readFileSync(new URL('./oracles/layerRuns.json', import.meta.url), 'utf8')) as Record<
  string,
  Oracle
>;

describe('each of 30 epochs has the loss that PyTorch has, with the same masks and noise', () => {
  for (const [name, { link, loss, val_loss }] of Object.entries(oracles)) {
    test.each([
      ['float64', 1e-6],
      ['float32', 1e-3],
    ] as const)(`${name}, %s within %d`, (precision, tolerance) => {
      const decoded = decodeLink(link);
      if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
      const { run } = prepare(decoded.experiment, precision);
      let worst = 0;
      while (run.epoch < loss.length) {
        if (run.advance(1000) !== 'epoch' || run.epoch === 0) continue;
        const [trained, validated] = ['loss', 'val_loss'].map((key) => run.row[run.keys.indexOf(key)]);
        worst = Math.max(worst, Math.abs(trained - loss[run.epoch - 1]), Math.abs(validated - val_loss[run.epoch - 1]));
      }
      expect(loss).toHaveLength(30);
      expect(worst).toBeLessThan(tolerance);
    });
  }
});

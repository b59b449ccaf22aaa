import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeLink } from '../../../src/document/link.ts';
import { prepare } from '../../../src/training/prepare.ts';

interface Oracle {
  readonly link: string;
  readonly loss: readonly number[];
  readonly val_loss: readonly number[];
}

/** Results of runs.py, which is beside the JSON file and was run once, in PyTorch. */
const oracles = JSON.parse(readFileSync(new URL('./oracles/runs.json', import.meta.url), 'utf8')) as Record<
  string,
  Oracle
>;

describe('each of 50 epochs has the loss that PyTorch has', () => {
  for (const [name, oracle] of Object.entries(oracles)) {
    test.each([
      ['float64', 1e-6],
      ['float32', 1e-4],
    ] as const)(`${name}, %s within %d`, (precision, tolerance) => {
      const decoded = decodeLink(oracle.link);
      if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
      const { run } = prepare(decoded.experiment, precision);
      const loss = run.keys.indexOf('loss');
      const validation = run.keys.indexOf('val_loss');
      let worst = 0;
      while (run.epoch < oracle.loss.length) {
        if (run.advance(1e6) !== 'epoch' || run.epoch === 0) continue;
        worst = Math.max(
          worst,
          Math.abs(run.row[loss] - oracle.loss[run.epoch - 1]),
          Math.abs(run.row[validation] - oracle.val_loss[run.epoch - 1]),
        );
      }
      expect(oracle.loss).toHaveLength(50);
      expect(worst).toBeLessThan(tolerance);
    });
  }
});

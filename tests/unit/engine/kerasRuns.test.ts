import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeLink } from '../../../src/document/link.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { findProblems } from '../../../src/document/problems/findProblems.ts';
import { problemSentence } from '../../../src/i18n/sentences.ts';
import * as problemText from '../../../src/i18n/en/problems.ts';
import { prepare } from '../../../src/training/prepare.ts';

type Answer =
  | { readonly history: Readonly<Record<string, readonly number[]>> }
  /** The exception with which Keras stopped. */
  | { readonly raises: string };

/** Results of kerasRuns.py, which is beside the JSON file and was run once, in Keras on PyTorch. */
const { runs } = JSON.parse(readFileSync(new URL('./oracles/kerasRuns.json', import.meta.url), 'utf8')) as {
  readonly runs: Readonly<Record<string, Answer>>;
};

function experiment(link: string): Experiment {
  const decoded = decodeLink(`v=1&${link}`);
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
  return decoded.experiment;
}

function history(e: Experiment, epochs: number): Record<string, number[]> {
  const { run } = prepare(e);
  const rows: number[][] = [];
  while (run.epoch < epochs) if (run.advance(1e6) === 'epoch' && run.epoch > 0) rows.push([...run.row]);
  return Object.fromEntries(run.keys.map((key, k) => [key, rows.map((row) => row[k])]));
}

describe('loss and metrics are those of Keras in float32', () => {
  for (const [link, answer] of Object.entries(runs)) {
    if ('raises' in answer) continue;
    test(link, () => {
      const found = history(experiment(link), answer.history.loss.length);
      expect(Object.keys(found).toSorted()).toEqual(Object.keys(answer.history).toSorted());
      for (const [key, values] of Object.entries(answer.history)) {
        values.forEach((value, epoch) => {
          expect(Math.abs(found[key][epoch] - value), `${key}, epoch ${epoch + 1}`).toBeLessThan(
            2e-6 * Math.max(1, Math.abs(value)),
          );
        });
      }
    });
  }
});

describe('where Keras breaks off, a problem says so', () => {
  for (const [link, answer] of Object.entries(runs)) {
    if ('history' in answer) continue;
    test(link, () => {
      const sentences = findProblems(experiment(link)).map((problem) => problemSentence(problemText, problem));
      expect(sentences.join('\n')).toContain('Keras stops with an error');
    });
  }
});

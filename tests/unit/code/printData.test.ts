import { describe, expect, it } from 'vitest';
import { datasetNames } from '../../../src/data/datasets.ts';
import { loadExamples } from '../../../src/data/load.ts';
import { dataKey, infoOf } from '../../../src/data/spec.ts';
import { targetsFor } from '../../../src/data/targets.ts';
import { layOut } from '../../../src/engine/layout.ts';
import runs from './oracles/data.json' with { type: 'json' };
import { dataExperiments } from './oracles/dataExperiments.ts';
import { dataProgram } from './oracles/dataPrograms.ts';

/** Largest difference at which two numbers count as the same. */
const tolerance = 1e-12;

describe('the data of a printed program, as Python made them', () => {
  it('were made by the programs of today (else run oracles/data.py again)', () => {
    expect(runs.map(({ program }) => program)).toEqual(dataExperiments.map(dataProgram));
  });

  it('are of every data set', () => {
    expect(new Set(dataExperiments.map(({ data }) => dataKey(data)))).toEqual(new Set(datasetNames));
  });

  it.each(dataExperiments.map((e, index) => ({ e, index, name: dataKey(e.data) })))(
    'are the page’s own rows in the page’s order: $index, $name',
    ({ e, index }) => {
      const { training, validation } = loadExamples(e.data, e.validationSplit);
      const parts = [training, validation];
      const { x, y } = runs[index];
      expectClose(
        x.flat(),
        parts.flatMap((part) => Array.from(part.x)),
      );
      const targets =
        e.loss === 'sparse_categorical_crossentropy'
          ? parts.flatMap(({ labels }) => Array.from(labels))
          : parts.flatMap((part) => Array.from(targetsFor(part, infoOf(e.data), layOut(e).outputs)));
      expectClose(y.flat(), targets);
    },
  );
});

function expectClose(made: readonly number[], wanted: readonly number[]): void {
  expect(made).toHaveLength(wanted.length);
  const apart = Math.max(...made.map((value, i) => Math.abs(value - wanted[i])));
  expect(apart).toBeLessThanOrEqual(tolerance);
}

import { describe, expect, it } from 'vitest';
import { printKeras } from '../../../src/code/keras.ts';
import { printPyTorch } from '../../../src/code/pytorch.ts';
import { readKeras } from '../../../src/code/readKeras.ts';
import { numberIn } from '../../../src/data/csv/cells.ts';
import { ownDataSpec } from '../../../src/data/dataDefaults.ts';
import { loadExamples } from '../../../src/data/load.ts';
import { infoOf } from '../../../src/data/spec.ts';
import { targetsFor } from '../../../src/data/targets.ts';
import { layOut } from '../../../src/engine/layout.ts';
import { dataProgram } from './oracles/dataPrograms.ts';
import { tableExperiments } from './oracles/tableExperiments.ts';
import { numberCells } from './oracles/numberCells.ts';
import runs from './oracles/tables.json' with { type: 'json' };

/** Largest difference at which two numbers count as the same: numpy adds up a mean in another order. */
const tolerance = 1e-12;

function expectClose(made: readonly number[], wanted: readonly number[]): void {
  expect(made).toHaveLength(wanted.length);
  expect(Math.max(...made.map((value, i) => Math.abs(value - wanted[i])))).toBeLessThanOrEqual(tolerance);
}

describe('the program of a table of a person’s own', () => {
  it('is that which Python has run (else run oracles/tables.py again)', () => {
    expect(runs.map(({ program }) => program)).toEqual(
      tableExperiments.map(({ experiment }) => dataProgram(experiment)),
    );
  });

  it.each(tableExperiments.map((each, index) => ({ ...each, index })))(
    'makes of the same file the same rows in the same order: $index, $title',
    ({ experiment: e, table, index }) => {
      const tables = new Map([[table.hash, table]]);
      const { training, validation } = loadExamples(e.data, e.validationSplit, tables);
      const parts = [training, validation];
      expect(validation.count).toBeGreaterThan(0);
      expectClose(
        runs[index].x.flat(),
        parts.flatMap(({ x }) => Array.from(x)),
      );
      expectClose(
        runs[index].y.flat(),
        parts.flatMap((part) => Array.from(targetsFor(part, infoOf(e.data), layOut(e).outputs))),
      );
    },
  );

  it.each([false, true])('reads each cell as the page does, or as no number as well (decimal comma: %s)', (comma) => {
    const index = tableExperiments.findIndex(
      ({ title, table }) => title === 'numbers.tsv' && table.info.recipe?.decimalComma === comma,
    );
    const { x, y } = runs[index];
    const read = new Map(x.map(([place], row) => [place, y[row][0]]));
    const told = (cell: string, value: number): string => `${JSON.stringify(cell)} is ${value}`;
    expect(numberCells.map((cell, place) => told(cell, read.get(place) ?? Number.NaN))).toEqual(
      numberCells.map((cell) => told(cell, numberIn(cell, comma))),
    );
    expect(numberCells.length).toBeGreaterThan(500);
    expect(read.size).toBeGreaterThan(150);
  });

  it.each(['keras3', 'keras2017'] as const)('is read as the same experiment (%s)', (dialect) => {
    for (const { experiment, table } of tableExperiments) {
      // The table is on the page, and nothing has been chosen of it.
      const base = { ...experiment, data: { ...ownDataSpec(table), seed: experiment.data.seed } };
      const found = readKeras(printKeras(experiment, dialect).text, base);
      expect(found.experiment?.data).toEqual(experiment.data);
      expect(found.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });

  it('imports in PyTorch what it needs', () => {
    const { text } = printPyTorch(tableExperiments[0].experiment);
    expect(text).toMatch(/^import csv\nimport math\nimport re\nimport unicodedata\n\nimport numpy as np\n/);
  });
});

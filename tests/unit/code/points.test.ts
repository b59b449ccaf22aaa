import { describe, expect, it } from 'vitest';
import { printKeras } from '../../../src/code/keras.ts';
import { printPyTorch } from '../../../src/code/pytorch.ts';
import { readKeras } from '../../../src/code/readKeras.ts';
import { type Drawing, emptyDrawing, tableOf } from '../../../src/data/drawnPoints.ts';
import { setByFormula } from '../../../src/data/formulaSet.ts';
import { loadExamples } from '../../../src/data/load.ts';
import { makeKnown, type Table } from '../../../src/data/tables.ts';
import { setData } from '../../../src/document/dataEdits.ts';
import { setUnits } from '../../../src/document/edits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { openings } from '../../../src/document/opening.ts';
import { withPoints } from '../../../src/document/pointEdits.ts';

function drawn(table: Table | { readonly code: string }): Experiment {
  if ('code' in table) throw new Error(table.code);
  makeKnown(table);
  return withPoints(openings.circle, table);
}

const few: Drawing = {
  ...emptyDrawing('Points of a program'),
  classes: ['cats', 'dogs\n"""'],
  points: [
    { x: 0.5, y: -1, label: 1 },
    { x: 0.25, y: 0, label: 0 },
    { x: -0.75, y: 0.1, label: 1 },
  ],
};
const choice = { from: -2, to: 2, samples: 40, noise: 0.2, seed: 3 };
const experiments = [
  drawn(tableOf(few)),
  drawn(setByFormula('x*y > 0', choice, ['no', 'yes in a program'])),
  drawn(setByFormula('y = x^2', choice, ['', ''])),
];

/** The numbers of `name = np.array([…])`, row by row. */
function arrayIn(program: string, name: string): number[] {
  const [, text] = new RegExp(`^${name} = np\\.array\\(\\[([^]*?)\\](?:, dtype=\\w+)?\\)$`, 'm').exec(program) ?? [];
  return (text.match(/-?\d[\d.e-]*/g) ?? []).map(Number);
}

describe('points of a person’s own in a program', () => {
  it.each(experiments.map((e) => [e.data.type === 'points' ? e.data.info.title : '', e] as const))(
    'stand there, all of %s, in the page’s order',
    (_, e) => {
      const { raw, labels, targets } = loadExamples({ ...e.data, standardize: false }, 0).training;
      for (const program of [printKeras(e, 'keras3').text, printPyTorch(e).text]) {
        expect(arrayIn(program, 'x')).toEqual([...raw]);
        expect(arrayIn(program, 'y')).toEqual(labels.length > 0 ? [...labels] : [...targets]);
        expect(program.split('\n').every((line) => line.length <= 100)).toBe(true);
      }
    },
  );

  it('are read again, also with fewer inputs or with more', () => {
    for (const e of experiments) {
      for (const features of [[0], e.data.features, [...e.data.features, 'square.0' as const]]) {
        const chosen = setData(e, { features });
        const { experiment, problems } = readKeras(printKeras(chosen, 'keras3').text, chosen);
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(experiment).toEqual(chosen);
      }
    }
  });

  it('stay when the network is changed in the program, and are no longer theirs with another number', () => {
    const [e] = experiments;
    const { text } = printKeras(e, 'keras3');
    expect(readKeras(text.replace('Dense(4', 'Dense(9'), e).experiment).toEqual(setUnits(e, 0, 9));
    const other = readKeras(text.replace('-0.75', '-0.5'), e);
    expect(other.experiment === null || other.problems.length > 0).toBe(true);
  });
});

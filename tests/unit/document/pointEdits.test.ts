import { describe, expect, it } from 'vitest';
import {
  type Drawing,
  drawingOf,
  emptyDrawing,
  tableOf,
  withClass,
  withoutClass,
} from '../../../src/data/drawnPoints.ts';
import { loadExamples } from '../../../src/data/load.ts';
import { chooseData } from '../../../src/document/dataEdits.ts';
import { setFit, setLearningRate, setUnits } from '../../../src/document/edits.ts';
import type { Experiment } from '../../../src/document/experiment.ts';
import { decodeLink } from '../../../src/document/link.ts';
import { openings } from '../../../src/document/opening.ts';
import { withPoints } from '../../../src/document/pointEdits.ts';
import { findProblems } from '../../../src/document/problems/findProblems.ts';

const empty = emptyDrawing('drawn');
const some = (count: number, drawing = empty): Drawing => ({
  ...drawing,
  points: Array.from({ length: count }, (_, i) => ({ x: i / 100, y: 0, label: i % 2 })),
});

function drawn(e: Experiment, drawing: Drawing): { readonly e: Experiment; readonly problems: readonly string[] } {
  const table = tableOf(drawing);
  const next = withPoints(e, table);
  return { e: next, problems: findProblems(next, new Map([[table.hash, table]])).map(({ code }) => code) };
}

const edited = (e: Experiment, drawing: Drawing): Experiment => withPoints(e, tableOf(drawing), true);

const ends = ({ layers, loss }: Experiment): unknown => [layers.at(-1), loss];

describe('drawing points', () => {
  it('has one problem on an empty plane, and none from the first point on, which trains', () => {
    const begun = drawn(openings.colours, empty);
    expect(begun.problems).toEqual(['noPoints']);
    let { e } = begun;
    for (const count of [1, 2, 3, 31, 32, 33, 40]) {
      const next = drawn(e, some(count));
      expect(next.problems).toEqual([]);
      ({ e } = next);
      expect([e.data.samples, e.batchSize, e.validationSplit]).toEqual([count, begun.e.batchSize, 0]);
    }
  });

  it('keeps the batch size and the split that a person has set', () => {
    const e = setFit(openings.circle, { batchSize: 10, validationSplit: 0.5 });
    const kept = ({ batchSize, validationSplit }: Experiment): unknown => [batchSize, validationSplit];
    expect(kept(drawn(e, some(3)).e)).toEqual([10, 0.5]);
    expect(kept(drawn(openings.circle, some(3)).e)).toEqual([32, 0]);
    const split = setFit(drawn(openings.circle, some(3)).e, { validationSplit: 0.2 });
    expect(kept(drawn(split, some(9)).e)).toEqual([32, 0.2]);
  });

  it('leaves a set that is edited its split, its validation points and all that it is fitted with', () => {
    const e = setFit(openings.circle, { batchSize: 10, epochs: 77 });
    const drawing = drawingOf(e.data, 'from', ['A', 'B']);
    const next = edited(e, drawing);
    const { data: _, ...all } = e;
    expect(next).toMatchObject(all);
    expect(next.validationSplit).toBe(0.2);
    const tables = new Map([[tableOf(drawing).hash, tableOf(drawing)]]);
    const held = (one: Experiment): Float64Array => loadExamples(one.data, one.validationSplit, tables).validation.raw;
    const before = [...held(e)].map((value) => Math.round(100 * value) / 100 + 0);
    expect(before.length).toBeGreaterThan(20);
    expect([...held(next)]).toEqual(before);
    // and from there on
    const more = drawn(next, withClass({ ...drawing, points: drawing.points.slice(1) })).e;
    expect(more).toMatchObject({ validationSplit: 0.2, batchSize: 10, epochs: 77, optimizer: e.optimizer });
    expect(drawn(next, empty).e.validationSplit).toBe(0.2);
  });

  it('leaves points of Playground their split when they are edited', () => {
    const decoded = decodeLink('#dataset=circle&percTrainData=80&batchSize=30');
    if (!decoded.ok) throw new Error(decoded.error.code);
    const e = decoded.experiment;
    expect(e.rules).toBe('playground');
    const next = edited(e, drawingOf(e.data, 'from', ['A', 'B']));
    expect([next.validationSplit, next.batchSize, next.optimizer]).toEqual([e.validationSplit, 30, e.optimizer]);
    expect(e.validationSplit).toBeCloseTo(0.2);
  });

  it('keeps the network, its settings and the inputs that are made of the plane', () => {
    const e = setLearningRate(setUnits(openings.circle, 0, 7), 0.123);
    const withSquares: Experiment = { ...e, inputs: 3, data: { ...e.data, features: [0, 1, 'square.0'] } };
    const next = drawn(withSquares, drawingOf(withSquares.data, 'from', ['A', 'B'])).e;
    expect(next.layers).toEqual(e.layers);
    expect(next.optimizer).toEqual(e.optimizer);
    expect([next.inputs, next.data.features]).toEqual([3, [0, 1, 'square.0']]);
  });

  it('gives the network another output only where there are more or fewer classes', () => {
    const { e } = drawn(openings.circle, some(10));
    expect(ends(e)).toEqual(ends(openings.circle));
    const three = drawn(e, withClass(some(10)));
    expect(three.problems).toEqual([]);
    expect(ends(three.e)).toEqual([
      expect.objectContaining({ units: 3, activation: 'softmax' }),
      'categorical_crossentropy',
    ]);
    expect(three.e.data.features).toEqual(e.data.features);
    const two = drawn(three.e, withoutClass(withClass(some(10)), 2));
    expect(ends(two.e)).toEqual(ends(e));
    expect(two.problems).toEqual([]);
  });

  it('is no edit when nothing has been drawn', () => {
    const { e } = drawn(openings.circle, some(10));
    expect(withPoints(e, tableOf(some(10)))).toBe(e);
  });

  it('goes back to a set of the page with what that opens with', () => {
    const { e } = drawn(openings.circle, some(10));
    const back = chooseData(e, 'iris');
    expect([back.validationSplit, back.batchSize]).toEqual([openings.iris.validationSplit, openings.iris.batchSize]);
  });
});

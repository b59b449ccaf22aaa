import { describe, expect, it } from 'vitest';
import { loadExamples } from '../../../../src/data/load.ts';
import { examplesOf } from '../../../../src/state/examples.ts';
import { createRandom } from '../../../../src/engine/random.ts';
import { gridRows, lineInputs, lineRows, nodeRows, type Slice } from '../../../../src/ui/outcome/grid.ts';
import { sliceOf, wholeSlice } from '../../../../src/ui/outcome/useSlice.ts';
import { linked } from '../../state/fakes.ts';

const plane = (mean: number[], scale: number[]): Slice => ({
  features: [0, 1],
  scaling: { mean, scale },
  across: 0,
  up: 1,
  held: new Float64Array(2),
});

describe('what the network is fed', () => {
  it('are the middles of the cells from the upper left', () => {
    expect([...gridRows(2, [0, 4], [0, 8], plane([0, 0], [1, 1]))]).toEqual([1, 6, 3, 6, 1, 2, 3, 2]);
    expect([...gridRows(1, [0, 4], [0, 8], plane([1, 2], [2, 4]))]).toEqual([0.5, 0.5]);
  });

  it('are the nodes of a grid, the corners of the plane among them', () => {
    const rows = nodeRows(3, [0, 4], [-2, 2], plane([2, 0], [2, 1]));
    expect([...rows.subarray(0, 2)]).toEqual([-1, 2]);
    expect([...rows.subarray(8, 10)]).toEqual([0, 0]);
    expect([...rows.subarray(-2)]).toEqual([1, -2]);
  });

  it('are the values along a line, from end to end', () => {
    expect([...lineInputs(5, [-1, 1])]).toEqual([-1, -0.5, 0, 0.5, 1]);
    const line = { ...plane([1], [2]), features: [0], up: 0, held: new Float64Array(1) };
    expect([...lineRows(lineInputs(3, [0, 2]), line)]).toEqual([-0.5, 0, 0.5]);
  });

  it.each([
    ['data=circle&features=square.0,square.1', 2],
    ['data=circle&features=1,square.0,product.0.1,sin.1&std=1', 4],
    ['data=iris&features=3,square.1', 2], // standardized
    ['data=circle&features=0', 1],
    ['data=xor&features=1&split=0', 1],
    ['data=circle&features=square.1,sin.1&std=1', 2],
    ['data=sine&features=0,square.0', 2],
  ])('is in a plane of %s what an example there is fed', (link, width) => {
    const e = linked(`${link}&net=${width}-1.sigmoid`);
    const slice = wholeSlice(e);
    const columns = slice.held.length;
    const { training } = loadExamples(e.data, e.validationSplit);
    const all = { ...e.data, features: Array.from({ length: columns }, (_, i) => i) };
    const { raw } = loadExamples(all, e.validationSplit).training;
    const random = createRandom(3, 'data');
    for (let i = 0; i < 100; i++) {
      const row = Math.floor(random.uniform() * training.count);
      const [x, y] = [slice.across, slice.up].map((column) => raw[row * columns + column]);
      const fed = Float32Array.from(training.x.subarray(row * width, (row + 1) * width));
      expect(gridRows(1, [x, x], [y, y], slice)).toEqual(fed);
    }
  });

  it('is over two of many columns what an example is fed that has the held values', () => {
    const e = linked('data=iris&net=4-3.softmax');
    const { raw, x } = examplesOf(e).training;
    const place = [...raw.subarray(8, 12)];
    const slice = sliceOf(e, [3, 1], place);
    expect([slice.across, slice.up]).toEqual([3, 1]);
    const fed = Float32Array.from(x.subarray(8, 12));
    expect(gridRows(1, [place[3], place[3]], [place[1], place[1]], slice)).toEqual(fed);
  });

  it('has what is held in the other columns', () => {
    const slice: Slice = {
      features: [0, 1, 2, 'product.0.1'],
      scaling: { mean: [0, 0, 1, 0], scale: [1, 1, 2, 1] },
      across: 2,
      up: 0,
      held: Float64Array.of(9, 5, 9),
    };
    expect([...gridRows(1, [7, 7], [3, 3], slice)]).toEqual([3, 5, 3, 15]);
  });
});

import { describe, expect, it } from 'vitest';
import type { Feature } from '../../../../src/data/features.ts';
import { createExamplePass } from '../../../../src/asking/example.ts';
import { createInference } from '../../../../src/engine/inference.ts';
import { createRandom } from '../../../../src/engine/random.ts';
import { colourIndex, mapColoursOf, mapLevels, mostOf, writeMaps } from '../../../../src/scene/paint/mapPixels.ts';
import { fullStrength } from '../../../../src/scene/paint/palette.ts';
import { traceLine } from '../../../../src/scene/paint/traceLine.ts';
import { mapPlanOf, zeroLineOf } from '../../../../src/scene/plan/mapPlan.ts';
import { planOf } from '../../../../src/scene/plan/plan.ts';
import { gridRows, type Slice } from '../../../../src/ui/outcome/grid.ts';
import { net } from '../../net.ts';
import { ink, numbersOf } from '../pictures.ts';
import { createRecorder } from '../recorder.ts';

const sliceOf = (features: readonly Feature[]): Slice => ({
  features,
  scaling: { mean: features.map((_, i) => 0.5 - 1.5 * i), scale: features.map((_, i) => 2 / 8 ** i) },
  across: 0,
  up: 1,
  held: new Float64Array(2),
});
const domain = [-3, 3] as const;

/** All maps of a network, as the second worker answers them. */
function mapsOf(text: string, side: number, features: readonly Feature[] = [0, 1]) {
  const model = net(text);
  const { parameters } = numbersOf(text);
  const { columns } = planOf(model);
  const plan = mapPlanOf(columns);
  const rows = gridRows(side, domain, domain, sliceOf(features));
  const inference = createInference(model);
  inference.load(parameters);
  const all = new Float32Array(side * side * inference.layout.valueCount);
  inference.values(rows, 0, side * side, all);
  const width = plan.at.length;
  const values = Float32Array.from({ length: side * side * width }, (_, i) => {
    return all[Math.floor(i / width) * inference.layout.valueCount + plan.at[i % width]];
  });
  return { model, parameters, columns, plan, maps: { values, width, side } };
}

describe('the map of a neuron', () => {
  it.each<[string, readonly Feature[], (x: number, y: number) => number[]]>([
    ['2-8.relu-8.tanh-8.sigmoid-1.sigmoid', [0, 1], (x, y) => [x, y]],
    ['3-6.relu-5.tanh-1.sigmoid', [1, 'square.0', 'product.0.1'], (x, y) => [y, x * x, x * y]],
    ['1-6.relu-5.tanh-1.sigmoid', [1], (_, y) => [y]],
    ['1-6.relu-1.sigmoid', ['square.0'], (x) => [x * x]],
  ])('of %s over %j has at 1,000 places the colour of the engine’s value there', (text, features, inputs) => {
    const side = 48;
    const { mean, scale } = sliceOf(features).scaling;
    const { model, parameters, columns, plan, maps } = mapsOf(text, side, features);
    const pass = createExamplePass(model, 1);
    pass.load(parameters);
    const colours = mapColoursOf(ink, fullStrength);
    const random = createRandom(5, 'data');
    const below = (end: number): number => Math.floor(random.uniform() * end);
    const pixels = plan.units.map((unit) => {
      const own = new Uint32Array(side * side);
      writeMaps(maps, [unit], 1, colours, false, own);
      return own;
    });
    for (let i = 0; i < 1000; i++) {
      const { index, out, units } = columns[below(columns.length)];
      const unit = below(units);
      const [column, row] = [below(side), below(side)];
      const x = -3 + ((column + 0.5) / side) * 6;
      const y = 3 - ((row + 0.5) / side) * 6;
      const fed = inputs(x, y).map((input, k) => (input - mean[k]) / scale[k]);
      const value = pass.values(fed, 'inference', 0)?.[out + unit] ?? Number.NaN;
      const of = plan.first[index] + unit;
      const expected = colours[colourIndex(value, mostOf(maps, [plan.units[of]])[0])];
      expect(pixels[of][row * side + column]).toBe(expected);
    }
  });

  it('begins with the ground at 0, and has the full colours at the greatest magnitude and its negative', () => {
    const colours = mapColoursOf(ink, fullStrength);
    const bytes = (index: number): number[] => [...new Uint8Array(Uint32Array.of(colours[index]).buffer)];
    expect(bytes(colourIndex(0, 3))).toEqual([255, 255, 255, 255]);
    expect(colourIndex(3, 3)).toBe(2 * mapLevels);
    expect(colourIndex(-3, 3)).toBe(0);
    expect(bytes(0)[0]).toBeGreaterThan(bytes(0)[2]); // orange
    expect(bytes(2 * mapLevels)[2]).toBeGreaterThan(bytes(2 * mapLevels)[0]); // blue
  });

  it('of two colours says on which side of its line a place is', () => {
    const { plan, maps, columns } = mapsOf('2-5.relu-1.sigmoid', 16);
    const colours = mapColoursOf(ink, fullStrength);
    const pixels = new Uint32Array(2 * 16 * 3 * 16);
    const first = plan.first[columns[1].index];
    const units = plan.units.slice(first, first + 5); // three rows of two, the last one empty
    writeMaps(maps, units, 2, colours, true, pixels);
    units.forEach(({ zero }, unit) => {
      for (let row = 0; row < 16; row++) {
        for (let column = 0; column < 16; column++) {
          const sum = maps.values[(row * 16 + column) * maps.width + zero];
          const pixel = ((unit >> 1) * 16 + row) * 32 + (unit % 2) * 16 + column;
          expect(pixels[pixel]).toBe(colours[sum < 0 ? 0 : 2 * mapLevels]);
        }
      }
    });
    for (let row = 32; row < 48; row++)
      expect(Array.from(pixels.subarray(row * 32 + 16, (row + 1) * 32))).toEqual(Array(16).fill(0));
  });
});

describe('the line of a neuron', () => {
  const lineOf = (text: string, column: number): ReturnType<typeof zeroLineOf> =>
    zeroLineOf(planOf(net(text)).columns[column]);

  it('is where the sum before its activation is 0', () => {
    expect(lineOf('2-3.relu-1', 1)).toEqual({ at: 2, level: 0 });
    expect(lineOf('2-3-sigmoid-1', 1)).toEqual({ at: 2, level: 0 });
  });

  it('is where the output is 0 without an activation, and one half under a softmax', () => {
    expect(lineOf('2-3-1', 1)).toEqual({ at: 2, level: 0 });
    expect(lineOf('2-3', 0)).toEqual({ at: 0, level: 0 });
    expect(lineOf('2-3.softmax', 1)).toEqual({ at: 5, level: 0.5 });
  });

  it('is straight for a neuron of the first layer, and goes through the places where its sum is 0', () => {
    const { plan, maps, parameters, columns } = mapsOf('2-4.relu-1.sigmoid', 32);
    const { context, marks } = createRecorder();
    context.beginPath();
    const unit = 1;
    traceLine(context, maps, plan.units[plan.first[1] + unit], { left: 10, top: 20, right: 74, bottom: 84 });
    context.stroke();
    const { dense } = columns[1];
    const { path } = marks[0];
    expect(path.length).toBeGreaterThan(20);
    expect(path.length % 2).toBe(0);
    for (const call of path) {
      const [, px, py] = call.split(' ').map(Number);
      const x = (-3 + ((px - 10) / 64) * 6 - 0.5) / 2;
      const y = (3 - ((py - 20) / 64) * 6 + 1) / 0.25;
      const kernel = dense?.kernel ?? 0;
      const sum =
        parameters[kernel + unit] * x + parameters[kernel + 4 + unit] * y + parameters[(dense?.bias ?? 0) + unit];
      expect(sum).toBeCloseTo(0, 4);
    }
  });
});

import { describe, expect, it } from 'vitest';
import { createExamplePass } from '../../../../src/asking/example.ts';
import { createInference } from '../../../../src/engine/inference.ts';
import { curveRange, paintCurveMap } from '../../../../src/scene/paint/curveMap.ts';
import { mapPlanOf } from '../../../../src/scene/plan/mapPlan.ts';
import { planOf } from '../../../../src/scene/plan/plan.ts';
import { lineInputs, lineRows } from '../../../../src/ui/outcome/grid.ts';
import { net } from '../../net.ts';
import { ink, numbersOf } from '../pictures.ts';
import { createRecorder } from '../recorder.ts';

const place = { out: 0, zero: 0, level: 0 };
const curve = (...values: number[]) => ({ values: Float32Array.from(values), width: 1, count: values.length });
const box = { left: 10, top: 20, right: 74, bottom: 84 };

describe('the curve of a neuron', () => {
  it('stands in a range of 0 and all its values, at least 1 high', () => {
    expect(curveRange(curve(-3, 2), place)).toEqual([-3, 2]);
    expect(curveRange(curve(4, 5), place)).toEqual([0, 5]);
    expect(curveRange(curve(0.25, 0.5), place)).toEqual([0, 1]);
    expect(curveRange(curve(-0.5, -0.25), place)).toEqual([-1, 0]);
    expect(curveRange(curve(-0.25, 0.25), place)).toEqual([-0.5, 0.5]);
  });

  it('goes through the engine’s values, from one end of the input to the other', () => {
    const text = '1-5.tanh-4.relu-1';
    const model = net(text);
    const { parameters } = numbersOf(text);
    const plan = mapPlanOf(planOf(model).columns);
    const slice = { features: [0], scaling: { mean: [1], scale: [2] }, across: 0, up: 0, held: new Float64Array(1) };
    const xs = lineInputs(17, [-3, 5]);
    const inference = createInference(model);
    inference.load(parameters);
    const { valueCount } = inference.layout;
    const all = new Float32Array(xs.length * valueCount);
    inference.values(lineRows(xs, slice), 0, xs.length, all);
    const width = plan.at.length;
    const values = Float32Array.from({ length: xs.length * width }, (_, i) => {
      return all[Math.floor(i / width) * valueCount + plan.at[i % width]];
    });
    const curves = { values, width, count: xs.length };
    const pass = createExamplePass(model, 1);
    pass.load(parameters);
    for (const unit of plan.units) {
      const { context, marks } = createRecorder();
      paintCurveMap(context, curves, unit, box, ink, 1);
      const [low, high] = curveRange(curves, unit);
      const line = marks.find(({ type }) => type === 'stroke')?.path ?? [];
      expect(line).toHaveLength(xs.length);
      line.forEach((call, i) => {
        const [, px, py] = call.split(' ').map(Number);
        expect(px).toBeCloseTo(10 + (64 * i) / 16, 9);
        const value = pass.values([(xs[i] - 1) / 2], 'inference', 0)?.[plan.at[unit.out]] ?? Number.NaN;
        expect(low + ((84 - 0.06 * 64 - py) / (0.88 * 64)) * (high - low)).toBeCloseTo(value, 5);
      });
    }
  });

  it('has one colour above 0 and another below it', () => {
    const { context, marks } = createRecorder();
    paintCurveMap(context, curve(-1, 1), place, box, ink, 1);
    expect(marks.filter(({ type }) => type === 'fill').map(({ colour }) => colour)).toEqual([
      ink.positive,
      ink.negative,
    ]);
  });
});

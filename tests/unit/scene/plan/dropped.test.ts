import { describe, expect, it } from 'vitest';
import { activationLayer, denseLayer, usualLayers } from '../../../../src/document/defaults.ts';
import { droppedUnits } from '../../../../src/scene/plan/dropped.ts';
import { planOf } from '../../../../src/scene/plan/plan.ts';
import { unitY } from '../../../../src/scene/layout/picture.ts';
import { createScene } from '../../../../src/scene/scene.ts';
import { dropping, large } from '../models.ts';
import { moment } from '../moment.ts';
import { ink, numbersOfModel, pictureOfModel } from '../pictures.ts';
import { createRecorder, type Mark } from '../recorder.ts';

const picture = pictureOfModel(dropping);
const numbers = numbersOfModel(dropping, { iteration: 3 });
const mask = numbers.dropped?.get(2) ?? new Uint8Array();
const out = [...mask.keys()].filter((unit) => mask[unit] === 1);

function painted(model = dropping, of = numbers): Mark[] {
  const { context, marks } = createRecorder();
  createScene(pictureOfModel(model)).paint(context, moment(of));
  return marks;
}

const texts = (marks: readonly Mark[]): string[] => marks.filter(({ type }) => type === 'fillText').map((m) => m.text);

describe('a dropped neuron', () => {
  it('is empty, without a number, and struck through; its gate is crossed out', () => {
    expect(out.length).toBeGreaterThan(0);
    expect(out.length).toBeLessThan(4);
    const inference = texts(painted(dropping, numbersOfModel(dropping)));
    expect(texts(painted())).toHaveLength(inference.length - out.length);
    const [, hidden] = picture.columns;
    const gate = hidden.slots.find((slot) => slot.type === 'badge' && slot.sign.type === 'gate');
    for (let unit = 0; unit < 4; unit++) {
      const y = unitY(hidden, unit);
      const near = (x: number): Mark[] =>
        painted().filter(
          ({ type, path }) =>
            type === 'stroke' &&
            path.length > 2 &&
            path.every((call) => {
              const [, px, py] = call.split(' ').map(Number);
              return Math.abs(px - x) < hidden.radius && Math.abs(py - y) < hidden.radius;
            }),
        );
      expect(near(hidden.x).length > 0).toBe(out.includes(unit));
      if (gate?.type !== 'badge') throw new Error('Dropout is a gate');
      const crosses = near(hidden.x + gate.dx + gate.size / 2).filter(({ path }) => path.length === 4);
      expect(crosses.some(({ colour }) => colour === ink.ink)).toBe(out.includes(unit));
    }
  });

  it('sends nothing on: of its weights there is a trace, neutral and dotted', () => {
    const traces = painted().filter(({ type, colour, dashed }) => type === 'stroke' && colour === ink.zero && dashed);
    expect(traces).toHaveLength(3 * out.length);
    const [, hidden] = picture.columns;
    const from = new Set(traces.map(({ path }) => path[0].split(' ')[2]));
    expect(from).toEqual(new Set(out.map((unit) => String(unitY(hidden, unit)))));
  });

  it('is there only in training', () => {
    const marks = painted(dropping, numbersOfModel(dropping));
    expect(marks.some(({ type, colour, dashed }) => type === 'stroke' && colour === ink.zero && dashed)).toBe(false);
  });

  it('is heard nevertheless when something after the Dropout makes a number of its 0', () => {
    const model = {
      inputs: 3,
      layers: [denseLayer(4), usualLayers.dropout, activationLayer('sigmoid'), denseLayer(2)],
    };
    const passing = numbersOfModel(model, { iteration: 3 });
    expect(passing.dropped?.get(1)?.includes(1)).toBe(true);
    expect(droppedUnits(planOf(model), passing, passing.probe)?.[1]).toEqual(new Uint8Array(4));
    const relu = { ...model, layers: [denseLayer(4), usualLayers.dropout, activationLayer('relu'), denseLayer(2)] };
    const cut = numbersOfModel(relu, { iteration: 3 });
    expect(droppedUnits(planOf(relu), cut, cut.probe)?.[1]).toEqual(cut.dropped?.get(1));
  });

  it('of a block has a stroke across its cell where cells are large enough', () => {
    const model = { inputs: 3, layers: [denseLayer(200), usualLayers.dropout, denseLayer(2)] };
    const block = numbersOfModel(model, { iteration: 3 });
    const count = block.dropped?.get(1)?.reduce((sum, one) => sum + one, 0);
    const strokes = painted(model, block).filter(
      ({ type, colour, path }) => type === 'stroke' && colour === ink.inkSoft && path.length > 10,
    );
    expect(strokes.map(({ parts }) => parts)).toEqual([count]);
    expect(painted(large, numbersOfModel(large, { iteration: 1 })).length).toBeGreaterThan(0);
  });
});

describe('the masks', () => {
  it('of another network drop nothing', () => {
    const other = planOf({ inputs: 3, layers: [denseLayer(5), usualLayers.dropout, denseLayer(2)] });
    const probe = new Float32Array(other.layout.valueCount);
    const masks = { dropped: new Map([[1, Uint8Array.of(1, 1, 1, 1)]]) };
    expect(droppedUnits(other, masks, probe)?.[1]).toEqual(new Uint8Array(5));
  });
});

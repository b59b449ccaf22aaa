import { beforeAll, describe, expect, it } from 'vitest';
import { evenEdges } from '../../../../src/scene/plan/detail.ts';
import { edgesInto, edgesOf } from '../../../../src/scene/layout/edges.ts';
import { hasLayer, inHand, lightOf } from '../../../../src/scene/plan/light.ts';
import { layersOf } from '../../../../src/scene/plan/plan.ts';
import { unitY } from '../../../../src/scene/layout/picture.ts';
import { createScene, fetchFinder } from '../../../../src/scene/scene.ts';
import { dropping, everything } from '../models.ts';
import { moment } from '../moment.ts';
import { ink, numbersOfModel, pictureOfModel } from '../pictures.ts';
import { createRecorder, type Mark } from '../recorder.ts';

const picture = pictureOfModel(dropping);
const [input, hidden, output] = picture.columns;
const behind = lightOf(1, 2);

function painted(layer: number | null): Mark[] {
  const { context, marks } = createRecorder();
  createScene(picture).paint(context, moment(numbersOfModel(dropping, { iteration: 3 }), { layer }));
  return marks;
}

const isLine = ({ type, colour }: Mark): boolean =>
  type === 'stroke' && (colour === ink.positive || colour === ink.negative);
const neurons = (marks: readonly Mark[]): Mark[] =>
  marks.filter(({ type, path }) => type === 'fill' && path.some((call) => call.startsWith('arc')));
/** Opacities of the discs whose centres have this x. */
const strengthAt = (marks: readonly Mark[], x: number): Set<number> =>
  new Set(
    neurons(marks)
      .filter(({ path }) => path.some((call) => call.startsWith(`arc ${x} `)))
      .map(({ alpha }) => alpha),
  );

describe('the layer in hand', () => {
  it('when it is a Dense lights its neurons and what comes into them, and nothing else', () => {
    const marks = painted(0);
    expect(strengthAt(marks, hidden.x)).toEqual(new Set([1]));
    expect(strengthAt(marks, input.x)).toEqual(new Set([behind]));
    expect(strengthAt(marks, output.x)).toEqual(new Set([behind]));
    const edges = edgesOf(picture, evenEdges(picture.plan, picture.counts));
    const own = edgesInto(edges, 1);
    expect(own.count).toBe(3 * 4 + 4);
    // Once faint with all the others, and once more at full strength, from the input to the hidden layer alone.
    const bright = marks.filter((mark) => isLine(mark) && mark.alpha >= 0.3);
    const starts = bright.flatMap(({ path }) => path.filter((call) => call.startsWith('moveTo')));
    expect(starts.every((call) => Number(call.split(' ')[1]) < hidden.x)).toBe(true);
    expect(starts).toHaveLength(own.count);
  });

  it('when it is an activation or a Dropout lights its signs alone', () => {
    for (const [layer, sign] of [
      [1, 'curve'],
      [2, 'gate'],
    ] as const) {
      const marks = painted(layer);
      for (const column of [input, hidden, output]) expect(strengthAt(marks, column.x)).toEqual(new Set([behind]));
      const slot = hidden.slots.find((one) => one.type === 'badge' && one.sign.type === sign);
      const left = hidden.x + (slot?.dx ?? 0);
      const on = marks.filter(({ type, path, alpha }) => {
        const arc = path
          .find((call) => call.startsWith('arc'))
          ?.split(' ')
          .map(Number);
        return type === 'fill' && alpha === 1 && arc !== undefined && arc[1] >= left && arc[1] <= left + 28;
      });
      expect(on.length).toBeGreaterThanOrEqual(4);
      expect(marks.filter((mark) => isLine(mark) && mark.alpha >= 0.3)).toEqual([]);
    }
  });

  it('when it is the input lights the input', () => {
    const marks = painted(-1);
    expect(strengthAt(marks, input.x)).toEqual(new Set([1]));
    expect(strengthAt(marks, hidden.x)).toEqual(new Set([behind]));
  });

  it('lights nothing when an edit has taken it away', () => {
    expect(painted(9)).toEqual(painted(null));
    expect(hasLayer(picture.plan, 9)).toBe(false);
    expect([-1, 0, 1, 2, 3, 4].every((layer) => hasLayer(picture.plan, layer))).toBe(true);
  });

  it('is not lit while something is pointed at, and is lit instead of what is pinned', () => {
    const selection = { type: 'neuron', column: 1, unit: 0 } as const;
    const hovered = { type: 'neuron', column: 2, unit: 0 } as const;
    expect(inHand({ hovered, selection, layer: 1 })).toEqual({ target: hovered, layer: null });
    expect(inHand({ hovered: null, selection, layer: 1 })).toEqual({ target: null, layer: 1 });
    expect(inHand({ hovered: null, selection, layer: null })).toEqual({ target: selection, layer: null });
  });
});

describe('the layers of a network', () => {
  it('are each in one column', () => {
    const all = pictureOfModel(everything).plan.columns.flatMap(layersOf);
    expect(all).toEqual([-1, ...everything.layers.keys()]);
  });
});

describe('pointing at the drawing', () => {
  beforeAll(fetchFinder);
  const scene = createScene(picture);
  const layerAt = (x: number, y: number): number | null => scene.layerAt(x, y, 6, null);

  it('puts the layer in hand that made the neuron, the sign or the line', () => {
    expect(layerAt(input.x, unitY(input, 0))).toBe(-1);
    expect(layerAt(hidden.x, unitY(hidden, 1))).toBe(0);
    const at = (stage: number): number => {
      const slot = hidden.slots.find((one) => one.stage === stage);
      return hidden.x + (slot?.dx ?? 0) + 8;
    };
    expect(layerAt(at(0), unitY(hidden, 2))).toBe(1);
    expect(layerAt(at(1), unitY(hidden, 2))).toBe(2);
    const bar = output.slots[0];
    expect(layerAt(output.x + bar.dx + 4, unitY(output, 1) + 4)).toBe(4);
    expect(layerAt(hidden.left - 20, unitY(hidden, 0) + 2)).toBe(0); // a line into the hidden layer
  });

  it('finds each layer at its line in the header', () => {
    const headers = picture.labels.filter(({ kind }) => kind === 'role' || kind === 'code');
    for (const { x, y, layer } of headers) expect(layerAt(x, y - 4)).toBe(layer);
    expect(new Set(headers.map(({ layer }) => layer))).toEqual(new Set([-1, 0, 1, 2, 3, 4]));
    const group = picture.labels.find(({ kind }) => kind === 'group');
    expect(layerAt(group?.x ?? 0, (group?.y ?? 0) - 3)).toBe(4);
  });

  it('finds nothing on bare paper', () => {
    expect(layerAt(3, picture.height - 3)).toBeNull();
  });
});

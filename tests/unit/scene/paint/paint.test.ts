import { beforeAll, describe, expect, it } from 'vitest';
import { evenEdges } from '../../../../src/scene/plan/detail.ts';
import { edgesOf } from '../../../../src/scene/layout/edges.ts';
import { brief, briefer, percent } from '../../../../src/document/spelling.ts';
import { paintEdges, referencesOf } from '../../../../src/scene/paint/paintEdges.ts';
import type { Numbers } from '../../../../src/scene/plan/plan.ts';
import { createScene, fetchFinder, type FrameState } from '../../../../src/scene/scene.ts';
import type { Target } from '../../../../src/document/target.ts';
import { moment } from '../moment.ts';
import { ink, numbersOf, phone, pictureOf, type View } from '../pictures.ts';
import { createRecorder, type Mark } from '../recorder.ts';

const noNumbers: Numbers = { parameters: null, probe: null };

function painted(shape: string, numbers: Numbers = numbersOf(shape), more: Partial<FrameState> = {}): Mark[] {
  const { context, marks } = createRecorder();
  createScene(pictureOf(shape)).paint(context, moment(numbers, more));
  return marks;
}

const strokes = (marks: readonly Mark[]): Mark[] => marks.filter(({ type }) => type === 'stroke');
const texts = (marks: readonly Mark[]): string[] =>
  marks.flatMap(({ type, text }) => (type === 'fillText' ? [text] : []));
const lines = (marks: readonly Mark[]): number => marks.reduce((sum, { parts }) => sum + parts, 0);

describe('edges on the canvas', () => {
  const picture = pictureOf('2-1:nobias');
  const edges = edgesOf(picture, evenEdges(picture.plan, picture.counts));
  const look = { ink, references: [1, 1, 1], thickest: [6, 6, 6], alpha: 1, dropped: null };
  const paint = (...weights: number[]): Mark[] => {
    const { context, marks } = createRecorder();
    paintEdges(context, edges, { ...look, parameters: Float32Array.from(weights) });
    return marks;
  };

  it('a negative weight is dashed and in the negative colour, a positive one neither', () => {
    const [negative, positive] = paint(-0.2, 0.9);
    expect(negative).toMatchObject({ colour: ink.negative, dashed: true, parts: 1 });
    expect(positive).toMatchObject({ colour: ink.positive, dashed: false, parts: 1 });
  });

  it('grow wider and stronger with the magnitude, up to the thickest', () => {
    const widths = [0.05, 0.2, 0.45, 0.7, 0.95, 40].map((weight) => paint(weight, weight)[0]);
    widths.slice(1).forEach((mark, i) => {
      expect(mark.width).toBeGreaterThanOrEqual(widths[i].width);
      expect(mark.alpha).toBeGreaterThanOrEqual(widths[i].alpha);
    });
    expect(widths[4].width).toBeGreaterThan(widths[0].width + 3);
    expect(widths[5].width).toBeLessThanOrEqual(6);
  });

  it('change the state of the canvas at most sixteen times a layer, the strongest last, with every edge once', () => {
    const { context, marks } = createRecorder();
    const whole = pictureOf('16-16-16');
    const all = edgesOf(whole, evenEdges(whole.plan, whole.counts));
    const { parameters } = numbersOf('16-16-16');
    paintEdges(context, all, { ...look, parameters, references: referencesOf(all, parameters, whole.counts) });
    const states = marks.map(({ width, colour, alpha }) => `${width} ${colour} ${alpha}`);
    expect(states.filter((state, i) => state !== states[i - 1]).length).toBeLessThanOrEqual(2 * 16);
    expect(lines(marks)).toBe(512 + 32);
    expect(marks.map(({ width }) => width)).toEqual(marks.map(({ width }) => width).toSorted((a, b) => a - b));
  });

  it('are neutral lines of one width as long as nobody knows the weights', () => {
    const marks = strokes(painted('3-4-sigmoid-3-softmax', noNumbers));
    expect(lines(marks)).toBe(12 + 12 + 7);
    expect(new Set(marks.map(({ colour, dashed }) => `${colour} ${dashed}`))).toEqual(new Set([`${ink.zero} false`]));
  });

  it('the reference follows the weights in proportion, and biases do not move it', () => {
    const shape = '3-4';
    const scene = pictureOf(shape);
    const set = edgesOf(scene, evenEdges(scene.plan, scene.counts));
    const { parameters } = numbersOf(shape);
    const reference = (weights: Float32Array): number => referencesOf(set, weights, scene.counts)[1];
    const before = reference(parameters);
    parameters[12] = 1000; // bias[0]
    expect(reference(parameters)).toBe(before);
    expect(reference(parameters.map((w) => 3 * w))).toBeCloseTo(3 * before, 5);
    expect(reference(new Float32Array(16))).toBe(1);
  });

  it('of all weights are held against each other, the strongest of many only against those of their layer', () => {
    const scene = pictureOf('30-30-4-3');
    const set = edgesOf(scene, evenEdges(scene.plan, scene.counts));
    const { parameters } = numbersOf('30-30-4-3');
    const [, first, second, third] = referencesOf(set, parameters, scene.counts);
    expect(second).toBe(third);
    const louder = parameters.map((w, i) => (i < 900 ? 5 * w : w));
    expect(referencesOf(set, louder, scene.counts).slice(1)).toEqual([expect.closeTo(5 * first, 4), second, third]);
  });

  it('are fainter when there are more of them, except the strongest', () => {
    const faintest = (shape: string): number[] => {
      const { context, marks } = createRecorder();
      const many = pictureOf(shape);
      const all = edgesOf(many, evenEdges(many.plan, many.counts));
      const { parameters } = numbersOf(shape);
      parameters[0] = 1e-9;
      parameters[1] = 9;
      paintEdges(context, all, { ...look, parameters });
      return [Math.min(...marks.map(({ alpha }) => alpha)), Math.max(...marks.map(({ alpha }) => alpha))];
    };
    const [[few, strong], [many, asStrong]] = [faintest('3-4'), faintest('24-24')];
    expect(many).toBeLessThan(few / 2);
    expect(asStrong).toBeGreaterThan(0.7 * strong);
  });
});

describe('a painted scene', () => {
  beforeAll(fetchFinder);

  const shape = '3-4-sigmoid-3-softmax';

  it('writes what comes out of each neuron, and each probability', () => {
    const numbers = numbersOf(shape);
    const { probe } = numbers;
    const inputs = [...probe.subarray(0, 3)].map(brief);
    const hidden = [...probe.subarray(7, 11)].map(brief);
    const outputs = [...probe.subarray(14, 17)].flatMap((value) => [brief(value), percent(value, 0)]);
    expect(texts(painted(shape, numbers))).toEqual([...inputs, ...hidden, ...outputs]);
  });

  it('shows nothing but neutral colours and no digit without numbers', () => {
    const marks = painted(shape, noNumbers);
    expect(texts(marks)).toEqual([]);
    expect(new Set(marks.map(({ colour }) => colour))).toEqual(new Set([ink.zero, ink.surface, ink.line]));
  });

  it('is neutral while there are no numbers that fit, and while the network cannot run', () => {
    const neutral = painted(shape, noNumbers);
    expect(painted(shape, numbersOf('3-5-sigmoid-3-softmax'))).toEqual(neutral);
    expect(painted(shape, numbersOf(shape), { runs: false })).toEqual(neutral);
  });

  it('lights up what comes into a neuron and lets the rest step back', () => {
    const target: Target = { type: 'neuron', column: 1, unit: 2 };
    const marks = strokes(painted(shape, numbersOf(shape), { target }));
    const full = painted(shape).filter(({ type }) => type === 'stroke');
    const strong = Math.max(...full.map(({ alpha }) => alpha));
    const bright = marks.filter(
      ({ alpha, colour }) => alpha > 0.3 && (colour === ink.positive || colour === ink.negative),
    );
    expect(lines(bright)).toBe(3 + 1);
    expect(
      Math.max(
        ...marks
          .filter((mark) => !bright.includes(mark) && mark.colour !== ink.ink && mark.colour !== ink.zero)
          .map(({ alpha }) => alpha),
      ),
    ).toBeLessThan(strong / 3);
    expect(marks.some(({ colour, path }) => colour === ink.ink && path[0]?.startsWith('roundRect'))).toBe(true);
  });

  it('ignores a target that an edit has taken away', () => {
    expect(painted(shape, numbersOf(shape), { target: { type: 'neuron', column: 1, unit: 9 } })).toEqual(
      painted(shape),
    );
  });

  const cellsOf = (marks: readonly Mark[]): Mark[] =>
    marks.filter(({ type, path }) => type === 'fill' && path[0]?.startsWith('rect'));

  it('draws a tile as one white cell a unit, and on it one in colour where it is not zero', () => {
    const numbers = numbersOf('200-2');
    numbers.probe.fill(0, 0, 100);
    const cells = cellsOf(painted('200-2', numbers));
    const levels = [...numbers.probe.subarray(100, 200)].filter((value) => Math.abs(value) > 1 / 64);
    expect(lines(cells.filter(({ colour }) => colour === ink.surface))).toBe(200);
    expect(lines(cells.filter(({ colour }) => colour !== ink.surface))).toBe(levels.length);
  });

  it('tells the sign of a cell by its form too', () => {
    const numbers = numbersOf('200-2');
    numbers.probe.fill(0.5, 0, 100).fill(-0.5, 100, 200);
    const [positive, negative] = cellsOf(painted('200-2', numbers)).filter(({ colour }) => colour !== ink.surface);
    const width = ({ path }: Mark): number => Number(path[0].split(' ')[3]);
    expect(width(negative)).toBeLessThan(0.8 * width(positive));
  });

  it('writes values in neurons, beside small ones, and none where it could not be read', () => {
    const inputs = (shape: string, view?: View): string[] => {
      const { context, marks } = createRecorder();
      createScene(pictureOf(shape, view, [])).paint(context, moment(numbersOf(shape)));
      return texts(marks);
    };
    const values = (count: number, places: 1 | 2): string[] =>
      Array.from({ length: count }, (_, i) => (places === 2 ? brief : briefer)(Math.sin(i + 1)));
    expect(inputs('8-1').slice(0, 8)).toEqual(values(8, 2)); // inside
    expect(inputs('12-1').slice(0, 12)).toEqual(values(12, 1)); // smaller, with one place
    expect(inputs('16-1').slice(0, 16)).toEqual(values(16, 2)); // beside
    expect(inputs('24-1').slice(0, 24)).toEqual(values(24, 2)); // in lanes
    expect(inputs('60-1', phone).filter((text) => text === values(1, 1)[0])).toEqual([]);
  });
});

describe('the strongest edges', () => {
  const shape = '40-40';
  const strongPaths = (epoch: number, now: number, change: number): string[] => {
    const { context, marks } = createRecorder();
    const numbers = numbersOf(shape);
    const scene = createScene(pictureOf(shape));
    scene.paint(context, moment(numbers, { now: 0 }, 0));
    marks.length = 0;
    numbers.parameters[0] = change;
    scene.paint(context, moment(numbers, { now }, epoch));
    return strokes(marks).flatMap(({ path }) => path);
  };

  it('stay while the epoch lasts, though weights change', () => {
    expect(strongPaths(0, 10_000, 50).toSorted()).toEqual(strongPaths(0, 10_000, 0).toSorted());
  });

  it('are chosen anew in a later epoch, but not at every frame', () => {
    expect(strongPaths(1, 10, 50).toSorted()).toEqual(strongPaths(1, 10, 0).toSorted());
    expect(strongPaths(1, 500, 50).toSorted()).not.toEqual(strongPaths(1, 500, 0).toSorted());
  });

  it('ask for another frame when the choice is due later', () => {
    const { context } = createRecorder();
    const scene = createScene(pictureOf(shape));
    const numbers = numbersOf(shape);
    expect(scene.paint(context, moment(numbers, { now: 1000 }, 0))).toBe(0);
    expect(scene.paint(context, moment(numbers, { now: 1100 }, 1))).toBe(300);
    expect(scene.paint(context, moment(numbers, { now: 1400 }, 1))).toBe(0);
  });
});

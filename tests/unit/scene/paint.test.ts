import { describe, expect, it } from 'vitest';
import { evenEdges } from '../../../src/scene/detail.ts';
import { edgesOf } from '../../../src/scene/edges.ts';
import { brief, percent } from '../../../src/document/spelling.ts';
import { paintEdges, referenceOf } from '../../../src/scene/paintEdges.ts';
import type { Numbers } from '../../../src/scene/plan.ts';
import { createScene, type Moment } from '../../../src/scene/scene.ts';
import type { Target } from '../../../src/scene/target.ts';
import { moment } from './moment.ts';
import { ink, numbersOf, pictureOf } from './pictures.ts';
import { createRecorder, type Mark } from './recorder.ts';

const noNumbers: Numbers = { layout: null, parameters: null, probe: null };

function painted(shape: string, numbers: Numbers = numbersOf(shape), more: Partial<Moment> = {}): Mark[] {
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
  const edges = edgesOf(picture, evenEdges(picture.plan));
  const look = { ink, reference: 1, thickest: 6, alpha: 1, dropped: null };
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

  it('change the state of the canvas at most sixteen times, the strongest last, with every edge once', () => {
    const { context, marks } = createRecorder();
    const whole = pictureOf('16-16-16');
    const all = edgesOf(whole, evenEdges(whole.plan));
    const { parameters } = numbersOf('16-16-16');
    paintEdges(context, all, { ...look, parameters, reference: referenceOf(all, parameters) });
    expect(new Set(marks.map(({ width, colour }) => `${width} ${colour}`)).size).toBeLessThanOrEqual(16);
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
    const set = edgesOf(scene, evenEdges(scene.plan));
    const { parameters } = numbersOf(shape);
    const before = referenceOf(set, parameters);
    parameters[12] = 1000; // bias[0]
    expect(referenceOf(set, parameters)).toBe(before);
    expect(
      referenceOf(
        set,
        parameters.map((w) => 3 * w),
      ),
    ).toBeCloseTo(3 * before, 5);
    expect(referenceOf(set, new Float32Array(16))).toBe(1);
  });
});

describe('a painted scene', () => {
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

  it('is neutral while the numbers are those of another network, and while the network cannot run', () => {
    const neutral = painted(shape, noNumbers);
    expect(painted(shape, numbersOf('3-4-tanh-3-softmax'))).toEqual(neutral);
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

  it('draws a block as one cell a unit that is not zero', () => {
    const numbers = numbersOf('40-2');
    numbers.probe.fill(0, 0, 20);
    const cells = painted('40-2', numbers).filter(({ type, path }) => type === 'fill' && path[0]?.startsWith('rect'));
    const levels = [...numbers.probe.subarray(20, 40)].filter((value) => Math.abs(value) > 1 / 64);
    expect(lines(cells)).toBe(levels.length);
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

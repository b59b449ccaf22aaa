import { describe, expect, it } from 'vitest';
import { activationLayer, denseLayer } from '../../../../src/document/defaults.ts';
import type { Layer } from '../../../../src/engine/specs/model.ts';
import type { CompiledInput } from '../../../../src/scene/layout/pictureInput.ts';
import { keysOf } from '../../../../src/scene/layout/pictureKeys.ts';
import { unitY } from '../../../../src/scene/layout/picture.ts';
import { createScene } from '../../../../src/scene/scene.ts';
import { canGrow, tweenPicture } from '../../../../src/scene/layout/tween.ts';
import { moment } from '../moment.ts';
import { desktop, measure, numbersOfModel, phone, pictureOf, pictureOfModel } from '../pictures.ts';
import { createRecorder } from '../recorder.ts';

const layers: readonly Layer[] = [denseLayer(4), activationLayer('sigmoid'), denseLayer(3), activationLayer('softmax')];
const built = (count: number) => pictureOfModel({ inputs: 3, layers: layers.slice(0, count) });
const roles = (count: number): string[] => built(count).columns.map(({ plan }) => plan.role);

describe('a model that is built line by line', () => {
  it('has its output layer in the last Dense there is, which the next one makes a hidden one', () => {
    expect([0, 1, 2, 3, 4].map(roles)).toEqual([
      ['input'],
      ['input', 'output'],
      ['input', 'output'],
      ['input', 'hidden', 'output'],
      ['input', 'hidden', 'output'],
    ]);
    expect(built(2).badges.map(({ role }) => role)).toEqual(Array(4).fill('output'));
    expect(built(4).badges.map(({ role }) => role)).toEqual(Array(4).fill('hidden'));
    expect(built(3).groups).toEqual([]);
    expect(built(4).groups).toHaveLength(1);
  });

  it('begins with the weights that the whole one begins with', () => {
    const whole = numbersOfModel({ inputs: 3, layers }).parameters;
    for (const count of [1, 2, 3]) {
      const { parameters } = numbersOfModel({ inputs: 3, layers: layers.slice(0, count) });
      expect(parameters).toEqual(whole.subarray(0, parameters.length));
    }
  });
});

describe('a growing picture', () => {
  const [from, to] = [built(2), built(3)];

  it('begins where the other one is, the new column coming out of the one before it', () => {
    const start = tweenPicture(from, to, 0);
    for (const column of [0, 1]) {
      expect(start.columns[column].x).toBe(from.columns[column].x);
      expect(start.columns[column].radius).toBe(from.columns[column].radius);
    }
    expect(start.columns[2].x).toBe(from.columns[1].right);
    expect(start.columns[2].radius).toBeLessThan(2);
    start.badges.forEach((badge, i) => expect(badge).toMatchObject({ x: from.badges[i].x, y: from.badges[i].y }));
  });

  it('ends as the picture itself', () => {
    expect(tweenPicture(from, to, 1)).toBe(to);
  });

  it('shows the new network at every share, so that nothing is drawn that is not', () => {
    for (const share of [0, 0.3, 0.8]) {
      const now = tweenPicture(from, to, share);
      expect(now.plan).toBe(to.plan);
      expect(now.labels.map(({ text }) => text)).toEqual(to.labels.map(({ text }) => text));
      const { context, marks } = createRecorder();
      createScene(now).paint(context, moment(numbersOfModel(to.model)));
      expect(marks.flatMap(({ path }) => path).some((call) => call.includes('NaN'))).toBe(false);
    }
  });

  it('moves everything between the two', () => {
    const now = tweenPicture(from, to, 0.5);
    const between = (a: number, x: number, b: number): boolean => x >= Math.min(a, b) && x <= Math.max(a, b);
    for (const column of [0, 1]) {
      const [a, x, b] = [from, now, to].map(({ columns }) => columns[column]);
      expect(between(a.x, x.x, b.x)).toBe(true);
      expect(between(unitY(a, 1), unitY(x, 1), unitY(b, 1))).toBe(true);
    }
  });

  it('is small, and in the same view', () => {
    expect(canGrow(from, to)).toBe(true);
    expect(canGrow(from, pictureOfModel(to.model, phone))).toBe(false);
    expect(canGrow(pictureOf('784-512'), pictureOf('784-512-10'))).toBe(false);
  });
});

describe('keysOf', () => {
  it('numbers what has the same name', () => {
    expect(keysOf(['a', 'b', 'a'], (name) => name)).toEqual(['a 0', 'b 0', 'a 1']);
  });
});

describe('what compile brought', () => {
  const compiled: CompiledInput = {
    loss: ['loss categorical_crossentropy', 'categorical_crossentropy'],
    optimizer: ['optimizer SGD', 'SGD'],
    fitted: false,
  };
  const words = (view = desktop, model = { inputs: 3, layers }): string[] =>
    pictureOfModel(model, view, { compiled })
      .labels.filter(({ kind }) => kind === 'compiled')
      .map(({ text }) => text);

  it('is the loss at the output and the optimizer on the way back to the first weights', () => {
    const picture = pictureOfModel({ inputs: 3, layers }, desktop, { compiled });
    const [loss, optimizer] = picture.labels.filter(({ kind }) => kind === 'compiled');
    expect([loss.text, optimizer.text]).toEqual(['loss categorical_crossentropy', 'optimizer SGD']);
    const [, hidden, output] = picture.columns;
    expect(Math.abs(loss.x - output.x)).toBeLessThan(60);
    expect(optimizer.x).toBeLessThan(loss.x - measure(loss.text, 'text') / 2);
    const tip = Number(picture.compiled?.back.match(/Q([\d.]+)/u)?.[1]);
    expect(tip).toBeLessThan(hidden.x - hidden.radius);
    expect(tip).toBeGreaterThan(picture.columns[0].right);
  });

  it('stands under all neurons, and takes its room from them', () => {
    for (const view of [desktop, phone]) {
      const picture = pictureOfModel({ inputs: 3, layers }, view, { compiled });
      const feet = picture.columns.map((column) => unitY(column, column.plan.units - 1) + column.radius);
      for (const { kind, y } of picture.labels) {
        if (kind === 'compiled') expect(y - 12).toBeGreaterThan(Math.max(...feet));
      }
      expect(picture.groups[0].height).toBeLessThan(pictureOfModel({ inputs: 3, layers }, view).groups[0].height);
    }
  });

  it('is said in fewer words where there is less room, and left out where there is none', () => {
    expect(words(phone)).toEqual(['categorical_crossentropy', 'SGD']);
    expect(words({ width: 220, height: 300 })).toEqual([]);
    expect(words(desktop, { inputs: 3, layers: [] })).toEqual([]);
  });
});

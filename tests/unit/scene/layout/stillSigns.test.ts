import { describe, expect, it } from 'vitest';
import { layerSign, numberSign } from '../../../../src/scene/layout/stillSigns.ts';
import { unitX, unitY } from '../../../../src/scene/layout/picture.ts';
import { numberAt } from '../../../../src/scene/point/targetFacts.ts';
import { desktop, pictureOf } from '../pictures.ts';

const shapes = [
  '2-4-BatchNormalization-PReLU-3.tanh-1.sigmoid',
  '784-64.relu-10.softmax',
  '2-40.relu-LayerNormalization-1',
];

describe('the sign of a number that does not learn', () => {
  it.each(shapes)('stands in the picture, at another place for each: %s', (shape) => {
    const picture = pictureOf(shape);
    const { parameters } = picture.plan.layout;
    const places = new Set<string>();
    const step = Math.max(1, Math.floor(parameters / 97));
    let count = 0;
    for (let at = 0; at < parameters; at += step) {
      const target = numberAt(at, picture.plan);
      if (target === null) continue;
      const [x, y] = numberSign(picture, target);
      expect(x > 0 && x < desktop.width && y > 0 && y < desktop.height).toBe(true);
      places.add(`${x.toFixed(1)} ${y.toFixed(1)}`);
      count++;
    }
    // What learns two numbers, gamma and beta, has one place for both.
    expect(places.size).toBeGreaterThan(0.6 * count);
  });

  it('of a layer stands after its name, else above its neurons', () => {
    const picture = pictureOf('2-4-3.tanh-1');
    const at = layerSign(picture, 1);
    const label = picture.labels.find(({ kind, layer }) => kind === 'code' && layer === 1);
    if (label === undefined) throw new Error('it is named');
    expect(at?.[0]).toBeGreaterThan(label.x + label.width / 2);
    expect(at?.[0]).toBeLessThan(label.x + label.width / 2 + 16);
    expect(layerSign({ ...picture, labels: [] }, 1)).toEqual([
      unitX(picture.columns[2], 0),
      unitY(picture.columns[2], 0) - picture.columns[2].radius - 9,
    ]);
    expect(layerSign(picture, 7)).toBeNull();
  });
});

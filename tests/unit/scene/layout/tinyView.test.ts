import { expect, test } from 'vitest';
import { pictureOf } from '../pictures.ts';

const networks = [
  '1-1',
  '3-4.sigmoid-3.softmax',
  '4-64.relu-128.relu-3.softmax',
  '8-300.relu-Dropout:0.5-BatchNormalization-LayerNormalization-GaussianNoise:0.1-4.relu-3.softmax',
];

/** All numbers that are sizes, each with its path. */
function* sizes(value: unknown, path = 'picture'): Generator<readonly [string, number]> {
  if (typeof value === 'number' && /\.(width|height|radius|size|cell|rx|corner)$/.test(path)) yield [path, value];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  for (const [key, inner] of Object.entries(value)) yield* sizes(inner, `${path}.${key}`);
}

test('nothing has a negative size, however small the view', () => {
  let count = 0;
  for (const text of networks) {
    for (const width of [1, 2, 8, 20, 60, 150, 400]) {
      for (const height of [1, 2, 8, 20, 60, 150, 400]) {
        for (const [path, size] of sizes(pictureOf(text, { width, height }))) {
          expect(size, `${text} in ${width}×${height}: ${path}`).toBeGreaterThanOrEqual(0);
          count++;
        }
      }
    }
  }
  expect(count).toBeGreaterThan(1000);
});

import { expect, it } from 'vitest';
import { decodeLink } from '../../../src/document/link.ts';
import { layOut } from '../../../src/engine/layout.ts';
import { namesOf } from '../../../src/explain/letters.ts';

it.each([
  '2-Dropout:0.2-2.tanh-1.sigmoid',
  '2-tanh-2.relu-1.sigmoid',
  '2-BatchNormalization-relu-2-1.sigmoid',
  '2-GaussianNoise:0.1-1.sigmoid',
  '2-3-BatchNormalization-relu-Dropout:0.5-1-sigmoid',
  '2-1',
])('each number of %s has a letter of its own', (net) => {
  const decoded = decodeLink(`v=1&data=moons&net=${net}&loss=mean_squared_error`);
  if (!decoded.ok) throw new Error(decoded.error.code);
  const layout = layOut(decoded.experiment);
  const { value } = namesOf(layout);
  const letters = Array.from({ length: layout.valueCount }, (_, place) => JSON.stringify(value(place)));
  expect(new Set(letters).size).toBe(layout.valueCount);
});

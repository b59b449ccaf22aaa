import { expect, test } from 'vitest';
import { addHiddenLayer } from '../../../src/document/hiddenLayer.ts';
import { writeNet } from '../../../src/document/link/net.ts';
import { openingExperiment } from '../../../src/document/opening.ts';
import { net } from '../net.ts';

test.each([
  ['3-4-sigmoid-3-softmax', '3-4-sigmoid-4-sigmoid-3-softmax'], // the introduction's second step
  ['2-8.relu-1.sigmoid', '2-8.relu-8.relu-1.sigmoid'],
  ['4-16-relu-8-tanh-3.softmax', '4-16-relu-8-tanh-8-tanh-3.softmax'],
  ['3-3-softmax', '3-4-sigmoid-3-softmax'],
  ['3', '3-4-sigmoid'],
  [
    '2-8:nobias-BatchNormalization-ReLU-Dropout:0.5-1.sigmoid',
    '2-8:nobias-BatchNormalization-ReLU-Dropout:0.5-8:nobias-BatchNormalization-ReLU-Dropout:0.5-1.sigmoid',
  ],
  ['3-BatchNormalization-3-softmax', '3-BatchNormalization-4-sigmoid-3-softmax'],
  [`3-4-relu-Dropout:0.5${'-relu'.repeat(36)}-3`, `3-4-relu-Dropout:0.5${'-relu'.repeat(36)}-3`], // no room for all of it
])('a hidden layer more: %s becomes %s', (before, after) => {
  expect(writeNet(addHiddenLayer({ ...openingExperiment, ...net(before) }))).toBe(after);
});

import { expect, test } from 'vitest';
import { datasetNames } from '../../../src/data/datasets.ts';
import { defaultDataSpec } from '../../../src/data/dataDefaults.ts';
import { loadExamples } from '../../../src/data/load.ts';
import type { DatasetName } from '../../../src/data/datasets.ts';
import { digest } from './rows.ts';

// sha256 over x [count, features] (float64), labels (int32) and targets (float64) of all rows, little-endian, each
// data set at its defaults without validation. Every link shared so far depends on these numbers: when one changes,
// the change is wrong, not the number, unless nothing has been released yet.
const golden: Record<DatasetName, string> = {
  colours: 'a5ea456b4f4e172a4c6babb786b82adb9da01203f2f7b26e7338ce3ebf210ee8',
  iris: 'bb07a44421bbecd24c5012ff5d27ff16df5f6f3ae2b3c9a8aca66ff771a98cc9',
  xor: '6ba71523b6aa5d1842ab13fac5be080712f3d459e9550c8ad975a2cac6a97a23',
  and: '2a659e0fa5af5d901a9cf1ebb55d87e21c298571dfd926577da9e8bfb0bceca7',
  circle: '9e967083ced2f8df4d79b3d76cc2b41b70135fe3d1ecdc25f2ffdf6724c7c2f0',
  gauss: '110d8479fd656cdfb947d6522c4e33c1d4cb206f55ea2ffdf4ca02c15f7a42d5',
  spiral: 'c5ff70c3442b0b9709564e838c91527c87d8a84454b06b41393b0acfd575e266',
  moons: '7f9fc2eb36f6fb03341627b28dbe24c04ca0a2773acef7d98f2685d0d4f6a980',
  sine: '6bcd512caa773ce261231e22a97c0af7e15ff458aebd0ce5fcde3c702d7af318',
};

test.each(datasetNames)('the examples of %s are the same bits in every engine and every release', (name) => {
  const { training } = loadExamples(defaultDataSpec(name), 0);
  expect(digest(training.x, training.labels, training.targets)).toBe(golden[name]);
});

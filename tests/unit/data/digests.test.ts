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
  circles: 'e56a31691f4673974501b4f0867202cdbaf7a6c7965c4409833269d7ea939a17',
  clouds: '4b2d61243ea767a02ba3c06f006217a13344c315233988dd311a732ed728314a',
  checkerboard: 'f9ed6129ac9f1b905b5a7146641df6af417dbcc569228fd4505dac34a4cd7932',
  rings: '6d2eb97d8fbc06aa693be2c9c2c93b263d6b6e734bc23145e392c2984409fe53',
  gauss3: 'f7f9788419d433b0872351beffde068844773f10d2a08a9f02c19ab159b5c87b',
  gauss4: '3273074aeb5321f2d2a2fa66738552b61f112017ce87c0efa6d014082b480dc5',
  gauss5: 'aaaecd46d50b50ab8cb57ccbcf709d033f3cc7867fc0a145959f246d318e4f79',
  gauss6: 'aa13b565c3523b62dc32630b05685aeb00239ff0c1720725b1d662291cf36bfc',
  spiral3: '3f0ea165df55afd6a70238a0bd23e8301dc31a0577b9ab255b2eb17a94d88d7f',
  spiral4: 'ddd252563b7e83e45e7409e947544784b7978f9fad2a3f4d9e1bf7721ab9432e',
  spiral5: '132d9198f176586fa6994d0cfa2e2a5a90cf5b72f94dcb3d2a379537c83101ec',
  stairs: 'ab6556729c63493127c233bbf0da42132c00f132704232baf5d31f8bda996d3e',
  plane: '6d07d3322fb30c31a05b1440aefc0533b9cb042cdb203e525f3a0840be76bdaf',
  hill: '8a683617d1dfd086be386ae9265b10e95cd579fe288cb1dcaeb053767f3b58bd',
  or: '98e70697fd5132ce49d418fc929b9d75f3e2c0ca41495210704eed0dfcd8d9e7',
  majority3: 'c9e2cd43c66485e65017d307523cc6efb0ef405dc9e5531e32dbdd6995ee6ae5',
  majority5: '0bfffcc9a3561c90fabbf19524870415046f7f3dd2cb61f1e19b2ae2bfb8c8ee',
  parity3: 'f9c06fde6aee4df041b9a597ef34da754af77ced8cf98e70c06422662b30e803',
  parity4: 'af37d4ccc95db24149a19a400349825a6a1f0c230259a93077548b90b1e0a0a4',
  parity5: '48335f13765a872e8482c190eabe24a3c98bc765549b3146bc6fe8cf4bf44688',
  parity6: 'b7ff24a15bd28e1c615e847680664fb9f2d23ff1fbcb242a7f9d3407fc852dae',
  penguins: 'b8db2ef1ef8c6d8a0918c72dacea6524b79af855c68998e75fbe000b27fb1dad',
  mpg: 'b40f6191e80d4b7042e33d2bedc7ddcb6c30df0c73fd9bd49bcf6509927a04de',
  mnist: 'ca15bd248ff72740fb19e3f1a692e31fa36370fa8c9fab6b5ca90acfd0ec17c0',
};

test.each(datasetNames)('the examples of %s are the same bits in every engine and every release', (name) => {
  const { training } = loadExamples(defaultDataSpec(name), 0);
  expect(digest(training.x, training.labels, training.targets)).toBe(golden[name]);
});

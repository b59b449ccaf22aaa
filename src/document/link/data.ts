import { datasetNames } from '../../data/datasets.ts';
import { defaultDataSpec } from '../../data/defaults.ts';
import { type DataSpec, infoOf } from '../../data/spec.ts';
import { equal } from '../equal.ts';
import { limits } from '../limits.ts';
import { excerpt, Refusal } from './result.ts';
import { readInteger, readName, readNumber } from './values.ts';

// A link leaves out what is at its default in data/datasets.ts: for ever, so those never change.

export function writeData(data: DataSpec): [key: string, value: string][] {
  const usual = defaultDataSpec(data.name);
  const pairs: [string, string][] = [['data', data.name]];
  if (data.samples !== usual.samples) pairs.push(['samples', String(data.samples)]);
  if (data.noise !== usual.noise) pairs.push(['noise', String(data.noise)]);
  if (!equal(data.features, usual.features)) pairs.push(['features', data.features.join(',')]);
  if (data.standardize !== usual.standardize) pairs.push(['std', data.standardize ? '1' : '0']);
  if (data.seed !== usual.seed) pairs.push(['dseed', String(data.seed)]);
  return pairs;
}

/** @throws Refusal */
export function readData(name: string, value: (key: string) => string | undefined): DataSpec {
  const usual = defaultDataSpec(readName('data', name, datasetNames));
  const info = infoOf(usual);
  const [samples, noise, features, std, seed] = ['samples', 'noise', 'features', 'std', 'dseed'].map(value);
  const rows = info.samples ?? { min: info.rows ?? 1, max: info.rows ?? 1 };
  return {
    name: usual.name,
    samples: samples === undefined ? usual.samples : readInteger('samples', samples, rows),
    noise: noise === undefined ? usual.noise : readNumber('noise', noise, { min: 0, max: info.noise?.max ?? 0 }),
    features: features === undefined ? usual.features : readFeatures(features, info.columns.length),
    standardize: std === undefined ? usual.standardize : readName('std', std, ['0', '1']) === '1',
    seed: seed === undefined ? usual.seed : readInteger('dseed', seed, limits.seed),
  };
}

/** Reads the columns, which must ascend, so that each choice of columns has one spelling. */
function readFeatures(text: string, count: number): number[] {
  const features = text.split(',', count + 1).map((part) => readInteger('features', part, { min: 0, max: count - 1 }));
  if (features.some((column, i) => i > 0 && column <= features[i - 1])) {
    throw new Refusal({ code: 'badValue', key: 'features', value: excerpt(text), example: '0,1' });
  }
  return features;
}

import { datasetNames, datasets, type DatasetName, isLate } from '../../data/datasets.ts';
import { defaultDataSpec, ownDataSpec, usualChoice } from '../../data/dataDefaults.ts';
import { compareFeatures, derivationNames, type Feature, isFeature } from '../../data/features.ts';
import { type DataSpec, dataKey, deals, infoOf } from '../../data/spec.ts';
import type { Tables } from '../../data/tables.ts';
import { equal } from '../equal.ts';
import { limits } from '../limits.ts';
import { excerpt, Refusal } from './result.ts';
import { readInteger, readName, readNumber } from './values.ts';

// data = name
//      / "table:" SHA-256 of a table or of points, whose rows are in "rows" (state/ownRows.ts), or not in the link
//      / "playground:" set ":" seed, a set of TensorFlow Playground: see data/playgroundTables.ts
//
// features = feature *( "," feature )    feature = column / derivation 1*2( "." column )    0,1,square.0,product.0.1
//          / "formula." formula, its signs as letters: see data/formulaFeatures.ts
//
// A link leaves out what is at its default in data/datasets.ts: for ever, so those never change.

export function writeData(data: DataSpec): [key: string, value: string][] {
  const usual = usualChoice(infoOf(data));
  const pairs: [string, string][] = [['data', dataKey(data)]];
  if (data.samples !== usual.samples) pairs.push(['samples', String(data.samples)]);
  if (data.noise !== usual.noise) pairs.push(['noise', String(data.noise)]);
  if (!equal(data.features, usual.features)) pairs.push(['features', data.features.join(',')]);
  if (data.standardize !== usual.standardize)
    pairs.push(['std', data.standardize === 'minmax' ? data.standardize : data.standardize ? '1' : '0']);
  if (data.deal) pairs.push(['deal', data.deal]);
  if (data.seed !== usual.seed) pairs.push(['dseed', String(data.seed)]);
  return pairs;
}

/** @throws Refusal, also when it names rows that are not in `tables` */
export function readData(name: string, value: (key: string) => string | undefined, tables: Tables): DataSpec {
  const usual = readKey(name, tables);
  const info = infoOf(usual);
  const [samples, noise, features, std, deal, seed] = ['samples', 'noise', 'features', 'std', 'deal', 'dseed'].map(
    value,
  );
  const rows = info.samples ?? { min: usual.samples, max: usual.samples };
  return {
    ...usual,
    samples: samples === undefined ? usual.samples : readInteger('samples', samples, rows),
    noise: noise === undefined ? usual.noise : readNumber('noise', noise, { min: 0, max: info.noise?.max ?? 0 }),
    features: features === undefined ? usual.features : readFeatures(features, info.columns.length),
    standardize: std === undefined ? usual.standardize : readStandardize(std),
    ...(deal === undefined ? {} : { deal: readName('deal', deal, deals) }),
    seed: seed === undefined ? usual.seed : readInteger('dseed', seed, limits.seed),
  };
}

function readStandardize(text: string): DataSpec['standardize'] {
  const name = readName('std', text, ['0', '1', 'minmax']);
  return name === 'minmax' ? name : name === '1';
}

/** The words that may stand for data; the last is before a hash. */
export const dataWords = [...datasetNames, 'table'] as const;

function readKey(text: string, tables: Tables): DataSpec {
  const [, kind, hash = ''] = /^(table|playground):(.*)$/.exec(text) ?? [];
  if (kind === undefined) {
    const name = readName<DatasetName>('data', text, datasetNames);
    const isHere = name in datasets && (!isLate(name) || tables.get(name) !== undefined);
    if (!isHere) throw new Refusal({ code: 'rowsNotFetched', name });
    return defaultDataSpec(name);
  }
  const isTable = kind === 'table';
  if (isTable && !/^[\da-f]{64}$/.test(hash)) {
    throw new Refusal({ code: 'badValue', key: 'data', value: excerpt(text), example: datasetNames[0] });
  }
  const table = tables.get(isTable ? hash : text);
  if (table === undefined) throw new Refusal({ code: 'unknownTable', hash: hash.slice(0, 8) });
  return ownDataSpec(table);
}

/** Reads the features, each once, columns ascending, so that each choice of columns has one spelling. */
function readFeatures(text: string, columns: number): Feature[] {
  const parts = text.split(',', limits.inputs.max + 1);
  const features = parts.map((part): Feature => {
    if (!/^[a-z]/i.test(part)) return readInteger('features', part, { min: 0, max: columns - 1 });
    if (part.startsWith('formula.')) return part as Feature; // begins so
    const [by, ...of] = part.split('.');
    return `${readName('features', by, derivationNames)}.${of.join('.')}`;
  });
  const isInOrder = features.every((each, i) => i === 0 || compareFeatures(features[i - 1], each) <= 0);
  const exist = features.every((each) => isFeature(each, columns));
  if (!exist || !isInOrder || new Set(features).size < features.length || features.length > limits.inputs.max) {
    throw new Refusal({ code: 'badValue', key: 'features', value: excerpt(text), example: '0,1' });
  }
  return features;
}

import { type MetricName, metricNames } from '../engine/metricFacts.ts';
import { equal } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { limits } from './limits.ts';
import { readCallbacks, writeCallbacks } from './link/callbacks.ts';
import { readData, writeData } from './link/data.ts';
import { linkDefaults, version } from './link/defaults.ts';
import { lessonKeys } from './link/lesson.ts';
import { readLoss, writeLoss } from './link/loss.ts';
import { readNet, writeNet } from './link/net.ts';
import { readOptimizer, writeOptimizer } from './link/optimizer.ts';
import { splitPairs } from './link/pairs.ts';
import { type Decoded, excerpt, type Language, languages, type Notice, Refusal } from './link/result.ts';
import { readInteger, readName, readNumber } from './link/values.ts';

export { type Decoded, type Language, type LinkError, type Notice } from './link/result.ts';

/** All keys of version 1. */
const knownKeys: readonly string[] = [
  'v',
  'data',
  'samples',
  'noise',
  'features',
  'std',
  'dseed',
  'net',
  'loss',
  'opt',
  'metrics',
  'batch',
  'epochs',
  'split',
  'shuffle',
  'cb',
  'seed',
  'lang',
  ...lessonKeys, // not the experiment's: see link/lesson.ts
];

/**
 * The experiment as a URL's hash, without `#`: keys in fixed order, defaults left out, and only characters that
 * chat programs leave alone (letters, digits, `- . : , = & _`). One experiment has one link.
 */
export function encodeLink(e: Experiment, options: { readonly language?: Language | null } = {}): string {
  const pairs: [key: string, value: string][] = [['v', String(version)], ...writeData(e.data), ['net', writeNet(e)]];
  const usual = linkDefaults;
  if (e.loss !== usual.loss || !equal(e.lossOptions, usual.lossOptions)) {
    pairs.push(['loss', writeLoss(e.loss, e.lossOptions)]);
  }
  if (!equal(e.optimizer, usual.optimizer)) pairs.push(['opt', writeOptimizer(e.optimizer)]);
  if (!equal(e.metrics, usual.metrics)) pairs.push(['metrics', e.metrics.join(',') || 'none']);
  if (e.batchSize !== usual.batchSize) pairs.push(['batch', String(e.batchSize)]);
  if (e.epochs !== usual.epochs) pairs.push(['epochs', String(e.epochs)]);
  if (e.validationSplit !== usual.validationSplit) pairs.push(['split', String(e.validationSplit)]);
  if (e.shuffle !== usual.shuffle) pairs.push(['shuffle', e.shuffle ? '1' : '0']);
  if (e.callbacks.length > 0) pairs.push(['cb', writeCallbacks(e.callbacks)]);
  if (e.seed !== usual.seed) pairs.push(['seed', String(e.seed)]);
  if (options.language) pairs.push(['lang', options.language]);
  return pairs.map(([key, value]) => `${key}=${value}`).join('&');
}

/**
 * Reads a link, a hash, or a whole address with one. Never throws. What can be expressed opens, even if it cannot be
 * trained (findProblems tells that); an error is a text that breaks the grammar or a bound. Nothing is allocated
 * that is larger than the text, which is bounded.
 */
export function decodeLink(text: string): Decoded {
  try {
    return read(splitPairs(text));
  } catch (refusal) {
    if (refusal instanceof Refusal) return { ok: false, error: refusal.reason };
    throw refusal; // a defect of ours
  }
}

function read(pairs: ReadonlyMap<string, string>): Decoded {
  const value = (key: string): string | undefined => pairs.get(key);
  if (!['v', 'data', 'net'].some((key) => pairs.has(key))) throw new Refusal({ code: 'notALink' });
  checkVersion(needed(pairs, 'v'));
  const data = readData(needed(pairs, 'data'), value);
  const { inputs, layers } = readNet(needed(pairs, 'net'));
  const [loss, opt, metrics, batch, epochs, split, shuffle, cb, seed] = [
    'loss',
    'opt',
    'metrics',
    'batch',
    'epochs',
    'split',
    'shuffle',
    'cb',
    'seed',
  ].map(value);
  const usual = linkDefaults;
  const experiment: Experiment = {
    data,
    inputs,
    layers,
    ...(loss === undefined ? { loss: usual.loss, lossOptions: usual.lossOptions } : readLoss(loss)),
    optimizer: opt === undefined ? usual.optimizer : readOptimizer(opt),
    metrics: metrics === undefined ? usual.metrics : readMetrics(metrics),
    batchSize: batch === undefined ? usual.batchSize : readInteger('batch', batch, limits.batchSize),
    epochs: epochs === undefined ? usual.epochs : readInteger('epochs', epochs, limits.epochs),
    validationSplit: split === undefined ? usual.validationSplit : readNumber('split', split, limits.validationSplit),
    shuffle: shuffle === undefined ? usual.shuffle : readName('shuffle', shuffle, ['0', '1']) === '1',
    callbacks: cb === undefined ? usual.callbacks : readCallbacks(cb),
    seed: seed === undefined ? usual.seed : readInteger('seed', seed, limits.seed),
  };
  const { language, notices } = readLanguage(value('lang'));
  return { ok: true, experiment, language, notices: [...unknownKeys(pairs), ...notices] };
}

function needed(pairs: ReadonlyMap<string, string>, key: string): string {
  const value = pairs.get(key);
  if (value === undefined) throw new Refusal({ code: 'missingKey', key });
  return value;
}

function checkVersion(text: string): void {
  if (!/^[1-9]\d*$/.test(text)) {
    throw new Refusal({ code: 'badValue', key: 'v', value: excerpt(text), example: String(version) });
  }
  if (text !== String(version)) throw new Refusal({ code: 'newerVersion', version: excerpt(text) });
}

function readMetrics(text: string): MetricName[] {
  if (text === 'none') return [];
  const names = text.split(',', metricNames.length + 1).map((name) => readName('metrics', name, metricNames));
  if (new Set(names).size < names.length) {
    throw new Refusal({ code: 'badValue', key: 'metrics', value: excerpt(text), example: 'accuracy,auc' });
  }
  return metricNames.filter((name) => names.includes(name));
}

/** A language that we do not speak is no reason not to open the experiment. */
function readLanguage(text: string | undefined): { language: Language | null; notices: Notice[] } {
  const language = languages.find((name) => name === text) ?? null;
  if (text === undefined || language !== null) return { language, notices: [] };
  return { language, notices: [{ code: 'unknownLanguage', value: excerpt(text) }] };
}

/** Keys that we do not know may come from a newer page or be a tracker's: passed over, and said. */
function unknownKeys(pairs: ReadonlyMap<string, string>): Notice[] {
  const keys = [...pairs.keys()].filter((key) => !knownKeys.includes(key));
  if (keys.length === 0) return [];
  return [{ code: 'unknownKeys', keys: keys.slice(0, 5).map(excerpt), more: Math.max(0, keys.length - 5) }];
}

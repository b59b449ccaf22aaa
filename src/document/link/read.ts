import type { Tables } from '../../data/tables.ts';
import { type MetricName, metricNames } from '../../engine/specs/metricSpecs.ts';
import type { Experiment } from '../experiment.ts';
import { limits } from '../limits.ts';
import { readCallbacks } from './linkCallbacks.ts';
import { readData } from './linkData.ts';
import { linkDefaults, version } from './linkDefaults.ts';
import { readLoss } from './linkLoss.ts';
import { readNet } from './net.ts';
import { readOptimizer } from './linkOptimizer.ts';
import { excerpt, Refusal } from './result.ts';
import { readInteger, readName, readNumber } from './values.ts';

/**
 * The experiment that the keys and values of a link stand for, read strictly.
 * @param tables those that a link may name
 * @throws Refusal
 */
export function readExperiment(pairs: ReadonlyMap<string, string>, tables: Tables): Experiment {
  const value = (key: string): string | undefined => pairs.get(key);
  if (!['v', 'data', 'net'].some((key) => pairs.has(key))) throw new Refusal({ code: 'notALink' });
  checkVersion(needed(pairs, 'v'));
  const data = readData(needed(pairs, 'data'), value, tables);
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
  return {
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

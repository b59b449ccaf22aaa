import type { Tables } from '../../data/tables.ts';
import { type MetricName, metricNames } from '../../engine/specs/metricSpecs.ts';
import type { Experiment } from '../experiment.ts';
import { limits, type Range } from '../limits.ts';
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
  const usual = linkDefaults;
  const given = <T>(key: string, read: (text: string) => T, otherwise: T): T => {
    const text = value(key);
    return text === undefined ? otherwise : read(text);
  };
  const integer = (key: string, range: Range, otherwise: number): number =>
    given(key, (text) => readInteger(key, text, range), otherwise);
  return {
    data,
    inputs,
    layers,
    ...given('loss', readLoss, { loss: usual.loss, lossOptions: usual.lossOptions }),
    optimizer: given('opt', readOptimizer, usual.optimizer),
    metrics: given('metrics', readMetrics, usual.metrics),
    batchSize: integer('batch', limits.batchSize, usual.batchSize),
    epochs: integer('epochs', limits.epochs, usual.epochs),
    validationSplit: given('split', (text) => readNumber('split', text, limits.validationSplit), usual.validationSplit),
    shuffle: given('shuffle', (text) => readName('shuffle', text, ['0', '1']) === '1', usual.shuffle),
    callbacks: given('cb', readCallbacks, usual.callbacks),
    seed: integer('seed', limits.seed, usual.seed),
    ...given<Pick<Experiment, 'rules'>>('rules', (text) => ({ rules: readName('rules', text, ['playground']) }), {}),
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

function readMetrics(text: string): readonly MetricName[] {
  if (text === 'none') return [];
  const names = text.split(',', metricNames.length + 1).map((name) => readName('metrics', name, metricNames));
  if (new Set(names).size < names.length) {
    throw new Refusal({ code: 'badValue', key: 'metrics', value: excerpt(text), example: 'accuracy,auc' });
  }
  return metricNames.filter((name) => names.includes(name));
}

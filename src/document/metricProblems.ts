import { datasetInfos } from '../data/datasets.ts';
import { fitsUnits } from '../data/targets.ts';
import type { MetricName } from '../engine/metrics.ts';
import type { Experiment } from './experiment.ts';
import { fittingMetric, isForClasses } from './metricKinds.ts';
import { rightActivation } from './outputStage.ts';
import type { Problem, ProblemOf } from './problem.ts';
import { lastDenseIndex, outputUnits } from './shape.ts';

const common = { severity: 'warning', place: { kind: 'metrics' } } as const;

/** Metrics that do not mean what they seem to. */
export function metricProblems(e: Experiment): Problem[] {
  const info = datasetInfos[e.data.name];
  if (info.task === 'regression') {
    const metrics = e.metrics.filter(isForClasses);
    if (metrics.length === 0) return [];
    return [{ code: 'accuracyOnRegression', ...common, remedy: { type: 'dropMetrics', metrics }, metrics }];
  }
  const units = outputUnits(e);
  if (lastDenseIndex(e) === -1 || !fitsUnits(info, units)) return []; // no telling yet
  const isSparse = e.loss === 'sparse_categorical_crossentropy' && units > 1;
  return [...mismatches(e, units, isSparse), ...(isSparse ? sparse(e, units) : overOutputs(e, units))];
}

/** The kinds of accuracy that are made for other outputs or targets; the word `accuracy` chooses by itself. */
function mismatches(e: Experiment, units: number, isSparse: boolean): Problem[] {
  return e.metrics.flatMap((metric): Problem[] => {
    const right = fittingMetric(metric, units, isSparse);
    if (right === null || right === metric) return [];
    const remedy = { type: 'replaceMetric', from: metric, to: right } as const;
    return [{ code: 'metricMismatch', ...common, remedy, metric, right, why: whyMismatch(metric, units, isSparse) }];
  });
}

function whyMismatch(metric: MetricName, units: number, isSparse: boolean): ProblemOf<'metricMismatch'>['why'] {
  if (units === 1) return 'oneUnit';
  if (isSparse) return 'sparse';
  return metric === 'binary_accuracy' ? 'units' : 'oneHot';
}

/** With numbers of classes as targets, Keras has nothing to compare each output with. */
function sparse(e: Experiment, units: number): Problem[] {
  const metrics = e.metrics.filter(
    (name) => name !== 'accuracy' && fittingMetric(name, units, true) !== 'sparse_categorical_accuracy',
  );
  if (metrics.length === 0) return [];
  const remedy = { type: 'setLoss', loss: 'categorical_crossentropy' } as const;
  return [{ code: 'metricsSparse', ...common, remedy, metrics }];
}

function overOutputs(e: Experiment, units: number): Problem[] {
  if (e.lossOptions.fromLogits) {
    const metrics = e.metrics.filter((name) => hasThreshold(name, units));
    if (metrics.length === 0) return [];
    const activation = rightActivation({ ...e, lossOptions: { ...e.lossOptions, fromLogits: false } });
    return [{ code: 'metricsOfLogits', ...common, remedy: { type: 'endInProbabilities', activation }, metrics }];
  }
  const metrics = e.metrics.filter((name) => fittingMetric(name, units, false) === null);
  if (metrics.length === 0) return [];
  return [{ code: 'metricsOverClasses', ...common, remedy: { type: 'dropMetrics', metrics }, metrics }];
}

/** Whether the metric says yes above a threshold between 0 and 1. */
function hasThreshold(name: MetricName, units: number): boolean {
  if (name === 'precision' || name === 'recall' || name === 'auc') return true;
  return units === 1 && (name === 'accuracy' || name === 'binary_accuracy');
}

import { infoOf } from '../../data/spec.ts';
import { fitsUnits } from '../../data/targets.ts';
import type { MetricName } from '../../engine/specs/metricSpecs.ts';
import type { Experiment } from '../experiment.ts';
import { trainingRows } from '../fitRows.ts';
import { fittingMetric, isForClasses } from '../metricKinds.ts';
import { rightActivation } from '../outputStage.ts';
import type { KerasAnswer, Problem, ProblemOf } from './problem.ts';
import { lastDenseIndex, outputUnits } from '../shape.ts';

const common = { severity: 'warning', place: { kind: 'metrics' } } as const;

/** Metrics whose meaning is not the one that their name suggests. */
export function metricProblems(e: Experiment): Problem[] {
  const info = infoOf(e.data);
  if (info.task === 'regression') {
    const metrics = e.metrics.filter(isForClasses);
    if (metrics.length === 0) return [];
    return [{ code: 'accuracyOnRegression', ...common, remedy: { type: 'dropMetrics', metrics }, metrics }];
  }
  const units = outputUnits(e);
  if (lastDenseIndex(e) === -1 || !fitsUnits(info, units)) return []; // cannot be decided yet
  const isSparse = e.loss === 'sparse_categorical_crossentropy' && units > 1;
  return [...mismatches(e, units, isSparse), ...(isSparse ? sparse(e, units) : overOutputs(e, units))];
}

/** Kinds of accuracy that are made for other outputs or targets; `accuracy` itself chooses the right kind. */
function mismatches(e: Experiment, units: number, isSparse: boolean): Problem[] {
  return e.metrics.flatMap((metric): Problem[] => {
    const right = fittingMetric(metric, units, isSparse);
    if (right === null || right === metric) return [];
    const remedy = { type: 'replaceMetric', from: metric, to: right } as const;
    const why = whyMismatch(metric, units, isSparse);
    const keras = why === 'sparse' || why === 'oneHot' ? kerasAnswer(e, metric, units) : 'number';
    return [{ code: 'metricMismatch', ...common, remedy, metric, right, why, keras }];
  });
}

function whyMismatch(metric: MetricName, units: number, isSparse: boolean): ProblemOf<'metricMismatch'>['why'] {
  if (units === 1) return 'oneUnit';
  if (isSparse) return 'sparse';
  return metric === 'binary_accuracy' ? 'units' : 'oneHot';
}

/**
 * How Keras handles targets of the wrong shape: class numbers, [batch], where rows, [batch, units], are needed, or the
 * other way round. NumPy's broadcasting accepts them where a batch has one row or as many rows as units.
 */
function kerasAnswer(e: Experiment, metric: MetricName, units: number): KerasAnswer {
  if (metric === 'categorical_accuracy') return 'nonsense'; // it looks for the largest label of the batch
  if (metric === 'auc' || metric === 'r2_score') return 'raises';
  const isFlat = metric === 'precision' || metric === 'recall'; // all outputs in one row
  return batchRows(e).every((rows) => rows === 1 || (rows === units && !isFlat)) ? 'nonsense' : 'raises';
}

/** The sizes of the batches of an epoch, including those of its validation. */
function batchRows(e: Experiment): readonly number[] {
  const { batchSize, data } = e;
  const training = trainingRows(e);
  return [training, data.samples - training].flatMap((rows) => [
    ...(rows >= batchSize ? [batchSize] : []),
    ...(rows % batchSize === 0 ? [] : [rows % batchSize]),
  ]);
}

/** Metrics that compare each output, with class numbers as targets: Keras has no target for each output. */
function sparse(e: Experiment, units: number): Problem[] {
  const metrics = e.metrics.filter(
    (name) => name !== 'accuracy' && fittingMetric(name, units, true) !== 'sparse_categorical_accuracy',
  );
  if (metrics.length === 0) return [];
  const remedy = { type: 'setLoss', loss: 'categorical_crossentropy' } as const;
  const raises = metrics.some((name) => kerasAnswer(e, name, units) === 'raises');
  return [{ code: 'metricsSparse', ...common, remedy, metrics, keras: raises ? 'raises' : 'nonsense' }];
}

function overOutputs(e: Experiment, units: number): Problem[] {
  if (e.lossOptions.fromLogits) {
    const metrics = e.metrics.filter((name) => hasThreshold(name, units));
    if (metrics.length === 0) return [];
    const activation = rightActivation({ ...e, lossOptions: { ...e.lossOptions, fromLogits: false } });
    return [{ code: 'metricsOfLogits', ...common, remedy: { type: 'endInProbabilities', activation }, metrics }];
  }
  if (e.loss === 'hinge' || e.loss === 'categorical_hinge') {
    const metrics = e.metrics.filter((name) => hasThreshold(name, units));
    if (metrics.length === 0) return [];
    return [{ code: 'metricsOfMargins', ...common, remedy: { type: 'dropMetrics', metrics }, metrics, loss: e.loss }];
  }
  return [...counts(e, units), ...pooled(e, units)];
}

function counts(e: Experiment, units: number): Problem[] {
  const metrics = e.metrics.filter((name) => fittingMetric(name, units, false) === null);
  if (metrics.length === 0) return [];
  return [{ code: 'metricsOverClasses', ...common, remedy: { type: 'dropMetrics', metrics }, metrics }];
}

function pooled(e: Experiment, units: number): Problem[] {
  if (units === 1 || !e.metrics.includes('auc')) return [];
  return [{ code: 'aucOverClasses', ...common, remedy: { type: 'dropMetrics', metrics: ['auc'] } }];
}

/** Whether the metric counts an output as positive above a threshold between 0 and 1. */
function hasThreshold(name: MetricName, units: number): boolean {
  if (name === 'precision' || name === 'recall' || name === 'auc') return true;
  return units === 1 && (name === 'accuracy' || name === 'binary_accuracy');
}

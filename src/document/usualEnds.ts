import { infoOf } from '../data/spec.ts';
import type { ActivationName } from '../engine/activations.ts';
import { layerActivation } from '../engine/layerActivation.ts';
import type { LossName } from '../engine/specs/lossSpecs.ts';
import { type MetricName, metricNames } from '../engine/specs/metricSpecs.ts';
import type { Layer } from '../engine/specs/model.ts';
import { activationLayer, denseLayer } from './defaults.ts';
import { change, equal } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { limits } from './limits.ts';
import { fittingMetric, isForClasses } from './metricKinds.ts';
import { withMonitors } from './monitors.ts';
import { fuses, hasSignedTargets } from './outputStage.ts';
import { tidyLossOptions } from './tidyArguments.ts';

/** Output layer and loss for one kind of data. */
interface Ends {
  readonly units: number;
  readonly activation: ActivationName;
  readonly loss: LossName;
}

/** The textbook output layer and loss for the experiment's data. */
function usualEnds(e: Experiment): Ends {
  const { task, classes, targets } = infoOf(e.data);
  if (task === 'regression') return { units: targets.length, activation: 'linear', loss: 'mean_squared_error' };
  return classes.length === 2
    ? { units: 1, activation: 'sigmoid', loss: 'binary_crossentropy' }
    : { units: classes.length, activation: 'softmax', loss: 'categorical_crossentropy' };
}

/** Whether the data of both experiments need the same output layer and loss, and have the same targets for it. */
export function haveSameEnds(a: Experiment, b: Experiment): boolean {
  return equal(usualEnds(a), usualEnds(b)) && hasSignedTargets(a) === hasSignedTargets(b);
}

/**
 * Gives the network the usual output for its data: width, one final activation, loss. Metrics stay if they make sense
 * for it, and callbacks monitor keys that exist. Hidden layers stay.
 */
export function withUsualEnds(e: Experiment): Experiment {
  const { units, activation, loss } = usualEnds(e);
  const lossOptions = tidyLossOptions(loss, { ...e.lossOptions, fromLogits: false });
  const ended = { ...e, layers: endedLayers(e.layers, units, activation), loss, lossOptions };
  const measured = { ...ended, metrics: usualMetrics(ended, units) };
  return change(e, { ...measured, callbacks: withMonitors(measured) });
}

/** The metrics that still make sense; `accuracy` if no other metric for classes is left. */
function usualMetrics(e: Experiment, units: number): MetricName[] {
  if (infoOf(e.data).task === 'regression') return e.metrics.filter((name) => !isForClasses(name));
  const fitting = new Set(e.metrics.map((name) => fittingMetric(name, units, false)));
  const names = metricNames.filter((name) => fitting.has(name));
  return names.some(isForClasses) ? names : ['accuracy'];
}

function endedLayers(layers: readonly Layer[], units: number, activation: ActivationName): Layer[] {
  const last = layers.findLastIndex((layer) => layer.type === 'dense');
  const dense = layers[last];
  const isNew = dense?.type !== 'dense';
  const before = layers.slice(0, isNew ? limits.layers.max - 1 : last);
  const separate =
    !fuses(layers) &&
    (isNew || dense.activation === 'linear' || layers.slice(last + 1).some((layer) => layerActivation(layer) !== null));
  const output = { ...(isNew ? denseLayer(units) : dense), units };
  if (activation === 'linear') return [...before, { ...output, activation }];
  return separate && before.length <= limits.layers.max - 2
    ? [...before, { ...output, activation: 'linear' }, activationLayer(activation)]
    : [...before, { ...output, activation }];
}

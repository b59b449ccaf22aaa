import { normalizeDataSpec } from '../data/dataDefaults.ts';
import { metricNames } from '../engine/specs/metricSpecs.ts';
import { clamp, clampInteger } from './clamp.ts';
import { change } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { limits } from './limits.ts';
import { linkDefaults } from './link/linkDefaults.ts';
import { tidyCallbacks, tidyLayer, tidyLossOptions, tidyOptimizer } from './tidyArguments.ts';

/**
 * Brings any experiment of the right types into its canonical form: numbers within the limits (Keras's defaults for
 * NaN), metrics and callbacks in their order and each once, an initializer as a plain name if its arguments are the
 * defaults, options that the loss does not have at their defaults. Returns the same object if nothing changes.
 */
export function tidyExperiment(e: Experiment): Experiment {
  const usual = linkDefaults;
  return change(e, {
    data: normalizeDataSpec({ ...e.data, seed: clampInteger(e.data.seed, limits.seed, 1) }),
    inputs: clampInteger(e.inputs, limits.inputs, e.data.features.length),
    layers: e.layers.slice(0, limits.layers.max).map(tidyLayer),
    lossOptions: tidyLossOptions(e.loss, e.lossOptions),
    optimizer: tidyOptimizer(e.optimizer),
    metrics: metricNames.filter((name) => e.metrics.includes(name)),
    batchSize: clampInteger(e.batchSize, limits.batchSize, usual.batchSize),
    epochs: clampInteger(e.epochs, limits.epochs, usual.epochs),
    validationSplit: clamp(e.validationSplit, limits.validationSplit, usual.validationSplit),
    callbacks: tidyCallbacks(e.callbacks),
    seed: clampInteger(e.seed, limits.seed, usual.seed),
  });
}

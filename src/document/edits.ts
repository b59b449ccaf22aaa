import type { ActivationName } from '../engine/activations.ts';
import type { InitializerSpec } from '../engine/initializers.ts';
import type { LossName } from '../engine/losses.ts';
import { type MetricName, metricNames } from '../engine/metrics.ts';
import type { Layer } from '../engine/model.ts';
import type { OptimizerSpec } from '../engine/optimizers.ts';
import { clamp, clampInteger, clampNeat } from './clamp.ts';
import { defaultOptimizer } from './defaults.ts';
import { change } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { limits } from './limits.ts';

// Every edit brings its values into the limits, and gives back the very same object when it changes nothing.

/** Puts a layer before the one that is now at `index`; at the end for any index beyond. */
export function addLayer(e: Experiment, index: number, layer: Layer): Experiment {
  if (e.layers.length >= limits.layers.max) return e;
  const at = clampInteger(index, { min: 0, max: e.layers.length }, e.layers.length);
  return change(e, { layers: e.layers.toSpliced(at, 0, tidyLayer(layer, layer)) });
}

export function removeLayer(e: Experiment, index: number): Experiment {
  return hasLayer(e, index) ? change(e, { layers: e.layers.toSpliced(index, 1) }) : e;
}

/** Takes the layer at `from` out and puts it where it will then be at `to`. */
export function moveLayer(e: Experiment, from: number, to: number): Experiment {
  if (!hasLayer(e, from)) return e;
  const target = clampInteger(to, { min: 0, max: e.layers.length - 1 }, from);
  return change(e, { layers: e.layers.toSpliced(from, 1).toSpliced(target, 0, e.layers[from]) });
}

/** Puts a copy behind the layer. */
export function duplicateLayer(e: Experiment, index: number): Experiment {
  return hasLayer(e, index) ? addLayer(e, index + 1, e.layers[index]) : e;
}

export function setLayer(e: Experiment, index: number, layer: Layer): Experiment {
  if (!hasLayer(e, index)) return e;
  return change(e, { layers: e.layers.with(index, tidyLayer(layer, e.layers[index])) });
}

/** The width of a Dense; nothing on an Activation. */
export function setUnits(e: Experiment, index: number, units: number): Experiment {
  const layer = e.layers[index];
  return layer?.type === 'dense' ? setLayer(e, index, { ...layer, units }) : e;
}

/** The function of an Activation, or the one fused into a Dense. */
export function setActivation(e: Experiment, index: number, activation: ActivationName): Experiment {
  const layer = e.layers[index];
  return layer?.type === 'dense' || layer?.type === 'activation' ? setLayer(e, index, { ...layer, activation }) : e;
}

/** The kernel's initializer of a Dense; nothing on an Activation. */
export function setInitializer(e: Experiment, index: number, kernelInitializer: InitializerSpec): Experiment {
  const layer = e.layers[index];
  return layer?.type === 'dense' ? setLayer(e, index, { ...layer, kernelInitializer }) : e;
}

export function setInputs(e: Experiment, inputs: number): Experiment {
  return change(e, { inputs: clampInteger(inputs, limits.inputs, e.inputs) });
}

export function setLoss(e: Experiment, loss: LossName): Experiment {
  return change(e, { loss });
}

export function setMetrics(e: Experiment, metrics: readonly MetricName[]): Experiment {
  return change(e, { metrics: metricNames.filter((name) => metrics.includes(name)) });
}

export function setOptimizer(e: Experiment, optimizer: OptimizerSpec): Experiment {
  return change(e, { optimizer: tidyOptimizer(optimizer, e.optimizer) });
}

export function setLearningRate(e: Experiment, learningRate: number): Experiment {
  return setOptimizer(e, { ...e.optimizer, learningRate });
}

export type FitSettings = Pick<Experiment, 'batchSize' | 'epochs' | 'validationSplit'>;

export function setFit(e: Experiment, fit: Partial<FitSettings>): Experiment {
  return change(e, {
    batchSize: clampInteger(fit.batchSize ?? e.batchSize, limits.batchSize, e.batchSize),
    epochs: clampInteger(fit.epochs ?? e.epochs, limits.epochs, e.epochs),
    validationSplit: clampNeat(fit.validationSplit ?? e.validationSplit, limits.validationSplit, e.validationSplit),
  });
}

/** Other initial weights and another order of the examples; the data stay. */
export function newSeed(e: Experiment, seed: number): Experiment {
  return change(e, { seed: clampInteger(seed, limits.seed, e.seed) });
}

function hasLayer(e: Experiment, index: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < e.layers.length;
}

function tidyLayer(layer: Layer, before: Layer): Layer {
  if (layer.type !== 'dense') return layer;
  const units = before.type === 'dense' ? clampInteger(before.units, limits.units, 1) : 1;
  return { ...layer, units: clampInteger(layer.units, limits.units, units) };
}

/** `before` stands in for what is no number, as long as it is of the same kind. */
function tidyOptimizer(spec: OptimizerSpec, before: OptimizerSpec): OptimizerSpec {
  const old = before.name === spec.name ? before : defaultOptimizer(spec.name);
  const learningRate = clampNeat(spec.learningRate, limits.learningRate, old.learningRate);
  switch (spec.name) {
    case 'sgd': {
      const momentum = clamp(spec.momentum, limits.momentum, old.name === 'sgd' ? old.momentum : 0);
      return { ...spec, learningRate, momentum };
    }
    case 'rmsprop':
    case 'adagrad':
    case 'adadelta':
      return { ...spec, learningRate };
    case 'adam':
    case 'adamw':
    case 'adamax':
    case 'nadam': {
      const fallback = 'beta1' in old ? old : { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
      return {
        ...spec,
        learningRate,
        beta1: clamp(spec.beta1, limits.beta, fallback.beta1),
        beta2: clamp(spec.beta2, limits.beta, fallback.beta2),
        epsilon: clamp(spec.epsilon, limits.epsilon, fallback.epsilon),
      };
    }
  }
}

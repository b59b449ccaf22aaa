import type { ActivationName } from '../engine/activations.ts';
import type { CallbackName, CallbackSpec } from '../engine/specs/callbackSpecs.ts';
import type { InitializerSpec } from '../engine/specs/initializerSpecs.ts';
import { layerActivation } from '../engine/layerActivation.ts';
import type { LossName, LossOptions } from '../engine/specs/lossSpecs.ts';
import { type MetricName, metricNames } from '../engine/specs/metricSpecs.ts';
import type { DenseLayer, Layer } from '../engine/specs/model.ts';
import type { Clip, OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import type { Regularizer } from '../engine/specs/regularizerSpec.ts';
import type { ScheduleSpec } from '../engine/specs/scheduleSpecs.ts';
import { clampInteger, clampNeat, neat } from './clamp.ts';
import { activationLayer } from './defaults.ts';
import { change } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { limits } from './limits.ts';
import { tidyCallbacks, tidyLayer, tidyLossOptions, tidyOptimizer } from './tidyArguments.ts';

// Every edit clamps its values to the limits, and returns the same object when it changes nothing.

/** Inserts a layer before the one at `index`; at the end if `index` is beyond the last. */
export function addLayer(e: Experiment, index: number, layer: Layer): Experiment {
  if (e.layers.length >= limits.layers.max) return e;
  const at = clampInteger(index, { min: 0, max: e.layers.length }, e.layers.length);
  return change(e, { layers: e.layers.toSpliced(at, 0, tidyLayer(neat(layer, undefined))) });
}

export function removeLayer(e: Experiment, index: number): Experiment {
  return hasLayer(e, index) ? change(e, { layers: e.layers.toSpliced(index, 1) }) : e;
}

/** Moves the layer at `from`; afterwards its index is `to`. */
export function moveLayer(e: Experiment, from: number, to: number): Experiment {
  if (!hasLayer(e, from)) return e;
  const target = clampInteger(to, { min: 0, max: e.layers.length - 1 }, from);
  return change(e, { layers: e.layers.toSpliced(from, 1).toSpliced(target, 0, e.layers[from]) });
}

/** Inserts a copy after the layer. */
export function duplicateLayer(e: Experiment, index: number): Experiment {
  return hasLayer(e, index) ? addLayer(e, index + 1, e.layers[index]) : e;
}

/** Replaces a layer. NaN in `layer` keeps the old value if the old layer is of the same type. */
export function setLayer(e: Experiment, index: number, layer: Layer): Experiment {
  if (!hasLayer(e, index)) return e;
  const before = e.layers[index];
  return change(e, {
    layers: e.layers.with(index, tidyLayer(neat(layer, before.type === layer.type ? before : undefined))),
  });
}

/** Sets the width of a Dense; does nothing on other layers. */
export function setUnits(e: Experiment, index: number, units: number): Experiment {
  return setDense(e, index, { units });
}

/**
 * Sets the function of an Activation, or the one fused into a Dense. A layer that is itself a function (ReLU, ELU,
 * Softmax …) becomes an Activation; other layers do not change.
 */
export function setActivation(e: Experiment, index: number, activation: ActivationName): Experiment {
  const layer = e.layers[index];
  if (layer?.type === 'dense') return setDense(e, index, { activation });
  return layer !== undefined && layerActivation(layer) !== null ? setLayer(e, index, activationLayer(activation)) : e;
}

/** Sets the kernel initializer of a Dense, or the alpha initializer of a PReLU; does nothing on other layers. */
export function setInitializer(e: Experiment, index: number, initializer: InitializerSpec): Experiment {
  const layer = e.layers[index];
  return layer?.type === 'p_re_lu'
    ? setLayer(e, index, { ...layer, alphaInitializer: initializer })
    : setDense(e, index, { kernelInitializer: initializer });
}

/** Sets the bias initializer of a Dense; does nothing on other layers. */
export function setBiasInitializer(e: Experiment, index: number, biasInitializer: InitializerSpec): Experiment {
  return setDense(e, index, { biasInitializer });
}

/** Sets L1 and L2 of a Dense's kernel or bias; does nothing on other layers. */
export function setRegularizer(
  e: Experiment,
  index: number,
  of: 'kernel' | 'bias',
  regularizer: Partial<Regularizer>,
): Experiment {
  const layer = e.layers[index];
  if (layer?.type !== 'dense') return e;
  return of === 'kernel'
    ? setDense(e, index, { kernelRegularizer: { ...layer.kernelRegularizer, ...regularizer } })
    : setDense(e, index, { biasRegularizer: { ...layer.biasRegularizer, ...regularizer } });
}

/** Sets `layer.trainable`; does nothing on a layer without weights. */
export function setTrainable(e: Experiment, index: number, trainable: boolean): Experiment {
  const layer = e.layers[index];
  return layer !== undefined && 'trainable' in layer ? setLayer(e, index, { ...layer, trainable }) : e;
}

function setDense(e: Experiment, index: number, patch: Partial<Omit<DenseLayer, 'type'>>): Experiment {
  const layer = e.layers[index];
  return layer?.type === 'dense' ? setLayer(e, index, { ...layer, ...patch }) : e;
}

export function setInputs(e: Experiment, inputs: number): Experiment {
  return change(e, { inputs: clampInteger(inputs, limits.inputs, e.inputs) });
}

/** Sets the loss. Options that the new loss has too stay. */
export function setLoss(e: Experiment, loss: LossName): Experiment {
  return change(e, { loss, lossOptions: tidyLossOptions(loss, e.lossOptions) });
}

/** Sets `from_logits`, `label_smoothing`, `delta`; options that the loss does not have are ignored. */
export function setLossOptions(e: Experiment, options: Partial<LossOptions>): Experiment {
  const wanted = neat({ ...e.lossOptions, ...options }, e.lossOptions);
  return change(e, { lossOptions: tidyLossOptions(e.loss, wanted) });
}

export function setMetrics(e: Experiment, metrics: readonly MetricName[]): Experiment {
  return change(e, { metrics: metricNames.filter((name) => metrics.includes(name)) });
}

/** Sets the optimizer. NaN keeps the old value if the optimizer is of the same kind. */
export function setOptimizer(e: Experiment, optimizer: OptimizerSpec): Experiment {
  const before = e.optimizer.name === optimizer.name ? e.optimizer : undefined;
  return change(e, { optimizer: tidyOptimizer(neat(optimizer, before)) });
}

export function setLearningRate(e: Experiment, learningRate: number): Experiment {
  return setOptimizer(e, { ...e.optimizer, learningRate });
}

/** Sets how the learning rate changes from its first value; null: it is constant. */
export function setSchedule(e: Experiment, schedule: ScheduleSpec | null): Experiment {
  return setOptimizer(e, { ...e.optimizer, schedule });
}

export function setWeightDecay(e: Experiment, weightDecay: number): Experiment {
  return setOptimizer(e, { ...e.optimizer, weightDecay });
}

export function setClip(e: Experiment, clip: Clip | null): Experiment {
  return setOptimizer(e, { ...e.optimizer, clip });
}

export type FitSettings = Pick<Experiment, 'batchSize' | 'epochs' | 'validationSplit'>;

export function setFit(e: Experiment, fit: Partial<FitSettings>): Experiment {
  return change(e, {
    batchSize: clampInteger(fit.batchSize ?? e.batchSize, limits.batchSize, e.batchSize),
    epochs: clampInteger(fit.epochs ?? e.epochs, limits.epochs, e.epochs),
    validationSplit: clampNeat(fit.validationSplit ?? e.validationSplit, limits.validationSplit, e.validationSplit),
  });
}

export function setShuffle(e: Experiment, shuffle: boolean): Experiment {
  return change(e, { shuffle });
}

/** Sets the callbacks: of each kind only the last; NaN keeps the old value. */
export function setCallbacks(e: Experiment, callbacks: readonly CallbackSpec[]): Experiment {
  const wanted = callbacks.map((spec) =>
    neat(
      spec,
      e.callbacks.find(({ name }) => name === spec.name),
    ),
  );
  return change(e, { callbacks: tidyCallbacks(wanted) });
}

/** Adds the callback, or replaces the one of the same kind. */
export function setCallback(e: Experiment, callback: CallbackSpec): Experiment {
  return setCallbacks(e, [...e.callbacks, callback]);
}

export function removeCallback(e: Experiment, name: CallbackName): Experiment {
  return setCallbacks(
    e,
    e.callbacks.filter((callback) => callback.name !== name),
  );
}

/** Sets the seed: other initial weights and another order of the examples; the data stay. */
export function newSeed(e: Experiment, seed: number): Experiment {
  return change(e, { seed: clampInteger(seed, limits.seed, e.seed) });
}

function hasLayer(e: Experiment, index: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < e.layers.length;
}

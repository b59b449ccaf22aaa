import type { ActivationName } from '../engine/activations.ts';
import type { CallbackName, CallbackSpec } from '../engine/callbacks.ts';
import type { InitializerSpec } from '../engine/initializerSpecs.ts';
import { layerActivation } from '../engine/layerActivation.ts';
import type { LossName, LossOptions } from '../engine/lossNames.ts';
import { type MetricName, metricNames } from '../engine/metricFacts.ts';
import type { DenseLayer, Layer } from '../engine/model.ts';
import type { Clip, OptimizerSpec } from '../engine/optimizerSpecs.ts';
import type { Regularizer } from '../engine/regularizers.ts';
import type { ScheduleSpec } from '../engine/schedules.ts';
import { clampInteger, clampNeat, neat } from './clamp.ts';
import { activationLayer } from './defaults.ts';
import { change } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { limits } from './limits.ts';
import { tidyCallbacks } from './tidy/callbacks.ts';
import { tidyLayer } from './tidy/layer.ts';
import { tidyLossOptions } from './tidy/loss.ts';
import { tidyOptimizer } from './tidy/optimizer.ts';

// Every edit brings its values into the limits, and gives back the very same object when it changes nothing.

/** Puts a layer before the one that is now at `index`; at the end for any index beyond. */
export function addLayer(e: Experiment, index: number, layer: Layer): Experiment {
  if (e.layers.length >= limits.layers.max) return e;
  const at = clampInteger(index, { min: 0, max: e.layers.length }, e.layers.length);
  return change(e, { layers: e.layers.toSpliced(at, 0, tidyLayer(neat(layer, undefined))) });
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

/** What is no number in `layer` stays as it was, if a layer of the same type was there. */
export function setLayer(e: Experiment, index: number, layer: Layer): Experiment {
  if (!hasLayer(e, index)) return e;
  const before = e.layers[index];
  return change(e, {
    layers: e.layers.with(index, tidyLayer(neat(layer, before.type === layer.type ? before : undefined))),
  });
}

/** The width of a Dense; nothing on other layers. */
export function setUnits(e: Experiment, index: number, units: number): Experiment {
  return setDense(e, index, { units });
}

/**
 * The function of an Activation, or the one fused into a Dense. A layer that is a function of its own (ReLU, ELU,
 * Softmax …) becomes an Activation; nothing on the others.
 */
export function setActivation(e: Experiment, index: number, activation: ActivationName): Experiment {
  const layer = e.layers[index];
  if (layer?.type === 'dense') return setDense(e, index, { activation });
  return layer !== undefined && layerActivation(layer) !== null ? setLayer(e, index, activationLayer(activation)) : e;
}

/** The kernel's initializer of a Dense, or the one of PReLU's alpha; nothing on other layers. */
export function setInitializer(e: Experiment, index: number, initializer: InitializerSpec): Experiment {
  const layer = e.layers[index];
  return layer?.type === 'p_re_lu'
    ? setLayer(e, index, { ...layer, alphaInitializer: initializer })
    : setDense(e, index, { kernelInitializer: initializer });
}

/** The bias's initializer of a Dense; nothing on other layers. */
export function setBiasInitializer(e: Experiment, index: number, biasInitializer: InitializerSpec): Experiment {
  return setDense(e, index, { biasInitializer });
}

/** L1 and L2 on a Dense's kernel or bias; nothing on other layers. */
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

/** `layer.trainable`; nothing on a layer without weights. */
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

/** Options that the other loss takes too stay. */
export function setLoss(e: Experiment, loss: LossName): Experiment {
  return change(e, { loss, lossOptions: tidyLossOptions(loss, e.lossOptions) });
}

/** `from_logits`, `label_smoothing`, `delta`; nothing comes of one that the loss does not take. */
export function setLossOptions(e: Experiment, options: Partial<LossOptions>): Experiment {
  const wanted = neat({ ...e.lossOptions, ...options }, e.lossOptions);
  return change(e, { lossOptions: tidyLossOptions(e.loss, wanted) });
}

export function setMetrics(e: Experiment, metrics: readonly MetricName[]): Experiment {
  return change(e, { metrics: metricNames.filter((name) => metrics.includes(name)) });
}

/** What is no number stays as it was, if the optimizer is of the same kind. */
export function setOptimizer(e: Experiment, optimizer: OptimizerSpec): Experiment {
  const before = e.optimizer.name === optimizer.name ? e.optimizer : undefined;
  return change(e, { optimizer: tidyOptimizer(neat(optimizer, before)) });
}

export function setLearningRate(e: Experiment, learningRate: number): Experiment {
  return setOptimizer(e, { ...e.optimizer, learningRate });
}

/** How the learning rate goes on from its first value; null: it stays. */
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

/** Of each kind the last; what is no number stays as it was. */
export function setCallbacks(e: Experiment, callbacks: readonly CallbackSpec[]): Experiment {
  const wanted = callbacks.map((spec) =>
    neat(
      spec,
      e.callbacks.find(({ name }) => name === spec.name),
    ),
  );
  return change(e, { callbacks: tidyCallbacks(wanted) });
}

/** Adds the callback, or changes the one of its kind. */
export function setCallback(e: Experiment, callback: CallbackSpec): Experiment {
  return setCallbacks(e, [...e.callbacks, callback]);
}

export function removeCallback(e: Experiment, name: CallbackName): Experiment {
  return setCallbacks(
    e,
    e.callbacks.filter((callback) => callback.name !== name),
  );
}

/** Other initial weights and another order of the examples; the data stay. */
export function newSeed(e: Experiment, seed: number): Experiment {
  return change(e, { seed: clampInteger(seed, limits.seed, e.seed) });
}

function hasLayer(e: Experiment, index: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < e.layers.length;
}

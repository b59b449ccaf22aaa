import {
  activationName,
  type ActivationSpec,
  isFunction,
  layerActivation,
  type PlainFunction,
} from '../engine/layerActivation.ts';
import type { ActivationName } from '../engine/activations.ts';
import { layOut } from '../engine/layout.ts';
import type { DenseLayer, Layer, Model } from '../engine/specs/model.ts';

export type Role = 'input' | 'hidden' | 'output';

/** An activation as it is drawn on the neurons of a column. */
export interface ColumnActivation {
  /** Index of its layer: the Dense itself if fused, else an Activation layer. */
  readonly layer: number;
  readonly name: ActivationName;
}

/** A layer that the neurons of a column go through; it need not be a function. */
export interface ColumnStage {
  /** Index of the layer; the Dense itself if its activation is fused. */
  readonly layer: number;
  readonly kind: 'activation' | Exclude<Layer, DenseLayer | PlainFunction>['type'];
  /** Null unless it is an activation. */
  readonly activation: ActivationSpec | null;
}

/** One column of neurons: the input, or a Dense with all the activations that its neurons go through. */
export interface Column {
  readonly role: Role;
  readonly units: number;
  /** Index of the Dense layer; −1 for the input. */
  readonly layer: number;
  /** In the order in which they are applied; a Dense without activation (`linear`) adds none. */
  readonly activations: readonly ColumnActivation[];
  /** All that its neurons go through, in order: activations, normalization, dropout, noise. */
  readonly stages: readonly ColumnStage[];
}

/** Index of the last Dense, which is the output layer; −1 if there is none. */
export function lastDenseIndex(model: Model): number {
  return model.layers.findLastIndex((layer) => layer.type === 'dense');
}

/** The index and the layer of each Dense, in order. */
export function denseLayers(model: Model): { readonly index: number; readonly layer: DenseLayer }[] {
  return model.layers.flatMap((layer, index) => (layer.type === 'dense' ? [{ index, layer }] : []));
}

/** Width of the output: the units of the last Dense, or the inputs if there is no Dense. */
export function outputUnits(model: Model): number {
  const last = model.layers[lastDenseIndex(model)];
  return last?.type === 'dense' ? last.units : model.inputs;
}

/** Number of parameters as `model.summary()` counts them: kernels, biases, normalization with its moving statistics. */
export function parameterCount(model: Model): number {
  return layOut(model).parameters;
}

/** Number of parameters that the optimizer changes. */
export function trainableCount(model: Model): number {
  return layOut(model).variables.reduce((sum, { trainable, length }) => sum + (trainable ? length : 0), 0);
}

/**
 * The part of the network that each layer belongs to [layers]. The last Dense and all layers after it are the output;
 * layers before the first Dense belong to the input.
 */
export function denseRoles(model: Model): Role[] {
  const last = lastDenseIndex(model);
  const first = model.layers.findIndex((layer) => layer.type === 'dense');
  return model.layers.map((_, index) => {
    if (last === -1 || index < first) return 'input';
    return index >= last ? 'output' : 'hidden';
  });
}

/** The columns of neurons from left to right, the input first. */
export function columns(model: Model): Column[] {
  const last = lastDenseIndex(model);
  interface Growing extends Column {
    readonly activations: ColumnActivation[];
    readonly stages: ColumnStage[];
  }
  const all: Growing[] = [{ role: 'input', units: model.inputs, layer: -1, activations: [], stages: [] }];
  model.layers.forEach((layer, index) => {
    if (layer.type === 'dense') {
      const role = index === last ? 'output' : 'hidden';
      all.push({ role, units: layer.units, layer: index, activations: [], stages: [] });
      if (layer.activation === 'linear') return;
    }
    const { activations, stages } = all[all.length - 1];
    if (layer.type === 'dense' || isFunction(layer)) {
      const activation = layerActivation(layer) ?? 'linear';
      activations.push({ layer: index, name: activationName(activation) });
      stages.push({ layer: index, kind: 'activation', activation });
    } else stages.push({ layer: index, kind: layer.type, activation: null });
  });
  return all;
}

import type { ActivationName } from '../engine/activations.ts';
import type { DenseLayer, Layer, Model } from '../engine/model.ts';

export type Role = 'input' | 'hidden' | 'output';

/** An activation as it is drawn on the neurons of a column. */
export interface ColumnActivation {
  /** The layer that says it: the Dense itself when fused, else an Activation layer. */
  readonly layer: number;
  readonly name: ActivationName;
}

/** One column of neurons: the input, or a Dense with all the activations that its neurons go through. */
export interface Column {
  readonly role: Role;
  readonly units: number;
  /** Index of the Dense layer; −1 for the input. */
  readonly layer: number;
  /** In the order in which they are applied; a Dense without activation (`linear`) adds none. */
  readonly activations: readonly ColumnActivation[];
}

/** Where the last Dense is, which is the output layer; −1 without any. */
export function lastDenseIndex(model: Model): number {
  return model.layers.findLastIndex((layer) => layer.type === 'dense');
}

/** The index and the layer of each Dense, in order. */
export function denseLayers(model: Model): { readonly index: number; readonly layer: DenseLayer }[] {
  return model.layers.flatMap((layer, index) => (layer.type === 'dense' ? [{ index, layer }] : []));
}

/** Width of what comes out: the last Dense's units, or the inputs where there is no Dense. */
export function outputUnits(model: Model): number {
  const last = model.layers[lastDenseIndex(model)];
  return last?.type === 'dense' ? last.units : model.inputs;
}

/** Number of trainable parameters: inputs × units for each kernel, and units for each bias. */
export function parameterCount(model: Model): number {
  let width = model.inputs;
  let count = 0;
  for (const { layer } of denseLayers(model)) {
    count += width * layer.units + (layer.useBias ? layer.units : 0);
    width = layer.units;
  }
  return count;
}

/**
 * To which part of the network each layer belongs [layers]. The last Dense and the activations after it are the
 * output, whatever comes later being the truth then; activations before the first Dense work on the inputs.
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
  const all: { role: Role; units: number; layer: number; activations: ColumnActivation[] }[] = [
    { role: 'input', units: model.inputs, layer: -1, activations: [] },
  ];
  model.layers.forEach((layer: Layer, index) => {
    if (layer.type === 'dense') {
      const role = index === last ? 'output' : 'hidden';
      all.push({ role, units: layer.units, layer: index, activations: [] });
      if (layer.activation === 'linear') return;
    }
    all[all.length - 1].activations.push({ layer: index, name: layer.activation });
  });
  return all;
}

import { datasetInfos } from '../data/datasets.ts';
import type { ActivationName } from '../engine/activations.ts';
import type { LossName } from '../engine/losses.ts';
import { activationName, layerActivation } from '../engine/layerActivation.ts';
import type { Layer } from '../engine/model.ts';
import { activationLayer, denseLayer } from './defaults.ts';
import { change } from './equal.ts';
import type { Experiment } from './experiment.ts';
import { limits } from './limits.ts';
import { lastDenseIndex, outputUnits } from './shape.ts';

/** How a network ends for one kind of data. */
export interface Ends {
  readonly units: number;
  readonly activation: ActivationName;
  readonly loss: LossName;
}

/** The ends that train at once on the experiment's data, as a textbook has them. */
function usualEnds(e: Experiment): Ends {
  const { task, classes } = datasetInfos[e.data.name];
  if (task === 'regression') return { units: 1, activation: 'linear', loss: 'mean_squared_error' };
  return classes.length === 2
    ? { units: 1, activation: 'sigmoid', loss: 'binary_crossentropy' }
    : { units: classes.length, activation: 'softmax', loss: 'categorical_crossentropy' };
}

/** The last activation that does something to the output, and the layer that says it (−1: none, it is linear). */
export function finalActivation(e: Experiment): { readonly name: ActivationName; readonly layer: number } {
  const last = lastDenseIndex(e);
  const layer = e.layers.findLastIndex((l, index) => index >= last && (layerActivation(l) ?? 'linear') !== 'linear');
  const spec = last === -1 || layer === -1 ? null : layerActivation(e.layers[layer]);
  return spec === null ? { name: 'linear', layer: -1 } : { name: activationName(spec), layer };
}

/** The activation with which the experiment's loss makes sense, for the output units there are. */
export function rightActivation(e: Experiment): ActivationName {
  const { task, classes } = datasetInfos[e.data.name];
  if (task === 'regression') return 'linear';
  const twoInOne = classes.length === 2 && outputUnits(e) === 1;
  return e.loss === 'categorical_crossentropy' && !twoInOne ? 'softmax' : 'sigmoid';
}

/**
 * Lets the output end in `activation`. An activation there is changed in its place; where there is none it is added
 * the way the other layers have theirs, fused or as a layer. `linear` takes away all there are.
 */
export function withFinalActivation(e: Experiment, activation: ActivationName): Experiment {
  const last = lastDenseIndex(e);
  const dense = e.layers[last];
  if (dense?.type !== 'dense') return e;
  if (activation === 'linear') {
    return change(e, { layers: [...e.layers.slice(0, last), { ...dense, activation: 'linear' }] });
  }
  const { layer } = finalActivation(e);
  if (layer !== -1) {
    const ending = layer === last ? { ...dense, activation } : activationLayer(activation);
    return change(e, { layers: e.layers.with(layer, ending) });
  }
  if (e.layers.length > last + 1) return change(e, { layers: e.layers.with(-1, activationLayer(activation)) });
  if (fuses(e.layers) || e.layers.length >= limits.layers.max) {
    return change(e, { layers: e.layers.with(last, { ...dense, activation }) });
  }
  return change(e, { layers: [...e.layers, activationLayer(activation)] });
}

/** Gives the network the usual ends for its data: width, one final activation, loss, metrics. Hidden layers stay. */
export function withUsualEnds(e: Experiment): Experiment {
  const { units, activation, loss } = usualEnds(e);
  const metrics = datasetInfos[e.data.name].task === 'regression' ? [] : (['accuracy'] as const);
  return change(e, { layers: endedLayers(e.layers, units, activation), loss, metrics });
}

function endedLayers(layers: readonly Layer[], units: number, activation: ActivationName): Layer[] {
  const last = layers.findLastIndex((layer) => layer.type === 'dense');
  const dense = layers[last];
  const isNew = dense?.type !== 'dense';
  const before = layers.slice(0, isNew ? limits.layers.max - 1 : last);
  const separate = isNew
    ? !fuses(layers)
    : layers.length > last + 1 || (dense.activation === 'linear' && !fuses(layers));
  const output = { ...(isNew ? denseLayer(units) : dense), units };
  if (activation === 'linear') return [...before, { ...output, activation }];
  return separate && before.length <= limits.layers.max - 2
    ? [...before, { ...output, activation: 'linear' }, activationLayer(activation)]
    : [...before, { ...output, activation }];
}

/** Whether this network is one in which activations are fused into the Dense layers; the introduction's is not. */
export function fuses(layers: readonly Layer[]): boolean {
  return (
    layers.some((layer) => layer.type === 'dense' && layer.activation !== 'linear') &&
    !layers.some((layer) => layer.type === 'activation')
  );
}

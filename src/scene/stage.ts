import { layerClassNames } from '../document/classNames.ts';
import type { RowWiseName } from '../engine/activations.ts';
import { isRowWiseSpec } from '../engine/layerActivation.ts';
import type { DenseOp, Op } from '../engine/layout.ts';
import type { Layer } from '../engine/model.ts';

/** Something that each neuron of a column goes through, and where its numbers lie in an example's activations. */
export interface Stage {
  /** What the engine does. */
  readonly op: Exclude<Op, DenseOp>;
  /** Index of the layer that says it. */
  readonly layer: number;
  /** True when the Dense itself names it. */
  readonly fused: boolean;
  /** Where what goes in begins. */
  readonly from: number;
  /** Where what comes out begins. */
  readonly to: number;
}

/** The activation that ties the column together, or null for what each neuron does by itself. */
export function rowWiseOf({ op }: Stage): RowWiseName | null {
  return op.kind === 'activation' && isRowWiseSpec(op.activation) ? op.activation : null;
}

/** What a stage is called in a word: `relu` for a function by its name, else its class, `LeakyReLU` or `Dropout`. */
export function stageName({ op }: Stage): string {
  if (op.kind !== 'activation') return layerClassNames[op.kind];
  return typeof op.activation === 'string' ? op.activation : layerClassNames[op.activation.type];
}

/** As short as it can be and still be known. */
export function shortStageName(stage: Stage): string {
  switch (stage.op.kind) {
    case 'batch_normalization':
      return 'BatchNorm';
    case 'layer_normalization':
      return 'LayerNorm';
    case 'gaussian_noise':
      return 'Noise';
    case 'activation':
    case 'p_re_lu':
    case 'dropout':
      return stageName(stage);
  }
}

/** The layer of a stage as one would write it, what stands at Keras's defaults left out. */
export function stageCode(layer: Layer): string {
  return `${layerClassNames[layer.type]}(${argumentsOf(layer).join(', ')})`;
}

function argumentsOf(layer: Layer): readonly string[] {
  switch (layer.type) {
    case 'dense':
      return [String(layer.units)];
    case 'activation':
      return [`'${layer.activation}'`];
    case 're_lu':
      return [
        ...(layer.maxValue === null ? [] : [`max_value=${layer.maxValue}`]),
        ...(layer.negativeSlope === 0 ? [] : [`negative_slope=${layer.negativeSlope}`]),
        ...(layer.threshold === 0 ? [] : [`threshold=${layer.threshold}`]),
      ];
    case 'leaky_re_lu':
      return layer.negativeSlope === 0.3 ? [] : [String(layer.negativeSlope)];
    case 'elu':
      return layer.alpha === 1 ? [] : [String(layer.alpha)];
    case 'dropout':
      return [String(layer.rate)];
    case 'gaussian_noise':
      return [String(layer.stddev)];
    case 'p_re_lu':
    case 'softmax':
    case 'batch_normalization':
    case 'layer_normalization':
      return [];
  }
}

import { layerClassNames } from '../document/classNames.ts';
import type { RowWiseName } from '../engine/activations.ts';
import { isRowWiseSpec } from '../engine/layerActivation.ts';
import type { DenseOp, Op } from '../engine/layout.ts';
import type { Layer } from '../engine/specs/model.ts';

/** An operation on each neuron of a column, with the positions of its numbers in an example's activations. */
export interface Stage {
  /** Operation of the engine. */
  readonly op: Exclude<Op, DenseOp>;
  /** Index of the layer. */
  readonly layer: number;
  /** True for the `activation` argument of the Dense itself. */
  readonly fused: boolean;
  /** Start of the input. */
  readonly from: number;
  /** Start of the output. */
  readonly to: number;
}

/** Returns the row-wise activation of a stage, or null if each neuron is computed on its own. */
export function rowWiseOf({ op }: Stage): RowWiseName | null {
  return op.kind === 'activation' && isRowWiseSpec(op.activation) ? op.activation : null;
}

/** Returns the name of a stage: `relu` for a function with a name, else the class, `LeakyReLU` or `Dropout`. */
export function stageName({ op }: Stage): string {
  if (op.kind !== 'activation') return layerClassNames[op.kind];
  return typeof op.activation === 'string' ? op.activation : layerClassNames[op.activation.type];
}

/** Returns the shortest recognizable name. */
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

/** Returns the code of a stage's layer, without arguments at Keras's defaults. */
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

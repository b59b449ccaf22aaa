import type { ColumnStage } from '../../document/columns.ts';
import type { RowWiseName } from '../../engine/activations.ts';
import { isRowWiseSpec } from '../../engine/layerActivation.ts';
import type { Layer } from '../../engine/specs/model.ts';
import { givenArguments } from '../../keras/argument.ts';
import { layers } from '../../keras/layers.ts';

/** Returns the row-wise activation of a stage, or null if each neuron is computed on its own. */
export function rowWiseOf({ op }: ColumnStage): RowWiseName | null {
  return op.kind === 'activation' && isRowWiseSpec(op.activation) ? op.activation : null;
}

/** Returns the name of a stage: `relu` for a function with a name, else the class, `LeakyReLU` or `Dropout`. */
export function stageName({ op }: ColumnStage): string {
  if (op.kind !== 'activation') return layers[op.kind].className;
  return typeof op.activation === 'string' ? op.activation : layers[op.activation.type].className;
}

/** Returns the shortest recognizable name. */
export function shortStageName(stage: ColumnStage): string {
  return layers[stage.op.kind].shortName ?? stageName(stage);
}

/** Returns the code of a stage's layer, without arguments at Keras's defaults. */
export function stageCode(layer: Layer): string {
  const { className, group, arguments: table } = layers[layer.type];
  const said = givenArguments<Layer>(table, layer).flatMap((given) => {
    if (!given.needed && (given.value === given.usual || group === 'normalization')) return []; // too long for a header
    if (given.type === 'activation') return given.needed ? [`'${given.value}'`] : [];
    if (given.type !== 'number' && given.type !== 'optional') return [];
    return [given.needed || given.link === '' ? String(given.value) : `${given.name}=${given.value}`];
  });
  return `${className}(${said.join(', ')})`;
}

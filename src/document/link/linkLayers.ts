import type { Layer, LayerType } from '../../engine/specs/model.ts';
import { layers } from '../../keras/layers.ts';
import { usualLayers } from '../defaults.ts';
import { readArguments, writeArguments } from './linkArguments.ts';
import { type Options, writeThing } from './options.ts';
import { type LinkError, Refusal } from './result.ts';

// class = "ReLU" *( ":" ( "max_value=" / "negative_slope=" / "threshold=" ) number )
//       / "LeakyReLU" [ ":" negative_slope ] / "ELU" [ ":" alpha ] / "Softmax"
//       / "PReLU" [ ":" initializer ] [ ":frozen" ]
//       / "Dropout:" rate / "GaussianNoise:" stddev
//       / "BatchNormalization" [ ":momentum=" number ] *normalization / "LayerNormalization" *normalization
// normalization = ":epsilon=" number / ":nocenter" / ":noscale" / ":frozen"

type ClassLayer = Exclude<Layer, { type: 'dense' | 'activation' }>;

const classTypes = (Object.keys(layers) as LayerType[]).filter((type) => type !== 'dense' && type !== 'activation'); // the table's own keys

/** The layer classes that a link can name. */
export const layerWords: readonly string[] = classTypes.map((type) => layers[type].className);

export function isClassName(word: string): boolean {
  return layerWords.includes(word);
}

export function writeClass(layer: ClassLayer): string {
  const { className, arguments: table } = layers[layer.type];
  return writeThing(className, ...writeArguments(table, layer));
}

/**
 * @param word one of `layerWords`
 * @throws Refusal
 */
export function readClass(word: string, options: Options, malformed: LinkError): Layer {
  const type = classTypes.find((candidate) => layers[candidate].className === word);
  if (type === undefined) throw new Refusal(malformed);
  const layer = readArguments<Layer>(layers[type].arguments, usualLayers[type], options, malformed);
  options.end();
  return layer;
}

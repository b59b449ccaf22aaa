import type { Layer } from '../../engine/specs/model.ts';
import { layers } from '../../keras/layers.ts';
import { printArguments } from './printArguments.ts';
import type { Dialect } from './dialect.ts';
import type { Argument, Call } from './python.ts';

/** `keras.layers.Dense(4, activation="relu")`; what is Keras's default is left out. */
export function layerCall(layer: Layer, dialect: Dialect, ...more: readonly Argument[]): Call {
  const { className, arguments: table } = layers[layer.type];
  return dialect.make('layers', className, [...printArguments(table, layer, dialect), ...more]);
}

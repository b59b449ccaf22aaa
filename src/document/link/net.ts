import { activationNames } from '../../engine/activations.ts';
import type { DenseLayer, Layer, Model } from '../../engine/specs/model.ts';
import { layers } from '../../keras/layers.ts';
import { usualLayers } from '../defaults.ts';
import { limits } from '../limits.ts';
import { readArguments, writeArguments } from './linkArguments.ts';
import { isClassName, layerWords, readClass, writeClass } from './linkLayers.ts';
import { readOptions, writeThing } from './options.ts';
import { excerpt, type LinkError, Refusal } from './result.ts';
import { readInteger, readName } from './values.ts';

// net    = inputs *( "-" layer )                          3-4-sigmoid-3-softmax
// layer  = dense / activation / class
// dense  = units [ "." activation ] *( ":" option )       16.relu:nobias:he_normal:l2=0.01
// option = "nobias" / initializer / "bias=" initializer / ( "l1=" / "l2=" / "bias_l1=" / "bias_l2=" ) number / "frozen"
// activation = a name in small letters: Activation(name)  relu
// class  = a class of keras.layers *( ":" option )        Dropout:0.5 (see layers.ts)
//
// A "-" is a minus only after ":", "," or "=", and after the "e" of 1e-7.

export function writeNet(model: Model): string {
  return [String(model.inputs), ...model.layers.map(writeLayer)].join('-');
}

function writeLayer(layer: Layer): string {
  if (layer.type === 'activation') return layer.activation;
  return layer.type === 'dense' ? writeDense(layer) : writeClass(layer);
}

const { units: _units, activation: _activation, ...denseOptions } = layers.dense.arguments; // these two are its head

function writeDense({ units, activation, ...others }: DenseLayer): string {
  const head = activation === 'linear' ? String(units) : `${units}.${activation}`;
  return writeThing(head, ...writeArguments(denseOptions, others));
}

/** @throws Refusal */
export function readNet(text: string): Model {
  const [inputs, ...parts] = splitLayers(text);
  if (parts.length > limits.layers.max) {
    throw new Refusal({ code: 'tooManyLayers', layers: parts.length, max: limits.layers.max });
  }
  return { inputs: readInteger('net', inputs, limits.inputs), layers: parts.map(readLayer) };
}

/** Splits a net at each "-" that is not a minus. */
function splitLayers(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf('-'); at !== -1; at = text.indexOf('-', at + 1)) {
    if (/(?:[:,=]|\de)$/.test(text.slice(Math.max(from, at - 2), at))) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  return [...parts, text.slice(from)];
}

function readLayer(text: string, index: number): Layer {
  const malformed: LinkError = { code: 'badLayer', index, value: excerpt(text) };
  if (text === '') throw new Refusal(malformed);
  const [head, ...parts] = text.split(':');
  if (/^\d/.test(text)) return readDense(head, parts, malformed);
  if (isClassName(head)) return readClass(head, readOptions('net', parts, malformed), malformed);
  const activation = activationNames.find((name) => name === head);
  if (activation !== undefined && parts.length === 0) return { type: 'activation', activation };
  // Only a class has options, and it begins with a capital: the error names the classes that are possible here.
  if (activation === undefined)
    readName<string>('net', head, parts.length > 0 || /^[A-Z]/.test(head) ? layerWords : activationNames);
  throw new Refusal(malformed);
}

function readDense(head: string, parts: readonly string[], malformed: LinkError): DenseLayer {
  const [units, activation, ...rest] = head.split('.', 3);
  if (rest.length > 0) throw new Refusal(malformed);
  const options = readOptions('net', parts, malformed);
  const { units: _, activation: none, ...usual } = usualLayers.dense;
  const width = readInteger('net', units, limits.units);
  const name = activation === undefined ? none : readName('net', activation, activationNames);
  const layer = readArguments(denseOptions, usual, options, malformed);
  options.end();
  return { ...layer, units: width, activation: name };
}

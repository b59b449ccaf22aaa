import { activationNames } from '../../engine/activations.ts';
import { denseLayer } from '../defaults.ts';
import { type InitializerName, initializerNameOf, initializerNames } from '../../engine/initializers.ts';
import type { Layer, Model } from '../../engine/model.ts';
import { limits } from '../limits.ts';
import { excerpt, Refusal } from './result.ts';
import { readInteger, readName } from './values.ts';

// net    = inputs *( "-" layer )                          3-4-sigmoid-3-softmax
// layer  = dense / activation                             activation = a name: Activation(name)
// dense  = units [ "." activation ] *( ":" option )       16.relu:nobias:he_normal
// option = "nobias" / initializer

/** FROZEN with version 1: the initializer of a Dense that names none. */
const usualInitializer: InitializerName = 'glorot_uniform';

export function writeNet({ inputs, layers }: Model): string {
  return [String(inputs), ...layers.map(writeLayer)].join('-');
}

function writeLayer(layer: Layer): string {
  if (layer.type === 'activation') return layer.activation;
  if (layer.type !== 'dense') throw new Error(`${layer.type} is not there yet`);
  const activation = layer.activation === 'linear' ? '' : `.${layer.activation}`;
  const bias = layer.useBias ? '' : ':nobias';
  const initializer =
    layer.kernelInitializer === usualInitializer ? '' : `:${initializerNameOf(layer.kernelInitializer)}`;
  return `${layer.units}${activation}${bias}${initializer}`;
}

/** @throws Refusal */
export function readNet(text: string): Model {
  const [inputs, ...layers] = text.split('-');
  if (layers.length > limits.layers.max) {
    throw new Refusal({ code: 'tooManyLayers', layers: layers.length, max: limits.layers.max });
  }
  return { inputs: readInteger('net', inputs, limits.inputs), layers: layers.map(readLayer) };
}

function readLayer(text: string, index: number): Layer {
  const refuse = (): never => {
    throw new Refusal({ code: 'badLayer', index, value: excerpt(text) });
  };
  if (text === '') return refuse();
  if (!/^\d/.test(text)) return { type: 'activation', activation: readName('net', text, activationNames) };
  const [head, ...options] = text.split(':');
  const [units, activation, ...rest] = head.split('.');
  const names = options.filter((option) => option !== 'nobias');
  if (rest.length > 0 || names.length > 1 || options.length - names.length > 1) return refuse();
  return denseLayer(readInteger('net', units, limits.units), {
    activation: activation === undefined ? 'linear' : readName('net', activation, activationNames),
    useBias: options.length === names.length,
    kernelInitializer: names.length === 0 ? usualInitializer : readName('net', names[0], initializerNames),
  });
}

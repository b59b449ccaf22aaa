import { activationNames } from '../../engine/activations.ts';
import { initializerNames } from '../../engine/specs/initializers.ts';
import type { DenseLayer, Layer, Model } from '../../engine/specs/model.ts';
import { limits } from '../limits.ts';
import { layerDefaults as usual } from './defaults.ts';
import { readInitializer, writeInitializer } from './initializer.ts';
import { isClassName, layerWords, readClass, writeClass } from './layers.ts';
import { flagged, readOptions, valued, writeThing } from './options.ts';
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

export function writeNet({ inputs, layers }: Model): string {
  return [String(inputs), ...layers.map(writeLayer)].join('-');
}

function writeLayer(layer: Layer): string {
  if (layer.type === 'activation') return layer.activation;
  return layer.type === 'dense' ? writeDense(layer) : writeClass(layer);
}

function writeDense(layer: DenseLayer): string {
  const { kernelInitializer, biasInitializer, kernelRegularizer, biasRegularizer } = layer;
  return writeThing(
    layer.activation === 'linear' ? String(layer.units) : `${layer.units}.${layer.activation}`,
    flagged('nobias', !layer.useBias),
    kernelInitializer === usual.dense.kernelInitializer ? null : writeInitializer(kernelInitializer),
    valued('bias', writeInitializer(biasInitializer), usual.dense.biasInitializer),
    valued('l1', kernelRegularizer.l1, 0),
    valued('l2', kernelRegularizer.l2, 0),
    valued('bias_l1', biasRegularizer.l1, 0),
    valued('bias_l2', biasRegularizer.l2, 0),
    flagged('frozen', !layer.trainable),
  );
}

/** @throws Refusal */
export function readNet(text: string): Model {
  const [inputs, ...layers] = splitLayers(text);
  if (layers.length > limits.layers.max) {
    throw new Refusal({ code: 'tooManyLayers', layers: layers.length, max: limits.layers.max });
  }
  return { inputs: readInteger('net', inputs, limits.inputs), layers: layers.map(readLayer) };
}

/** Splits a net at each "-" that is not a minus. */
function splitLayers(text: string): string[] {
  const layers: string[] = [];
  let from = 0;
  for (let at = text.indexOf('-'); at !== -1; at = text.indexOf('-', at + 1)) {
    if (/(?:[:,=]|\de)$/.test(text.slice(Math.max(from, at - 2), at))) continue;
    layers.push(text.slice(from, at));
    from = at + 1;
  }
  return [...layers, text.slice(from)];
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

const denseWords = ['nobias', 'bias=', 'l1=', 'l2=', 'bias_l1=', 'bias_l2=', 'frozen'];

function readDense(head: string, parts: readonly string[], malformed: LinkError): DenseLayer {
  const [units, activation, ...rest] = head.split('.', 3);
  if (rest.length > 0) throw new Refusal(malformed);
  const options = readOptions('net', parts, malformed);
  const regularizer = (prefix: '' | 'bias_') => ({
    l1: options.value(`${prefix}l1`, limits.penalty, 0),
    l2: options.value(`${prefix}l2`, limits.penalty, 0),
  });
  const bias = options.text('bias');
  const layer: Omit<DenseLayer, 'kernelInitializer'> = {
    type: 'dense',
    units: readInteger('net', units, limits.units),
    activation: activation === undefined ? 'linear' : readName('net', activation, activationNames),
    useBias: !options.flag('nobias'),
    biasInitializer: bias === undefined ? usual.dense.biasInitializer : readInitializer(bias),
    kernelRegularizer: regularizer(''),
    biasRegularizer: regularizer('bias_'),
    trainable: !options.flag('frozen'),
  };
  const kernel = options.word();
  if (kernel === undefined) {
    options.end();
    return { ...layer, kernelInitializer: usual.dense.kernelInitializer };
  }
  const [name] = kernel.split(',', 1);
  readName('net', name, [...initializerNames, 'variance_scaling', ...denseWords]); // the error names all possible words
  if (options.word() !== undefined) throw new Refusal(malformed);
  options.end();
  return { ...layer, kernelInitializer: readInitializer(kernel) };
}

import { layerClassNames } from '../../document/classNames.ts';
import { activationLayer, denseLayer, usualLayers } from '../../document/defaults.ts';
import { limits } from '../../document/limits.ts';
import type { Layer, LayerType } from '../../engine/specs/model.ts';
import { readActivation } from './activations.ts';
import { Arguments, type CallSite } from './arguments.ts';
import { idleLayers, mergingLayers, missingLayers, otherLayers } from './catalogue.ts';
import { readInitializer } from './initializers.ts';
import { nearest } from './nearest.ts';
import { type Complaint, excerpt } from './problem.ts';
import { readRegularizer } from './regularizers.ts';
import type { Session } from './session.ts';
import { readInput } from './shapes.ts';
import { birth, type InputObject, type LayerObject, type OfData, told, type UnknownValue } from './value.ts';
import { words } from './words.ts';

interface LayerReader {
  /** Positional arguments in Keras's order; see the `__init__` of the class in keras/src/layers. */
  readonly parameters: readonly string[];
  readonly old?: Readonly<Record<string, string>>;
  /** More than one where an activation needs a layer of its own. */
  readonly read: (args: Arguments) => readonly Layer[];
}

/** Arguments common to all layers: keras/src/layers/layer.py, and those of Keras 1 and 2 besides. */
const common = words(`
    name trainable dtype autocast activity_regularizer input_shape input_dim batch_input_shape batch_size
    weights sparse
  `);
const initialized = { beta_initializer: 'zeros', gamma_initializer: 'ones', moving_mean_initializer: 'zeros' };
const plain = { beta_regularizer: null, gamma_regularizer: null, beta_constraint: null, gamma_constraint: null };
const normalization = { ...initialized, moving_variance_initializer: 'ones', ...plain };

const dense: LayerReader = {
  parameters: [
    ...words(`
    units activation use_bias kernel_initializer bias_initializer kernel_regularizer bias_regularizer
    activity_regularizer kernel_constraint bias_constraint lora_rank lora_alpha
  `),
    'quantization_config',
  ],
  old: {
    output_dim: 'units',
    init: 'kernel_initializer',
    bias: 'use_bias',
    W_regularizer: 'kernel_regularizer',
    b_regularizer: 'bias_regularizer',
    W_constraint: 'kernel_constraint',
    b_constraint: 'bias_constraint',
  },
  read: (args) => {
    args.needed('units');
    const usual = usualLayers.dense;
    const activation = readActivation(args, 'activation') ?? 'linear';
    args.only({
      kernel_constraint: null,
      bias_constraint: null,
      lora_rank: null,
      lora_alpha: null,
      quantization_config: null,
    });
    const ofData = unitsOfData(args) !== null;
    const layer = denseLayer(ofData ? usual.units : args.integer('units', limits.units, usual.units), {
      activation: typeof activation === 'string' ? activation : 'linear',
      useBias: args.flag('use_bias', usual.useBias),
      kernelInitializer: readInitializer(args, 'kernel_initializer', usual.kernelInitializer),
      biasInitializer: readInitializer(args, 'bias_initializer', usual.biasInitializer),
      kernelRegularizer: readRegularizer(args, 'kernel_regularizer'),
      biasRegularizer: readRegularizer(args, 'bias_regularizer'),
      trainable: args.flag('trainable', true),
    });
    if (typeof activation === 'string') return [layer];
    args.session.tell(args.get('activation') ?? args.site, { code: 'activationApart' });
    return [layer, activation];
  },
};

/** `Dense(y.shape[1])` */
function unitsOfData(args: Arguments): OfData | null {
  const given = args.get('units');
  if (given?.value.kind !== 'unknown' || given.value.why.code !== 'ofData') return null;
  return { from: given.from, to: given.to, source: given.value.why.source };
}

const readers: { readonly [T in LayerType]: LayerReader } = {
  dense,
  activation: {
    parameters: ['activation'],
    read: (args) => {
      args.needed('activation');
      const activation = readActivation(args, 'activation') ?? 'linear';
      return [typeof activation === 'string' ? activationLayer(activation) : activation];
    },
  },
  re_lu: {
    parameters: ['max_value', 'negative_slope', 'threshold'],
    read: (args) => [
      {
        type: 're_lu',
        maxValue: args.numberOrNone('max_value', limits.level, null),
        negativeSlope: args.numberOrNone('negative_slope', limits.slope, 0) ?? 0,
        threshold: args.numberOrNone('threshold', limits.level, 0) ?? 0,
      },
    ],
  },
  leaky_re_lu: {
    parameters: ['negative_slope'],
    old: { alpha: 'negative_slope' },
    read: (args) => [{ type: 'leaky_re_lu', negativeSlope: args.number('negative_slope', limits.slope, 0.3) }],
  },
  p_re_lu: {
    parameters: ['alpha_initializer', 'alpha_regularizer', 'alpha_constraint', 'shared_axes'],
    old: { init: 'alpha_initializer' },
    read: (args) => {
      args.only({ alpha_regularizer: null, alpha_constraint: null, shared_axes: null });
      const usual = usualLayers.p_re_lu;
      const alphaInitializer = readInitializer(args, 'alpha_initializer', usual.alphaInitializer);
      return [{ type: 'p_re_lu', alphaInitializer, trainable: args.flag('trainable', true) }];
    },
  },
  elu: {
    parameters: ['alpha'],
    read: (args) => [{ type: 'elu', alpha: args.number('alpha', limits.slope, 1) }],
  },
  softmax: {
    parameters: ['axis'],
    read: (args) => {
      args.only({ axis: -1 });
      return [{ type: 'softmax' }];
    },
  },
  dropout: {
    parameters: ['rate', 'noise_shape', 'seed'],
    old: { p: 'rate' },
    read: (args) => {
      args.needed('rate');
      args.only({ noise_shape: null });
      args.idle(['seed']);
      return [{ type: 'dropout', rate: args.number('rate', limits.rate, usualLayers.dropout.rate) }];
    },
  },
  gaussian_noise: {
    parameters: ['stddev', 'seed'],
    old: { sigma: 'stddev' },
    read: (args) => {
      args.needed('stddev');
      args.idle(['seed']);
      return [
        { type: 'gaussian_noise', stddev: args.number('stddev', limits.stddev, usualLayers.gaussian_noise.stddev) },
      ];
    },
  },
  batch_normalization: {
    parameters: [
      'axis',
      'momentum',
      'epsilon',
      'center',
      'scale',
      ...Object.keys(normalization),
      'synchronized',
      'mode',
    ],
    old: { beta_init: 'beta_initializer', gamma_init: 'gamma_initializer' },
    read: (args) => {
      const axis = args.some('axis')?.value;
      args.only({ ...normalization, synchronized: false, mode: 0 });
      if (axis?.kind !== 'number' || axis.value !== 1) args.only({ axis: -1 }); // of rows, 1 is the last axis too
      const usual = usualLayers.batch_normalization;
      return [
        {
          type: 'batch_normalization',
          momentum: args.number('momentum', limits.movingMomentum, usual.momentum),
          epsilon: args.number('epsilon', limits.epsilon, usual.epsilon),
          center: args.flag('center', true),
          scale: args.flag('scale', true),
          trainable: args.flag('trainable', true),
        },
      ];
    },
  },
  layer_normalization: {
    parameters: ['axis', 'epsilon', 'center', 'scale', ...Object.keys(normalization), 'rms_scaling'],
    read: (args) => {
      const axis = args.some('axis')?.value;
      args.only({ ...normalization, rms_scaling: false });
      if (axis?.kind !== 'number' || axis.value !== 1) args.only({ axis: -1 });
      return [
        {
          type: 'layer_normalization',
          epsilon: args.number('epsilon', limits.epsilon, usualLayers.layer_normalization.epsilon),
          center: args.flag('center', true),
          scale: args.flag('scale', true),
          trainable: args.flag('trainable', true),
        },
      ];
    },
  },
};

const layerTypes = Object.keys(readers) as LayerType[]; // its own keys, as the type says
const byClass = new Map(layerTypes.map((type) => [layerClassNames[type], readers[type]] as const));
/** The layers that can be written, for suggestions. */
export const layerNames: readonly string[] = [...byClass.keys(), 'Input', 'InputLayer', 'Flatten'];

/** `keras.layers.Dense(4, activation='relu')`: a layer, an input, or an unsupported one, which is told. */
export function makeLayer(session: Session, site: CallSite, callee: string): LayerObject | InputObject | UnknownValue {
  if (callee === 'Input' || callee === 'InputLayer') return makeInput(session, site, callee);
  const { from, to } = site;
  if (callee === 'Flatten' || idleLayers.has(callee)) {
    const parameters = [...common, '*', 'data_format', 'scale', 'offset', 'mean', 'variance', 'axis', 'invert'];
    const args = new Arguments(session, site, { callee, parameters });
    if (callee !== 'Flatten') session.tell(site, { code: 'passedOver', name: callee });
    return layerObject(args, [], { from, to }, callee === 'Flatten');
  }
  const reader = byClass.get(callee);
  if (reader !== undefined) {
    const parameters = [...new Set([...reader.parameters, '*', ...common])];
    const args = new Arguments(session, site, { callee, parameters, old: reader.old ?? {} });
    args.only({ activity_regularizer: null, weights: null });
    args.idle(['dtype']);
    const object = layerObject(args, reader.read(args), { from, to }, false);
    return callee === 'Dense' ? { ...object, unitsOfData: unitsOfData(args) } : object;
  }
  session.tell(site.callee, layerProblem(callee) ?? { code: 'unknownLayer', name: excerpt(callee), nearest: null });
  return told;
}

/** Why there is no layer of this name; null if there is one. */
export function layerProblem(name: string): Complaint | null {
  if (mergingLayers.has(name)) return { code: 'branch' };
  if (otherLayers.has(name)) return { code: 'otherLayer', name };
  if (missingLayers.has(name)) return { code: 'notHere', name };
  if (layerNames.includes(name) || idleLayers.has(name)) return null;
  return { code: 'unknownLayer', name: excerpt(name), nearest: nearest(name, layerNames) };
}

function layerObject(
  args: Arguments,
  layers: readonly Layer[],
  place: { from: number; to: number },
  flattens: boolean,
): LayerObject {
  const name = args.some('name')?.value;
  return {
    kind: 'layer',
    born: birth(),
    layers,
    places: [place],
    name: name?.kind === 'string' ? name.value : null,
    input: readInput(args, 'input_shape', 'batch_input_shape', 'input_dim'),
    flattens,
    unitsOfData: null,
    used: false,
  };
}

function makeInput(session: Session, site: CallSite, callee: string): InputObject {
  const parameters = [
    ...words('shape batch_size dtype sparse ragged batch_shape'),
    ...(callee === 'Input' ? ['name', 'tensor', 'optional'] : ['input_tensor', 'optional', 'name']),
    ...words('* input_shape batch_input_shape input_dim trainable'),
  ];
  const args = new Arguments(session, site, { callee, parameters });
  args.only({ tensor: null, input_tensor: null, sparse: false, ragged: false });
  const { from, to } = site;
  const input = readInput(args, 'shape', 'input_shape', 'batch_shape', 'batch_input_shape', 'input_dim');
  if (input === null) {
    args.needed('shape');
    return { kind: 'input', shape: null, place: { from, to }, source: null };
  }
  return { ...input, place: { from, to } };
}

import type { Layer, LayerType } from '../engine/specs/model.ts';
import { noRegularizer } from '../engine/specs/regularizerSpec.ts';
import type { Argument, Arguments, NumberArgument } from './argument.ts';
import { ranges } from './ranges.ts';

/** A value of an argument that the page has not: Keras's default, the only one that it can have. */
type Only = string | number | boolean | null;

interface Entry<T extends LayerType> {
  readonly className: string;
  /** A shorter name, for the drawing. */
  readonly shortName?: string;
  readonly arguments: Arguments<Extract<Layer, { type: T }>>;
  /** When Keras got it, where that was after 2017. */
  readonly since?: string;
  /** Its part of the menu, in Keras's words. Regularization acts in training only. */
  readonly group: 'core' | 'activations' | 'regularization' | 'normalization';
  /** Keras's other parameters; they come behind these arguments, `idle` behind them, `first` before all. */
  readonly others?: Readonly<Record<string, Only>>;
  readonly first?: readonly string[];
  /** Other names of these parameters. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Parameters that change nothing here. */
  readonly idle?: readonly string[];
}

const number = { type: 'number', step: 'tenth' } as const;
const on = { type: 'flag', usual: true } as const;
const trainable = { ...on, link: 'frozen' } as const;
const slope = { ...number, range: ranges.slope } as const;
const level = { range: ranges.level, step: 'one' } as const;
const epsilon = {
  type: 'number',
  range: ranges.epsilon,
  step: 'logarithmic',
  usual: 0.001,
} as const satisfies NumberArgument;
const scaled = {
  center: { ...on, link: 'nocenter' },
  scale: { ...on, link: 'noscale' },
  trainable,
} as const;
const normalization = {
  beta_initializer: 'zeros',
  gamma_initializer: 'ones',
  moving_mean_initializer: 'zeros',
  moving_variance_initializer: 'ones',
  beta_regularizer: null,
  gamma_regularizer: null,
  beta_constraint: null,
  gamma_constraint: null,
} as const;

/** Keras's layers by the type that `model.summary()` has, in the order of the menu: keras/src/layers. */
export const layers: { readonly [T in LayerType]: Entry<T> } = {
  dense: {
    className: 'Dense',
    group: 'core',
    arguments: {
      units: {
        type: 'number',
        range: ranges.units,
        whole: true,
        step: 'one',
        usual: 4,
        needed: true,
        positional: true,
        onCard: true,
        aliases: ['output_dim'],
      },
      activation: { type: 'activation', usual: 'linear', onCard: true },
      useBias: { ...on, link: 'nobias', aliases: ['bias'] },
      kernelInitializer: { type: 'initializer', usual: 'glorot_uniform', link: '', aliases: ['init'] },
      biasInitializer: { type: 'initializer', usual: 'zeros', link: 'bias', vector: true, needs: 'useBias' },
      kernelRegularizer: { type: 'regularizer', usual: noRegularizer, link: '', aliases: ['W_regularizer'] },
      biasRegularizer: {
        type: 'regularizer',
        usual: noRegularizer,
        link: 'bias_',
        aliases: ['b_regularizer'],
        needs: 'useBias',
      },
      trainable,
    },
    others: {
      activity_regularizer: null,
      kernel_constraint: null,
      bias_constraint: null,
      lora_rank: null,
      lora_alpha: null,
      quantization_config: null,
    },
    aliases: { W_constraint: 'kernel_constraint', b_constraint: 'bias_constraint' },
  },
  activation: {
    className: 'Activation',
    group: 'core',
    arguments: { activation: { type: 'activation', usual: 'sigmoid', needed: true, positional: true, onCard: true } },
  },
  re_lu: {
    className: 'ReLU',
    since: 'since 2018',
    group: 'activations',
    arguments: {
      maxValue: { type: 'optional', ...level, usual: null, start: 6 },
      negativeSlope: { ...slope, usual: 0, none: 0, onCard: true },
      threshold: { type: 'number', ...level, usual: 0, none: 0 },
    },
  },
  leaky_re_lu: {
    className: 'LeakyReLU',
    group: 'activations',
    arguments: {
      negativeSlope: {
        ...slope,
        usual: 0.3,
        link: '',
        onCard: true,
        aliases: ['alpha'],
        in2017: { name: 'alpha' },
      },
    },
  },
  p_re_lu: {
    className: 'PReLU',
    group: 'activations',
    arguments: {
      alphaInitializer: { type: 'initializer', usual: 'zeros', link: '', vector: true, aliases: ['init'] },
      trainable,
    },
    others: { alpha_regularizer: null, alpha_constraint: null, shared_axes: null },
  },
  elu: {
    className: 'ELU',
    group: 'activations',
    arguments: { alpha: { ...slope, usual: 1, link: '', onCard: true } },
  },
  softmax: { className: 'Softmax', since: 'since 2018', group: 'activations', arguments: {}, others: { axis: -1 } },
  dropout: {
    className: 'Dropout',
    group: 'regularization',
    arguments: {
      rate: {
        ...number,
        range: ranges.rate,
        usual: 0.5,
        needed: true,
        positional: true,
        int: true,
        link: '',
        onCard: true,
        aliases: ['p'],
      },
    },
    others: { noise_shape: null },
    idle: ['seed'],
  },
  gaussian_noise: {
    className: 'GaussianNoise',
    shortName: 'Noise',
    group: 'regularization',
    arguments: {
      stddev: {
        ...number,
        range: ranges.stddev,
        usual: 0.1,
        needed: true,
        positional: true,
        int: true,
        link: '',
        onCard: true,
        aliases: ['sigma'],
      },
    },
    idle: ['seed'],
  },
  batch_normalization: {
    className: 'BatchNormalization',
    shortName: 'BatchNorm',
    group: 'normalization',
    arguments: {
      momentum: { type: 'number', range: ranges.movingMomentum, step: 'nines', usual: 0.99, onCard: true },
      epsilon,
      ...scaled,
    },
    first: ['axis'],
    others: { ...normalization, synchronized: false, mode: 0 },
    aliases: { beta_init: 'beta_initializer', gamma_init: 'gamma_initializer' },
  },
  layer_normalization: {
    className: 'LayerNormalization',
    since: 'since 2019',
    shortName: 'LayerNorm',
    group: 'normalization',
    arguments: { epsilon: { ...epsilon, onCard: true }, ...scaled },
    first: ['axis'],
    others: { ...normalization, rms_scaling: false },
  },
};

/** Keys of the arguments that stand on the card of a layer. */
export function onCard(type: LayerType): readonly string[] {
  const all = Object.entries<Argument>({ ...layers[type].arguments });
  return all.filter(([, argument]) => argument.onCard).map(([key]) => key);
}

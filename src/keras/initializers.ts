import type { InitializerName, InitializerObject, VarianceScaling } from '../engine/specs/initializerSpecs.ts';
import type { Arguments, ChoiceArgument, Named, NumberArgument } from './argument.ts';
import { ranges } from './ranges.ts';

type Name = InitializerName | 'variance_scaling';

interface Entry<N extends Name> {
  readonly className: string;
  /** Other names. */
  readonly aliases?: readonly string[];
  readonly arguments: Named<InitializerObject, N> extends never ? object : Arguments<Named<InitializerObject, N>>;
  /** Arguments in a link. */
  readonly example?: string;
  /** It makes matrices: Keras refuses it for a vector. */
  readonly ofMatrix?: true;
}

const initial = {
  type: 'number',
  range: ranges.initial,
  step: 'tenth',
  usual: 0,
} as const satisfies NumberArgument;
const normal = {
  mean: initial,
  stddev: { type: 'number', range: ranges.spread, step: 'logarithmic', usual: 0.05 },
} as const;
const gain = { ...initial, usual: 1, aliases: ['scale'] } as const;
const none = {};

const mode: ChoiceArgument<VarianceScaling['mode']> = {
  type: 'choice',
  choices: ['fan_in', 'fan_out', 'fan_avg'],
  usual: 'fan_in',
};
const distribution: ChoiceArgument<VarianceScaling['distribution']> = {
  type: 'choice',
  choices: ['truncated_normal', 'untruncated_normal', 'uniform'],
  usual: 'truncated_normal',
  words: { normal: 'truncated_normal' }, // as it was called in 2017
};

/** Keras's initializers by name: keras/src/initializers. */
export const initializers: { readonly [N in Name]: Entry<N> } = {
  glorot_uniform: { className: 'GlorotUniform', arguments: none, aliases: ['glorot_uniform_initializer'] },
  glorot_normal: { className: 'GlorotNormal', arguments: none, aliases: ['glorot_normal_initializer'] },
  he_uniform: { className: 'HeUniform', arguments: none },
  he_normal: { className: 'HeNormal', arguments: none },
  lecun_uniform: { className: 'LecunUniform', arguments: none },
  lecun_normal: { className: 'LecunNormal', arguments: none },
  random_uniform: {
    className: 'RandomUniform',
    aliases: ['uniform'],
    arguments: {
      minval: { ...initial, usual: -0.05, below: 'maxval' },
      maxval: { ...initial, usual: 0.05, above: 'minval' },
    },
    example: '-0.1,0.1',
  },
  random_normal: { className: 'RandomNormal', aliases: ['normal'], arguments: normal, example: '0,0.1' },
  truncated_normal: { className: 'TruncatedNormal', arguments: normal, example: '0,0.1' },
  orthogonal: {
    className: 'Orthogonal',
    aliases: ['OrthogonalInitializer'],
    arguments: { gain },
    example: '0.5',
    ofMatrix: true,
  },
  identity: {
    className: 'Identity',
    aliases: ['IdentityInitializer'],
    arguments: { gain },
    example: '0.5',
    ofMatrix: true,
  },
  zeros: { className: 'Zeros', arguments: none, aliases: ['zero', 'zeros_initializer'] },
  ones: { className: 'Ones', arguments: none, aliases: ['one', 'ones_initializer'] },
  constant: { className: 'Constant', arguments: { value: { ...initial, positional: true } }, example: '0.5' },
  variance_scaling: {
    className: 'VarianceScaling',
    arguments: {
      scale: { type: 'number', range: ranges.scale, step: 'tenth', usual: 1 },
      mode,
      distribution,
    },
    example: '2,fan_in,uniform',
  },
};

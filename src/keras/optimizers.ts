import type { Clip, OptimizerName, OptimizerSpec } from '../engine/specs/optimizerSpecs.ts';
import { type Arguments, givenArguments, type Named, type NumberArgument } from './argument.ts';
import { ranges } from './ranges.ts';

/** The plain data of the optimizer of a name. */
export type OptimizerOf<N extends OptimizerName> = Named<OptimizerSpec, N>;

interface Entry<N extends OptimizerName> {
  readonly className: string;
  readonly arguments: Arguments<OptimizerOf<N>>;
  /** When Keras got it, where that was after 2017. */
  readonly since?: string;
  /** `weight_decay` comes in Keras before its own arguments, not behind. */
  readonly decayFirst?: true;
  /** In 2017 it had `schedule_decay`, and no `decay`. */
  readonly scheduleDecay?: true;
  /** In a link. */
  readonly example: string;
}

const rate = {
  type: 'number',
  range: ranges.learningRate,
  step: 'logarithmic',
  always: true,
  link: '',
  aliases: ['lr'],
} as const;
/** @param before the default of 2017 */
const learningRate = (usual: number, before = usual): NumberArgument => ({
  ...rate,
  usual,
  in2017: { name: 'lr', usual: before },
});

const weightDecay: NumberArgument = {
  type: 'number',
  range: ranges.weightDecay,
  step: 'logarithmic',
  usual: 0,
  none: 0,
};
/** Arguments that all optimizers have behind their own. */
const common = {
  weightDecay,
  schedule: { type: 'schedule', usual: null },
  clip: { type: 'clip', usual: null },
} as const;

const momentum = {
  type: 'number',
  range: ranges.momentum,
  step: 'tenth',
  usual: 0,
} as const satisfies NumberArgument;
/** How long something is remembered. */
const share = { type: 'number', range: ranges.beta, step: 'nines' } as const;
const rho = { ...share, aliases: ['alpha'] } as const;
const epsilon = {
  type: 'number',
  range: ranges.epsilon,
  step: 'logarithmic',
  usual: 1e-7,
  none: 'usual',
  in2017: { usual: 1e-8 },
} as const satisfies NumberArgument;
const off = { type: 'flag', usual: false } as const;
const adam = {
  beta1: { ...share, usual: 0.9, link: '' },
  beta2: { ...share, usual: 0.999, link: '' },
  epsilon: { ...epsilon, link: '' },
} as const;

/** Keras's optimizers by name, in the order of the menu: keras/src/optimizers. */
export const optimizers: { readonly [N in OptimizerName]: Entry<N> } = {
  sgd: {
    className: 'SGD',
    arguments: {
      learningRate: learningRate(0.01),
      momentum: { ...momentum, link: '' },
      nesterov: { ...off, behind: 'momentum' },
      ...common,
    },
    example: 'sgd:0.01:0.9:nesterov',
  },
  rmsprop: {
    className: 'RMSprop',
    arguments: {
      learningRate: learningRate(0.001),
      rho: { ...rho, usual: 0.9 },
      momentum,
      epsilon,
      centered: { ...off, slots: true },
      ...common,
    },
    example: 'rmsprop:0.001:rho=0.9',
  },
  adam: {
    className: 'Adam',
    arguments: { learningRate: learningRate(0.001), ...adam, amsgrad: { ...off, slots: true }, ...common },
    example: 'adam:0.001:0.9:0.999:1e-7',
  },
  adamw: {
    className: 'AdamW',
    since: 'since 2022',
    arguments: {
      learningRate: { ...rate, usual: 0.001 }, // there was none in 2017
      ...adam,
      epsilon: { ...epsilon, link: '', in2017: {} },
      amsgrad: { ...off, slots: true },
      ...common,
      weightDecay: { ...weightDecay, usual: 0.004 },
    },
    decayFirst: true,
    example: 'adamw:0.001:weight_decay=0.004',
  },
  adagrad: {
    className: 'Adagrad',
    arguments: {
      learningRate: learningRate(0.001, 0.01),
      initialAccumulatorValue: {
        type: 'number',
        range: ranges.initialAccumulatorValue,
        step: 'tenth',
        usual: 0.1,
        slots: true,
        aliases: ['initial_accumulator'],
        in2017: { usual: 0, fixed: 'its accumulators began at' },
      },
      epsilon,
      ...common,
    },
    example: 'adagrad:0.001:initial_accumulator_value=0.1',
  },
  adadelta: {
    className: 'Adadelta',
    arguments: { learningRate: learningRate(0.001, 1), rho: { ...rho, usual: 0.95 }, epsilon, ...common },
    example: 'adadelta:0.001:rho=0.95',
  },
  adamax: {
    className: 'Adamax',
    arguments: { learningRate: learningRate(0.001, 0.002), ...adam, ...common },
    example: 'adamax:0.001:0.9:0.999:1e-7',
  },
  nadam: {
    className: 'Nadam',
    arguments: { learningRate: learningRate(0.001, 0.002), ...adam, ...common },
    scheduleDecay: true,
    example: 'nadam:0.001:0.9:0.999:1e-7',
  },
};

/** Whether Keras had it in 2017. */
export function wasIn2017(name: OptimizerName): boolean {
  return optimizers[name].since === undefined;
}

/** Keras's arguments of a clip; it takes one of them. */
export const clipNames: Readonly<Record<Clip['by'], string>> = {
  norm: 'clipnorm',
  value: 'clipvalue',
  global_norm: 'global_clipnorm',
};

export const clipWays = Object.keys(clipNames) as readonly Clip['by'][]; // the table's own keys

export const optimizerNames = Object.keys(optimizers) as readonly OptimizerName[]; // the table's own keys

/** Whether one can become the other while it trains: without other slots, and with the same kind of schedule, if any. */
export function canTune(from: OptimizerSpec, to: OptimizerSpec): boolean {
  if (from.name !== to.name || from.schedule?.name !== to.schedule?.name) return false;
  const { arguments: table } = optimizers[to.name];
  const before = givenArguments(table, from);
  return givenArguments(table, to).every(({ slots, value }, i) => !slots || value === before[i].value);
}

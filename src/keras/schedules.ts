import type { ScheduleName, ScheduleSpec } from '../engine/specs/scheduleSpecs.ts';
import type { Arguments, NumberArgument } from './argument.ts';
import { ranges } from './ranges.ts';

interface Entry<N extends ScheduleName> {
  readonly className: string;
  readonly arguments: Arguments<Extract<ScheduleSpec, { name: N }>>;
  /** When Keras got it, where that was after 2017. */
  readonly since?: string;
  /** Keras's parameters in their order, where they are not `initial_learning_rate`, these arguments, `name`. */
  readonly signature?: readonly string[];
  /** In a link. */
  readonly example: string;
}

const decaySteps = {
  type: 'number',
  range: ranges.decaySteps,
  whole: true,
  step: 'hundred',
  usual: 1000,
  needed: true,
} as const satisfies NumberArgument;
const decayRate = { type: 'number', step: 'tenth', needed: true } as const;
const staircase = { type: 'flag', usual: false } as const;

/** Keras's schedules by name, in the order of the menu; where Keras has no default, the values of its docs. */
export const schedules: { readonly [N in ScheduleName]: Entry<N> } = {
  exponential_decay: {
    className: 'ExponentialDecay',
    since: 'since 2019',
    arguments: { decaySteps, decayRate: { ...decayRate, range: ranges.decayRate, usual: 0.96 }, staircase },
    example: 'exponential_decay=1000,0.96,staircase',
  },
  cosine_decay: {
    className: 'CosineDecay',
    since: 'since 2019',
    arguments: {
      decaySteps,
      alpha: { type: 'number', range: ranges.cosineAlpha, step: 'tenth', usual: 0 },
      warmupTarget: { type: 'optional', range: ranges.warmupTarget, step: 'logarithmic', usual: null, start: 0.1 },
      warmupSteps: {
        type: 'number',
        range: ranges.scheduleSteps,
        whole: true,
        step: 'hundred',
        usual: 0,
        needs: 'warmupTarget',
      },
    },
    signature: ['initial_learning_rate', 'decay_steps', 'alpha', 'name', 'warmup_target', 'warmup_steps'],
    example: 'cosine_decay=1000,0,0.1,100',
  },
  piecewise_constant_decay: {
    className: 'PiecewiseConstantDecay',
    since: 'since 2019',
    arguments: {
      boundaries: { type: 'numbers', range: ranges.scheduleSteps, whole: true, usual: [1000], needed: true },
      values: { type: 'numbers', range: ranges.learningRate, usual: [0.001], needed: true },
    },
    signature: ['boundaries', 'values', 'name'],
    example: 'piecewise_constant_decay=1000,0.001,2000,0.0001',
  },
  inverse_time_decay: {
    className: 'InverseTimeDecay',
    since: 'since 2019',
    arguments: { decaySteps, decayRate: { ...decayRate, range: ranges.inverseDecayRate, usual: 0.5 }, staircase },
    example: 'inverse_time_decay=1000,0.5,staircase',
  },
};

import { limits } from '../../document/limits.ts';
import type { ScheduleSpec } from '../../engine/specs/schedules.ts';
import { Arguments, type CallSite, type Given } from './arguments.ts';
import { nearest } from './nearest.ts';
import { excerpt } from './problem.ts';
import type { Session } from './session.ts';
import { told, type Value } from './value.ts';

const names = ['ExponentialDecay', 'InverseTimeDecay', 'CosineDecay', 'PiecewiseConstantDecay'];
const others = new Set(['PolynomialDecay', 'CosineDecayRestarts', 'LearningRateSchedule']);

/** `keras.optimizers.schedules.ExponentialDecay(0.1, decay_steps=100, decay_rate=0.9)`: keras/src/optimizers/schedules. */
export function makeSchedule(session: Session, site: CallSite, callee: string): Value {
  const take = (...parameters: string[]): Arguments => new Arguments(session, site, { callee, parameters });
  const made = (args: Arguments, spec: ScheduleSpec): Value => {
    args.needed('initial_learning_rate');
    const first = args.number('initial_learning_rate', limits.learningRate, 0.01);
    return { kind: 'schedule', first, spec };
  };
  const steps = (args: Arguments): number => {
    args.needed('decay_steps');
    return args.integer('decay_steps', limits.decaySteps, 1000);
  };
  switch (callee) {
    case 'ExponentialDecay':
    case 'InverseTimeDecay': {
      const args = take('initial_learning_rate', 'decay_steps', 'decay_rate', 'staircase', 'name');
      args.needed('decay_rate');
      const name = callee === 'ExponentialDecay' ? 'exponential_decay' : 'inverse_time_decay';
      const range = name === 'exponential_decay' ? limits.decayRate : limits.inverseDecayRate;
      const decayRate = args.number('decay_rate', range, 0.5);
      return made(args, { name, decaySteps: steps(args), decayRate, staircase: args.flag('staircase', false) });
    }
    case 'CosineDecay': {
      const parameters = ['initial_learning_rate', 'decay_steps', 'alpha', 'name', 'warmup_target', 'warmup_steps'];
      const args = take(...parameters);
      return made(args, {
        name: 'cosine_decay',
        decaySteps: steps(args),
        alpha: args.number('alpha', limits.cosineAlpha, 0),
        warmupTarget: args.numberOrNone('warmup_target', limits.warmupTarget, null),
        warmupSteps: args.integer('warmup_steps', limits.scheduleSteps, 0),
      });
    }
    case 'PiecewiseConstantDecay':
      return makePiecewise(take('boundaries', 'values', 'name'));
    default:
      if (others.has(callee)) session.tell(site.callee, { code: 'notHere', name: callee });
      else {
        const close = nearest(callee, names);
        session.tell(site.callee, { code: 'unknownName', kind: 'schedule', name: excerpt(callee), nearest: close });
      }
      return told;
  }
}

function makePiecewise(args: Arguments): Value {
  const [boundaries, values] = ['boundaries', 'values'].map((name) => numbers(args, args.needed(name), name));
  if (boundaries === null || values === null) return told;
  if (!boundaries.every(Number.isInteger))
    args.wrong(args.get('boundaries') ?? { ...args.site, value: told }, 'boundaries', 'integer');
  const ascend = boundaries.every((each, i) => i === 0 || each > boundaries[i - 1]);
  if (!ascend || values.length !== boundaries.length + 1 || boundaries.length < limits.boundaries.min) {
    args.session.tell(args.site, { code: 'badBoundaries' });
    return told;
  }
  const { session } = args;
  const check = (
    argument: string,
    value: number,
    { min, max }: { readonly min: number; readonly max: number },
  ): void => {
    if (value >= min && value <= max) return;
    session.tell(args.get(argument) ?? args.site, { code: 'outOfRange', argument, value, min, max });
  };
  check('boundaries', boundaries.length, limits.boundaries);
  for (const each of boundaries) check('boundaries', each, limits.scheduleSteps);
  for (const each of values) check('values', each, limits.learningRate);
  const [first, ...rest] = values;
  return { kind: 'schedule', first, spec: { name: 'piecewise_constant_decay', boundaries, values: rest } };
}

function numbers(args: Arguments, given: Given | null, argument: string): readonly number[] | null {
  if (given === null) return null;
  const { value } = given;
  const items = value.kind === 'list' ? value.items : [];
  const found = items.flatMap((item) => (item.kind === 'number' ? [item.value] : []));
  if (value.kind === 'list' && found.length === items.length) return found;
  args.wrong(given, argument, 'numbers');
  return null;
}

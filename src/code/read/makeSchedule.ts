import { scheduleClassNames } from '../../document/classNames.ts';
import { usualSchedules } from '../../document/defaults.ts';
import { limits } from '../../document/limits.ts';
import { scheduleNames, type ScheduleSpec } from '../../engine/specs/scheduleSpecs.ts';
import { mapArguments } from '../../keras/argument.ts';
import { schedules } from '../../keras/schedules.ts';
import { Arguments, parametersOf } from './callArguments.ts';
import { nearest } from './nearestName.ts';
import { excerpt } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import { type CallSite, type Given, told, type Value } from './value.ts';

const others = new Set(['PolynomialDecay', 'CosineDecayRestarts', 'LearningRateSchedule']);

/** `keras.optimizers.schedules.ExponentialDecay(0.1, decay_steps=100, decay_rate=0.9)`: keras/src/optimizers/schedules. */
export function makeSchedule(session: Session, site: CallSite, callee: string): Value {
  const name = scheduleNames.find((each) => schedules[each].className === callee);
  if (name !== undefined) {
    const { arguments: table, signature } = schedules[name];
    const parameters = signature ?? ['initial_learning_rate', ...parametersOf(table), 'name'];
    const args = new Arguments(session, site, { callee, parameters });
    if (name === 'piecewise_constant_decay') return makePiecewise(args);
    const spec = mapArguments<ScheduleSpec>(table, usualSchedules[name], (given) => {
      if (given.needed) args.needed(given.name);
      return args.value(given);
    });
    args.needed('initial_learning_rate');
    return { kind: 'schedule', first: args.number('initial_learning_rate', limits.learningRate, 0.01), spec };
  }
  if (others.has(callee)) session.tell(site.callee, { code: 'notHere', name: callee });
  else {
    const close = nearest(callee, Object.values(scheduleClassNames));
    session.tell(site.callee, { code: 'unknownName', kind: 'schedule', name: excerpt(callee), nearest: close });
  }
  return told;
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

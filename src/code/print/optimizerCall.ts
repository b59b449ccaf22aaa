import { optimizerClassNames } from '../../document/classNames.ts';
import type { Clip, OptimizerSpec } from '../../engine/specs/optimizerSpecs.ts';
import type { ScheduleSpec } from '../../engine/specs/scheduleSpecs.ts';
import { type Given, givenArguments } from '../../keras/argument.ts';
import { clipNames, optimizers, wasIn2017 } from '../../keras/optimizers.ts';
import { schedules } from '../../keras/schedules.ts';
import { scheduleDecay } from '../keras2017.ts';
import { printArgument, printArguments } from './printArguments.ts';
import type { Dialect } from './dialect.ts';
import { type Argument, type Call, float, keyword, number } from './python.ts';

/** In 2017 `clipnorm` was the norm of all gradients together; there was none of each. */
function clipArgument({ name }: OptimizerSpec, by: Clip['by'], dialect: Dialect): string {
  if (dialect.name === 'keras3' || by === 'value' || !wasIn2017(name)) return clipNames[by];
  if (by === 'norm') dialect.word('clipnorm');
  return 'clipnorm';
}

/**
 * `keras.optimizers.Adam(learning_rate=0.001)`: always an object and always with its learning rate, which is the
 * number that a reader looks for and whose defaults were others in 2017; the rest where it is not Keras's default.
 */
export function optimizerCall(spec: OptimizerSpec, dialect: Dialect): Call {
  const { className, arguments: table } = optimizers[spec.name];
  const args = givenArguments(table, spec).flatMap((given) => argument(given, spec, dialect));
  for (const { key } of args) if (key !== null && key !== 'clipnorm') dialect.word(key);
  return dialect.make('optimizers', className, args);
}

function argument(given: Given, spec: OptimizerSpec, dialect: Dialect): readonly Argument[] {
  const { key } = given;
  const old = dialect.name === 'keras2017';
  if (given.type === 'schedule') return []; // stands with the learning rate
  if (given.type === 'clip') {
    const { value: clip } = given;
    return clip === null ? [] : [keyword(clipArgument(spec, clip.by, dialect), float(clip.limit))];
  }
  if (key === 'learningRate') return rate(spec, given, dialect);
  if (given.type === 'number' && old && given.in2017?.fixed !== undefined) {
    const { usual = given.usual, fixed } = given.in2017;
    const name = optimizerClassNames[spec.name];
    if (given.value !== usual)
      dialect.note(`${name}: in 2017 ${fixed} ${number(usual)}, not at ${number(given.value)}`);
    return [];
  }
  const decays = key === 'weightDecay' && old && optimizers[spec.name].scheduleDecay; // today's corresponds to this
  return [...(decays ? [keyword('schedule_decay', float(scheduleDecay.today))] : []), ...printArgument(given, dialect)];
}

/** `learning_rate=…`; in 2017's style `lr=…`, and `decay=…` for the only schedule there was. */
function rate({ name, learningRate, schedule }: OptimizerSpec, given: Given, dialect: Dialect): readonly Argument[] {
  const plain = printArgument(given, dialect);
  const old = dialect.name === 'keras2017' && wasIn2017(name);
  if (schedule === null) return plain;
  if (
    old &&
    !optimizers[name].scheduleDecay &&
    schedule.name === 'inverse_time_decay' &&
    schedule.decaySteps === 1 &&
    !schedule.staircase &&
    schedule.decayRate > 0
  ) {
    return [...plain, keyword('decay', float(schedule.decayRate))];
  }
  return [keyword('learning_rate', scheduleCall(learningRate, schedule, dialect))];
}

function scheduleCall(first: number, schedule: ScheduleSpec, dialect: Dialect): Call {
  const { piecewise_constant_decay: pieces } = schedules;
  const args =
    schedule.name === 'piecewise_constant_decay'
      ? printArguments(pieces.arguments, { ...schedule, values: [first, ...schedule.values] }, dialect)
      : [
          keyword('initial_learning_rate', float(first)),
          ...printArguments(schedules[schedule.name].arguments, schedule, dialect),
        ];
  return dialect.make('optimizers.schedules', schedules[schedule.name].className, args);
}

import { optimizerClassNames, scheduleClassNames } from '../../document/classNames.ts';
import { defaultOptimizer } from '../../document/defaults.ts';
import type { Clip, OptimizerSpec } from '../../engine/specs/optimizers.ts';
import type { ScheduleSpec } from '../../engine/specs/schedules.ts';
import { optimizerOf2017, scheduleDecay } from '../keras2017.ts';
import type { Dialect } from './dialect.ts';
import { type Argument, bool, type Call, type Expression, float, keyword, number, unless } from './python.ts';

const clipArguments: Readonly<Record<Clip['by'], string>> = {
  norm: 'clipnorm',
  value: 'clipvalue',
  global_norm: 'global_clipnorm',
};

/** In 2017 `clipnorm` was the norm of all gradients together; there was none of each. */
function clipArgument({ name }: OptimizerSpec, by: Clip['by'], dialect: Dialect): string {
  if (dialect.name === 'keras3' || by === 'value' || name === 'adamw') return clipArguments[by];
  if (by === 'norm') dialect.word('clipnorm');
  return 'clipnorm';
}

/**
 * `keras.optimizers.Adam(learning_rate=0.001)`: always an object and always with its learning rate, which is the
 * number that a reader looks for and whose defaults were others in 2017; the rest where it is not Keras's default.
 */
export function optimizerCall(spec: OptimizerSpec, dialect: Dialect): Call {
  const { weightDecay, clip } = spec;
  const args = [
    ...rate(spec, dialect),
    ...own(spec, dialect),
    ...unless('weight_decay', weightDecay, defaultOptimizer(spec.name).weightDecay),
    ...(clip === null ? [] : [keyword(clipArgument(spec, clip.by, dialect), float(clip.limit))]),
  ];
  for (const { key } of args) if (key !== null && key !== 'clipnorm') dialect.word(key);
  return dialect.make('optimizers', optimizerClassNames[spec.name], args);
}

/** `learning_rate=…`; in 2017's style `lr=…`, and `decay=…` for the only schedule there was. */
function rate({ name, learningRate, schedule }: OptimizerSpec, dialect: Dialect): readonly Argument[] {
  const old = dialect.name === 'keras2017' && name !== 'adamw';
  const plain = keyword(old ? 'lr' : 'learning_rate', float(learningRate));
  if (schedule === null) return [plain];
  if (
    old &&
    name !== 'nadam' && // it took no decay
    schedule.name === 'inverse_time_decay' &&
    schedule.decaySteps === 1 &&
    !schedule.staircase &&
    schedule.decayRate > 0
  ) {
    return [plain, keyword('decay', float(schedule.decayRate))];
  }
  return [keyword('learning_rate', scheduleCall(learningRate, schedule, dialect))];
}

function scheduleCall(first: number, schedule: ScheduleSpec, dialect: Dialect): Call {
  const make = (...args: readonly Argument[]): Call =>
    dialect.make('optimizers.schedules', scheduleClassNames[schedule.name], args);
  const initial = keyword('initial_learning_rate', float(first));
  switch (schedule.name) {
    case 'exponential_decay':
    case 'inverse_time_decay':
      return make(
        initial,
        keyword('decay_steps', number(schedule.decaySteps)),
        keyword('decay_rate', float(schedule.decayRate)),
        ...(schedule.staircase ? [keyword('staircase', bool(true))] : []),
      );
    case 'cosine_decay':
      return make(
        initial,
        keyword('decay_steps', number(schedule.decaySteps)),
        ...unless('alpha', schedule.alpha, 0),
        ...(schedule.warmupTarget === null ? [] : [keyword('warmup_target', float(schedule.warmupTarget))]),
        ...(schedule.warmupSteps === 0 ? [] : [keyword('warmup_steps', number(schedule.warmupSteps))]),
      );
    case 'piecewise_constant_decay':
      return make(
        keyword('boundaries', list(schedule.boundaries.map(number))),
        keyword('values', list([first, ...schedule.values].map(float))),
      );
  }
}

/** The arguments that only this optimizer has, where they are not Keras's defaults of the time. */
function own(spec: OptimizerSpec, dialect: Dialect): readonly Argument[] {
  const old = dialect.name === 'keras2017';
  const usual = old ? optimizerOf2017(spec.name) : defaultOptimizer(spec.name);
  const epsilon = (value: number): readonly Argument[] =>
    'epsilon' in usual ? unless('epsilon', value, usual.epsilon) : [];
  switch (spec.name) {
    case 'sgd':
      return [...unless('momentum', spec.momentum, 0), ...flag('nesterov', spec.nesterov)];
    case 'rmsprop':
      return [
        ...unless('rho', spec.rho, 0.9),
        ...unless('momentum', spec.momentum, 0),
        ...epsilon(spec.epsilon),
        ...flag('centered', spec.centered),
      ];
    case 'adam':
    case 'adamw':
      return [...betas(spec), ...epsilon(spec.epsilon), ...flag('amsgrad', spec.amsgrad)];
    case 'adagrad':
      return [...accumulator(spec.initialAccumulatorValue, dialect), ...epsilon(spec.epsilon)];
    case 'adadelta':
      return [...unless('rho', spec.rho, 0.95), ...epsilon(spec.epsilon)];
    case 'adamax':
      return [...betas(spec), ...epsilon(spec.epsilon)];
    case 'nadam':
      return [
        ...betas(spec),
        ...epsilon(spec.epsilon),
        ...(old ? [keyword('schedule_decay', float(scheduleDecay.today))] : []),
      ];
  }
}

function betas({ beta1, beta2 }: { readonly beta1: number; readonly beta2: number }): readonly Argument[] {
  return [...unless('beta_1', beta1, 0.9), ...unless('beta_2', beta2, 0.999)];
}

/** In 2017 accumulators always started at 0, with no argument to change that. */
function accumulator(value: number, dialect: Dialect): readonly Argument[] {
  if (dialect.name === 'keras3') return unless('initial_accumulator_value', value, 0.1);
  if (value !== 0) dialect.note(`Adagrad: in 2017 its accumulators began at 0, not at ${number(value)}`);
  return [];
}

function flag(key: string, value: boolean): readonly Argument[] {
  return value ? [keyword(key, bool(true))] : [];
}

function list(items: readonly string[]): Expression {
  return { items };
}

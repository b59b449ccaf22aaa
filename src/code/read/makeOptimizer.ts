import { tellDefaults, usualOptimizer } from './oldMeanings.ts';
import { optimizerClassNames } from '../../document/classNames.ts';
import { limits } from '../../document/limits.ts';
import type { Clip, OptimizerName, OptimizerSpec } from '../../engine/specs/optimizerSpecs.ts';
import type { ScheduleSpec } from '../../engine/specs/scheduleSpecs.ts';
import { mapArguments } from '../../keras/argument.ts';
import { clipNames, clipWays, optimizers, optimizerNames, wasIn2017 } from '../../keras/optimizers.ts';
import { scheduleDecay } from '../keras2017.ts';
import { Arguments, oldNames, parametersOf } from './callArguments.ts';
import { nearest } from './nearestName.ts';
import { excerpt, type Place } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import { type CallSite, told, type Value } from './value.ts';
import { words } from './words.ts';

/** Positional arguments in Keras's order: keras/src/optimizers. */
function signatureOf(name: OptimizerName): readonly string[] {
  const { arguments: table, decayFirst } = optimizers[name];
  const [rate, ...own] = parametersOf(table).filter((each) => !/^(?:schedule|clip|weight_decay)$/.test(each));
  return decayFirst ? [rate, 'weight_decay', ...own] : [rate, ...own, 'weight_decay'];
}
const more = words(`
    clipnorm clipvalue global_clipnorm use_ema ema_momentum ema_overwrite_frequency loss_scale_factor
    gradient_accumulation_steps name * decay schedule_decay jit_compile
  `);
const others = new Set(['ftrl', 'lion', 'lamb', 'adafactor', 'muon', 'lossscaleoptimizer', 'tfoptimizer', 'optimizer']);

/** The optimizer of a name; Keras ignores case. */
function namedOptimizer(session: Session, place: Place, name: string): OptimizerName | null {
  const lower = name.toLowerCase();
  const found = optimizerNames.find((each) => each === lower);
  if (found !== undefined) return found;
  if (others.has(lower)) session.tell(place, { code: 'notHere', name: excerpt(name) });
  else {
    const close = nearest(name, name === lower ? optimizerNames : Object.values(optimizerClassNames));
    session.tell(place, { code: 'unknownName', kind: 'optimizer', name: excerpt(name), nearest: close });
  }
  return null;
}

/** `compile(optimizer=…)`: a name, an object, or a class. */
export function readOptimizer(args: Arguments): OptimizerSpec {
  const usual = usualOptimizer(args.session, 'rmsprop'); // as Keras has it
  const given = args.get('optimizer');
  if (given === null) return usual;
  const { value } = given;
  if (value.kind === 'optimizer') return value.spec;
  if (value.kind === 'string' || (value.kind === 'keras' && value.family === 'optimizers')) {
    const name = namedOptimizer(args.session, given, value.kind === 'string' ? value.value : value.name);
    if (name === null) return usual;
    const spec = usualOptimizer(args.session, name);
    if (optimizers[name].scheduleDecay) tellScheduleDecay(args.session, given, null);
    tellDefaults(args.session, given, spec, []);
    return spec;
  }
  args.wrong(given, 'optimizer', 'optimizer');
  return usual;
}

/** `keras.optimizers.SGD(learning_rate=0.01, momentum=0.9)`. */
export function makeOptimizer(session: Session, site: CallSite, callee: string): Value {
  const name = namedOptimizer(session, site.callee, callee);
  if (name === null) return told;
  const { arguments: table } = optimizers[name];
  const signature = signatureOf(name);
  const args = new Arguments(session, site, { callee, parameters: [...signature, ...more], old: oldNames(table) });
  args.only({ use_ema: false, gradient_accumulation_steps: null, loss_scale_factor: null });
  const usual = usualOptimizer(session, name);
  if (optimizers[name].scheduleDecay) tellScheduleDecay(session, site.callee, args);
  else args.idle(['schedule_decay']);
  const { learningRate, schedule } = readRate(args, usual.learningRate);
  const spec = mapArguments(table, usual, (given) => {
    if (given.type === 'schedule') return schedule;
    if (given.type === 'clip') return readClip(args, session.time.of2017 && wasIn2017(name));
    return given.key === 'learningRate' ? learningRate : args.value(given);
  });
  const named = signature.filter((each) => args.get(each) !== null);
  tellDefaults(session, site.callee, spec, named);
  return { kind: 'optimizer', spec };
}

/** Today's Nadam doesn't have it: it corresponds to a `schedule_decay` of 1, which may be written. */
function tellScheduleDecay(session: Session, callee: Place, args: Arguments | null): void {
  const given = args?.some('schedule_decay') ?? null;
  if (args === null || given === null) {
    if (session.time.of2017) session.tell(callee, { code: 'scheduleDecay', value: scheduleDecay.in2017 });
    return;
  }
  const value = args.number('schedule_decay', { min: 0, max: 1000 }, scheduleDecay.today);
  if (value !== scheduleDecay.today) session.tell(given, { code: 'scheduleDecay', value });
}

/** A number or a schedule; `decay=` of older versions is inverse time decay by the batch. */
function readRate(args: Arguments, usual: number): { learningRate: number; schedule: ScheduleSpec | null } {
  const given = args.get('learning_rate');
  if (given?.value.kind === 'schedule') return { learningRate: given.value.first, schedule: given.value.spec };
  if (given !== null && given.value.kind !== 'number' && given.value.kind !== 'unknown') {
    args.wrong(given, 'learning_rate', 'number');
    return { learningRate: usual, schedule: null };
  }
  const learningRate = args.number('learning_rate', limits.learningRate, usual);
  const decayRate = args.numberOrNone('decay', limits.inverseDecayRate, 0) ?? 0;
  if (decayRate === 0) return { learningRate, schedule: null };
  return { learningRate, schedule: { name: 'inverse_time_decay', decaySteps: 1, decayRate, staircase: false } };
}

/** `ofAll`: `clipnorm` is of all gradients together, as it was in 2017. */
function readClip(args: Arguments, ofAll: boolean): Clip | null {
  let clip: Clip | null = null;
  for (const by of clipWays) {
    const argument = clipNames[by];
    const given = args.some(argument);
    if (given === null) continue;
    if (clip !== null) args.session.tell(given, { code: 'twoClips' });
    const isOther = by === 'norm' && ofAll;
    if (isOther) args.session.tell(given, { code: 'clipnormThen' });
    clip = { by: isOther ? 'global_norm' : by, limit: args.number(argument, limits.clip, 1) };
  }
  return clip;
}

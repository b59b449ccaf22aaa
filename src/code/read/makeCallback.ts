import { monitorName } from './oldMeanings.ts';
import { callbackClassNames } from '../../document/classNames.ts';
import { usualCallbacks } from '../../document/defaults.ts';
import { callbackNames, type CallbackSpec } from '../../engine/specs/callbackSpecs.ts';
import { mapArguments } from '../../keras/argument.ts';
import { callbacks } from '../../keras/callbacks.ts';
import { Arguments, oldNames, parametersOf } from './callArguments.ts';
import { nearest } from './nearestName.ts';
import { excerpt, type Place } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import { type CallSite, eachOf, told, type Value } from './value.ts';
import { words } from './words.ts';

/** Callbacks that save or show something and leave the training as it is. */
const idle = new Set(
  words(`
    ModelCheckpoint TensorBoard CSVLogger History ProgbarLogger BackupAndRestore BaseLogger RemoteMonitor
    CallbackList
  `),
);
const others = new Set(['LearningRateScheduler', 'SwapEMAWeights']);

/** The key of the history that a callback watches, under the page's name. */
function readMonitor(args: Arguments, usual: string): string {
  const given = args.some('monitor');
  if (given === null) return usual;
  if (given.value.kind !== 'string') {
    args.wrong(given, 'monitor', 'string');
    return usual;
  }
  const monitor = given.value.value;
  if (!/^(?:val_)?acc(?:uracy)?$/.test(monitor)) return monitor;
  const { memory, time } = args.session;
  memory.set(time, 'monitors', [...time.monitors, { from: given.from, to: given.to, monitor }]);
  return monitorName(monitor);
}

/** Until 2017 (EarlyStopping) and 2018 callbacks waited one epoch longer than today; 0 and 1 are alike. */
function tellPatience(session: Session, callee: Place, args: Arguments, patience: number): void {
  if (session.time.of2017 && patience > 0) session.tell(args.get('patience') ?? callee, { code: 'patienceThen' });
}

/** `keras.callbacks.EarlyStopping(patience=10)`: keras/src/callbacks. */
export function makeCallback(session: Session, site: CallSite, callee: string): Value {
  const name = callbackNames.find((each) => callbacks[each].className === callee);
  if (name !== undefined) {
    const { arguments: table } = callbacks[name];
    const parameters = parametersOf(table).flatMap((each) => (each === 'patience' ? [each, 'verbose'] : [each]));
    const args = new Arguments(session, site, { callee, parameters, old: oldNames(table) });
    const spec = mapArguments<CallbackSpec>(table, usualCallbacks[name], (given) =>
      given.type === 'monitor' ? readMonitor(args, given.value) : args.value(given),
    );
    if ('patience' in spec) tellPatience(session, site.callee, args, spec.patience);
    return { kind: 'callback', spec };
  }
  if (callee === 'LambdaCallback' || callee === 'Callback') return { kind: 'callback', spec: null, own: callee };
  if (idle.has(callee)) {
    session.tell(site, { code: 'passedOver', name: callee });
    return { kind: 'callback', spec: null };
  }
  if (others.has(callee)) session.tell(site.callee, { code: 'notHere', name: callee });
  else {
    const close = nearest(callee, [...Object.values(callbackClassNames), ...idle, 'LambdaCallback']);
    session.tell(site.callee, { code: 'unknownName', kind: 'callback', name: excerpt(callee), nearest: close });
  }
  return told;
}

/** The name of a callback of the program's own, of a library's or another cell's; undefined for anything else. */
function ownCallback(value: Value): string | null | undefined {
  if (value.kind === 'class') return value.of === 'callbacks' ? excerpt(value.definition.name) : undefined;
  if (value.kind === 'instance') return excerpt(value.of.definition.name);
  if (value.kind !== 'unknown' || value.why.code === 'told') return undefined;
  const { why } = value;
  if (why.code === 'undefined') return why.nearest === null && why.module === null ? excerpt(why.name) : undefined;
  return null;
}

/** `fit(callbacks=…)`, in the order in which an experiment has them. */
export function readCallbacks(args: Arguments): readonly CallbackSpec[] {
  const given = args.some('callbacks');
  if (given === null) return [];
  const found: CallbackSpec[] = [];
  for (const item of eachOf(given)) {
    const { value } = item;
    if (value.kind !== 'callback') {
      const own = ownCallback(value);
      if (own === undefined) args.wrong(item, 'callbacks', 'callbacks');
      else args.session.tell(item, { code: 'ownCallback', name: own });
    } else if (value.own !== undefined) args.session.tell(item, { code: 'ownCallback', name: value.own });
    else if (value.spec !== null) {
      const { name } = value.spec;
      if (found.some((spec) => spec.name === name)) {
        args.session.tell(item, { code: 'callbackTwice', name: callbackClassNames[name] });
      }
      found.push(value.spec);
    }
  }
  return callbackNames.flatMap((name) => found.find((spec) => spec.name === name) ?? []);
}

import { callbackClassNames } from '../../document/classNames.ts';
import { usualCallbacks } from '../../document/defaults.ts';
import { limits } from '../../document/limits.ts';
import { callbackNames, type CallbackSpec, type MonitorMode } from '../../engine/specs/callbacks.ts';
import { Arguments, type CallSite } from './arguments.ts';
import { nearest } from './nearest.ts';
import { excerpt, type Place } from './problem.ts';
import type { Session } from './session.ts';
import { monitorName } from './time.ts';
import { eachOf, told, type Value } from './value.ts';
import { words } from './words.ts';

/** Callbacks that save or show something and leave the training as it is. */
const idle = new Set(
  words(`
    ModelCheckpoint TensorBoard CSVLogger History ProgbarLogger BackupAndRestore BaseLogger RemoteMonitor
    CallbackList
  `),
);
const others = new Set(['LearningRateScheduler', 'SwapEMAWeights']);
const modes: readonly MonitorMode[] = ['auto', 'min', 'max'];

/** The key of the history that a callback watches, under the page's name. */
function monitorOf(session: Session, { from, to }: Place, monitor: string): string {
  if (!/^(?:val_)?acc(?:uracy)?$/.test(monitor)) return monitor;
  session.memory.set(session.time, 'monitors', [...session.time.monitors, { from, to, monitor }]);
  return monitorName(monitor);
}

/** Until 2017 (EarlyStopping) and 2018 callbacks waited one epoch longer than today; 0 and 1 are alike. */
function tellPatience(session: Session, callee: Place, args: Arguments, patience: number): void {
  if (session.time.of2017 && patience > 0) session.tell(args.get('patience') ?? callee, { code: 'patienceThen' });
}

/** `keras.callbacks.EarlyStopping(patience=10)`: keras/src/callbacks. */
export function makeCallback(session: Session, site: CallSite, callee: string): Value {
  const take = (...parameters: string[]): Arguments => {
    const old = { epsilon: 'min_delta' };
    return new Arguments(session, site, { callee, parameters, old: callee === 'ReduceLROnPlateau' ? old : {} });
  };
  const monitor = (args: Arguments): string => {
    const given = args.some('monitor');
    if (given === null) return 'val_loss';
    if (given.value.kind === 'string') return monitorOf(session, given, given.value.value);
    args.wrong(given, 'monitor', 'string');
    return 'val_loss';
  };
  switch (callee) {
    case 'EarlyStopping': {
      const usual = usualCallbacks.early_stopping;
      const args = take(
        ...words(`
    monitor min_delta patience verbose mode baseline restore_best_weights start_from_epoch
  `),
      );
      const spec: CallbackSpec = {
        name: 'early_stopping',
        monitor: monitor(args),
        minDelta: Math.abs(
          args.number('min_delta', { min: -limits.minDelta.max, max: limits.minDelta.max }, usual.minDelta),
        ),
        patience: args.integer('patience', limits.patience, usual.patience),
        mode: args.word('mode', modes, usual.mode),
        baseline: args.numberOrNone('baseline', limits.baseline, usual.baseline),
        restoreBestWeights: args.flag('restore_best_weights', usual.restoreBestWeights),
        startFromEpoch: args.integer('start_from_epoch', limits.patience, usual.startFromEpoch),
      };
      tellPatience(session, site.callee, args, spec.patience);
      return { kind: 'callback', spec };
    }
    case 'ReduceLROnPlateau': {
      const usual = usualCallbacks.reduce_lr_on_plateau;
      const args = take('monitor', 'factor', 'patience', 'verbose', 'mode', 'min_delta', 'cooldown', 'min_lr');
      const spec: CallbackSpec = {
        name: 'reduce_lr_on_plateau',
        monitor: monitor(args),
        factor: args.number('factor', limits.factor, usual.factor),
        patience: args.integer('patience', limits.patience, usual.patience),
        mode: args.word('mode', modes, usual.mode),
        minDelta: args.number('min_delta', limits.minDelta, usual.minDelta),
        cooldown: args.integer('cooldown', limits.patience, usual.cooldown),
        minLr: args.number('min_lr', limits.learningRate, usual.minLr),
      };
      tellPatience(session, site.callee, args, spec.patience);
      return { kind: 'callback', spec };
    }
    case 'TerminateOnNaN':
      take();
      return { kind: 'callback', spec: usualCallbacks.terminate_on_nan };
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

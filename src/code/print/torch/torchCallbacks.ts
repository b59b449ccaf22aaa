import type { Experiment } from '../../../document/experiment.ts';
import { historyKeys, isLessBetter } from '../../../document/monitors.ts';
import type { CallbackSpec } from '../../../engine/specs/callbackSpecs.ts';
import { trains } from './torchOptimizer.ts';
import { float, int, number, quoted } from '../python.ts';

/** Code of a callback in a hand-written training loop. */
export interface TorchCallback {
  /** Before the first epoch. */
  readonly before: readonly string[];
  /** In an epoch, when its `logs` are there. */
  readonly within: readonly string[];
  /** At the very end of an epoch: whether there is another. */
  readonly last: readonly string[];
  /** After the loop. */
  readonly after: readonly string[];
}

const none: TorchCallback = { before: [], within: [], last: [], after: [] };

/** A callback that watches what is not there does nothing, as in Keras; nor one that cannot know what is better. */
export function torchCallback(spec: CallbackSpec, e: Experiment): TorchCallback {
  if (spec.name === 'terminate_on_nan') return none;
  const isLess = spec.mode === 'auto' ? isLessBetter(spec.monitor) : spec.mode === 'min';
  if (isLess === null || !historyKeys(e).includes(spec.monitor)) return none;
  const value = `logs[${quoted(spec.monitor, '"')}]`;
  const exceeds = (than: string): string => {
    const delta = spec.minDelta === 0 ? '' : ` ${isLess ? '+' : '-'} ${number(spec.minDelta)}`;
    return `${value}${delta} ${isLess ? '<' : '>'} ${than}`;
  };
  const worst = `float("${isLess ? '' : '-'}inf")`;
  if (spec.name === 'early_stopping') return earlyStopping(spec, value, worst, exceeds);
  return reducesRate(e) ? reduceRate(spec, value, worst, exceeds) : none;
}

/** Whether ReduceLROnPlateau has a rate to reduce. Where there is a schedule Keras breaks off; here it does nothing. */
export function reducesRate(e: Experiment): boolean {
  return e.callbacks.some(({ name }) => name === 'reduce_lr_on_plateau') && e.optimizer.schedule === null && trains(e);
}

function earlyStopping(
  spec: Extract<CallbackSpec, { name: 'early_stopping' }>,
  value: string,
  worst: string,
  exceeds: (than: string) => string,
): TorchCallback {
  const { baseline, patience, restoreBestWeights: restore, startFromEpoch: start } = spec;
  const keep = 'best_weights = copy.deepcopy(model.state_dict())';
  const reset = baseline === null ? ['    waited = 0'] : [`    if ${exceeds(number(baseline))}:`, '        waited = 0'];
  const watch = [
    ...(restore ? ['if best_weights is None:', `    ${keep}`] : []),
    'waited += 1',
    `if ${exceeds('best')}:`,
    `    best = ${value}`,
    ...(restore ? [`    ${keep}`] : []),
    ...reset,
    `elif waited >= ${int(patience)} and epoch > 0:`,
    '    stopped = True',
  ];
  return {
    before: [
      '# EarlyStopping',
      `best, waited, stopped = ${worst}, 0, False`,
      ...(restore ? ['best_weights = None'] : []),
    ],
    within: start === 0 ? watch : [`if epoch >= ${int(start)}:`, ...watch.map((line) => `    ${line}`)],
    last: ['if stopped:', '    break'],
    after: restore ? ['if best_weights is not None:', '    model.load_state_dict(best_weights)'] : [],
  };
}

function reduceRate(
  spec: Extract<CallbackSpec, { name: 'reduce_lr_on_plateau' }>,
  value: string,
  worst: string,
  exceeds: (than: string) => string,
): TorchCallback {
  const { factor, patience, cooldown, minLr } = spec;
  const cools = cooldown > 0;
  return {
    before: ['# ReduceLROnPlateau', `record, plateau${cools ? ', cooling' : ''} = ${worst}, 0${cools ? ', 0' : ''}`],
    within: [
      ...(cools ? ['if cooling > 0:', '    cooling, plateau = cooling - 1, 0'] : []),
      `if ${exceeds('record')}:`,
      `    record, plateau = ${value}, 0`,
      cools ? 'elif cooling == 0:' : 'else:',
      '    plateau += 1',
      '    group = optimizer.param_groups[0]',
      `    if plateau >= ${int(patience)} and group["lr"] > ${float(minLr)}:`,
      `        group["lr"] = max(group["lr"] * ${float(factor)}, ${float(minLr)})`,
      `        plateau${cools ? ', cooling' : ''} = 0${cools ? `, ${int(cooldown)}` : ''}`,
    ],
    last: [],
    after: [],
  };
}

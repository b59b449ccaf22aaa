import { callbackNames, type CallbackSpec } from '../../engine/specs/callbackSpecs.ts';
import { callbacks } from '../../keras/callbacks.ts';
import { usualCallbacks } from '../defaults.ts';
import { monitorPattern, tidyCallbacks } from '../tidyArguments.ts';
import { readArguments, writeArguments } from './linkArguments.ts';
import { readOptions, writeThing } from './options.ts';
import { excerpt, type LinkError, Refusal } from './result.ts';
import { readName } from './values.ts';

// cb       = callback *( "," callback )
// callback = "EarlyStopping:" monitor *( ":min_delta=" / ":patience=" / ":mode=" / ":baseline=" / ":start_from_epoch=" )
//            [ ":restore_best_weights" ]
//          / "ReduceLROnPlateau:" monitor *( ":factor=" / ":patience=" / ":mode=" / ":min_delta=" / ":cooldown=" / ":min_lr=" )
//          / "TerminateOnNaN"
// The monitor is always written, because people read it; each callback at most once.

export function writeCallbacks(specs: readonly CallbackSpec[]): string {
  return specs
    .map((spec) => {
      const { className, arguments: table } = callbacks[spec.name];
      return writeThing(className, ...writeArguments(table, spec));
    })
    .join(',');
}

/** @throws Refusal */
export function readCallbacks(text: string): CallbackSpec[] {
  const specs = text.split(',', callbackNames.length + 1).map(readCallback);
  const names = new Set(specs.map(({ name }) => name));
  if (names.size < specs.length) {
    const example = 'EarlyStopping:val_loss:patience=10,TerminateOnNaN';
    throw new Refusal({ code: 'badValue', key: 'cb', value: excerpt(text), example });
  }
  return tidyCallbacks(specs);
}

function readCallback(text: string): CallbackSpec {
  const [head, ...parts] = text.split(':');
  const word = readName(
    'cb',
    head,
    callbackNames.map((name) => callbacks[name].className),
  );
  const name = callbackNames.find((candidate) => callbacks[candidate].className === word) ?? 'terminate_on_nan';
  const usual = usualCallbacks[name];
  const example = 'monitor' in usual ? `${word}:val_loss:patience=10` : word;
  const malformed: LinkError = { code: 'badValue', key: 'cb', value: excerpt(text), example };
  const monitor = 'monitor' in usual ? (parts.shift() ?? '') : null;
  if (monitor !== null && !monitorPattern.test(monitor)) throw new Refusal(malformed);
  const options = readOptions('cb', parts, malformed);
  const spec = readArguments<CallbackSpec>(callbacks[name].arguments, usual, options, malformed);
  options.end();
  return monitor === null || !('monitor' in spec) ? spec : { ...spec, monitor };
}

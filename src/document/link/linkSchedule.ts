import { scheduleNames, type ScheduleSpec } from '../../engine/specs/scheduleSpecs.ts';
import { schedules } from '../../keras/schedules.ts';
import { usualSchedules } from '../defaults.ts';
import { limits } from '../limits.ts';
import { readList, writeList } from './list.ts';
import type { Options } from './options.ts';
import { excerpt, type LinkError, Refusal } from './result.ts';
import { readInteger, readNumber } from './values.ts';

// schedule = ( "exponential_decay=" / "inverse_time_decay=" ) decaySteps "," decayRate [ ",staircase" ]
//          / "cosine_decay=" decaySteps [ "," alpha [ "," warmupTarget "," warmupSteps ]]
//          / "piecewise_constant_decay=" boundary "," value *( "," boundary "," value )

export function writeSchedule(spec: ScheduleSpec): string {
  const list =
    spec.name === 'piecewise_constant_decay'
      ? spec.boundaries.flatMap((boundary, i) => [boundary, spec.values[i]]).join(',')
      : writeList(schedules[spec.name].arguments, spec, true);
  return `${spec.name}=${list}`;
}

/** The one schedule among an optimizer's options; null when it has none. @throws Refusal */
export function readSchedule(options: Options): ScheduleSpec | null {
  const found = scheduleNames.flatMap((name) => {
    const text = options.text(name);
    return text === undefined ? [] : [{ name, text }];
  });
  if (found.length === 0) return null;
  const [{ name, text }] = found;
  const parts = text.split(',', 2 * limits.boundaries.max + 1);
  const malformed: LinkError = { code: 'badValue', key: 'opt', value: excerpt(text), example: schedules[name].example };
  if (found.length > 1) throw new Refusal(malformed);
  if (name === 'piecewise_constant_decay') return readPieces(parts, malformed);
  return readList<ScheduleSpec>('opt', parts, schedules[name].arguments, usualSchedules[name], true, malformed);
}

function readPieces(parts: readonly string[], malformed: LinkError): ScheduleSpec {
  if (parts.length % 2 !== 0 || parts.length > 2 * limits.boundaries.max) throw new Refusal(malformed);
  const boundaries = parts.filter((_, i) => i % 2 === 0).map((part) => readInteger('opt', part, limits.scheduleSteps));
  const values = parts.filter((_, i) => i % 2 === 1).map((part) => readNumber('opt', part, limits.learningRate));
  if (boundaries.some((boundary, i) => i > 0 && boundary <= boundaries[i - 1])) throw new Refusal(malformed);
  return { name: 'piecewise_constant_decay', boundaries, values };
}

import { scheduleNames, type ScheduleSpec } from '../../engine/specs/schedules.ts';
import { limits } from '../limits.ts';
import type { Options } from './options.ts';
import { excerpt, Refusal } from './result.ts';
import { readInteger, readNumber } from './values.ts';

// schedule = ( "exponential_decay=" / "inverse_time_decay=" ) decaySteps "," decayRate [ ",staircase" ]
//          / "cosine_decay=" decaySteps [ "," alpha [ "," warmupTarget "," warmupSteps ]]
//          / "piecewise_constant_decay=" boundary "," value *( "," boundary "," value )

const examples: Readonly<Record<ScheduleSpec['name'], string>> = {
  exponential_decay: 'exponential_decay=1000,0.96,staircase',
  inverse_time_decay: 'inverse_time_decay=1000,0.5,staircase',
  cosine_decay: 'cosine_decay=1000,0,0.1,100',
  piecewise_constant_decay: 'piecewise_constant_decay=1000,0.001,2000,0.0001',
};

export function writeSchedule(spec: ScheduleSpec): string {
  switch (spec.name) {
    case 'exponential_decay':
    case 'inverse_time_decay':
      return `${spec.name}=${spec.decaySteps},${spec.decayRate}${spec.staircase ? ',staircase' : ''}`;
    case 'cosine_decay': {
      const warmup = spec.warmupTarget === null ? [] : [spec.warmupTarget, spec.warmupSteps];
      const alpha = spec.alpha === 0 && warmup.length === 0 ? [] : [spec.alpha];
      return `${spec.name}=${[spec.decaySteps, ...alpha, ...warmup].join(',')}`;
    }
    case 'piecewise_constant_decay':
      return `${spec.name}=${spec.boundaries.flatMap((boundary, i) => [boundary, spec.values[i]]).join(',')}`;
  }
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
  const refuseUnless = (fine: boolean): void => {
    if (!fine) throw new Refusal({ code: 'badValue', key: 'opt', value: excerpt(text), example: examples[name] });
  };
  refuseUnless(found.length === 1);
  switch (name) {
    case 'exponential_decay':
    case 'inverse_time_decay': {
      const [steps, rate, staircase] = parts;
      refuseUnless(parts.length === 2 || (parts.length === 3 && staircase === 'staircase'));
      return {
        name,
        decaySteps: readInteger('opt', steps, limits.decaySteps),
        decayRate: readNumber('opt', rate, name === 'exponential_decay' ? limits.decayRate : limits.inverseDecayRate),
        staircase: parts.length === 3,
      };
    }
    case 'cosine_decay': {
      const [steps, alpha, target, warmup] = parts;
      refuseUnless([1, 2, 4].includes(parts.length));
      return {
        name,
        decaySteps: readInteger('opt', steps, limits.decaySteps),
        alpha: alpha === undefined ? 0 : readNumber('opt', alpha, limits.cosineAlpha),
        warmupTarget: target === undefined ? null : readNumber('opt', target, limits.warmupTarget),
        warmupSteps: warmup === undefined ? 0 : readInteger('opt', warmup, limits.scheduleSteps),
      };
    }
    case 'piecewise_constant_decay': {
      refuseUnless(parts.length % 2 === 0 && parts.length <= 2 * limits.boundaries.max);
      const boundaries = parts
        .filter((_, i) => i % 2 === 0)
        .map((part) => readInteger('opt', part, limits.scheduleSteps));
      const values = parts.filter((_, i) => i % 2 === 1).map((part) => readNumber('opt', part, limits.learningRate));
      refuseUnless(boundaries.every((boundary, i) => i === 0 || boundary > boundaries[i - 1]));
      return { name, boundaries, values };
    }
  }
}

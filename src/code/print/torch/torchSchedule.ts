import type { ScheduleSpec } from '../../../engine/specs/scheduleSpecs.ts';
import { float, number, pretty } from '../python.ts';

/** Keras's schedule as a function of the step, a batch counted from 0. */
export function scheduleHelper(initial: number, schedule: ScheduleSpec): string {
  return ['def learning_rate(step):', ...body(initial, schedule).map((line) => `    ${line}`)].join('\n');
}

function body(initial: number, schedule: ScheduleSpec): readonly string[] {
  const first = float(initial);
  switch (schedule.name) {
    case 'exponential_decay':
      return [`return ${first} * ${float(schedule.decayRate)} ** (step ${passed(schedule)})`];
    case 'inverse_time_decay':
      return [`return ${first} / (1 + ${float(schedule.decayRate)} * (step ${passed(schedule)}))`];
    case 'cosine_decay': {
      const { alpha, decaySteps, warmupTarget, warmupSteps } = schedule;
      const warmup =
        warmupTarget === null
          ? []
          : [
              `if step < ${number(warmupSteps)}:`,
              `    return ${first} + (${float(warmupTarget)} - ${first}) * step / ${number(warmupSteps)}`,
            ];
      const since = warmupTarget === null ? 'step' : `step - ${number(warmupSteps)}`;
      return [
        ...warmup,
        `done = min(${since}, ${number(decaySteps)}) / ${number(decaySteps)}`,
        'share = 0.5 * (1 + math.cos(math.pi * done))',
        `return ${float(warmupTarget ?? initial)} * ((1 - ${float(alpha)}) * share + ${float(alpha)})`,
      ];
    }
    case 'piecewise_constant_decay': {
      const list = (name: string, items: readonly string[]): string =>
        `${name} = ${pretty({ items }, 4, `    ${name} = `.length)}`;
      return [
        list('boundaries', schedule.boundaries.map(number)),
        list('rates', [initial, ...schedule.values].map(float)),
        'return rates[sum(step > boundary for boundary in boundaries)]',
      ];
    }
  }
}

function passed({ staircase, decaySteps }: { readonly staircase: boolean; readonly decaySteps: number }): string {
  return `${staircase ? '//' : '/'} ${number(decaySteps)}`;
}

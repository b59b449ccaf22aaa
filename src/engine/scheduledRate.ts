import { cos, pow } from './math.ts';
import type { ScheduleSpec } from './specs/scheduleSpecs.ts';

/**
 * The learning rate of a step, a batch counted from 0 over the whole run, as in
 * keras/src/optimizers/schedules/learning_rate_schedule.py, in float64.
 */
export function scheduledRate(schedule: ScheduleSpec, initial: number, step: number): number {
  switch (schedule.name) {
    case 'exponential_decay': {
      const p = step / schedule.decaySteps;
      return initial * pow(schedule.decayRate, schedule.staircase ? Math.floor(p) : p);
    }
    case 'inverse_time_decay': {
      const p = step / schedule.decaySteps;
      return initial / (1 + schedule.decayRate * (schedule.staircase ? Math.floor(p) : p));
    }
    case 'cosine_decay': {
      const { decaySteps, alpha, warmupTarget, warmupSteps } = schedule;
      if (warmupTarget !== null && step < warmupSteps) {
        return initial + (warmupTarget - initial) * (step / warmupSteps);
      }
      const decayed = Math.min(warmupTarget === null ? step : step - warmupSteps, decaySteps) / decaySteps;
      const share = 0.5 * (1 + cos(Math.PI * decayed));
      return (warmupTarget ?? initial) * ((1 - alpha) * share + alpha);
    }
    case 'piecewise_constant_decay': {
      const passed = schedule.boundaries.filter((boundary) => step > boundary).length;
      return passed === 0 ? initial : schedule.values[passed - 1];
    }
  }
}

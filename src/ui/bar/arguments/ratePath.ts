import { line, max } from 'd3';
import { scheduledRate } from '../../../engine/scheduledRate.ts';
import { type ScheduleSpec } from '../../../engine/specs/scheduleSpecs.ts';

/** Enough for every pixel of the little picture. */
const samples = 240;

export interface Curve {
  /** Of an SVG path over the unit square, y downwards: steps from left to right, 0 at the bottom, `top` at the top. */
  readonly path: string;
  /** The largest learning rate of the run. */
  readonly top: number;
  readonly first: number;
  /** At the last batch. */
  readonly last: number;
}

/**
 * The learning rate over the batches of a run, numbered 0 … steps − 1.
 * @param steps ≥ 1
 */
export function ratePath(schedule: ScheduleSpec | null, initial: number, steps: number): Curve {
  const at = (step: number): number => (schedule === null ? initial : scheduledRate(schedule, initial, step));
  const count = Math.min(samples, steps);
  const rates = Array.from({ length: count }, (_, i) => at(Math.round((i * (steps - 1)) / Math.max(1, count - 1))));
  const top = max(rates) ?? 0;
  const points = count === 1 ? [rates[0], rates[0]] : rates; // a single batch is a level line
  const path = line<number>()
    .x((_, i) => i / (points.length - 1))
    .y((rate) => (top > 0 ? 1 - rate / top : 1))
    .digits(4)(points);
  return { path: path ?? '', top, first: rates[0], last: rates[count - 1] };
}

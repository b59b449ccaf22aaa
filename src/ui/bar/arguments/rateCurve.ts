import { type ScheduleSpec, scheduledRate } from '../../../engine/schedules.ts';

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
export function rateCurve(schedule: ScheduleSpec | null, initial: number, steps: number): Curve {
  const at = (step: number): number => (schedule === null ? initial : scheduledRate(schedule, initial, step));
  const count = Math.min(samples, steps);
  const rates = Array.from({ length: count }, (_, i) => at(Math.round((i * (steps - 1)) / Math.max(1, count - 1))));
  const top = Math.max(...rates);
  const neat = (value: number): number => Math.round(10_000 * value) / 10_000;
  const place = (rate: number): number => neat(top > 0 ? 1 - rate / top : 1);
  const points = rates.map((rate, i) => `${neat(count === 1 ? 0 : i / (count - 1))} ${place(rate)}`);
  if (count === 1) points.push(`1 ${place(rates[0])}`);
  return { path: `M${points.join('L')}`, top, first: rates[0], last: rates[count - 1] };
}

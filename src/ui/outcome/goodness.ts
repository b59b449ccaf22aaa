import { max, min, range } from 'd3';
import { rounded } from '../../document/spelling.ts';
import type { Domain } from '../plot/ticks.ts';

/** How far predicted numbers are from the true ones. */
export interface Fit {
  /** 1 − Σ(true − predicted)² / Σ(true − mean)²; NaN where all true ones are the same. */
  readonly r2: number;
  readonly meanAbsoluteError: number;
}

/** @param truth, predicted [rows] */
export function fitOf(truth: Float64Array, predicted: Float64Array): Fit {
  const mean = truth.reduce((sum, value) => sum + value, 0) / truth.length;
  let [squares, spread, absolute] = [0, 0, 0];
  truth.forEach((value, i) => {
    squares += (value - predicted[i]) ** 2;
    spread += (value - mean) ** 2;
    absolute += Math.abs(value - predicted[i]);
  });
  return { r2: spread === 0 ? Number.NaN : 1 - squares / spread, meanAbsoluteError: absolute / truth.length };
}

/**
 * A domain for both true and predicted numbers. It grows by whole steps, so that it rests while the network learns;
 * what is farther away than the true ones are wide lies at the edge.
 *
 * @param domain of the true numbers
 */
export function sharedDomain([from, to]: Domain, predicted: Float64Array): Domain {
  const width = to - from;
  const step = width / 4;
  const below = Math.ceil(Math.min(width, Math.max(0, from - (min(predicted) ?? from))) / step);
  const above = Math.ceil(Math.min(width, Math.max(0, (max(predicted) ?? to) - to)) / step);
  return [from - below * step, to + above * step];
}

/** Numbers of which one is taken as the distance of contour lines, times a power of ten. */
const steps = [1, 2, 2.5, 5, 10];
const usual = 8;

/** Round numbers within a domain for contour lines, about so many. */
export function contourLevels([from, to]: Domain): number[] {
  const power = 10 ** Math.floor(Math.log10((to - from) / usual));
  const farFrom = (step: number): number => Math.abs((to - from) / (step * power) - usual);
  const step = power * steps.reduce((best, one) => (farFrom(one) < farFrom(best) ? one : best));
  return range(Math.floor(from / step) + 1, Math.ceil(to / step)).map((i) => rounded(i * step, 6));
}

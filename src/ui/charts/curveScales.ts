import { extent, max, min, quantile, ticks } from 'd3';
import { significant } from '../../document/spelling.ts';
import { atMost, type Domain, type Tick } from '../plot/ticks.ts';

/** Epochs that are shown from the start, so that the first ones do not jump about. */
const fewestEpochs = 10;

export function epochDomain(newest: number): Domain {
  return [0, Math.max(fewestEpochs, newest)];
}

/** Whole epochs at round distances. */
export function epochTicks(domain: Domain, most: number): Tick[] {
  return atMost(most, (count) => ticks(...domain, count).filter(Number.isInteger)).map((value) => ({
    value,
    label: String(value),
  }));
}

/** Values of which a quantile is taken: with each frame, so not of all. */
const sampleSize = 500;

/**
 * From 0, or the least loss where that is below 0, to the largest, rounded up. A spike far above both the initial loss
 * and nearly all others does not press everything else to the ground: it leaves the plot at the top (its number is still
 * at the crosshair).
 *
 * @param values losses of all curves
 * @param initial the largest loss of the initial weights
 */
export function linearDomain(values: readonly number[], initial: number): Domain {
  const largest = max(values) ?? 0;
  const lowest = min(values) ?? 0;
  if (lowest < 0) return [roundOut(lowest * 1.02), Math.max(0, roundOut(largest * 1.02))];
  if (largest <= 0) return [0, 1];
  const every = Math.ceil(values.length / sampleSize);
  const sample = values.filter((_, i) => i % every === 0);
  const usual = quantile(sample, 0.98) ?? largest;
  const reference = initial <= 20 * usual ? Math.max(usual, initial) : usual;
  const top = largest <= 3 * reference ? largest : 1.2 * reference;
  return [0, roundUp(top * 1.02)];
}

/** From 0, or below it as far as −1, to 1: what is worse leaves the plot at the foot. */
export function scoreDomain(values: readonly number[]): Domain {
  const lowest = min(values) ?? 0;
  return [lowest >= 0 ? 0 : Math.max(-1, roundOut(lowest)), 1];
}

/** The smallest of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 times a power of ten that is not below the value. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8].find((s) => s * power >= value * (1 - 1e-12)) ?? 10;
  return step * power;
}

/** The same away from 0, for any value. */
export const roundOut = (value: number): number => (value === 0 ? 0 : Math.sign(value) * roundUp(Math.abs(value)));

/** The largest of 1, 2, 5 times a power of ten that is not above the value. */
function roundDown(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [5, 2].find((s) => s * power <= value * (1 + 1e-12)) ?? 1;
  return step * power;
}

/** Around all losses above 0; a loss of 0 is drawn at the foot. At least a factor of 2, so that the start is calm. */
export function logDomain(values: readonly number[]): Domain {
  const positive = values.filter((value) => value > 0);
  const [least, largest] = extent(positive);
  if (least === undefined) return [0.01, 1];
  const bottom = roundDown(least);
  return [bottom, Math.max(roundUp(largest), 2 * bottom)];
}

/** Powers of ten, every so many that they are at most `most`; within a narrow domain 1, 2, 5 times them as well. */
export function logTicks([from, to]: Domain, most: number): Tick[] {
  const within = (steps: readonly number[]): number[] => {
    const values: number[] = [];
    for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++) {
      for (const step of steps) values.push(Number(`${step}e${power}`)); // the literal, not a product with rounding
    }
    return values.filter((value) => value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9));
  };
  const powers = within([1]);
  const fine = within([1, 2, 5]);
  const shown = powers.length < 2 || fine.length <= most ? fine : powers;
  const every = Math.ceil(shown.length / most);
  return shown
    .filter((_, i) => (shown.length - 1 - i) % every === 0)
    .map((value) => ({ value, label: significant(value, 4) }));
}

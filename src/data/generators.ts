import { cos, sin } from '../engine/math.ts';
import type { Random } from '../engine/random.ts';
import type { Rows } from './rows.ts';

/**
 * Makes `samples` rows. Every generator draws its errors with or without noise, and always the same number of them,
 * so that moving the noise slider moves each point along its own line and draws no new ones.
 *
 * @param noise 0 … the data set's maximum; each generator says what it means there
 */
export type Generator = (samples: number, noise: number, random: Random) => Rows;

/** Smallest difference between the largest component and the second: below it, people disagree on the name. */
const clearColour = 0.12;

/**
 * A colour and the name that a person gives it. Uniform over the RGB cube without its ambiguous part.
 * Classes take turns: the largest component of a drawn colour is exchanged with the component of the row's class.
 * By symmetry this does not change the distribution of the colours within a class.
 *
 * Noise n: the person names the colour as seen through an error of standard deviation n/2 on each component,
 * so the inputs do not change, and names near a border go wrong first; classes are then balanced only on average.
 */
export const colours: Generator = (samples, noise, random) => {
  const values = new Float64Array(samples * 3); // [samples, 3]
  const labels = new Int32Array(samples); // [samples]
  const seen = [0, 0, 0];
  for (let i = 0; i < samples; i++) {
    const colour = values.subarray(i * 3, i * 3 + 3);
    do for (let c = 0; c < 3; c++) colour[c] = random.uniform();
    while (lead(colour) < clearColour);
    const from = largest(colour);
    const to = i % 3;
    [colour[from], colour[to]] = [colour[to], colour[from]];
    for (let c = 0; c < 3; c++) seen[c] = colour[c] + 0.5 * noise * random.normal();
    labels[i] = largest(seen);
  }
  return { values, labels, targets: new Float64Array(0) };
};

/** Two alternating classes, even rows 0 and odd rows 1; point(label, k, of) places the k-th of `of` rows of a class. */
function twoClasses(
  samples: number,
  random: Random,
  deviation: number,
  point: (label: number, k: number, of: number) => readonly [number, number],
): Rows {
  const values = new Float64Array(samples * 2); // [samples, 2]
  const labels = new Int32Array(samples); // [samples]
  for (let i = 0; i < samples; i++) {
    const label = i % 2;
    const of = (samples + 1 - label) >> 1;
    const [x, y] = point(label, i >> 1, of);
    values[i * 2] = x + deviation * random.normal();
    values[i * 2 + 1] = y + deviation * random.normal();
    labels[i] = label;
  }
  return { values, labels, targets: new Float64Array(0) };
}

/**
 * A disc of radius 0.5 (label 1) within a ring of radii 0.7 … 1 (label 0), as in TensorFlow Playground.
 * Noise n: each coordinate has a normal error of standard deviation 0.2·n.
 */
export const circle: Generator = (samples, noise, random) =>
  twoClasses(samples, random, 0.2 * noise, (label) => {
    const radius = label === 1 ? 0.5 * random.uniform() : 0.7 + 0.3 * random.uniform();
    const angle = 2 * Math.PI * random.uniform();
    return [radius * sin(angle), radius * cos(angle)];
  });

/**
 * Two round normal clouds about (−0.5, −0.5) (label 0) and (0.5, 0.5) (label 1).
 * Noise n: their standard deviation is 0.1 + 0.3·n.
 */
export const gauss: Generator = (samples, noise, random) =>
  twoClasses(samples, random, 0.1 + 0.3 * noise, (label) => (label === 1 ? [0.5, 0.5] : [-0.5, -0.5]));

/**
 * Two intertwined arms of 1.575 turns, from radius 0.1 to 1; label 1 is the arm turned by half a turn.
 * Noise n: each coordinate has a normal error of standard deviation 0.12·n (at noise 0 the arms are about 0.2 apart).
 */
export const spiral: Generator = (samples, noise, random) =>
  twoClasses(samples, random, 0.12 * noise, (label, k, of) => {
    // One draw in each of `of` equal parts: the arms are evenly filled, and every seed has its own points.
    const radius = 0.1 + (0.9 * (k + random.uniform())) / of;
    const angle = 1.75 * 2 * Math.PI * radius + label * Math.PI;
    return [radius * sin(angle), radius * cos(angle)];
  });

/**
 * Two interleaved half circles: scikit-learn's make_moons, moved to the middle and made 2 wide instead of 3.
 * Noise n: each coordinate has a normal error of standard deviation 0.4·n (make_moons(noise=0.6·n)).
 */
export const moons: Generator = (samples, noise, random) =>
  twoClasses(samples, random, 0.4 * noise, (label, k, of) => {
    const angle = (Math.PI * (k + random.uniform())) / of;
    const x = label === 1 ? 1 - cos(angle) : cos(angle);
    const y = label === 1 ? 0.5 - sin(angle) : sin(angle);
    return [(x - 0.5) / 1.5, (y - 0.25) / 1.5];
  });

/** y = sin x for x uniform over [−π, π). Noise n: y has a normal error of standard deviation n. */
export const sine: Generator = (samples, noise, random) => {
  const values = new Float64Array(samples); // [samples, 1]
  const targets = new Float64Array(samples); // [samples, 1]
  for (let i = 0; i < samples; i++) {
    values[i] = Math.PI * (2 * random.uniform() - 1);
    targets[i] = sin(values[i]) + noise * random.normal();
  }
  return { values, labels: new Int32Array(0), targets };
};

/** Index of the largest value; of equal values the first. */
function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let c = 1; c < values.length; c++) if (values[c] > values[best]) best = c;
  return best;
}

/** Largest value − second largest. */
function lead(values: Float64Array): number {
  const best = largest(values);
  let second = -Infinity;
  for (let c = 0; c < values.length; c++) if (c !== best && values[c] > second) second = values[c];
  return values[best] - second;
}

import { cos, sin } from '../../engine/math.ts';
import type { Random } from '../../engine/random.ts';
import { anyNoise, anyNumber, type Dataset, type Rows } from '../dataset.ts';

/** Data sets of classes in a plane; without noise their points lie within −1 … 1. */
const plane = {
  title: null,
  task: 'classification',
  columns: [
    { key: 'x', domain: [-1.25, 1.25] },
    { key: 'y', domain: [-1.25, 1.25] },
  ],
  classes: ['negative', 'positive'],
  targets: [],
  samples: anyNumber(300),
  standardize: true, // circle, moons: half the epochs; spiral: a tanh network does not learn it otherwise
  rows: null,
  isComplete: false,
  show: {},
} as const satisfies Partial<Dataset>;

const opening = (net: string, opt: string): string => `net=${net}-1.sigmoid&loss=binary_crossentropy&opt=${opt}`;

/** Of k classes, which have no colours as names. */
const ofClasses = (k: number, net: string, opt: string) => ({
  ...plane,
  classes: ['0', '1', '2', '3', '4', '5'].slice(0, k),
  opening: `net=${net}-${k}.softmax&loss=categorical_crossentropy&opt=${opt}`,
});

/** Classes in turn, row i of class i % classes; point(label, k, of) places the k-th of `of` rows of a class. */
function inTurn(
  classes: number,
  samples: number,
  random: Random,
  deviation: number,
  point: (label: number, k: number, of: number) => readonly [number, number],
): Rows {
  const values = new Float64Array(samples * 2); // [samples, 2]
  const labels = new Int32Array(samples); // [samples]
  for (let i = 0; i < samples; i++) {
    const label = i % classes;
    const of = Math.ceil((samples - label) / classes);
    const [x, y] = point(label, Math.floor(i / classes), of);
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
const circle: Dataset = {
  ...plane,
  noise: anyNoise(0),
  opening: opening('2-4.tanh', 'sgd:0.3'),
  generate: (samples, noise, random) =>
    inTurn(2, samples, random, 0.2 * noise, (label) => {
      const radius = label === 1 ? 0.5 * random.uniform() : 0.7 + 0.3 * random.uniform();
      const angle = 2 * Math.PI * random.uniform();
      return [radius * sin(angle), radius * cos(angle)];
    }),
};

/**
 * Two round normal clouds about (−0.5, −0.5) (label 0) and (0.5, 0.5) (label 1).
 * Noise n: their standard deviation is 0.1 + 0.3·n.
 */
const gauss: Dataset = {
  ...plane,
  noise: anyNoise(0.2),
  opening: opening('2-2.tanh', 'sgd:0.03'),
  generate: (samples, noise, random) =>
    inTurn(2, samples, random, 0.1 + 0.3 * noise, (label) => (label === 1 ? [0.5, 0.5] : [-0.5, -0.5])),
};

/**
 * Two intertwined arms of 1.575 turns, from radius 0.1 to 1; label 1 is the arm turned by half a turn.
 * Noise n: each coordinate has a normal error of standard deviation 0.12·n (at noise 0 the arms are about 0.2 apart).
 */
const spiral: Dataset = {
  ...plane,
  noise: anyNoise(0),
  show: { thumbnail: { points: 180, radii: 44 } },
  opening: opening('2-16.relu-16.relu', 'adam:0.02'),
  generate: (samples, noise, random) =>
    inTurn(2, samples, random, 0.12 * noise, (label, k, of) => {
      // One draw in each of `of` equal parts: the arms are evenly filled, and every seed has its own points.
      const radius = 0.1 + (0.9 * (k + random.uniform())) / of;
      const angle = 1.75 * 2 * Math.PI * radius + label * Math.PI;
      return [radius * sin(angle), radius * cos(angle)];
    }),
};

/**
 * Two interleaved half circles: scikit-learn's make_moons, moved to the middle and made 2 wide instead of 3.
 * Noise n: each coordinate has a normal error of standard deviation 0.4·n (make_moons(noise=0.6·n)).
 */
const moons: Dataset = {
  ...plane,
  noise: anyNoise(0.15),
  opening: opening('2-8.tanh', 'adam:0.05'),
  generate: (samples, noise, random) =>
    inTurn(2, samples, random, 0.4 * noise, (label, k, of) => {
      const angle = (Math.PI * (k + random.uniform())) / of;
      const x = label === 1 ? 1 - cos(angle) : cos(angle);
      const y = label === 1 ? 0.5 - sin(angle) : sin(angle);
      return [(x - 0.5) / 1.5, (y - 0.25) / 1.5];
    }),
};

/**
 * Two circles of radius 1 (label 0) and 0.5 (label 1): scikit-learn's make_circles(factor=0.5).
 * Noise n: each coordinate has a normal error of standard deviation 0.2·n.
 */
const circles: Dataset = {
  ...plane,
  noise: anyNoise(0.25),
  opening: opening('2-8.tanh', 'adam:0.05'),
  generate: (samples, noise, random) =>
    inTurn(2, samples, random, 0.2 * noise, (label, k, of) => {
      const angle = (2 * Math.PI * (k + random.uniform())) / of;
      const radius = label === 1 ? 0.5 : 1;
      return [radius * sin(angle), radius * cos(angle)];
    }),
};

/**
 * XOR of real numbers: four round normal clouds about (±0.5, ±0.5), label 1 where the signs differ.
 * Noise n: their standard deviation is 0.1 + 0.2·n.
 */
const clouds: Dataset = {
  ...plane,
  noise: anyNoise(0.1),
  opening: opening('2-8.tanh', 'adam:0.05'),
  generate: (samples, noise, random) =>
    inTurn(2, samples, random, 0.1 + 0.2 * noise, (label) => {
      const x = random.below(2) - 0.5;
      return [x, label === 1 ? -x : x];
    }),
};

/**
 * Sixteen squares of side 0.5 with 0.05 free within their sides, labels in turn.
 * Noise n: each coordinate has a normal error of standard deviation 0.15·n.
 */
const checkerboard: Dataset = {
  ...plane,
  samples: anyNumber(600),
  noise: anyNoise(0),
  show: { thumbnail: { points: 180 } },
  opening: opening('2-32.relu-32.relu', 'adam:0.02'),
  generate: (samples, noise, random) =>
    inTurn(2, samples, random, 0.15 * noise, (label) => {
      const column = random.below(4);
      const row = 2 * random.below(2) + ((column + label) % 2);
      const [across, up] = [random.uniform(), random.uniform()];
      return [(column + 0.1 + 0.8 * across) / 2 - 1, (row + 0.1 + 0.8 * up) / 2 - 1];
    }),
};

/**
 * A disc within two rings, each a fifth of the radius from the next.
 * Noise n: each coordinate has a normal error of standard deviation 0.15·n.
 */
const rings: Dataset = {
  ...ofClasses(3, '2-12.tanh', 'adam:0.05'),
  noise: anyNoise(0),
  generate: (samples, noise, random) =>
    inTurn(3, samples, random, 0.15 * noise, (label) => {
      const radius = 0.4 * label + 0.2 * random.uniform();
      const angle = 2 * Math.PI * random.uniform();
      return [radius * sin(angle), radius * cos(angle)];
    }),
};

/**
 * k round normal clouds in a circle of radius 0.7, the first on top: scikit-learn's make_blobs.
 * Noise n: their standard deviation is 0.08 + 0.3·n.
 */
const gaussOf = (k: number): Dataset => ({
  ...ofClasses(k, '2-6.tanh', 'adam:0.03'),
  noise: anyNoise(0.1),
  generate: (samples, noise, random) =>
    inTurn(k, samples, random, 0.08 + 0.3 * noise, (label) => {
      const angle = (2 * Math.PI * label) / k;
      return [0.7 * sin(angle), 0.7 * cos(angle)];
    }),
});

/**
 * k intertwined arms of 3.15/k turns, from radius 0.1 to 1, each turned by 1/k of a turn from the last.
 * Noise n: each coordinate has a normal error of standard deviation 0.12·n.
 */
const spiralOf = (k: number): Dataset => ({
  ...ofClasses(k, '2-16.relu-16.relu', 'adam:0.02'),
  samples: anyNumber(150 * k),
  noise: anyNoise(0),
  show: { thumbnail: { points: 180, radii: 44 } },
  generate: (samples, noise, random) =>
    inTurn(k, samples, random, 0.12 * noise, (label, j, of) => {
      const radius = 0.1 + (0.9 * (j + random.uniform())) / of;
      const angle = (2 * Math.PI * (3.5 * radius + label)) / k;
      return [radius * sin(angle), radius * cos(angle)];
    }),
});

export const planes = { circle, gauss, spiral, moons };

export const morePlanes = {
  circles,
  clouds,
  checkerboard,
  rings,
  gauss3: gaussOf(3),
  gauss4: gaussOf(4),
  gauss5: gaussOf(5),
  gauss6: gaussOf(6),
  spiral3: spiralOf(3),
  spiral4: spiralOf(4),
  spiral5: spiralOf(5),
};

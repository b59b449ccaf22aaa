import { exp } from '../../engine/math.ts';
import { anyNumber, type Column, type Dataset } from '../dataset.ts';

/**
 * A number to predict of places uniform over [−1, 1) in each of its columns.
 * Noise n: it has a normal error of standard deviation n.
 */
const overSquare = (columns: readonly string[], target: Column, f: (x: number, y: number) => number) => ({
  title: null,
  task: 'regression' as const,
  columns: columns.map((key) => ({ key, domain: [-1, 1] as const })),
  classes: [],
  targets: [target],
  samples: anyNumber(300),
  noise: { max: 0.5, step: 0.05, default: 0 },
  standardize: false,
  rows: null,
  isComplete: false,
  show: {},
  generate: ((samples, noise, random) => {
    const width = columns.length;
    const values = new Float64Array(samples * width); // [samples, width]
    const targets = new Float64Array(samples); // [samples, 1]
    for (let i = 0; i < samples; i++) {
      for (let column = 0; column < width; column++) values[i * width + column] = 2 * random.uniform() - 1;
      targets[i] = f(values[i * width], values[i * width + 1]) + noise * random.normal();
    }
    return { values, labels: new Int32Array(0), targets };
  }) satisfies Dataset['generate'],
});

const opening = (net: string, opt: string): string => `net=${net}-1&loss=mean_squared_error&opt=${opt}&metrics=none`;

/** A normal curve of standard deviation 0.3 about (a, b), 1 high. */
const bell = (x: number, y: number, a: number, b: number): number =>
  exp(-((x - a) * (x - a) + (y - b) * (y - b)) / 0.18);

const z: Column = { key: 'z', domain: [-1.25, 1.25] };

export const surfaces = {
  /** Four steps: −0.75, −0.25, 0.25, 0.75. */
  stairs: {
    ...overSquare(['x'], { key: 'y', domain: [-1.25, 1.25] }, (x) => Math.floor(2 * x) / 2 + 0.25),
    opening: opening('1-16.relu-16.relu', 'adam:0.02'),
  },
  /** z = (x + y)/2: one unit without an activation learns it. */
  plane: {
    ...overSquare(['x', 'y'], z, (x, y) => (x + y) / 2),
    opening: opening('2', 'sgd:0.05'),
  },
  /** A hill of 1 about (−0.4, −0.4) and a hollow of −1 about (0.4, 0.4), each a normal curve. */
  hill: {
    ...overSquare(['x', 'y'], z, (x, y) => bell(x, y, -0.4, -0.4) - bell(x, y, 0.4, 0.4)),
    opening: opening('2-16.tanh-16.tanh', 'adam:0.02'),
  },
};

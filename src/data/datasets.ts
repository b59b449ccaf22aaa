import type { Random } from '../engine/random.ts';
import { circle, colours, gauss, type Generator, moons, sine, spiral } from './generators.ts';
import { iris } from './iris.ts';
import type { Rows } from './rows.ts';
import type { DatasetInfo, DatasetName } from './spec.ts';

interface Dataset {
  readonly info: DatasetInfo;
  readonly generate: Generator;
}

/** Fields shared by the data sets of two classes in a plane; without noise their points lie within −1 … 1. */
const plane = {
  task: 'classification',
  features: ['x', 'y'],
  classes: ['negative', 'positive'],
  target: null,
  samples: { min: 20, max: 2000, default: 300 },
  rows: null,
  standardize: true, // circle, moons: half the epochs; spiral: a tanh network does not learn it otherwise
  domain: [
    [-1.25, 1.25],
    [-1.25, 1.25],
  ],
  targetDomain: null,
} as const satisfies Partial<DatasetInfo>;

const anyNoise = (byDefault: number) => ({ max: 1, step: 0.05, default: byDefault });

/** The truth table of a function of two bits; labels for (0, 0), (0, 1), (1, 0), (1, 1), in counting order. */
const truthTable =
  (...labels: readonly number[]) =>
  (): Rows => ({
    values: Float64Array.of(0, 0, 0, 1, 1, 0, 1, 1), // [4, 2]
    labels: Int32Array.from(labels),
    targets: new Float64Array(0),
  });

/** Fields shared by the truth tables. */
const bits = {
  task: 'classification',
  features: ['a', 'b'],
  classes: ['0', '1'],
  target: null,
  samples: null,
  noise: null,
  rows: 4,
  standardize: false,
  // Wider than the table, so that its corners do not lie on a plot's edge.
  domain: [
    [-0.25, 1.25],
    [-0.25, 1.25],
  ],
  targetDomain: null,
} as const satisfies Partial<DatasetInfo>;

/** All data sets. A new one needs an entry here, its name in DatasetName, and its words in i18n. */
const datasets: Readonly<Record<DatasetName, Dataset>> = {
  colours: {
    info: {
      name: 'colours',
      task: 'classification',
      features: ['red', 'green', 'blue'],
      classes: ['red', 'green', 'blue'],
      target: null,
      samples: { min: 20, max: 2000, default: 300 },
      noise: anyNoise(0),
      rows: null,
      standardize: false,
      domain: [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
      targetDomain: null,
    },
    generate: colours,
  },
  iris: {
    info: {
      name: 'iris',
      task: 'classification',
      features: ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'],
      classes: ['setosa', 'versicolor', 'virginica'],
      target: null,
      samples: null,
      noise: null,
      rows: 150,
      standardize: true,
      domain: [
        [4, 8],
        [1.5, 4.5],
        [0.5, 7],
        [0, 2.75],
      ],
      targetDomain: null,
    },
    generate: iris,
  },
  xor: { info: { ...bits, name: 'xor' }, generate: truthTable(0, 1, 1, 0) },
  and: { info: { ...bits, name: 'and' }, generate: truthTable(0, 0, 0, 1) },
  circle: { info: { ...plane, name: 'circle', noise: anyNoise(0) }, generate: circle },
  gauss: { info: { ...plane, name: 'gauss', noise: anyNoise(0.2) }, generate: gauss },
  spiral: { info: { ...plane, name: 'spiral', noise: anyNoise(0) }, generate: spiral },
  moons: { info: { ...plane, name: 'moons', noise: anyNoise(0.15) }, generate: moons },
  sine: {
    info: {
      name: 'sine',
      task: 'regression',
      features: ['x'],
      classes: [],
      target: 'y',
      samples: { min: 20, max: 2000, default: 200 },
      noise: { max: 0.5, step: 0.05, default: 0.1 },
      rows: null,
      standardize: false, // already centred on 0; scaling brings no gain
      domain: [[-Math.PI, Math.PI]],
      targetDomain: [-1.5, 1.5],
    },
    generate: sine,
  },
};

/** All data sets in the order of the gallery. */
export const datasetNames: readonly DatasetName[] = [
  'colours',
  'iris',
  'xor',
  'and',
  'circle',
  'gauss',
  'spiral',
  'moons',
  'sine',
];

/** Description of each data set, without its rows. */
export const datasetInfos: Readonly<Record<DatasetName, DatasetInfo>> = {
  colours: datasets.colours.info,
  iris: datasets.iris.info,
  xor: datasets.xor.info,
  and: datasets.and.info,
  circle: datasets.circle.info,
  gauss: datasets.gauss.info,
  spiral: datasets.spiral.info,
  moons: datasets.moons.info,
  sine: datasets.sine.info,
};

/** Whether the rows are all possible cases, in counting order: there is nothing to draw again or to deal. */
export function isTruthTable(name: DatasetName): boolean {
  return name === 'xor' || name === 'and';
}

/**
 * All rows and columns of a data set, in its own order. A table ignores `samples`, `noise` and `random`.
 *
 * @param samples an integer within the data set's `samples`
 * @param noise within 0 … the data set's `noise.max`
 */
export function generateRows(name: DatasetName, samples: number, noise: number, random: Random): Rows {
  return datasets[name].generate(samples, noise, random);
}

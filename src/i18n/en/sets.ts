import type { DatasetName } from '../../data/datasets.ts';
import type { Translation } from '../translation.ts';

const english = {
  title: 'Data sets',
  /** Names of the groups of the gallery. */
  groups: {
    classes: 'Classes',
    regression: 'Regression',
    tables: 'Tables',
    logic: 'Logic',
  },
  /** Of the tables that somebody has measured. */
  source: 'Source:',
  licence: 'Licence:',
  /** What is said of the data sets but for the one that the page opens with. */
  about: {
    iris: '150 real flowers, measured in cm by Edgar Anderson. Classify the species by petals and sepals.',
    xor: 'The truth table of XOR (exactly one of the two). No straight line separates the classes.',
    and: 'The truth table of AND (both). A straight line separates the classes.',
    circle: 'One class inside a circle, the other around it.',
    gauss: 'Two clusters. A single neuron can separate them.',
    spiral: 'Two spirals wound around each other. The hardest data set here.',
    moons: 'Two interleaving half-moons.',
    sine: 'A curve to fit: one input, one output.',
    circles: 'One circle inside another, as make_circles of scikit-learn draws them.',
    clouds: 'XOR of real numbers: the class says whether the two signs differ.',
    checkerboard: 'Sixteen squares in turn. A network needs many corners for it.',
    rings: 'A disc inside two rings: three classes.',
    gauss3: 'Three clusters, a class each, as make_blobs of scikit-learn draws them.',
    gauss4: 'Four clusters, a class each, as make_blobs of scikit-learn draws them.',
    gauss5: 'Five clusters, a class each, as make_blobs of scikit-learn draws them.',
    gauss6: 'Six clusters, a class each, as make_blobs of scikit-learn draws them.',
    spiral3: 'Three spirals wound around each other, a class each.',
    spiral4: 'Four spirals wound around each other, a class each.',
    spiral5: 'Five spirals wound around each other, a class each.',
    stairs: 'Four steps to fit: a smooth network has to become steep.',
    plane: 'z = (x + y)/2 to predict from x and y. One unit without an activation is enough.',
    hill: 'A hill and a hollow, two Gaussian surfaces, to predict from x and y.',
    or: 'The truth table of OR (at least one). A straight line separates the classes.',
    majority3: 'Whether most of three bits are 1. A single unit can tell.',
    majority5: 'Whether most of five bits are 1: 32 rows. A single unit can tell.',
    parity3: 'Whether an odd number of three bits are 1: XOR with one bit more.',
    penguins:
      '333 penguins of the Palmer Archipelago. Classify the species by size, island and sex, whose values are columns of 0 and 1. 11 more with a missing value are left out.',
    mpg: '392 cars of 1970 to 1982. Predict how many miles they go on a gallon; the origin is three columns of 0 and 1. 6 more without their horsepower are left out.',
    mnist: '2,000 handwritten digits of 28×28 pixels, 200 of each. Draw one yourself.',
    parity4: 'Whether an odd number of four bits are 1. Each single bit changes the answer.',
    parity5: 'Whether an odd number of five bits are 1: 32 rows.',
    parity6: 'Whether an odd number of six bits are 1: 64 rows.',
  } satisfies Readonly<Record<Exclude<DatasetName, 'colours'>, string>>,
  /** Names in the large tables, where they are not those of their files. */
  names: {
    features: {} as Readonly<Record<string, string>>,
    classes: {} as Readonly<Record<string, string>>,
    targets: {} as Readonly<Record<string, string>>,
  },
};

/** Words of the gallery of all data sets. */
export type SetsText = Translation<typeof english>;

export const sets: SetsText = english;

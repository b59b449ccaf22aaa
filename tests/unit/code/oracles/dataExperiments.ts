import type { Feature } from '../../../../src/data/features.ts';
import { columnsNamed, makeFormulasKnown, readFeature } from '../../../../src/data/formulaFeatures.ts';
import type { GeneratedSpec } from '../../../../src/data/spec.ts';
import { denseLayer } from '../../../../src/document/defaults.ts';
import type { Experiment } from '../../../../src/document/experiment.ts';
import { openingExperiment } from '../../../../src/document/opening.ts';
import type { LossName } from '../../../../src/engine/specs/lossSpecs.ts';

makeFormulasKnown();

/** Each data set at least once, in settings that are not its own; used by `data.py` and `printData.test.ts`. */
export const dataExperiments: readonly Experiment[] = [
  experiment({ name: 'colours', samples: 61, noise: 0.35, seed: 4294967295 }, { units: 3, validationSplit: 0.25 }),
  experiment({ name: 'colours', samples: 40, features: [0, 2], standardize: true, seed: 7 }, { units: 3 }),
  experiment(
    { name: 'colours', samples: 20, noise: 1, features: [1], seed: 0 },
    { units: 3, loss: 'sparse_categorical_crossentropy' },
  ),
  experiment({ name: 'iris', samples: 150, features: [1, 3], standardize: true, seed: 3 }, { units: 3 }),
  experiment(
    { name: 'iris', samples: 150, features: [0, 1, 2, 3], standardize: true, seed: 123456789 },
    { units: 3, validationSplit: 0, loss: 'sparse_categorical_crossentropy' },
  ),
  experiment({ name: 'xor', samples: 4, features: [0, 1] }, { units: 1, validationSplit: 0 }),
  experiment({ name: 'xor', samples: 4, features: [0, 1], standardize: true }, { units: 2, validationSplit: 0.5 }),
  experiment({ name: 'xor', samples: 4, features: [1], standardize: true }, { units: 1, validationSplit: 0.9 }),
  experiment({ name: 'and', samples: 4, features: [0, 1], standardize: true }, { units: 1, validationSplit: 0 }),
  experiment({ name: 'circle', samples: 33, noise: 1, features: [0, 1], standardize: true, seed: 11 }, { units: 1 }),
  experiment({ name: 'gauss', samples: 34, noise: 0.05, features: [0, 1], seed: 12 }, { units: 2 }),
  experiment({ name: 'spiral', samples: 45, noise: 0.3, features: [0, 1], standardize: true, seed: 13 }, { units: 1 }),
  experiment({ name: 'moons', samples: 27, noise: 0.15, features: [1], standardize: true, seed: 14 }, { units: 1 }),
  experiment({ name: 'moons', samples: 26, features: [0, 1], seed: 15 }, { units: 2, validationSplit: 0 }),
  experiment({ name: 'sine', samples: 29, noise: 0.5, features: [0], standardize: true, seed: 16 }, { units: 1 }),
  experiment({ name: 'sine', samples: 20, features: [0], standardize: true }, { units: 1, validationSplit: 0.9 }),
  experiment(
    {
      name: 'circle',
      samples: 30,
      noise: 0.2,
      features: [0, 1, 'square.0', 'square.1', 'product.0.1', 'sin.0', 'sin.1'],
      standardize: true,
      seed: 17,
    },
    { units: 1 },
  ),
  experiment({ name: 'sine', samples: 25, noise: 0.1, features: ['sin.0', 'square.0'], seed: 18 }, { units: 1 }),
  experiment({ name: 'circles', samples: 31, noise: 0.3, features: [0, 1], seed: 21 }, { units: 1 }),
  experiment({ name: 'clouds', samples: 33, noise: 0.2, features: [0, 1], seed: 22 }, { units: 1 }),
  experiment({ name: 'checkerboard', samples: 35, noise: 0.4, features: [0, 1], seed: 23 }, { units: 1 }),
  experiment({ name: 'rings', samples: 32, noise: 0.5, features: [0, 1], seed: 24 }, { units: 3 }),
  experiment({ name: 'gauss3', samples: 31, noise: 0.5, features: [0, 1], seed: 25 }, { units: 3 }),
  experiment({ name: 'gauss4', samples: 30, noise: 0, features: [0, 1], seed: 26 }, { units: 4 }),
  experiment({ name: 'gauss5', samples: 33, noise: 1, features: [0, 1], seed: 27 }, { units: 5 }),
  experiment({ name: 'gauss6', samples: 34, noise: 0.1, features: [0, 1], seed: 28 }, { units: 6 }),
  experiment({ name: 'spiral3', samples: 34, noise: 0.2, features: [0, 1], seed: 29 }, { units: 3 }),
  experiment({ name: 'spiral4', samples: 35, noise: 0, features: [0, 1], seed: 30 }, { units: 4 }),
  experiment({ name: 'spiral5', samples: 38, noise: 1, features: [0, 1], seed: 31 }, { units: 5 }),
  experiment({ name: 'stairs', samples: 30, noise: 0.1, features: [0], seed: 32 }, { units: 1 }),
  experiment({ name: 'plane', samples: 30, noise: 0.2, features: [0, 1], seed: 33 }, { units: 1 }),
  experiment({ name: 'hill', samples: 30, noise: 0, features: [0, 1], seed: 34 }, { units: 1 }),
  experiment({ name: 'or', samples: 4, features: [0, 1] }, { units: 1, validationSplit: 0 }),
  experiment({ name: 'majority3', samples: 8, features: [0, 1, 2] }, { units: 1, validationSplit: 0 }),
  experiment({ name: 'majority5', samples: 32, features: [0, 1, 2, 3, 4] }, { units: 1, validationSplit: 0 }),
  experiment({ name: 'parity3', samples: 8, features: [0, 1, 2] }, { units: 1, validationSplit: 0 }),
  experiment({ name: 'parity4', samples: 16, features: [0, 1, 2, 3] }, { units: 1, validationSplit: 0 }),
  experiment({ name: 'parity5', samples: 32, features: [0, 1, 2, 3, 4] }, { units: 1, validationSplit: 0 }),
  experiment({ name: 'parity6', samples: 64, features: [0, 1, 2, 3, 4, 5] }, { units: 1, validationSplit: 0 }),
  experiment({ name: 'penguins', samples: 333, features: [0, 1, 2, 3, 4, 5, 6, 7, 8], seed: 36 }, { units: 3 }),
  experiment(
    { name: 'mpg', samples: 392, features: [0, 1, 2, 3, 4, 5, 6, 7, 8], standardize: true, seed: 37 },
    { units: 1 },
  ),
  // three pixels of 784: about the middle
  experiment(
    { name: 'mnist', samples: 2000, features: [378, 406, 435], seed: 35 },
    { units: 10, loss: 'sparse_categorical_crossentropy' },
  ),
  // dealt otherwise than the set is by itself
  experiment({ name: 'rings', samples: 31, noise: 0.4, features: [0, 1], deal: 'stratified', seed: 38 }, { units: 3 }),
  experiment({ name: 'moons', samples: 30, features: [0, 1], deal: 'last', standardize: true, seed: 39 }, { units: 1 }),
  experiment({ name: 'sine', samples: 26, noise: 0.2, features: [0], deal: 'stratified', seed: 40 }, { units: 1 }),
  // the same number for every example, exactly and but for rounding, and none at all
  experiment(
    {
      name: 'moons',
      samples: 40,
      noise: 0.1,
      features: [0, formula('sign(x + 3)'), formula('0.1 + 0*y'), formula('sqrt(x - 9)'), formula('x/(y + 2)')],
      standardize: true,
      seed: 41,
    },
    { units: 1 },
  ),
  experiment(
    {
      name: 'circle',
      samples: 30,
      features: [formula('sin(3*x) - max(x, y)^2'), formula('log(x)'), formula('cos(sqrt(y))')],
      seed: 42,
    },
    { units: 1 },
  ),
  experiment(
    { name: 'moons', samples: 30, features: [0, formula('sin(x)^2 + cos(x)^2')], standardize: 'minmax', seed: 44 },
    { units: 1 },
  ),
  // too large for float32 in some rows
  experiment(
    { name: 'moons', samples: 50, features: [1, formula('exp(100*x)')], standardize: true, seed: 43 },
    { units: 1 },
  ),
];

function formula(text: string): Feature {
  const read = readFeature(text, columnsNamed(['x', 'y']), 2);
  if (!read.ok) throw new Error(read.fault.code);
  return read.feature;
}

function experiment(
  data: Partial<GeneratedSpec> & Pick<GeneratedSpec, 'name' | 'samples'>,
  {
    units,
    validationSplit = 0.3,
    loss = 'mean_squared_error',
  }: { readonly units: number; readonly validationSplit?: number; readonly loss?: LossName },
): Experiment {
  const spec: GeneratedSpec = {
    type: 'generated',
    noise: 0,
    features: [0, 1, 2],
    standardize: false,
    seed: 1,
    ...data,
  };
  const layers = [denseLayer(units)];
  return { ...openingExperiment, data: spec, inputs: spec.features.length, layers, loss, validationSplit };
}

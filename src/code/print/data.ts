import { datasetInfos } from '../../data/datasets.ts';
import { splitIndex } from '../../data/load.ts';
import type { DataSpec } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { float, int } from './python.ts';

/**
 * The lines that give `x` with the columns that are chosen, and `y`: class numbers [rows], or the regression's targets
 * [rows, 1]; the rows in the page's order, so that a part cut off from the end is the page's validation part.
 */
export function rowLines(spec: DataSpec): readonly string[] {
  const { name, features } = spec;
  const all = features.length === datasetInfos[name].features.length;
  return [...allColumns(spec), ...(all ? [] : [`x = x[:, [${features.join(', ')}]]`])];
}

function allColumns({ name, samples, noise, seed }: DataSpec): readonly string[] {
  switch (name) {
    case 'xor':
    case 'and': {
      const labels = name === 'xor' ? [0, 1, 1, 0] : [0, 0, 0, 1];
      return [
        'x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)',
        `y = np.array([${labels.join(', ')}])  # ${name}`,
      ];
    }
    case 'iris':
      return ['x, y = load_iris(return_X_y=True)', `x, y = deal(x, y, seed=${int(seed)})`];
    case 'colours':
    case 'circle':
    case 'gauss':
    case 'spiral':
    case 'moons':
    case 'sine':
      return [`x, y = ${name}(samples=${int(samples)}, noise=${float(noise)}, seed=${int(seed)})`];
  }
}

/** How `y` is to look: as it is, one-hot rows of so many classes, or a column of 0 and 1. */
export type Targets = 'asTheyAre' | { readonly oneHot: number } | 'column';

/** Form of the targets that the loss and the width of the last layer ask for. */
export function targetsOf({ data, loss }: Experiment, outputs: number): Targets {
  const { task, classes } = datasetInfos[data.name];
  if (task === 'regression' || loss === 'sparse_categorical_crossentropy') return 'asTheyAre';
  return outputs === 1 ? 'column' : { oneHot: classes.length };
}

/** How many rows train. */
export function rowCount({ data, validationSplit }: Pick<Experiment, 'data' | 'validationSplit'>): string {
  const none = Math.floor(data.samples * (1 - validationSplit)) === 0;
  return none ? 'rows = 1' : `rows = int(len(x) * (1 - ${float(validationSplit)}))`;
}

/** z = (x - mean) / standard deviation, both those of the training part, which is in front. */
export function scaleLines({ data, validationSplit }: Experiment): readonly string[] {
  if (!data.standardize) return [];
  const rows = validationSplit === 0 ? [] : [rowCount({ data, validationSplit })];
  const part = validationSplit === 0 ? 'x' : 'x[:rows]';
  if (splitIndex(data.samples, validationSplit) >= fewRows)
    return [...rows, `x = (x - ${part}.mean(axis=0)) / ${part}.std(axis=0)`];
  return [
    ...rows,
    `mean, std = ${part}.mean(axis=0), ${part}.std(axis=0)`,
    'x = (x - mean) / np.where(std > 0, std, 1)  # a constant column becomes 0',
  ];
}

/** A column of fewer rows can be constant, above all in a truth table. */
const fewRows = 5;

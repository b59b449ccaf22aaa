import { loadExamples, splitIndex } from '../../data/load.ts';
import { type DataSpec, infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { origins } from '../origins.ts';
import { float, int } from './python.ts';

/** The line that imports what loads the rows. */
export function dataImports({ name }: DataSpec): string {
  const origin = origins[name];
  return origin.by === 'library' ? `from ${origin.module} import ${origin.callee}\n` : '';
}

/**
 * The lines that give `x` with the columns that are chosen, and `y`: class numbers [rows], or the regression's targets
 * [rows, 1]; the rows in the page's order, so that a part cut off from the end is the page's validation part.
 */
export function rowLines(spec: DataSpec): readonly string[] {
  const all = spec.features.length === infoOf(spec).columns.length;
  return [...allColumns(spec), ...(all ? [] : [`x = x[:, [${spec.features.join(', ')}]]`])];
}

function allColumns(spec: DataSpec): readonly string[] {
  const { name, samples, noise, seed } = spec;
  const origin = origins[name];
  switch (origin.by) {
    case 'rows': {
      const { raw, labels } = loadExamples({ ...spec, features: infoOf(spec).columns.map((_, i) => i) }, 0).training;
      const width = raw.length / labels.length;
      const rows = Array.from(labels, (_, row) => `[${raw.slice(row * width, (row + 1) * width).join(', ')}]`);
      return [`x = np.array([${rows.join(', ')}], dtype=float)`, `y = np.array([${labels.join(', ')}])  # ${name}`];
    }
    case 'library':
      return [`x, y = ${origin.callee}(${origin.args})`, `x, y = deal(x, y, seed=${int(seed)})`];
    case 'function':
      return [`x, y = ${name}(samples=${int(samples)}, noise=${float(noise)}, seed=${int(seed)})`];
  }
}

/** How `y` is to look: as it is, one-hot rows of so many classes, or a column of 0 and 1. */
export type Targets = 'asTheyAre' | { readonly oneHot: number } | 'column';

/** Form of the targets that the loss and the width of the last layer ask for. */
export function targetsOf({ data, loss }: Experiment, outputs: number): Targets {
  const { task, classes } = infoOf(data);
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

import { createRandom } from '../engine/random.ts';
import { permute } from '../engine/shuffle.ts';
import type { Rows } from './dataset.ts';
import { datasets } from './datasets.ts';
import { type Feature, readerOf } from './features.ts';
import { applyScaling, fitScaling, identityScaling } from './scale.ts';
import { type DataSpec, type Examples, infoOf, rowsKey, type Scaling, type Split } from './spec.ts';
import { knownTables, type Tables } from './tables.ts';

/**
 * The examples of a spec, dealt to training and validation. The rows are made (stream `data`) and put in a random
 * order (stream `split`); the last of them are the validation part. So the split never changes which rows exist, a
 * sorted table has every class in both parts, and more validation only takes rows from the end of training.
 * The rows of a truth table and of Playground keep their order. Data of a person's own whose rows are not in `tables` have no examples.
 *
 * The spec is trusted: it comes from a decoder or an edit. The result for an invalid one is undefined.
 *
 * @param validationSplit fraction in [0, 0.9]
 * @throws RangeError when `seed` is not a uint32 or `samples` is not an array length
 */
export function loadExamples(spec: DataSpec, validationSplit: number, tables: Tables = knownTables): Split {
  const rows = rowsOf(spec, tables);
  const { columns, targets } = infoOf(spec);
  const order = dealingOrder(spec, rows.values.length / columns.length);
  const at = splitIndex(order.length, validationSplit, spec.type);
  const training = order.subarray(0, at);
  const validation = order.subarray(at);
  const raw = (part: Int32Array): Float64Array => chosen(rows.values, part, spec.features, columns.length);
  const fed = raw(training);
  const fitted = spec.standardize && training.length > 0;
  const scaling = fitted ? fitScaling(fed, spec.features.length) : identityScaling(spec.features.length);
  return {
    training: examples(rows, training, fed, scaling, targets.length),
    validation: examples(rows, validation, raw(validation), scaling, targets.length),
    scaling,
  };
}

const noRows: Rows = { values: new Float64Array(0), labels: new Int32Array(0), targets: new Float64Array(0) };

function rowsOf(spec: DataSpec, tables: Tables): Rows {
  if (spec.type !== 'generated') return tables.get(rowsKey(spec))?.rows ?? noRows;
  return datasets[spec.name].generate(spec.samples, spec.noise, createRandom(spec.seed, 'data'));
}

/**
 * How many of `count` rows are for training: `int(math.floor(batch_dim * (1.0 - validation_split)))`, Keras's rule in
 * `train_validation_split`. Where Keras refuses an empty training part, one row is kept here. For Playground's data it
 * is Playground's rule, where 1 − 0.9 is 0.1.
 */
export function splitIndex(count: number, validationSplit: number, type?: DataSpec['type']): number {
  return Math.max(1, Math.floor(count * (1 - validationSplit) + (type === 'playground' ? 1e-9 : 0)));
}

function dealingOrder(spec: DataSpec, count: number): Int32Array {
  if (spec.type === 'playground' || infoOf(spec).isComplete) return Int32Array.from({ length: count }, (_, i) => i);
  const order = new Int32Array(count);
  permute(createRandom(spec.seed, 'split'), order);
  return order;
}

/** The features of the rows of a part, raw [part, features]. @param values [rows, width] */
function chosen(values: Float64Array, part: Int32Array, features: readonly Feature[], width: number): Float64Array {
  const raw = new Float64Array(part.length * features.length);
  const columns = features.filter((each) => typeof each === 'number');
  const readers = features.slice(columns.length).map(readerOf); // columns come first
  for (let i = 0, at = 0; i < part.length; i++) {
    const row = part[i] * width;
    for (let c = 0; c < columns.length; c++) raw[at++] = values[row + columns[c]];
    for (const read of readers) raw[at++] = read(values, row);
  }
  return raw;
}

function examples(rows: Rows, part: Int32Array, raw: Float64Array, scaling: Scaling, targets: number): Examples {
  const x = new Float64Array(raw.length);
  applyScaling(scaling, raw, x);
  return {
    count: part.length,
    raw,
    x,
    labels: rows.labels.length > 0 ? Int32Array.from(part, (row) => rows.labels[row]) : new Int32Array(0),
    targets: chosen(rows.targets, part, [...Array(targets).keys()], targets),
  };
}

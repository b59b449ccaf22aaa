import { createRandom } from '../engine/random.ts';
import { permute } from '../engine/shuffle.ts';
import type { Rows } from './dataset.ts';
import { datasets } from './datasets.ts';
import { type Feature, readerOf } from './features.ts';
import { applyScaling, fitRange, fitScaling, identityScaling } from './scale.ts';
import { type DataSpec, type Examples, infoOf, rowsKey, type Split } from './spec.ts';
import { knownTables, type Tables } from './tables.ts';

/**
 * The examples of a spec, dealt to training and validation. The rows are made (stream `data`) and put in a random
 * order (stream `split`); the last of them are the validation part. So the split never changes which rows exist, a
 * sorted table has every class in both parts, and more validation only takes rows from the end of training.
 * The rows of a truth table and of Playground keep their order, and others where `deal` says so. Data that are not
 * generated, and whose rows are not in `tables`, have no examples.
 *
 * The spec is trusted: it comes from a decoder or an edit. The result for an invalid one is undefined.
 *
 * @param validationSplit fraction in [0, 0.9]
 * @throws RangeError when `seed` is not a uint32 or `samples` is not an array length
 */
export function loadExamples(spec: DataSpec, validationSplit: number, tables: Tables = knownTables): Split {
  const rows = rowsOf(spec, tables);
  const { columns, targets } = infoOf(spec);
  const order = dealingOrder(spec, rows.values.length / columns.length, rows.labels);
  const width = spec.features.length;
  const at = splitIndex(order.length, validationSplit, spec.type);
  // Both parts lie in the same memory, so that whoever wants all rows need not join them.
  const raw = chosen(rows.values, order, spec.features, columns.length);
  const isFitted = spec.standardize && at > 0 && order.length > 0;
  const fit = spec.standardize === 'minmax' ? fitRange : fitScaling;
  const scaling = isFitted ? fit(raw.subarray(0, at * width), width) : identityScaling(width);
  const x = isFitted ? new Float64Array(raw.length) : raw;
  if (isFitted) applyScaling(scaling, raw, x);
  const labels = new Int32Array(rows.labels.length);
  for (let i = 0; i < labels.length; i++) labels[i] = rows.labels[order[i]];
  const answers = chosen(rows.targets, order, [...targets.keys()], targets.length);
  const part = (from: number, to: number): Examples => ({
    count: to - from,
    raw: raw.subarray(from * width, to * width),
    x: x.subarray(from * width, to * width),
    labels: labels.subarray(from, to),
    targets: answers.subarray(from * targets.length, to * targets.length),
  });
  const end = Math.min(at, order.length);
  return { training: part(0, end), validation: part(end, order.length), scaling };
}

const noRows: Rows = { values: new Float64Array(0), labels: new Int32Array(0), targets: new Float64Array(0) };

/** All rows in their own order, with all columns. */
export function rowsOf(spec: DataSpec, tables: Tables): Rows {
  const generate = spec.type === 'generated' ? datasets[spec.name].generate : null;
  if (generate !== null) return generate(spec.samples, spec.noise, createRandom(spec.seed, 'data'));
  return tables.get(rowsKey(spec) ?? '')?.rows ?? noRows;
}

/**
 * How many of `count` rows are for training: `int(math.floor(batch_dim * (1.0 - validation_split)))`, Keras's rule in
 * `train_validation_split`. Where Keras refuses an empty training part, one row is kept here. For Playground's data it
 * is Playground's rule, where 1 − 0.9 is 0.1.
 */
export function splitIndex(count: number, validationSplit: number, type?: DataSpec['type']): number {
  return Math.max(1, Math.floor(count * (1 - validationSplit) + (type === 'playground' ? 1e-9 : 0)));
}

function dealingOrder(spec: DataSpec, count: number, labels: Int32Array): Int32Array {
  if (spec.type === 'playground' || infoOf(spec).isComplete || spec.deal === 'last')
    return Int32Array.from({ length: count }, (_, i) => i);
  const order = new Int32Array(count);
  permute(createRandom(spec.seed, 'split'), order);
  return spec.deal === 'stratified' && labels.length > 0 ? stratified(order, labels) : order;
}

/** The same order with the rows of each class spread evenly over it: wherever it is cut, both parts have their shares. */
function stratified(order: Int32Array, labels: Int32Array): Int32Array {
  const sizes: number[] = [];
  for (const label of labels) sizes[label] = (sizes[label] ?? 0) + 1;
  const seen = sizes.map(() => 0.5);
  const places = new Float64Array(labels.length); // of each row, 0 … 1
  for (const row of order) places[row] = seen[labels[row]]++ / sizes[labels[row]];
  return order.sort((a, b) => places[a] - places[b]);
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

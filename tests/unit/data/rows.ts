import { createHash } from 'node:crypto';
import { defaultDataSpec } from '../../../src/data/dataDefaults.ts';
import type { Rows } from '../../../src/data/dataset.ts';
import { datasets, type DatasetName } from '../../../src/data/datasets.ts';
import type { DataSpec } from '../../../src/data/spec.ts';
import { knownTables } from '../../../src/data/tables.ts';
import { createRandom } from '../../../src/engine/random.ts';

/** All rows of a data set, at its defaults except for `change`. */
export function rowsOf(name: DatasetName, change: Partial<DataSpec> = {}): Rows {
  const spec = { ...defaultDataSpec(name), ...change };
  const { generate } = datasets[name];
  if (generate !== null) return generate(spec.samples, spec.noise, createRandom(spec.seed, 'data'));
  const table = knownTables.get(name);
  if (table === undefined) throw new Error(`${name} is not known`);
  return table.rows;
}

/** sha256 over the bytes of the arrays one after another (little-endian on every machine this runs on). */
export function digest(...arrays: readonly (Float64Array | Int32Array)[]): string {
  const hash = createHash('sha256');
  for (const array of arrays) hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  return hash.digest('hex');
}

export function digestOfRows(rows: Rows): string {
  return digest(rows.values, rows.labels, rows.targets);
}

/** Column of a row-major matrix. */
export function column(values: Float64Array, width: number, index: number): number[] {
  return Array.from({ length: values.length / width }, (_, i) => values[i * width + index]);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Number of rows of each class. */
export function census(labels: Int32Array, classes: number): number[] {
  return Array.from({ length: classes }, (_, c) => labels.filter((label) => label === c).length);
}

import { datasetInfos } from '../../data/datasets.ts';
import { defaultDataSpec } from '../../data/defaults.ts';
import type { DatasetName, DataSpec } from '../../data/spec.ts';
import { type DataValue, listOf, numberOf, running, type Value } from './value.ts';

/** The rows as they are loaded: all columns, not standardized. `like`: whose seed it has, if it is of these data. */
export function rawSpec(name: DatasetName, like: DataSpec): DataSpec {
  const spec = { ...defaultDataSpec(name), standardize: false };
  return like.name === name ? { ...spec, seed: like.seed } : spec;
}

/** `x` of a data set. */
export function inputsOf(spec: DataSpec): DataValue {
  return { kind: 'data', spec, role: 'x', width: spec.features.length };
}

/** `y` of a data set: one number a row. */
export function targetsOf(spec: DataSpec): DataValue {
  return { kind: 'data', spec, role: 'y', width: 1 };
}

/** `x, y = …` */
export function pairOf(spec: DataSpec): Value {
  return listOf([inputsOf(spec), targetsOf(spec)], true);
}

/** The same with one-hot rows, `to_categorical(y, classes)`. */
export function oneHot(data: DataValue): DataValue {
  return { ...data, width: data.spec === null ? null : datasetInfos[data.spec.name].classes.length };
}

/** x = (x − mean) / deviation is the page's standardization. */
export function combineData(operator: string, left: Value, right: Value): Value {
  if (left.kind === 'data' && right.kind === 'data') {
    if (operator === '-' && left.role === 'x' && right.role === 'mean') return { ...left, role: 'centred' };
    if (operator === '/' && left.role === 'centred' && right.role === 'deviation') return standardized(left);
  }
  if (/^(?:[<>=!]=?|and|or|is|is not|in|not in)$/.test(operator)) return running;
  const data = left.kind === 'data' ? left : right;
  return data.kind === 'data' ? data : running;
}

export function standardized(data: DataValue): DataValue {
  return { ...data, role: 'x', spec: data.spec === null ? null : { ...data.spec, standardize: true } };
}

/** `x.shape` */
export function shapeOf(data: DataValue): Value {
  const rows = data.spec === null ? running : numberOf(data.spec.samples);
  return listOf([rows, data.width === null ? running : numberOf(data.width)], true);
}

/** `x[:, columns]`: the columns that are chosen; null for all of them. */
export function choose(data: DataValue, columns: readonly number[] | null): DataValue {
  const { spec } = data;
  if (columns === null || data.role !== 'x') return data;
  if (spec === null) return { ...data, width: columns.length };
  const features = columns.flatMap((column) => spec.features.at(column) ?? []);
  const ascending = [...new Set(features)].toSorted((a, b) => a - b);
  return ascending.length === 0 ? data : inputsOf({ ...spec, features: ascending });
}

const corners = '0,0,0,1,1,0,1,1';
const tables: Readonly<Record<string, DatasetName>> = { '0,1,1,0': 'xor', '0,0,0,1': 'and' };

/** A literal that is the page's truth table: its inputs, or what they give. Null for any other list. */
export function truthTable(value: Value, like: DataSpec): DataValue | null {
  if (value.kind !== 'list' || value.items.length !== 4) return null;
  const flat = value.items.flatMap((item) => (item.kind === 'list' ? item.items : [item]));
  const numbers = flat.map((item) => (item.kind === 'number' ? item.value : Number.NaN)).join(',');
  if (numbers === corners) return inputsOf(rawSpec(like.name === 'and' ? 'and' : 'xor', like));
  return Object.hasOwn(tables, numbers) ? targetsOf(rawSpec(tables[numbers], like)) : null;
}

/** The data of `fit(x, y)`; null when they are not the page's. */
export function trainedOn(x: Value, y: Value, like: DataSpec): DataSpec | null {
  const inputs = x.kind === 'data' ? x : truthTable(x, like);
  const targets = y.kind === 'data' ? y : truthTable(y, like);
  const spec = inputs?.spec ?? null;
  if (spec === null || inputs?.role !== 'x') return null;
  if (spec.name !== 'xor' && spec.name !== 'and') return spec;
  const table = targets?.spec?.name;
  return table === 'xor' || table === 'and' ? { ...spec, name: table } : null;
}

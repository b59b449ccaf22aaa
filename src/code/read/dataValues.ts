import { own } from '../../document/own.ts';
import { datasetNames, datasets, type DatasetName, isLate } from '../../data/datasets.ts';
import { defaultDataSpec } from '../../data/dataDefaults.ts';
import { compareFeatures, type Feature, isFormula, partsOf } from '../../data/features.ts';
import { type FunctionName, functionNames, type Term } from '../../data/formula.ts';
import { featureOf, termOf } from '../../data/formulaFeatures.ts';
import { loadExamples } from '../../data/load.ts';
import { type DataSpec, dataKey, type GeneratedSpec, infoOf } from '../../data/spec.ts';
import { equal } from '../../document/equal.ts';
import { words } from './words.ts';
import { type CallSite, type DataValue, listOf, numberOf, ofData, running, type Value } from './value.ts';

/** The rows as they are loaded: all columns, not standardized. `like`: gives the seed if it is of the same data. */
export function rawSpec(name: DatasetName, like: DataSpec): GeneratedSpec {
  const spec = { ...defaultDataSpec(name), standardize: false };
  if (dataKey(like) !== name) return spec;
  // A program in which nobody deals the rows says no order: on the page they keep theirs.
  return { ...spec, seed: like.seed, ...(like.deal === 'last' && { deal: 'last' }) };
}

/** Data that are not the page's. */
export function otherData(role: DataValue['role'], width: number | null): DataValue {
  return { kind: 'data', spec: null, role, width, flat: false, altered: false };
}

/** `x` of a data set. */
export function inputsOf(spec: DataSpec): DataValue {
  return { ...otherData('x', spec.features.length), spec };
}

/** `y` of a data set: one number for each row. */
function targetsOf(spec: DataSpec): DataValue {
  return { ...otherData('y', 1), spec, flat: true };
}

/** `x, y = …` */
export function pairOf(spec: DataSpec): Value {
  return listOf([inputsOf(spec), targetsOf(spec)], true);
}

/** The same with one-hot rows, `to_categorical(y, classes)`. `classes`: their number in the program. */
export function oneHot(data: DataValue | null, classes: number | null): DataValue {
  const { spec } = data ?? { spec: null };
  const width = classes ?? (spec === null ? null : infoOf(spec).classes.length);
  return { ...otherData('y', width), spec };
}

/** The feature that `x[:, 0]` is; null for anything but one column as the page's rows have it. */
function columnIn(value: Value): number | null {
  if (value.kind !== 'data' || value.role !== 'x' || !value.flat || value.altered || value.spec === null) return null;
  const [feature] = value.spec.features;
  return typeof feature === 'number' && !value.spec.standardize ? feature : null;
}

/** `x[:, 0]**2`, `x[:, 0] * x[:, 1]`, `np.sin(x[:, 0])`: a feature that the page derives, too; null for any other. */
export function derive(operator: string, left: Value, right: Value): DataValue | null {
  const [a, b] = [columnIn(left), columnIn(right)];
  if (left.kind !== 'data' || left.spec === null || a === null) return null;
  const made = (feature: Feature): DataValue => ({ ...left, spec: left.spec && { ...left.spec, features: [feature] } });
  if (operator === 'sin') return made(`sin.${a}`);
  if (operator === '**' && right.kind === 'number' && right.value === 2) return made(`square.${a}`);
  if (operator !== '*' || b === null) return null;
  return made(a === b ? `square.${a}` : `product.${Math.min(a, b)}.${Math.max(a, b)}`);
}

const numpyFunctions: Readonly<Record<string, FunctionName>> = {
  ...Object.fromEntries(functionNames.map((name) => [name, name])),
  absolute: 'abs',
  fabs: 'abs',
  minimum: 'min',
  maximum: 'max',
};

function termOfNumber(value: number): Term {
  if (value < 0) return { type: 'minus', of: termOfNumber(-value) };
  const constant = value === Math.PI ? 'pi' : value === Math.E ? 'e' : null;
  return constant === null ? { type: 'number', value } : { type: 'constant', name: constant };
}

/** The formula that a value is: a number, or one column of the page's rows and what has been made of it. */
function termIn(value: Value): Term | null {
  if (value.kind === 'number') return termOfNumber(value.value);
  if (value.kind !== 'data' || value.role !== 'x' || !value.flat || value.altered || value.spec === null) return null;
  const [feature] = value.spec.features;
  if (value.spec.standardize) return null;
  if (isFormula(feature)) return termOf(feature);
  const { by, of } = partsOf(feature);
  const [a, b = a]: readonly Term[] = of.map((index) => ({ type: 'column', index }));
  switch (by) {
    case null:
      return a;
    case 'square':
      return { type: 'binary', operator: '^', left: a, right: { type: 'number', value: 2 } };
    case 'product':
      return { type: 'binary', operator: '*', left: a, right: b };
    case 'sin':
      return { type: 'call', name: 'sin', of: [a] };
  }
}

/** The rows with one feature, a formula of columns; null for what is none. */
function ofTerm(term: Term, values: readonly Value[]): DataValue | null {
  const columns = values.flatMap((value) => (value.kind === 'data' && value.spec !== null ? [value] : []));
  const [first] = columns;
  if (first?.spec === null || first === undefined) return null;
  const { spec } = first;
  const feature = featureOf(term);
  const isKnown = !isFormula(feature) || termOf(feature) !== null; // it may be too long
  if (!isKnown || !columns.every((each) => each.spec && isSame(each.spec, spec))) return null;
  return { ...first, spec: { ...spec, features: [feature] } };
}

/** `3 * x[:, 0] + 1` where it is one of several that are stacked; null for anything else. */
function formulaOf(operator: string, left: Value, right: Value): DataValue | null {
  const [a, b] = [termIn(left), termIn(right)];
  const sign = operator === '**' ? '^' : operators.find((each) => each === operator);
  if (a === null || b === null || sign === undefined) return null;
  return ofTerm({ type: 'binary', operator: sign, left: a, right: b }, [left, right]);
}

/** `np.sin(3 * x[:, 0])`, `np.maximum(x[:, 0], x[:, 1])`; null for anything else. */
export function formulaCall(name: string, values: readonly Value[]): DataValue | null {
  const terms = values.map(termIn);
  const of = terms.filter((term) => term !== null);
  if (of.length < terms.length || of.length === 0) return null;
  if (name === 'nan_to_num') return ofTerm(of[0], values);
  const known = own(numpyFunctions, name);
  if (known === undefined || of.length !== (known === 'min' || known === 'max' ? 2 : 1)) return null;
  return ofTerm({ type: 'call', name: known, of }, values);
}

/** `-x[:, 0]` */
export function negated(value: Value): DataValue | null {
  const term = termIn(value);
  return term === null ? null : ofTerm({ type: 'minus', of: term }, [value]);
}

const operators = ['+', '-', '*', '/', '^'] as const;

/** `np.column_stack([x[:, 0], x[:, 0]**2])`: the page's rows with these features; null for any other list. */
export function stacked(value: Value | undefined): DataValue | null {
  if (value?.kind !== 'list') return null;
  const parts = value.items.flatMap((item) => (item.kind === 'data' && item.spec !== null ? [item] : []));
  const spec = parts[0]?.spec ?? null;
  if (spec === null || parts.length < value.items.length) return null;
  const same = parts.every((each) => each.role === 'x' && !each.altered && each.spec && isSame(each.spec, spec));
  const features = [...new Set(parts.flatMap((each) => each.spec?.features ?? []))].toSorted(compareFeatures);
  return same ? inputsOf({ ...spec, features }) : null;
}

const isSame = (a: DataSpec, b: DataSpec): boolean => equal({ ...a, features: [] }, { ...b, features: [] });

/** x = (x − mean) / deviation is the page's standardization. Any other arithmetic is another scaling. */
export function combineData(operator: string, left: Value, right: Value): Value {
  const derived = derive(operator, left, right) ?? formulaOf(operator, left, right);
  if (derived !== null) return derived;
  if (left.kind === 'data' && right.kind === 'data') {
    if (operator === '-' && left.role === 'x' && right.role === 'mean') return { ...left, role: 'centred' };
    if (operator === '-' && left.role === 'x' && right.role === 'low') return { ...left, role: 'raised' };
    if (operator === '-' && left.role === 'high' && right.role === 'low') return { ...left, role: 'range' };
    if (operator === '/' && left.role === 'centred' && right.role === 'deviation') return standardized(left);
    if (operator === '/' && left.role === 'raised' && right.role === 'range') return standardized(left, 'minmax');
  }
  if (/^(?:[<>=!]=?|and|or|is|is not|in|not in)$/.test(operator)) return running;
  if (operator === '+' && right.kind === 'number' && left.kind === 'data' && left.role === 'deviation') return left;
  const [data, other] = left.kind === 'data' ? [left, right] : [right, left];
  if (data.kind !== 'data') return running;
  return operator === '@' ? withOtherColumns(data) : { ...alteredOf(data), width: widthWith(data, other) };
}

/** A column takes the width of the rows that it is combined with: `x - x.mean(axis=1).reshape(-1, 1)`. */
function widthWith({ role, width }: DataValue, other: Value): number | null {
  if (width !== 1 || role !== 'x') return width;
  if (other.kind === 'data') return other.role === 'x' ? other.width : width;
  return other.kind === 'unknown' && other.why.code !== 'ofData' ? null : width;
}

/** Rows that are halfway to being scaled. */
const isMoved = ({ role }: DataValue): boolean => role === 'centred' || role === 'raised';

/** The same rows with numbers other than the page's. */
export function alteredOf(data: DataValue): DataValue {
  if (isMoved(data)) return { ...data, role: 'x', altered: true };
  if (data.role === 'x' && data.flat && data.spec !== null) return { ...data, spec: null, width: null };
  return data.role === 'x' ? { ...data, altered: true } : data;
}

/** After a function that is not known: it may give other columns, as `PCA(2)` does. */
export function withOtherColumns(data: DataValue): DataValue {
  const rows = data.role === 'x' || isMoved(data);
  return rows ? { ...alteredOf(data), width: null } : data;
}

/** Methods that give the same rows, or some of them. */
const sameRows = new Set(
  words(`
    astype copy fillna dropna sample head tail to_numpy as_matrix get_values numpy reset_index sort_values
    drop_duplicates toarray todense float double cpu values shuffle batch
  `),
);
/** Methods that give rows of as many other numbers. */
const sameColumns = new Set(words('clip apply map applymap round abs div sub mul add pow replace interpolate where'));

export function standardized(data: DataValue, by: true | 'minmax' = true): DataValue {
  return { ...data, role: 'x', spec: data.spec === null ? null : { ...data.spec, standardize: by } };
}

/** `x.shape` */
export function shapeOf(data: DataValue, source: string | null): Value {
  if (data.role === 'row') return listOf([widthOf(data, source)], true);
  const rows = data.spec === null ? ofData(source) : numberOf(data.spec.samples);
  return listOf(data.flat ? [rows] : [rows, widthOf(data, source)], true);
}

function widthOf({ width }: DataValue, source: string | null): Value {
  return width === null ? { kind: 'unknown', why: { code: 'ofData', source, columns: true } } : numberOf(width);
}

/** `len(x)`, `len(x[0])` */
export function lengthOf(data: DataValue): Value {
  if (data.role === 'row') return widthOf(data, null);
  return data.spec === null ? ofData(null) : numberOf(data.spec.samples);
}

/** `x[:, columns]`: the columns that are chosen. */
function choose(data: DataValue, columns: readonly number[]): DataValue {
  const { spec } = data;
  if (data.role !== 'x') return data;
  if (spec === null) return { ...data, width: columns.length };
  const features = columns.flatMap((column) => spec.features.at(column) ?? []);
  const ascending = [...new Set(features)].toSorted(compareFeatures);
  return ascending.length === 0
    ? data
    : { ...data, ...inputsOf({ ...spec, features: ascending }), altered: data.altered };
}

/** The data sets that stand in a program with all their rows, as the page's own programs have them. */
const tables = datasetNames
  .filter((name) => !isLate(name) && datasets[name].isComplete)
  .map((name) => {
    const { raw, labels } = loadExamples(defaultDataSpec(name), 0).training;
    return { name, rows: labels.length, x: raw.join(), y: labels.join() };
  });

/** All numbers of a list, row by row, as one text. */
function numbersIn(items: readonly Value[]): string {
  const flat = items.flatMap((item) => (item.kind === 'list' ? item.items : [item]));
  return flat.map((item) => (item.kind === 'number' ? item.value : Number.NaN)).join(',');
}

/** The points of a person's own, where the literal has theirs. */
function ownPoints(items: readonly Value[], like: DataSpec): DataValue | null {
  if (like.type !== 'points' || like.samples !== items.length) return null;
  const spec = { ...like, features: infoOf(like).columns.map((_, column) => column), standardize: false };
  const { raw, labels, targets } = loadExamples(spec, 0).training;
  const numbers = numbersIn(items);
  if (raw.join() === numbers) return inputsOf(spec);
  if ((labels.length > 0 ? labels.join() : targets.join()) !== numbers) return null;
  return { ...targetsOf(spec), flat: items.every(({ kind }) => kind === 'number') };
}

/**
 * A literal that is the page's truth table, or the points of a person's own: its inputs or its targets. Null for any
 * other list.
 */
export function truthTable(value: Value, like: DataSpec): DataValue | null {
  if (value.kind !== 'list') return null;
  const own = ownPoints(value.items, like);
  if (own !== null) return own;
  const found = tables.filter(({ rows }) => rows === value.items.length);
  if (found.length === 0) return null;
  const numbers = numbersIn(value.items);
  const ofInputs = found.filter(({ x }) => x === numbers);
  // Whose inputs they are is not yet known: two truth tables have the same.
  if (ofInputs.length > 0) {
    const { name } = ofInputs.find((table) => table.name === dataKey(like)) ?? ofInputs[0];
    return inputsOf(rawSpec(name, like));
  }
  const ofTargets = found.find(({ y }) => y === numbers);
  if (ofTargets === undefined) return null;
  const targets = targetsOf(rawSpec(ofTargets.name, like));
  return { ...targets, flat: value.items.every((item) => item.kind === 'number') };
}

/** The data of `fit(x, y)`; null when they are not the page's. */
export function trainedOn(x: Value, y: Value, like: DataSpec): DataValue | null {
  const inputs = x.kind === 'data' ? x : truthTable(x, like);
  const targets = y.kind === 'data' ? y : truthTable(y, like);
  const spec = inputs?.spec ?? null;
  if (inputs === null || spec === null || (inputs.role !== 'x' && !isMoved(inputs))) return null;
  const altered = inputs.altered || isMoved(inputs);
  if (!infoOf(spec).isComplete) return { ...inputs, altered };
  const table = targets?.spec ?? null;
  if (table === null || !infoOf(table).isComplete) return null;
  const { features, standardize, seed } = spec;
  return { ...inputs, altered, spec: { ...table, features, standardize, seed } };
}

/** `x.mean(axis=0)`, `scaler.fit_transform(x)`, `y.reshape(-1, 1)` … */
export function callOnData(data: DataValue, method: string, site: CallSite): Value {
  const [first, second] = site.positional.map(({ value }) => value);
  switch (method) {
    case 'mean':
      return { ...data, role: 'mean' };
    case 'std':
      return { ...data, role: 'deviation' };
    case 'fit_transform':
    case 'transform':
      if (first?.kind !== 'data') return running;
      if (first.role !== 'x') return first;
      if (data.role === 'scaler') return data.altered ? alteredOf(first) : standardized(first);
      return withOtherColumns(first);
    case 'reshape': {
      const sizes = first?.kind === 'list' ? first.items : [first, second];
      const last = sizes.at(-1);
      if (data.role === 'y' && last?.kind === 'number' && last.value === 1) return { ...data, flat: false };
      if (data.role === 'y') return data;
      const width = sizes.length === 2 && last?.kind === 'number' && last.value > 0 ? last.value : null;
      return { ...data, width: width ?? (sizes.length === 1 ? 1 : null) };
    }
    case 'ravel':
    case 'flatten':
      return data.role === 'y' ? { ...data, flat: true } : data;
    case 'max':
    case 'min':
      // `x.min(axis=0)`, a number of each column; of all columns it is a number.
      if (data.role !== 'x' || !site.named.some(({ name }) => name === 'axis')) return ofData(null);
      return { ...data, role: method === 'min' ? 'low' : 'high' };
    case 'sum':
    case 'argmax':
    case 'nunique':
    case 'unique':
      return ofData(null);
    case 'tolist':
      return running;
    default:
      if (sameRows.has(method)) return data;
      return sameColumns.has(method) ? alteredOf(data) : withOtherColumns(data);
  }
}

/** `iris.data`, `iris.target`, or the same in brackets. */
export function partOf(data: DataValue, name: string): Value {
  if (name === 'data') return data;
  return name === 'target' && data.spec !== null ? targetsOf(data.spec) : running;
}

/** `x[:, [0, 2]]`, `x[:rows]`, `iris['data']`. */
export function pick(data: DataValue, index: readonly (Value | 'slice' | 'all')[]): Value {
  const [rows, columns] = index;
  if (rows === undefined) return running;
  if (typeof rows !== 'string' && rows.kind === 'string') return partOf(data, rows.value);
  if (index.length === 1 && typeof rows !== 'string' && rows.kind === 'number') {
    if (data.role === 'row' || data.flat) return running;
    return { ...data, role: 'row' };
  }
  if (index.length === 2 && columns !== undefined && typeof columns !== 'string' && columns.kind === 'list') {
    const numbers = columns.items.flatMap((item) => (item.kind === 'number' ? [item.value] : []));
    return numbers.length === columns.items.length ? choose(data, numbers) : data;
  }
  if (index.length < 2 || columns === 'all') return data;
  const at = rows === 'all' && typeof columns === 'object' && columns.kind === 'number' ? columns.value : null;
  const feature = data.role === 'x' && at !== null ? data.spec?.features.at(at) : undefined;
  if (data.spec === null || feature === undefined || data.altered) return { ...data, spec: null, width: null };
  return { ...inputsOf({ ...data.spec, features: [feature] }), flat: true };
}

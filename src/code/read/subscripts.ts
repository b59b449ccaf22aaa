import { itemAt, sliceOf } from './containers.ts';
import { otherData, pick } from './dataValues.ts';
import { joinValues } from './join.ts';
import { nearest } from './nearestName.ts';
import { excerpt } from './codeProblem.ts';
import type { Runner } from './runner.ts';
import type { Expression } from './syntax.ts';
import { keyOf, listOf, none, numberOf, ofData, running, type Value, type Variables } from './value.ts';

/** Any of these, by an unknown index. */
function oneOf({ session }: Runner, items: readonly Value[]): Value {
  const [first, ...others] = items;
  if (first === undefined) return running;
  return others.reduce((a: Value, b) => joinValues(session, a, b) ?? a, first);
}

/** Number of columns of `rows[:, 0:8]`; 0 for a single one by its number; null if it is not given. */
function columnsOf([rows, columns, ...more]: readonly Expression[]): number | null {
  if (rows?.kind !== 'slice' || rows.start !== null || rows.stop !== null || more.length > 0) return null;
  if (columns?.kind === 'number') return 0;
  if (columns?.kind !== 'slice' || columns.step !== null || columns.stop?.kind !== 'number') return null;
  const start = columns.start === null ? 0 : columns.start.kind === 'number' ? columns.start.value : Infinity;
  return columns.stop.value > start ? columns.stop.value - start : null;
}

/** `object[index]`. `root`: the variable that is asked. */
export function subscript(
  program: Runner,
  scope: Variables,
  expression: Extract<Expression, { readonly kind: 'subscript' }>,
  root: string | null,
): Value {
  const { session } = program;
  const object = program.evaluate(scope, expression.object);
  const [first] = expression.index;
  const part = (each: Expression | null): Value => (each === null ? none : program.evaluate(scope, each));
  if (object.kind === 'data') {
    const index = expression.index.map((each) => {
      if (each.kind !== 'slice') return program.evaluate(scope, each);
      return each.start === null && each.stop === null && each.step === null ? 'all' : 'slice';
    });
    return pick(object, index);
  }
  if (first === undefined) return running;
  if (object.kind === 'list' && expression.index.length === 1) {
    if (first.kind === 'slice') {
      const items = sliceOf(object.items, part(first.start), part(first.stop), part(first.step));
      return items === null ? running : listOf([...items], object.tuple);
    }
    const given = program.evaluate(scope, first);
    const index = given.kind === 'boolean' ? numberOf(Number(given.value)) : given;
    if (index.kind !== 'number') return oneOf(program, object.items);
    const item = itemAt(object.items, index);
    if (item !== null) return session.carry(item, object);
    const at = String(index.value);
    const { length } = object.items;
    const { object: asked } = expression;
    if (object.items.some(({ kind }) => kind === 'layer') || (asked.kind === 'attribute' && asked.name === 'layers'))
      return session.refuse(expression, { code: 'noSuchLayer', index: at, layers: length });
    return session.refuse(expression, { code: 'noSuchItem', index: at, items: length });
  }
  if (object.kind === 'dict' && expression.index.length === 1) {
    const key = keyOf(program.evaluate(scope, first));
    if (key === null) return oneOf(program, [...object.entries.values()]);
    const found = object.entries.get(key);
    if (found !== undefined) return session.carry(found, object);
    const keys = [...object.entries.keys()];
    // After `options.update(unknown)` nothing is known of any entry, nor of which there are.
    const known = [...object.entries.values()].some(({ kind }) => kind !== 'unknown');
    if (!known || key.startsWith('\0')) return running;
    return session.refuse(first, { code: 'noSuchKey', key: excerpt(key), nearest: nearest(key, keys) });
  }
  const columns = object.kind === 'unknown' && object.why.code === 'running' ? columnsOf(expression.index) : null;
  if (columns !== null) return { ...otherData('x', columns), flat: columns === 0 };
  for (const each of expression.index) if (each.kind !== 'slice') program.evaluate(scope, each);
  if (object.kind !== 'unknown') return running;
  // `x.shape[1]`
  if (object.why.code === 'ofData' && first.kind === 'number' && first.value > 0)
    return { ...object, why: { ...object.why, columns: true } };
  return object.why.code === 'running' && first.kind === 'slice' ? ofData(root) : object;
}

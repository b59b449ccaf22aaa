import { shapeOf } from './data.ts';
import { partOf } from './known.ts';
import { memberOf } from './names.ts';
import type { Place } from './problem.ts';
import { listOf, numberOf, running, type Value } from './value.ts';

/** `object.name`. `at`: where the name stands. */
export function attributeOf(object: Value, name: string, at: Place): Value {
  if (object.kind === 'module') return memberOf(object.path, name, at);
  if (object.kind === 'unknown') return object;
  if (object.kind === 'model' && name === 'layers') {
    return listOf([...(object.functional && object.input !== null ? [object.input] : []), ...object.layers]);
  }
  if (object.kind === 'data' && name === 'shape') return shapeOf(object);
  if (object.kind === 'data' && (name === 'data' || name === 'target')) return partOf(object, name);
  if (object.kind === 'list' && name === 'shape')
    return listOf(
      sizes(object).map((size) => numberOf(size)),
      true,
    );
  return withMethods.has(object.kind) ? { kind: 'method', object, name, at } : running;
}

const withMethods: ReadonlySet<Value['kind']> = new Set(['model', 'data', 'list', 'layer', 'string', 'dict']);

/** Of nested lists of equal lengths, as numpy counts them. */
function sizes(value: Value): readonly number[] {
  if (value.kind !== 'list') return [];
  const [first] = value.items;
  return first === undefined ? [0] : [value.items.length, ...sizes(first)];
}

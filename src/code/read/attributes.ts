import { shapeOf } from './data.ts';
import { partOf } from './known.ts';
import { memberOf } from './names.ts';
import type { Place } from './problem.ts';
import { listOf, numberOf, running, type Value } from './value.ts';

/** `object.name`. `at`: where the name stands. */
export function attributeOf(object: Value, name: string, at: Place): Value {
  switch (object.kind) {
    case 'module':
      return memberOf(object.path, name, at);
    case 'unknown':
      return object;
    case 'model':
      if (name === 'layers') return listOf([...(object.functional && object.input !== null ? [object.input] : []), ...object.layers]);
      return { kind: 'method', object, name, at };
    case 'data':
      if (name === 'shape') return shapeOf(object);
      if (name === 'data' || name === 'target') return partOf(object, name);
      return { kind: 'method', object, name, at };
    case 'list':
      if (name === 'shape') return listOf(sizes(object).map((size) => numberOf(size)), true);
      return { kind: 'method', object, name, at };
    case 'layer':
    case 'string':
    case 'dict':
      return { kind: 'method', object, name, at };
    default:
      return running;
  }
}

/** Of nested lists of equal lengths, as numpy counts them. */
function sizes(value: Value): readonly number[] {
  if (value.kind !== 'list') return [];
  const [first] = value.items;
  return first === undefined ? [0] : [value.items.length, ...sizes(first)];
}

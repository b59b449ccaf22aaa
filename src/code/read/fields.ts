import type { Session } from './readingSession.ts';
import type { Expression } from './syntax.ts';
import type { Value } from './value.ts';

/** `tf.model = Sequential()`: keeps what a program puts on a module, a function, or an object. */
export function setField(session: Session, object: Value, name: string, value: Value): void {
  const owner = ownerOf(object);
  if (owner === null) return;
  const fields = session.fields.get(owner) ?? new Map<string, Value>();
  session.fields.set(owner, fields);
  session.memory.put(fields, name, value);
}

export function fieldOf(session: Session, object: Value, name: string): Value | undefined {
  const owner = ownerOf(object);
  return owner === null ? undefined : session.fields.get(owner)?.get(name);
}

function ownerOf(object: Value): object | string | null {
  if (object.kind === 'module') return object.path;
  return /^(?:instance|function|model|layer)$/.test(object.kind) ? object : null;
}

/** `self.model` as a text, for objects of which nothing is known; null for any other expression. */
export function pathOf(expression: Expression): { readonly root: string; readonly path: string } | null {
  if (expression.kind === 'name') return { root: expression.name, path: expression.name };
  const of = expression.kind === 'attribute' ? pathOf(expression.object) : null;
  return of === null || expression.kind !== 'attribute' ? null : { ...of, path: `${of.path}.${expression.name}` };
}

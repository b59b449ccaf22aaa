import { equal } from '../../document/equal.ts';
import { type Change, isBornIn, valueAt } from './programMemory.ts';
import { type CodeProblem, excerpt, isRepeated } from './codeProblem.ts';
import type { Session } from './readingSession.ts';
import { changed, type LayerObject, lostItems, type ModelObject, type Value } from './value.ts';

/**
 * Merges the changes of several paths through the program. Values on which they differ become unknown; true
 * if the network itself differs.
 */
export function join(session: Session, ways: readonly Change[]): boolean {
  const [first, ...others] = ways;
  if (first === undefined) return false;
  if (others.length === 0) {
    session.memory.apply(first);
    return false;
  }
  let differs = false;
  const telling = ways.filter(({ writes }) => writes.get(session)?.has('touched'));
  const shown = telling.at(-1) ?? first;
  const start = Math.min(...ways.map((way) => way.start));
  // Objects that a path made itself come first: models are compared by their contents.
  eachPlace(ways, (owner, key) => {
    if (!isBornIn(owner, start)) return;
    const by = ways.find(({ writes }) => writes.get(owner)?.has(key));
    session.memory.write(owner, key, by?.writes.get(owner)?.get(key));
  });
  eachPlace(ways, (owner, key) => {
    if (isBornIn(owner, start)) return;
    const values = ways.map(({ writes }) => {
      const keys = writes.get(owner);
      return keys?.has(key) === true ? keys.get(key) : valueAt(owner, key);
    });
    if (owner === session && (key === 'steps' || key === 'spans')) {
      session.memory.write(owner, key, shown.writes.get(owner)?.get(key) ?? values[0]);
      return;
    }
    const joined = one(session, owner, key, values);
    if (joined === differing) differs = true;
    else session.memory.write(owner, key, joined.value);
  });
  return differs;
}

const differing = Symbol('differing');

function one(
  session: Session,
  owner: object,
  key: unknown,
  values: readonly unknown[],
): { readonly value: unknown } | typeof differing {
  const [first] = values;
  if (values.every((each) => each === first)) return { value: first };
  if (owner instanceof Map) {
    const all = values as readonly (Value | undefined)[]; // the Maps of the program hold values
    return { value: all.reduce((a, b) => joinValues(session, a, b)) };
  }
  if (owner === session) return ofSession(key, values);
  if (key === 'items') {
    const lists = values as readonly (readonly Value[])[]; // a list's
    return { value: lists.every((each) => sameItems(each, lists[0])) ? first : lostItems };
  }
  if (key === 'layers' && (first as readonly unknown[]).length > 0) {
    const all = values as readonly (readonly object[])[]; // a model's objects, or a layer's layers
    return all.every((each) => equal(each.map(plain), all[0].map(plain))) ? { value: first } : differing;
  }
  // The words that stand for a layer, and whether it is in a model, don't matter to the network.
  if (key === 'places' || key === 'used') return { value: values.at(-1) };
  return values.every((each) => equal(each, first)) ? { value: first } : differing;
}

function plain(each: object): unknown {
  return 'kind' in each && each.kind === 'layer' ? (each as LayerObject).layers : each; // by its kind
}

function ofSession(key: unknown, values: readonly unknown[]): { readonly value: unknown } | typeof differing {
  if (key === 'problems') {
    const all = values.flat() as readonly CodeProblem[]; // what this key holds
    return { value: all.filter((each, i) => all.findIndex((other) => isRepeated(each, other)) === i) };
  }
  if (key === 'touched') return { value: Math.max(...(values as readonly number[])) };
  // A value that only one path sets is kept.
  const said = values.filter((each) => each !== null);
  if (key === 'model') {
    const models = said as unknown as readonly ModelObject[]; // what this key holds
    return models.every((each) => sameModel(each, models[0])) ? { value: models[0] } : differing;
  }
  if (said.every((each) => equal(withoutPlace(each), withoutPlace(said[0])))) return { value: said[0] };
  return key === 'seed' || key === 'data' || key === 'overwritten' || key === 'abandoned' ? { value: null } : differing;
}

/** Drops the place: two calls with the same content are equal. */
function withoutPlace(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'place' in value ? { ...value, place: null } : value;
}

function sameModel(a: ModelObject, b: ModelObject): boolean {
  const shape = (each: ModelObject): unknown => (each.input ?? each.layers[0]?.input)?.shape ?? null;
  return a === b || (equal(shape(a), shape(b)) && equal(a.layers.map(plain), b.layers.map(plain)));
}

/** Value of a variable that either of two lines may have set. */
export function joinValues(session: Session, a: Value | undefined, b: Value | undefined): Value | undefined {
  if (a === undefined || b === undefined) return a ?? b; // else Python would stop where it is used
  if (sameValue(a, b)) return a;
  const [model, other] = a.kind === 'model' ? [a, b] : [b, a];
  if (model.kind === 'model') {
    if (other.kind === 'none') return model;
    if (other.kind === 'unknown' && other.why.code === 'otherModel') {
      session.tell(other.why.place, { code: 'otherModelPassed', name: excerpt(other.why.name) });
      return model;
    }
    if (other.kind === 'model' && sameModel(model, other)) return model;
  }
  if (a.kind === 'data' && b.kind === 'data' && a.role === b.role) {
    const width = a.width === b.width ? a.width : null;
    const raw = (each: typeof a): unknown => each.spec && { ...each.spec, standardize: false };
    return { ...a, width, altered: true, spec: equal(raw(a), raw(b)) ? a.spec : null };
  }
  const kept = session.carry(changed, a, b);
  return kept;
}

/** Whether two values are the same for the program. */
function sameValue(a: Value, b: Value, depth = 0): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind || depth > 8) return false;
  if (a.kind === 'list' && b.kind === 'list') return sameItems(a.items, b.items, depth + 1);
  if (a.kind === 'dict' && b.kind === 'dict') {
    const [left, right] = [[...a.entries], b.entries];
    return left.length === right.size && left.every(([key, each]) => sameEntry(each, right.get(key), depth));
  }
  switch (a.kind) {
    case 'layer':
    case 'model':
    case 'input':
    case 'tensor':
    case 'function':
    case 'partial':
    case 'class':
    case 'instance':
    case 'wrapper':
    case 'method':
    case 'dict':
    case 'list':
      return false;
    case 'none':
    case 'boolean':
    case 'number':
    case 'string':
    case 'module':
    case 'keras':
    case 'builtin':
    case 'initializer':
    case 'regularizer':
    case 'optimizer':
    case 'schedule':
    case 'loss':
    case 'metric':
    case 'callback':
    case 'data':
    case 'unknown':
      return equal(a, b);
  }
}

const sameEntry = (a: Value, b: Value | undefined, depth: number): boolean =>
  b !== undefined && sameValue(a, b, depth + 1);

function sameItems(a: readonly Value[], b: readonly Value[], depth = 0): boolean {
  return (
    a.length === b.length && a !== lostItems && b !== lostItems && a.every((each, i) => sameValue(each, b[i], depth))
  );
}

/**
 * Forgets values changed by code that runs an unknown number of times. `differs`: the network depends on that
 * number; `wrote`: something was known before.
 */
export function forget(
  session: Session,
  { writes, start }: Change,
): { readonly differs: boolean; readonly wrote: boolean } {
  let differs = false;
  let wrote = false;
  for (const [owner, keys] of writes) {
    if (owner === session || isBornIn(owner, start)) continue;
    for (const [key, value] of keys) {
      const before = valueAt(owner, key);
      if (before === undefined || before === value) continue;
      if (owner instanceof Map) {
        const [a, b] = [before, value] as readonly (Value | undefined)[]; // the Maps of the program hold values
        if (a?.kind === 'model' && b?.kind === 'model') continue;
        if (a !== undefined && b !== undefined && sameValue(a, b)) continue;
        session.memory.write(owner, key, changed);
        wrote = true;
      } else if (key === 'items') {
        const lists = [before, value] as readonly (readonly Value[])[]; // a list's
        if (lists[0] === lostItems || sameItems(lists[0], lists[1])) continue;
        session.memory.write(owner, key, lostItems);
        wrote = true;
      } else if (owner === session.model && one(session, owner, key, [before, value]) === differing) differs = true;
    }
  }
  return { differs, wrote };
}

function eachPlace(ways: readonly Change[], visit: (owner: object, key: unknown) => void): void {
  const seen = new Map<object, Set<unknown>>();
  for (const { writes } of ways) {
    for (const [owner, keys] of writes) {
      const known = seen.get(owner) ?? new Set();
      seen.set(owner, known);
      for (const key of keys.keys()) {
        if (known.has(key)) continue;
        known.add(key);
        visit(owner, key);
      }
    }
  }
}

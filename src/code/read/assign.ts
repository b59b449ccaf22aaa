import { setAttribute } from './attributes.ts';
import { itemsOf } from './builtins.ts';
import { pathOf } from './fields.ts';
import type { Runner } from './runner.ts';
import type { Expression } from './syntax.ts';
import { changed, keyOf, listOf, running, type Value, type Variables } from './value.ts';

/** `target = value`. */
export function assign(program: Runner, scope: Variables, target: Expression, value: Value): void {
  switch (target.kind) {
    case 'name':
      return scope.set(target.name, value);
    case 'list':
    case 'tuple':
      return unpack(program, scope, target.items, value);
    case 'star':
      return assign(program, scope, target.value, value);
    case 'attribute': {
      const object = program.evaluate(scope, target.object);
      const at = object.kind === 'unknown' ? pathOf(target) : null;
      if (at !== null) scope.setPart(at.root, at.path, value);
      return setAttribute(program, object, target.name, { value, from: target.from, to: target.to });
    }
    case 'subscript':
      return setItem(program, scope, target, value);
    case 'number':
    case 'string':
    case 'constant':
    case 'slice':
    case 'call':
    case 'dict':
    case 'unary':
    case 'binary':
    case 'conditional':
    case 'comprehension':
    case 'walrus':
    case 'lambda':
    case 'format':
    case 'opaque':
      return;
  }
}

/** `a, *b = value` */
function unpack(program: Runner, scope: Variables, targets: readonly Expression[], value: Value): void {
  const items = itemsOf(value);
  const tooFew = items !== null && items.length < targets.length && !targets.some(({ kind }) => kind === 'star');
  if (tooFew) {
    // Python stops here: none of the names gets a value.
    const { length } = items;
    const problem = { code: 'noSuchItem', index: String(length), items: length } as const;
    const missing = program.session.refuse(targets[length], problem);
    for (const each of targets) assign(program, scope, each, missing);
    return;
  }
  const rest: Value = value.kind === 'unknown' ? value : running;
  const star = targets.findIndex(({ kind }) => kind === 'star');
  if (items === null || star < 0) {
    targets.forEach((each, i) => assign(program, scope, each, items?.[i] ?? rest));
    return;
  }
  const behind = targets.length - star - 1;
  targets.forEach((each, i) => {
    if (i < star) assign(program, scope, each, items[i] ?? rest);
    else if (i > star) assign(program, scope, each, items[items.length - targets.length + i] ?? rest);
    else assign(program, scope, each, listOf(items.slice(star, Math.max(star, items.length - behind))));
  });
}

function setItem(
  program: Runner,
  scope: Variables,
  target: Extract<Expression, { readonly kind: 'subscript' }>,
  value: Value,
): void {
  const { session } = program;
  const { object: of } = target;
  const named = of.kind === 'call' && of.callee.kind === 'name' ? of.callee.name : null;
  if (named === 'globals' || named === 'locals' || named === 'vars') program.forgetNames();
  const object = program.evaluate(scope, of);
  if (object.kind === 'data') {
    // `x[:, 0] = …` changes the numbers.
    if (target.object.kind === 'name') scope.set(target.object.name, { ...object, altered: true });
    return;
  }
  const [at] = target.index;
  const index =
    at === undefined || at.kind === 'slice' || target.index.length > 1 ? running : program.evaluate(scope, at);
  if (object.kind === 'dict') {
    const key = keyOf(index);
    if (key !== null) session.memory.put(object.entries, key, value);
    else for (const each of object.entries.keys()) session.memory.put(object.entries, each, changed);
  }
  if (object.kind !== 'list') return;
  if (index.kind !== 'number' || object.items.at(index.value) === undefined) return session.lose(object);
  session.memory.set(object, 'items', object.items.with(index.value, value));
}

import type { CallSite, Given } from './arguments.ts';
import { attributeOf } from './attributes.ts';
import { itemsOf } from './builtins.ts';
import { call } from './calls.ts';
import { pick } from './known.ts';
import { itemAt, sliceOf } from './methods.ts';
import { binary, truthOf, unary } from './operators.ts';
import type { Runner } from './runner.ts';
import { Scope } from './scope.ts';
import type { Expression } from './syntax.ts';
import { listOf, none, numberOf, running, told, type Value } from './value.ts';

/** The value of an expression, as far as it can be known without running the program. */
export function evaluate(program: Runner, scope: Scope, expression: Expression): Value {
  program.session.spend();
  const value = (each: Expression): Value => evaluate(program, scope, each);
  switch (expression.kind) {
    case 'number':
      return numberOf(expression.value, expression.integer);
    case 'string':
      return { kind: 'string', value: expression.value };
    case 'constant':
      return expression.value === null ? none : { kind: 'boolean', value: expression.value };
    case 'name':
      return scope.get(expression.name, expression);
    case 'attribute':
      return attributeOf(value(expression.object), expression.name, expression.nameAt);
    case 'subscript':
      return subscript(program, scope, expression);
    case 'slice':
      return running;
    case 'call':
      return callOf(program, scope, expression);
    case 'list':
    case 'tuple':
      return listOf(expression.items.map(value), expression.kind === 'tuple', expression.items);
    case 'dict': {
      const entries = expression.entries.map(([key, each]) => [value(key), value(each)] as const);
      const named = entries.flatMap(([key, each]) => (key.kind === 'string' ? [[key.value, each] as const] : []));
      return { kind: 'dict', entries: new Map(named) };
    }
    case 'unary':
      return unary(expression.operator, value(expression.operand));
    case 'binary':
      return binary(expression.operator, value(expression.left), value(expression.right));
    case 'conditional': {
      const truth = truthOf(value(expression.test));
      if (truth === null) return running;
      return value(truth ? expression.yes : expression.no);
    }
    case 'comprehension': {
      const items = itemsOf(value(expression.iterable));
      if (items === null) return running;
      const inner = new Scope(program.session, scope);
      return listOf(
        items.map((item) => {
          assign(program, inner, expression.target, item);
          return evaluate(program, inner, expression.element);
        }),
      );
    }
    case 'opaque':
      if (expression.what === 'broken') return told;
      return expression.what === 'lambda' ? { kind: 'unknown', why: { code: 'ownFunction', name: null } } : running;
  }
}

function callOf(program: Runner, scope: Scope, expression: Extract<Expression, { kind: 'call' }>): Value {
  const callee = evaluate(program, scope, expression.callee);
  const positional: Given[] = [];
  const named: CallSite['named'][number][] = [];
  for (const argument of expression.arguments) {
    const { from, to } = argument;
    const given = evaluate(program, scope, argument.value);
    if (argument.name !== null && argument.nameAt !== null) {
      named.push({
        name: argument.name,
        nameAt: argument.nameAt,
        value: given,
        from: argument.value.from,
        to: argument.value.to,
      });
    } else if (argument.spread === '*') {
      for (const item of itemsOf(given) ?? []) positional.push({ value: item, from, to });
    } else if (argument.spread === '**') {
      const entries = given.kind === 'dict' ? [...given.entries] : [];
      for (const [name, item] of entries) named.push({ name, nameAt: { from, to }, value: item, from, to });
    } else positional.push({ value: given, from, to });
  }
  const { from, to } = expression;
  // Of `keras.layers.Dens` the last word is what is wrong.
  const place = expression.callee.kind === 'attribute' ? expression.callee.nameAt : expression.callee;
  return call(program, callee, { callee: { from: place.from, to: place.to }, positional, named, from, to });
}

function subscript(program: Runner, scope: Scope, expression: Extract<Expression, { kind: 'subscript' }>): Value {
  const { session } = program;
  const object = evaluate(program, scope, expression.object);
  const [first] = expression.index;
  const part = (each: Expression | null): Value => (each === null ? none : evaluate(program, scope, each));
  if (object.kind === 'data') {
    const index = expression.index.map((each) => {
      if (each.kind !== 'slice') return evaluate(program, scope, each);
      return each.start === null && each.stop === null && each.step === null ? 'all' : 'slice';
    });
    return pick(object, index);
  }
  if (object.kind === 'list' && expression.index.length === 1) {
    if (first.kind === 'slice') {
      const items = sliceOf(object.items, part(first.start), part(first.stop), part(first.step));
      return items === null ? running : listOf([...items], object.tuple);
    }
    const index = evaluate(program, scope, first);
    const item = itemAt(object.items, index);
    if (item !== null) return item;
    if (index.kind === 'number' && object.items.some(({ kind }) => kind === 'layer')) {
      session.tell(expression, { code: 'noSuchLayer', index: String(index.value), layers: object.items.length });
    }
    return told;
  }
  if (object.kind === 'dict' && expression.index.length === 1) {
    const key = evaluate(program, scope, first);
    return (key.kind === 'string' ? object.entries.get(key.value) : undefined) ?? running;
  }
  return object.kind === 'unknown' ? object : running;
}

/** `target = value`. */
export function assign(program: Runner, scope: Scope, target: Expression, value: Value): void {
  const { kind } = target;
  if (kind === 'name') scope.set(target.name, value);
  else if (kind === 'list' || kind === 'tuple') {
    const items = itemsOf(value);
    const rest: Value = value.kind === 'unknown' ? value : running;
    target.items.forEach((each, i) => assign(program, scope, each, items?.[i] ?? rest));
  } else if (kind === 'attribute') {
    program.setAttribute(evaluate(program, scope, target.object), target.name, value);
  } else if (kind === 'subscript' && target.index.length === 1) {
    const object = evaluate(program, scope, target.object);
    const index = evaluate(program, scope, target.index[0]);
    if (object.kind === 'dict' && index.kind === 'string') object.entries.set(index.value, value);
    if (object.kind !== 'list' || index.kind !== 'number' || object.items.at(index.value) === undefined) return;
    object.items[index.value < 0 ? object.items.length + index.value : index.value] = value;
  }
}

import { assign } from './assign.ts';
import { attributeOf } from './attributes.ts';
import { defined } from './bind.ts';
import { itemsOf, textOf } from './builtins.ts';
import { call } from './calls.ts';
import { pathOf } from './fields.ts';
import { forget } from './join.ts';
import { binary, truthOf, unary } from './operators.ts';
import { excerpt } from './codeProblem.ts';
import type { Runner } from './runner.ts';
import { Scope } from './scope.ts';
import { subscript } from './subscripts.ts';
import type { Argument, Clause, Expression } from './syntax.ts';
import {
  type CallSite,
  dictOf,
  type Given,
  keyOf,
  listOf,
  none,
  numberOf,
  running,
  settled,
  told,
  type Value,
  type Variables,
} from './value.ts';

/** Greatest length of a string with values in it. */
const longestText = 2000;

type Kind<K extends Expression['kind']> = Expression & { readonly kind: K };

/** The value of an expression, as far as it is known without running the program. */
export function evaluate(program: Runner, scope: Variables, expression: Expression): Value {
  const { session } = program;
  session.spend();
  const value = (each: Expression): Value => evaluate(program, scope, each);
  switch (expression.kind) {
    case 'number':
      return numberOf(expression.value, expression.integer);
    case 'string':
      return { kind: 'string', value: expression.value };
    case 'constant':
      return expression.value === null ? none : { kind: 'boolean', value: expression.value };
    case 'name':
      return settled(scope.get(expression.name, expression));
    case 'attribute': {
      const at = pathOf(expression);
      const part = at === null ? undefined : scope.part(at.path);
      if (part !== undefined) return settled(part);
      const object = value(expression.object);
      const found = attributeOf(session, object, expression.name, expression.nameAt, rootOf(expression.object));
      return session.carry(settled(found), object);
    }
    case 'subscript':
      return settled(subscript(program, scope, expression, rootOf(expression.object)));
    case 'slice':
      return running;
    case 'call':
      return callOf(program, scope, expression);
    case 'list':
    case 'tuple':
      return listing(program, scope, expression);
    case 'dict':
      return dictionary(program, scope, expression);
    case 'unary': {
      const operand = value(expression.operand);
      return session.carry(unary(expression.operator, operand), operand);
    }
    case 'binary':
      return operation(program, scope, expression);
    case 'conditional': {
      const truth = truthOf(value(expression.test));
      if (truth !== null) return value(truth ? expression.yes : expression.no);
      return program.either(expression, 'if', [() => value(expression.yes), () => value(expression.no)]);
    }
    case 'comprehension':
      return comprehension(program, scope, expression);
    case 'star':
      return value(expression.value);
    case 'walrus': {
      const given = value(expression.value);
      assign(program, scope, expression.target, given);
      return given;
    }
    case 'lambda':
      return defined(program, expression.definition, scope);
    case 'format': {
      const texts = expression.parts.map((part) => {
        const given = value(part.value);
        return part.formatted ? null : textOf(given);
      });
      const text = texts.join('');
      return texts.includes(null) || text.length > longestText ? running : { kind: 'string', value: text };
    }
    case 'opaque':
      return expression.what === 'broken' ? told : running;
  }
}

/** `x` of `x.values.shape`. */
function rootOf(expression: Expression): string | null {
  let at = expression;
  while (at.kind === 'attribute' || at.kind === 'subscript') at = at.object;
  return at.kind === 'name' ? at.name : null;
}

function operation(program: Runner, scope: Variables, expression: Kind<'binary'>): Value {
  const { session } = program;
  const { operator } = expression;
  const left = evaluate(program, scope, expression.left);
  if (operator === 'and' || operator === 'or') {
    const truth = truthOf(left);
    if (truth !== null && truth === (operator === 'or')) return left;
    const right = evaluate(program, scope, expression.right);
    return truth === null ? binary(operator, left, right) : right;
  }
  const right = evaluate(program, scope, expression.right);
  const before = comparedBefore(expression);
  if (before !== null) {
    // `1 < n < 5` is `1 < n and n < 5`.
    const first = truthOf(left);
    if (first !== true) return first === null ? running : left;
    return binary(operator, evaluate(program, scope, before), right);
  }
  const tensors = [left, right].filter(({ kind }) => kind === 'tensor' || kind === 'input').length;
  if (tensors > 1) return session.refuse(expression, { code: 'branch' });
  if (tensors > 0) return session.refuse(expression, { code: 'otherOperation', name: operator });
  return session.carry(binary(operator, left, right), left, right);
}

/** The middle of `1 < n < 5`, which is compared on both sides; null for any other expression. */
function comparedBefore({ operator, left }: Kind<'binary'>): Expression | null {
  const compares = /^(?:[<>=!]=?|<>|in|not in|is|is not)$/;
  if (left.kind !== 'binary' || !compares.test(operator) || !compares.test(left.operator)) return null;
  return left.from === left.left.from ? left.right : null; // brackets begin before what is in them
}

function listing(program: Runner, scope: Variables, expression: Kind<'list' | 'tuple'>): Value {
  const values: Value[] = [];
  const places: Expression[] = [];
  let lost = false;
  for (const item of expression.items) {
    const value = evaluate(program, scope, item);
    const items = item.kind === 'star' ? itemsOf(value) : [value];
    if (items === null) lost = true;
    for (const each of items ?? []) {
      values.push(each);
      places.push(item.kind === 'star' ? item.value : item);
    }
  }
  return lost ? program.session.carry(running, ...values) : listOf(values, expression.kind === 'tuple', places);
}

function dictionary(program: Runner, scope: Variables, expression: Kind<'dict'>): Value {
  const entries: (readonly [string, Value])[] = [];
  for (const [key, each] of expression.entries) {
    if (key.kind === 'star') {
      const spread = evaluate(program, scope, key);
      if (spread.kind !== 'dict') return running;
      entries.push(...spread.entries);
      continue;
    }
    const name = evaluate(program, scope, key);
    const value = evaluate(program, scope, each);
    const text = keyOf(name);
    if (text === null) return running;
    entries.push([text, value]);
  }
  return dictOf(entries);
}

/** Length beyond which lists are not followed item by item. */
const longest = 200;

function comprehension(program: Runner, scope: Variables, expression: Kind<'comprehension'>): Value {
  const { session } = program;
  const inner = new Scope(session, scope);
  const found: Value[] = [];
  const keys: (string | null)[] = [];
  const { model, overwritten } = session;
  const item = (): void => {
    // `[build(n) for n in sizes]`: each network takes the place of the one before.
    if (session.model !== model) session.overwritten = session.model;
    if (expression.key !== null) keys.push(keyOf(evaluate(program, inner, expression.key)));
    found.push(evaluate(program, inner, expression.element));
  };
  /** False when its items are not known. */
  const go = ([clause, ...rest]: readonly Clause[], isLong: () => boolean): boolean => {
    if (clause === undefined) {
      if (found.length >= longest || isLong()) return false;
      item();
      return true;
    }
    if (clause.kind === 'if') {
      const truth = truthOf(evaluate(program, inner, clause.test));
      return truth !== null && (!truth || go(rest, isLong));
    }
    const items = itemsOf(evaluate(program, inner, clause.iterable));
    if (items !== null && items.length <= longest) {
      return items.every((each) => {
        assign(program, inner, clause.target, each);
        return go(rest, isLong);
      });
    }
    assign(program, inner, clause.target, running);
    return false;
  };
  const known = session.inLoop((isLong) => go(expression.clauses, isLong));
  session.overwritten = overwritten;
  if (!known) {
    // The changes that another item would make are not known.
    const { change } = session.attempt(item);
    if (forget(session, change).differs) session.tell(expression, { code: 'notFollowed', construct: 'for' });
    return session.carry(running, ...found);
  }
  if (expression.key === null) return listOf(found);
  if (keys.includes(null)) return running;
  return dictOf(found.map((value, i) => [keys[i] ?? '', value] as const));
}

function callOf(program: Runner, scope: Variables, expression: Kind<'call'>): Value {
  const callee = evaluate(program, scope, expression.callee);
  const positional: Given[] = [];
  const named: CallSite['named'][number][] = [];
  const unknown: Given[] = [];
  let after: Argument | null = null;
  for (const argument of expression.arguments) {
    const { from, to } = argument;
    if (argument.spread === '' && argument.name === null && after?.name != null) {
      const { name, value } = after;
      if (isDecimalComma(value, argument)) program.session.tell({ from: value.from, to }, { code: 'decimalComma' });
      else program.session.tell(argument, { code: 'positionalAfterNamed', argument: excerpt(name) });
      continue;
    }
    if (argument.name !== null) after = argument;
    const given = misspelt(program, scope, argument) ?? evaluate(program, scope, argument.value);
    if (argument.name !== null && argument.nameAt !== null) {
      named.push({
        name: argument.name,
        nameAt: argument.nameAt,
        value: given,
        from: argument.value.from,
        to: argument.value.to,
      });
    } else if (argument.spread === '*') {
      const items = itemsOf(given);
      if (items === null) unknown.push({ value: given, from, to });
      for (const item of items ?? []) positional.push({ value: item, from, to });
    } else if (argument.spread === '**') {
      if (given.kind !== 'dict') unknown.push({ value: given, from, to });
      const entries = given.kind === 'dict' ? [...given.entries] : [];
      for (const [name, item] of entries) named.push({ name, nameAt: { from, to }, value: item, from, to });
    } else positional.push({ value: given, from, to });
  }
  const { from, to } = expression;
  // In `keras.layers.Dens` the last word is wrong.
  const place = expression.callee.kind === 'attribute' ? expression.callee.nameAt : expression.callee;
  const site = { callee: { from: place.from, to: place.to }, positional, named, unknown, from, to };
  return call(program, callee, site);
}

/** `validation_split=0,2` */
function isDecimalComma(whole: Expression, { value: fraction }: Argument): boolean {
  return whole.kind === 'number' && fraction.kind === 'number' && fraction.integer && fraction.from === whole.to + 1;
}

/** `Dense(4, input_dim==3)`: a comparison of a name that has no value. */
function misspelt({ session }: Runner, scope: Variables, { name, value }: Argument): Value | null {
  if (name !== null || value.kind !== 'binary' || value.operator !== '==') return null;
  const { left } = value;
  if (left.kind !== 'name' || scope.find(left.name) !== undefined) return null;
  return session.refuse(value, { code: 'doubleEquals', name: excerpt(left.name) });
}

import type { SyntaxNode } from '@lezer/common';
import { readArguments, readExpression, readOne, readTuple } from './expressions.ts';
import type { Place } from './problem.ts';
import type { Expression, Imported, Parameter, Statement } from './syntax.ts';
import { childrenOf, type Source, splitAt } from './tree.ts';

/** A statement without its place. */
type Bare = Statement extends infer S ? (S extends unknown ? Omit<S, 'from' | 'to' | 'broken'> : never) : never;

/** The statements of a script or of a body. `isBroken` tells whether something in [from, to) was repaired before. */
export function readStatements(source: Source, node: SyntaxNode, isBroken: (place: Place) => boolean): Statement[] {
  return source.within(
    () =>
      childrenOf(node).flatMap((child) => {
        if (child.type.isError) source.tellError(child);
        if (child.name === ':' || child.name === ';' || child.type.isError) return [];
        if (child.name === 'StatementGroup') return readStatements(source, child, isBroken);
        const told = source.problems.length;
        const bare = readStatement(source, child, isBroken);
        const place = source.placeOf(child);
        return [{ ...bare, ...place, broken: source.problems.length > told || isBroken(place) }];
      }),
    () => [],
  );
}

function readStatement(source: Source, node: SyntaxNode, isBroken: (place: Place) => boolean): Bare {
  const children = childrenOf(node);
  const bodies = children.filter(({ name }) => name === 'Body');
  const body = (): Statement[] => bodies.flatMap((each) => readStatements(source, each, isBroken));
  const between = (after: string, before: string): SyntaxNode[] => {
    const from = children.findIndex(({ name }) => name === after);
    const to = children.findIndex(({ name }) => name === before);
    return children.slice(from + 1, to < 0 ? undefined : to);
  };
  switch (node.name) {
    case 'ExpressionStatement':
      return { kind: 'expression', value: readTuple(source, children, node) };
    case 'AssignStatement': {
      const typed = children.filter(({ name }) => name !== 'TypeDef');
      const sides = splitAt(typed, 'AssignOp').map((side) => readTuple(source, side, node));
      const empty: Expression = { kind: 'opaque', what: 'broken', ...source.placeOf(node) };
      if (sides.length < 2) return { kind: 'assign', targets: sides, value: empty };
      return { kind: 'assign', targets: sides.slice(0, -1), value: sides[sides.length - 1] };
    }
    case 'UpdateStatement': {
      const at = children.findIndex(({ name }) => name === 'UpdateOp');
      return {
        kind: 'update',
        target: readOne(source, children.slice(0, Math.max(at, 0)), node),
        operator: at < 0 ? '' : source.text(children[at]).slice(0, -1),
        value: readTuple(source, children.slice(at + 1), node),
      };
    }
    case 'ImportStatement':
      return readImport(source, node, children);
    case 'ForStatement': {
      const [first] = bodies;
      return {
        kind: 'for',
        target: readTuple(source, between('for', 'in'), node),
        iterable: readTuple(source, between('in', 'Body'), node),
        body: first === undefined ? [] : readStatements(source, first, isBroken),
      };
    }
    case 'IfStatement': {
      const branches = bodies.map((each) => {
        const tests = children.slice(0, children.indexOf(each));
        const last = tests.findLastIndex(({ name }) => name === 'if' || name === 'elif' || name === 'else');
        const test = tests[last]?.name === 'else' ? null : readOne(source, tests.slice(last + 1), node);
        return { test, body: readStatements(source, each, isBroken) };
      });
      for (const each of children) if (each.type.isError) source.tellError(each);
      return { kind: 'if', branches };
    }
    case 'TryStatement': {
      const [first] = bodies;
      return { kind: 'block', body: first === undefined ? [] : readStatements(source, first, isBroken) };
    }
    case 'WhileStatement':
      return { kind: 'while', body: body() };
    case 'WithStatement':
      return { kind: 'block', body: body() };
    case 'DecoratedStatement': {
      const inner = children.find(({ name }) => name.endsWith('Definition'));
      return inner === undefined ? { kind: 'other', keyword: '@' } : readStatement(source, inner, isBroken);
    }
    case 'FunctionDefinition': {
      const name = children.find((each) => each.name === 'VariableName');
      const list = children.find((each) => each.name === 'ParamList');
      for (const each of children) if (each.type.isError) source.tellError(each);
      return {
        kind: 'function',
        name: name === undefined ? '' : source.text(name),
        parameters: list === undefined ? [] : readParameters(source, list),
        body: body(),
      };
    }
    case 'ClassDefinition': {
      const name = children.find((each) => each.name === 'VariableName') ?? node;
      const list = children.find((each) => each.name === 'ArgList');
      return {
        kind: 'class',
        name: source.text(name),
        nameAt: source.placeOf(name),
        bases: list === undefined ? [] : readArguments(source, list).map(({ value }) => value),
        body: body(),
      };
    }
    case 'ReturnStatement':
      return { kind: 'return', value: children.length < 2 ? null : readTuple(source, children.slice(1), node) };
    case 'BreakStatement':
      return { kind: 'break' };
    case 'ContinueStatement':
      return { kind: 'continue' };
    default:
      tellErrors(source, node, 0);
      return { kind: 'other', keyword: /^\w*/.exec(source.text(node))?.[0] ?? '' };
  }
}

/** In what is not followed, errors are told all the same. */
function tellErrors(source: Source, node: SyntaxNode, depth: number): void {
  for (const child of childrenOf(node)) {
    if (child.type.isError) source.tellError(child);
    else if (depth < 50) tellErrors(source, child, depth + 1);
  }
}

function readImport(source: Source, node: SyntaxNode, children: readonly SyntaxNode[]): Bare {
  const errors = children.filter(({ type }) => type.isError);
  for (const each of errors) source.tellError(each);
  const words = children.filter(({ name, type }) => !type.isError && name !== '(' && name !== ')');
  const at = words.findIndex(({ name }) => name === 'import');
  const imported = splitAt(words.slice(at + 1), ',').map((piece): Imported => {
    const as = piece.findIndex(({ name }) => name === 'as');
    const path = (as < 0 ? piece : piece.slice(0, as)).filter(({ name }) => name !== '.');
    const alias = as < 0 ? undefined : piece[as + 1];
    const { from } = source.placeOf(piece[0]);
    const { to } = source.placeOf(piece[piece.length - 1]);
    return {
      path: path.map((each) => source.text(each)),
      name: alias === undefined ? null : source.text(alias),
      from,
      to,
    };
  });
  if (words[0]?.name !== 'from') return { kind: 'import', modules: imported };
  const path = words.slice(1, at < 0 ? undefined : at).filter(({ name }) => name === 'VariableName');
  if (at < 0 && errors.length === 0) source.tell(source.placeOf(node), { code: 'syntax' });
  return { kind: 'from', path: path.map((each) => source.text(each)), names: imported };
}

function readParameters(source: Source, list: SyntaxNode): Parameter[] {
  const nodes = childrenOf(list).filter(({ name }) => name !== '(' && name !== ')' && name !== 'TypeDef');
  return splitAt(nodes, ',').flatMap((piece): Parameter[] => {
    const [first] = piece;
    const spread = first?.name === '*' || first?.name === '**' ? first.name : '';
    const name = piece.find((each) => each.name === 'VariableName');
    for (const each of piece) if (each.type.isError) source.tellError(each);
    if (name === undefined) return [];
    const at = piece.findIndex((each) => each.name === 'AssignOp');
    const value = at < 0 ? undefined : piece[at + 1];
    return [{ name: source.text(name), spread, otherwise: value === undefined ? null : readExpression(source, value) }];
  });
}

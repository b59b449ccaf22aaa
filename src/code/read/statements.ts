import type { SyntaxNode } from '@lezer/common';
import { readArguments, readItems, readOne, readParameters, readTuple } from './expressions.ts';
import type { Place } from './codeProblem.ts';
import type { Expression, Imported, Statement } from './syntax.ts';
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
        otherwise: bodies.slice(1).flatMap((each) => readStatements(source, each, isBroken)),
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
      const parts = bodies.map((each) => {
        const at = children.indexOf(each);
        const words = children.slice(0, at).map(({ name }) => name);
        const word = words.findLast((name) => /^(?:try|except|else|finally)$/.test(name)) ?? 'try';
        return { word, body: readStatements(source, each, isBroken) };
      });
      const bodiesOf = (pattern: RegExp): Statement[][] =>
        parts.filter(({ word }) => pattern.test(word)).map((part) => part.body);
      return {
        kind: 'try',
        body: bodiesOf(/^try$/).flat(),
        handlers: bodiesOf(/^except$/),
        last: bodiesOf(/^(?:else|finally)$/).flat(),
      };
    }
    case 'WhileStatement': {
      const [first, ...rest] = bodies;
      return {
        kind: 'while',
        test: readOne(source, between('while', 'Body'), node),
        body: first === undefined ? [] : readStatements(source, first, isBroken),
        otherwise: rest.flatMap((each) => readStatements(source, each, isBroken)),
      };
    }
    case 'WithStatement': {
      const items = splitAt(between('with', 'Body'), ',').map((piece) => {
        const as = piece.findIndex(({ name }) => name === 'as');
        return {
          value: readOne(source, as < 0 ? piece : piece.slice(0, as), node),
          target: as < 0 ? null : readTuple(source, piece.slice(as + 1), node),
        };
      });
      return { kind: 'with', items, body: body() };
    }
    case 'MatchStatement':
      return readMatch(source, children, node, isBroken);
    case 'DeleteStatement':
      return { kind: 'delete', targets: readItems(source, children.slice(1), node) };
    case 'ScopeStatement': {
      const names = children.filter(({ name }) => name === 'VariableName').map((each) => source.text(each));
      return { kind: 'share', global: children[0].name === 'global', names };
    }
    case 'RaiseStatement':
      return { kind: 'raise' };
    case 'PrintStatement':
      return { kind: 'expression', value: readTuple(source, children.slice(1), node) };
    case 'DecoratedStatement': {
      const inner = children.find(({ name }) => name.endsWith('Definition'));
      if (inner === undefined) return { kind: 'other', keyword: '@' };
      const found = readStatement(source, inner, isBroken);
      if (found.kind !== 'function') return found;
      const decorators = children
        .filter(({ name }) => name === 'Decorator')
        .flatMap((each) => {
          const parts = childrenOf(each);
          const last = parts.findLast(({ name }) => name === 'VariableName' || name === 'PropertyName');
          const list = parts.find(({ name }) => name === 'ArgList');
          if (last === undefined) return [];
          const given = list === undefined ? null : readArguments(source, list);
          return [{ ...source.placeOf(each), name: source.text(last), arguments: given }];
        });
      return { ...found, decorators };
    }
    case 'FunctionDefinition': {
      const name = children.find((each) => each.name === 'VariableName');
      const list = children.find((each) => each.name === 'ParamList');
      for (const each of children) if (each.type.isError) source.tellError(each);
      const yields = source.yields;
      const inner = body();
      const generator = source.yields > yields;
      source.yields = yields;
      return {
        kind: 'function',
        name: name === undefined ? '' : source.text(name),
        nameAt: source.placeOf(name ?? node),
        parameters: list === undefined ? [] : readParameters(source, list),
        body: inner,
        decorators: [],
        generator,
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
        fields: bodies.flatMap((each) =>
          childrenOf(each).flatMap((statement) => {
            const [first, second] = statement.name === 'AssignStatement' ? childrenOf(statement) : [];
            return second?.name === 'TypeDef' ? [source.text(first)] : [];
          }),
        ),
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
      if (node.name === 'YieldStatement') source.yields += 1;
      tellErrors(source, node, 0);
      return { kind: 'other', keyword: /^\w*/.exec(source.text(node))?.[0] ?? '' };
  }
}

/** Tells errors also in code that is not followed. */
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

/** `match subject:` with cases for literals; other cases are not followed. */
function readMatch(
  source: Source,
  children: readonly SyntaxNode[],
  node: SyntaxNode,
  isBroken: (place: Place) => boolean,
): Bare {
  const block = children.find(({ name }) => name === 'MatchBody');
  const clauses = block === undefined ? [] : childrenOf(block).filter(({ name }) => name === 'MatchClause');
  for (const each of children) if (each.type.isError) source.tellError(each);
  const subject = children.slice(1).find(({ name }) => name !== 'MatchBody' && name !== '*');
  return {
    kind: 'match',
    subject: readOne(source, subject === undefined ? [] : [subject], node),
    cases: clauses.map((clause) => {
      const parts = childrenOf(clause);
      const [, pattern] = parts;
      const inner = parts.find(({ name }) => name === 'Body');
      const guarded = parts.some(({ name }) => name === 'Guard');
      const literal = pattern?.name === 'LiteralPattern' && !guarded ? childrenOf(pattern) : [];
      return {
        pattern: literal.length === 1 ? readOne(source, literal, clause) : null,
        always: pattern?.name === 'CapturePattern' && !guarded,
        names: pattern === undefined ? [] : namesIn(source, pattern, 0),
        body: inner === undefined ? [] : readStatements(source, inner, isBroken),
      };
    }),
  };
}

function namesIn(source: Source, node: SyntaxNode, depth: number): string[] {
  if (node.name === 'VariableName') return [source.text(node)];
  return depth > 20 ? [] : childrenOf(node).flatMap((child) => namesIn(source, child, depth + 1));
}

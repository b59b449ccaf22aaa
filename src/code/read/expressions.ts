import type { SyntaxNode } from '@lezer/common';
import { formatParts } from './formatString.ts';
import { numberValue, stringValue } from './literals.ts';
import type { Argument, Clause, Expression, Parameter } from './syntax.ts';
import { childrenOf, type Source, splitAt } from './tree.ts';

const opaque = (source: Source, node: SyntaxNode, what: 'broken' | 'other'): Expression => ({
  kind: 'opaque',
  what,
  ...source.placeOf(node),
});

/** An expression of the tree. Errors in it are told; in their place the value is `broken`. */
function readExpression(source: Source, node: SyntaxNode): Expression {
  return source.within(
    () => read(source, node),
    () => opaque(source, node, 'other'),
  );
}

/** The expression between commas and operators: the one node of `nodes` that is not an error. */
export function readOne(source: Source, nodes: readonly SyntaxNode[], around: SyntaxNode): Expression {
  for (const node of nodes) if (node.type.isError) source.tellError(node);
  const node = nodes.find(({ type }) => !type.isError);
  return node === undefined ? opaque(source, nodes[0] ?? around, 'broken') : readExpression(source, node);
}

/** `a`, or `a, b` as a tuple. */
export function readTuple(source: Source, nodes: readonly SyntaxNode[], around: SyntaxNode): Expression {
  const pieces = splitAt(nodes, ',');
  if (pieces.length === 0) return opaque(source, around, 'broken');
  if (pieces.length === 1 && !nodes.some(({ name }) => name === ',')) return readOne(source, pieces[0], around);
  const items = pieces.map((piece) => readItem(source, piece, around));
  return { kind: 'tuple', items, from: items[0].from, to: items[items.length - 1].to };
}

/** Expressions between commas. */
export function readItems(source: Source, nodes: readonly SyntaxNode[], around: SyntaxNode): Expression[] {
  return splitAt(nodes, ',').map((piece) => readItem(source, piece, around));
}

function readItem(source: Source, nodes: readonly SyntaxNode[], around: SyntaxNode): Expression {
  const [first, ...rest] = nodes;
  if (first?.name === '*' || first?.name === '**') {
    const value = readOne(source, rest, first);
    return { kind: 'star', value, from: source.placeOf(first).from, to: value.to };
  }
  return readOne(source, nodes, around);
}

function read(source: Source, node: SyntaxNode): Expression {
  const place = source.placeOf(node);
  const children = childrenOf(node);
  const inner = (): SyntaxNode[] => children.slice(1, -1);
  switch (node.name) {
    case 'Number': {
      const number = numberValue(source.text(node));
      return number === null ? opaque(source, node, 'other') : { kind: 'number', ...number, ...place };
    }
    case 'String':
      return { kind: 'string', value: stringValue(source.text(node)), ...place };
    case 'FormatString':
    case 'ContinuedString': {
      const strings = node.name === 'FormatString' ? [node] : children;
      if (strings.every(({ name }) => name === 'String')) {
        return { kind: 'string', value: strings.map((each) => stringValue(source.text(each))).join(''), ...place };
      }
      const parts = formatParts(source, strings, (each) => readExpression(source, each));
      return parts === null ? opaque(source, node, 'other') : { kind: 'format', parts, ...place };
    }
    case 'Boolean':
      return { kind: 'constant', value: source.text(node) === 'True', ...place };
    case 'None':
      return { kind: 'constant', value: null, ...place };
    case 'VariableName':
      return { kind: 'name', name: source.text(node), ...place };
    case 'ParenthesizedExpression':
      return { ...readItem(source, inner(), node), ...place };
    case 'TupleExpression':
    case 'ArrayExpression':
    case 'SetExpression': {
      const items = readItems(source, inner(), node);
      return { kind: node.name === 'TupleExpression' ? 'tuple' : 'list', items, ...place };
    }
    case 'DictionaryExpression': {
      const entries = splitAt(inner(), ',').map((piece): readonly [Expression, Expression] => {
        const [key = [], value = []] = splitAt(piece, ':');
        if (key[0]?.name === '**') {
          const spread = readItem(source, key, node);
          return [spread, spread];
        }
        return [readItem(source, key, node), readItem(source, value, node)];
      });
      return { kind: 'dict', entries, ...place };
    }
    case 'ArrayComprehensionExpression':
    case 'ComprehensionExpression':
    case 'SetComprehensionExpression':
    case 'DictionaryComprehensionExpression':
      return readComprehension(source, inner(), node);
    case 'UnaryExpression': {
      const [operator, ...operand] = children;
      return { kind: 'unary', operator: source.text(operator), operand: readOne(source, operand, node), ...place };
    }
    case 'BinaryExpression': {
      const [left, ...rest] = children;
      const at = rest.findIndex(({ name }) => !isOperator(name));
      const operators = at < 0 ? rest : rest.slice(0, at);
      return {
        kind: 'binary',
        operator: operators.map((each) => source.text(each)).join(' '),
        left: readOne(source, [left], node),
        right: readOne(source, at < 0 ? [] : rest.slice(at), node),
        ...place,
      };
    }
    case 'ConditionalExpression': {
      const [then, test, otherwise] = splitAt(children, 'if').flatMap((piece) => splitAt(piece, 'else'));
      return {
        kind: 'conditional',
        yes: readOne(source, then ?? [], node),
        test: readOne(source, test ?? [], node),
        no: readOne(source, otherwise ?? [], node),
        ...place,
      };
    }
    case 'CallExpression': {
      const callee = readExpression(source, children[0]);
      const list = children.find(({ name }) => name === 'ArgList');
      for (const each of children) if (each.type.isError) source.tellError(each);
      return { kind: 'call', callee, arguments: list === undefined ? [] : readArguments(source, list), ...place };
    }
    case 'MemberExpression':
      return readMember(source, node, children);
    case 'NamedExpression':
      return {
        kind: 'walrus',
        target: readOne(source, children.slice(0, 1), node),
        value: readOne(source, children.slice(2), node),
        ...place,
      };
    case 'LambdaExpression': {
      const list = children.find(({ name }) => name === 'ParamList');
      const colon = children.findIndex(({ name }) => name === ':');
      const value = readOne(source, children.slice(colon + 1), node);
      const definition = {
        kind: 'function',
        name: '',
        nameAt: place,
        parameters: list === undefined ? [] : readParameters(source, list),
        body: [{ kind: 'return', value, from: value.from, to: value.to, broken: false }],
        decorators: [],
        generator: false,
        broken: false,
        ...place,
      } as const;
      return { kind: 'lambda', definition, ...place };
    }
    default:
      if (node.name === 'YieldExpression') source.yields += 1;
      if (node.type.isError) source.tellError(node);
      return opaque(source, node, node.type.isError ? 'broken' : 'other');
  }
}

const isOperator = (name: string): boolean =>
  name === 'ArithOp' || name === 'CompareOp' || name === 'BitOp' || /^(?:and|or|not|in|is)$/.test(name);

function readMember(source: Source, node: SyntaxNode, children: readonly SyntaxNode[]): Expression {
  const place = source.placeOf(node);
  const object = readExpression(source, children[0]);
  const property = children.find(({ name }) => name === 'PropertyName');
  for (const each of children) if (each.type.isError) source.tellError(each);
  if (property !== undefined) {
    return { kind: 'attribute', object, name: source.text(property), nameAt: source.placeOf(property), ...place };
  }
  const open = children.findIndex(({ name }) => name === '[');
  if (open < 0) return { kind: 'attribute', object, name: '', nameAt: { from: place.to, to: place.to }, ...place };
  const index = splitAt(
    children.slice(open + 1).filter(({ name, type }) => name !== ']' && !type.isError),
    ',',
  ).map((piece): Expression => {
    if (!piece.some(({ name }) => name === ':')) return readItem(source, piece, node);
    const parts: SyntaxNode[][] = [[]];
    for (const each of piece) {
      if (each.name === ':') parts.push([]);
      else parts[parts.length - 1].push(each);
    }
    const [start, stop, step] = parts.map((part) => (part.length === 0 ? null : readOne(source, part, node)));
    return { kind: 'slice', start: start ?? null, stop: stop ?? null, step: step ?? null, ...place };
  });
  return { kind: 'subscript', object, index, ...place };
}

/** `element for target in iterable if test`, `key: element for …`. */
function readComprehension(source: Source, nodes: readonly SyntaxNode[], around: SyntaxNode): Expression {
  const starts = nodes.flatMap(({ name }, i) => (name === 'for' || name === 'if' ? [i] : []));
  // `a if b else c for …` is one node, so these words begin clauses.
  const clauses = starts.map((start, i): Clause => {
    const piece = nodes.slice(start + 1, starts[i + 1]);
    if (nodes[start].name === 'if') return { kind: 'if', test: readOne(source, piece, around) };
    const [target = [], iterable = []] = splitAt(piece, 'in');
    return {
      kind: 'for',
      target: readTuple(source, target, around),
      iterable: readOne(source, iterable, around),
    };
  });
  const [first = [], second] = splitAt(
    nodes.slice(0, starts[0]).filter(({ name }) => name !== 'async'),
    ':',
  );
  const key = second === undefined ? null : readOne(source, first, around);
  return {
    kind: 'comprehension',
    key,
    element: readItem(source, second ?? first, around),
    clauses,
    ...source.placeOf(around),
  };
}

/** The parameters of a function or a lambda. */
export function readParameters(source: Source, list: SyntaxNode): Parameter[] {
  const nodes = childrenOf(list).filter(({ name }) => name !== '(' && name !== ')' && name !== 'TypeDef');
  let onlyByName = false;
  return splitAt(nodes, ',').flatMap((piece): Parameter[] => {
    const [first] = piece;
    const spread = first?.name === '*' || first?.name === '**' ? first.name : '';
    const behind = onlyByName;
    if (spread === '*') onlyByName = true;
    const name = piece.find((each) => each.name === 'VariableName');
    for (const each of piece) if (each.type.isError) source.tellError(each);
    if (name === undefined) return [];
    const at = piece.findIndex((each) => each.name === 'AssignOp');
    const value = at < 0 ? undefined : piece[at + 1];
    const otherwise = value === undefined ? null : readExpression(source, value);
    return [{ name: source.text(name), spread, otherwise, onlyByName: behind }];
  });
}

/** Arguments in the brackets of a call or after the name of a class. */
export function readArguments(source: Source, list: SyntaxNode): Argument[] {
  const nodes = childrenOf(list).filter(({ name }) => name !== '(' && name !== ')');
  return splitAt(nodes, ',').flatMap((piece): Argument[] => {
    const [first, second] = piece;
    if (first === undefined) return [];
    const { from } = source.placeOf(first);
    const { to } = source.placeOf(piece[piece.length - 1]);
    if (first.name === '*' || first.name === '**') {
      const value = readOne(source, piece.slice(1), list);
      return [{ name: null, nameAt: null, spread: first.name, value, from, to }];
    }
    if (second?.name === 'AssignOp' && source.text(second) === ':=') {
      const target = readExpression(source, first);
      const value: Expression = { kind: 'walrus', target, value: readOne(source, piece.slice(2), second), from, to };
      return [{ name: null, nameAt: null, spread: '', value, from, to }];
    }
    if (second?.name === 'AssignOp') {
      const name = { name: source.text(first), nameAt: source.placeOf(first), spread: '' } as const;
      const rest = piece.slice(2);
      const value = rest.some((each) => each.name === 'for')
        ? opaque(source, rest[0], 'other')
        : readOne(source, rest, second);
      return [{ ...name, value, from, to }];
    }
    const value = piece.some((each) => each.name === 'for')
      ? readComprehension(source, piece, list)
      : readOne(source, piece, list);
    if (piece.every(({ type }) => type.isError)) return [];
    return [{ name: null, nameAt: null, spread: '', value, from, to }];
  });
}

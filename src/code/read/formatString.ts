import type { SyntaxNode } from '@lezer/common';
import { stringValue } from './literals.ts';
import type { Expression } from './syntax.ts';
import { childrenOf, type Source } from './tree.ts';

type Part = Extract<Expression, { readonly kind: 'format' }>['parts'][number];

/** The parts of `f'dense_{i}'`, one string after another; null where the grammar broke. `read` reads an expression. */
export function formatParts(
  source: Source,
  strings: readonly SyntaxNode[],
  read: (node: SyntaxNode) => Expression,
): readonly Part[] | null {
  if (strings.some(isBroken)) return null;
  return strings.flatMap((node) => partsOf(source, node, read));
}

function isBroken(node: SyntaxNode): boolean {
  return node.type.isError || childrenOf(node).some(isBroken);
}

function partsOf(source: Source, node: SyntaxNode, read: (node: SyntaxNode) => Expression): Part[] {
  const whole = source.text(node);
  if (node.name === 'String') return [literal(source, node, stringValue(whole))];
  const [, prefix, quotes] = /^(\w*)('''|"""|'|")/.exec(whole) ?? ['', '', ''];
  const text = (from: number, to: number): Part => {
    const raw = whole.slice(from - node.from, to - node.from);
    const value = stringValue(`${prefix}${quotes}${raw}${quotes}`).replaceAll(/\{\{|\}\}/g, (twice) => twice[0]);
    return literal(source, node, value);
  };
  const parts: Part[] = [];
  let at = node.from + prefix.length + quotes.length;
  for (const each of childrenOf(node).filter(({ name }) => name === 'FormatReplacement')) {
    parts.push(text(at, each.from));
    const [value, ...others] = childrenOf(each).slice(1, -1);
    if (value !== undefined) parts.push({ value: read(value), formatted: others.length > 0 });
    at = each.to;
  }
  return [...parts, text(at, node.to - quotes.length)];
}

function literal(source: Source, node: SyntaxNode, value: string): Part {
  return { value: { kind: 'string', value, ...source.placeOf(node) }, formatted: false };
}

import type { SyntaxNode } from '@lezer/common';
import type { Mapped } from './mapped.ts';
import { type CodeProblem, type Complaint, type Place, problemAt } from './codeProblem.ts';

/** Greatest number of problems kept; one is told for each line. */
const mostProblems = 200;
/** Depth to which expressions and blocks are followed. */
const deepest = 150;

/** Python's text with the state needed while its tree is read. */
export class Source {
  readonly #python: Mapped;
  readonly #problems: CodeProblem[] = [];
  #depth = 0;
  /** Number of `yield` read so far. */
  yields = 0;

  constructor(python: Mapped) {
    this.#python = python;
  }

  get problems(): readonly CodeProblem[] {
    return this.#problems;
  }

  text(node: SyntaxNode): string {
    return this.#python.text.slice(node.from, node.to);
  }

  /** Where a piece of the parsed text stands in the person's. */
  place(from: number, to: number): Place {
    const { at } = this.#python;
    return { from: at[from], to: Math.max(at[from], to > from ? at[to - 1] + 1 : at[to]) };
  }

  /** The place of a node, without the line end that some nodes have in them. */
  placeOf(node: SyntaxNode): Place {
    let { to } = node;
    while (to > node.from && /\s/.test(this.#python.text[to - 1])) to -= 1;
    return this.place(node.from, to);
  }

  /** Tells where the grammar broke: at that node, or when it is empty after the word that stands before it. */
  tellError(node: SyntaxNode): void {
    if (this.#problems.length >= mostProblems) return;
    const { text } = this.#python;
    let { from, to } = node;
    if (to > from) return this.tell(this.place(from, to), { code: 'syntax' });
    from = this.#endBefore(node);
    to = from;
    while (from > 0 && /\w/.test(text[from - 1])) from -= 1;
    if (from === to && from > 0) from -= 1;
    const ends = /^[ \t]*(?:[#\n),\]}]|$)/.test(text.slice(to, to + 80));
    this.tell(this.place(from, to), { code: ends ? 'incomplete' : 'syntax' });
  }

  /** Where the last word before a node ends: neither blanks nor comments count. */
  #endBefore(node: SyntaxNode): number {
    const { text } = this.#python;
    let { from } = node;
    for (;;) {
      while (from > 0 && /\s/.test(text[from - 1])) from -= 1;
      const before = from > 0 ? node.resolve(from - 1, 1) : node;
      if (before.name !== 'Comment') return from;
      from = before.from;
    }
  }

  tell(place: Place, complaint: Complaint): void {
    if (this.#problems.length >= mostProblems) return;
    this.#problems.push(problemAt(place, complaint));
  }

  /** `read`, or `otherwise` when it would nest too deeply. */
  within<T>(read: () => T, otherwise: () => T): T {
    if (this.#depth >= deepest) return otherwise();
    this.#depth += 1;
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }
}

/** The children of a node without comments; errors are among them. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== 'Comment') children.push(child);
  return children;
}

/** The pieces of a list of nodes between those that are named `separator`; a trailing separator begins no piece. */
export function splitAt(nodes: readonly SyntaxNode[], separator: string): SyntaxNode[][] {
  const pieces: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === separator) pieces.push([]);
    else pieces[pieces.length - 1].push(node);
  }
  if (pieces.length > 0 && pieces[pieces.length - 1].length === 0) pieces.pop();
  return pieces;
}

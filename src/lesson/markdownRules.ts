import type { MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it';

// What lessons have that markdown-it has not, or has in another way.

/** Adds all rules of this file. */
export function addRules(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'outside', isOutside, { alt: ['paragraph', 'blockquote'] });
  md.block.ruler.before('fence', 'deep', readDeep);
  md.block.ruler.before('fence', 'comment', readComment);
  md.block.ruler.before('fence', 'formulaLines', readFormulaLines, { alt: ['paragraph'] });
  md.block.ruler.before('paragraph', 'cells', readTable, { alt: ['paragraph'] });
  md.inline.ruler.before('escape', 'formula', readFormula);
  md.inline.ruler.before('emphasis', 'underscores', readUnderscores);
  md.inline.ruler.push('address', readAddress);
}

const lineAt = ({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string =>
  src.slice(bMarks[line] + tShift[line], eMarks[line]);

/**
 * A line without `>`, or without the two spaces of a list's item, is text outside: most teachers have no empty line
 * there. CommonMark has it inside.
 */
const isOutside = (state: StateBlock, line: number, _end: number, silent: boolean): boolean =>
  silent &&
  (state.parentType === 'blockquote' ||
    state.sCount[line] < Math.min(state.blkIndent, Math.max(state.listIndent, 0) + 2));

/** Of quotes, and of lists, whose items count too. */
const deepest = 12;

/** Deeper content is text, where markdown-it would leave it out. */
function readDeep(state: StateBlock, first: number, end: number, silent: boolean): boolean {
  if (state.level < deepest || silent) return false;
  let after = first + 1;
  while (after < end && !state.isEmpty(after) && state.sCount[after] >= state.blkIndent) after++;
  addParagraph(state, first, after);
  return true;
}

function addParagraph(state: StateBlock, first: number, after: number): void {
  state.push('paragraph_open', 'p', 1);
  const content = state.getLines(first, after, state.blkIndent, false).trim();
  Object.assign(state.push('inline', '', 0), { content, map: [first, after], children: [] });
  state.push('paragraph_close', 'p', -1);
  state.line = after;
}

/** Lines that begin with `<!--`, to the one with `-->`, are notes to the teacher. They are not shown. */
function readComment(state: StateBlock, first: number, end: number, silent: boolean): boolean {
  if (!lineAt(state, first).trimStart().startsWith('<!--')) return false;
  if (silent) return true;
  let last = first;
  while (last < end - 1 && !lineAt(state, last).includes('-->')) last++;
  state.line = last + 1;
  return true;
}

/** Further cells are text of the last one: browsers take minutes for a table of very many columns. */
const mostColumns = 30;

function cellsOf(line: string): readonly string[] {
  const cells = line.trim().replace(/^\||(?<!\\)\|$/g, '').split(/(?<!\\)\|/); // prettier-ignore
  return [...cells.slice(0, mostColumns - 1), cells.slice(mostColumns - 1).join('|')]
    .slice(0, cells.length)
    .map((cell) => cell.replaceAll('\\|', '|').trim());
}

/** `|---|:--:|`: a single column needs both its bars. */
function isTableRule(line: string): boolean {
  const cells = cellsOf(line);
  return cells.every((cell) => /^:?-+:?$/.test(cell)) && (cells.length > 1 || /^\|.+\|$/.test(line.trim()));
}

/**
 * A table, which loses no cell: markdown-it's own leaves out what a row has more than the head. The cells of a line are
 * a row, the first of which is the head.
 */
function readTable(state: StateBlock, first: number, end: number, silent: boolean): boolean {
  const isInside = (line: number): boolean =>
    line < end && state.sCount[line] >= state.blkIndent && lineAt(state, line).includes('|');
  if (!isInside(first) || first + 1 >= end || state.sCount[first + 1] < state.blkIndent) return false;
  if (!isTableRule(lineAt(state, first + 1))) return false;
  if (silent) return true;
  let last = first + 1;
  while (isInside(last + 1)) last++;
  state.push('table_open', 'table', 1);
  for (let line = first; line <= last; line++) {
    if (line === first + 1) continue;
    for (const cell of cellsOf(lineAt(state, line))) {
      Object.assign(state.push('inline', '', 0), { content: cell, map: [line, line + 1], children: [] });
    }
  }
  state.push('table_close', 'table', -1);
  state.line = last + 1;
  return true;
}

/** Of a token of a formula. */
export interface FormulaPlace {
  /** Position in the text of its block. */
  readonly at: number;
  readonly isDisplay: boolean;
  readonly isTooMany: boolean;
}

export const placeOf = (token: Token): FormulaPlace => token.meta as unknown as FormulaPlace;

/** In a text, and of all of them together: a page that shows more stands still. */
export const [mostFormulas, mostSigns] = [200, 5000];

/** What a text is read with: counts its formulas. */
export const createCount = () => ({ count: { formulas: 0, signs: 0 } });

/** Whether a text has too many formulas with this one. */
function isTooMany(env: unknown, tex: string): boolean {
  const { count } = env as ReturnType<typeof createCount>;
  count.formulas++;
  count.signs += tex.length;
  return count.formulas > mostFormulas || count.signs > mostSigns;
}

/** A backslash takes the sign after it along. */
const formula = /(?<!\$)\$(?!\$)((?:[^$\\]|\\[^])+)\$/y;
const display = /(?<!\$)\$\$(?!\$)((?:[^$\\]|\\[^])+)\$\$(?!\$)/y;

/**
 * `$…$`, or `$$…$$` for one on lines of its own, as Pandoc reads it: a formula has no space inside its signs, and no
 * digit after them, so that `$5 and $6` is text.
 */
function readFormula(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src[pos] !== '$') return false;
  const isDisplay = src[pos + 1] === '$';
  const pattern = isDisplay ? display : formula;
  pattern.lastIndex = pos;
  const tex = pattern.exec(src)?.[1];
  if (tex === undefined || tex.trim() === '' || pattern.lastIndex > posMax) return false;
  if (!isDisplay && (/^\s|\s$/.test(tex) || /\d/.test(src[pattern.lastIndex] ?? ''))) return false;
  if (!silent) {
    Object.assign(state.push('formula', 'math', 0), {
      content: tex,
      meta: { at: pos, isDisplay, isTooMany: isTooMany(state.env, tex) },
    });
  }
  state.pos = pattern.lastIndex;
  return true;
}

/** Lines from one that begins with `$$` to one that ends with `$$` are a formula, also where one begins with `+`. */
function readFormulaLines(state: StateBlock, first: number, end: number, silent: boolean): boolean {
  const open = lineAt(state, first);
  if (!open.startsWith('$$') || open.includes('$$', 2)) return false;
  let last = first + 1;
  while (last < end && !state.isEmpty(last) && !lineAt(state, last).includes('$$')) last++;
  if (last >= end || !/^[^$]*\$\$\s*$/.test(lineAt(state, last)) || state.sCount[last] < state.blkIndent) return false;
  if (!silent) addParagraph(state, first, last + 1);
  return true;
}

const underscores = /_{2,}/y;

/** Several underscores are Python's: `__init__`. */
function readUnderscores(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '_') return false; // asked at each sign
  underscores.lastIndex = state.pos;
  const found = underscores.exec(state.src)?.[0];
  if (found === undefined) return false;
  if (!silent) state.pending += found;
  state.pos += found.length;
  return true;
}

const address = /:\/\/[\w\-./~%?#=&:,+@]*[\w/]/y;

/**
 * The address of a page is a link. Its signs are those of ASCII: the linkify-it of markdown-it goes on into the Japanese
 * after it.
 */
function readAddress(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== ':' || state.linkLevel > 0) return false;
  const scheme = /https?$/i.exec(src.slice(Math.max(0, pos - 5), pos))?.[0];
  if (scheme === undefined) return false;
  address.lastIndex = pos;
  const rest = address.exec(src)?.[0];
  if (rest === undefined || address.lastIndex > state.posMax) return false;
  if (!silent) {
    state.pending = state.pending.slice(0, -scheme.length);
    state.push('link_open', 'a', 1).attrSet('href', scheme + rest);
    state.push('text', '', 0).content = scheme + rest;
    state.push('link_close', 'a', -1);
  }
  state.pos += rest.length;
  return true;
}

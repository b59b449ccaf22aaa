import { type Inline, readInline } from './inline.ts';

/** Block content of a text. */
export type Block =
  | { readonly type: 'paragraph'; readonly content: readonly Inline[] }
  /** `level` is the number of `#`, 1 … 6. */
  | { readonly type: 'heading'; readonly level: number; readonly content: readonly Inline[] }
  /** `language` is the text after the opening fence. */
  | { readonly type: 'code'; readonly language: string; readonly text: string }
  | { readonly type: 'quote'; readonly content: readonly Block[] }
  | { readonly type: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly type: 'table'; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly type: 'rule' };

type Cell = readonly Inline[];

const fence = /^\s{0,3}(`{3,}|~{3,})/;
const closingFence = /^\s{0,3}(`{3,}|~{3,})\s*$/;
const heading = /^#{1,6}(?=\s)/;
const quote = /^\s{0,3}>\s?/;
const item = /^\s{0,3}(?:[-*+]|(\d{1,9})[.)])\s+/;
const rule = /^\s{0,3}(?:-{3,}|\*{3,})\s*$/;
const tableRule = /^:?-+:?$/;
/** Maximum nesting of lists and quotes. Deeper content is text. */
const deepest = 6;

/**
 * Parses the part of Markdown that lessons need: paragraphs, headings, lists, quotes, code, tables, and comments, which
 * are not shown. HTML is plain text. Never throws; unknown syntax is shown as it is written. The time is linear in the length
 * of the text: no pattern has two parts that can match the same characters.
 */
export function readMarkdown(text: string): readonly Block[] {
  return readBlocks(text.split('\n'), 0);
}

/** Reads blocks until no lines are left. Each reader returns the number of lines that it used. */
function readBlocks(lines: readonly string[], depth: number): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const { block, taken } = readBlock(lines, at, depth);
    if (block !== null) blocks.push(block);
    at += taken;
  }
  return blocks;
}

interface Taken {
  readonly block: Block | null;
  /** Number of lines, at least 1. */
  readonly taken: number;
}

function readBlock(lines: readonly string[], at: number, depth: number): Taken {
  const line = lines[at];
  if (line.trim() === '') return { block: null, taken: 1 };
  if (line.trimStart().startsWith('<!--')) return { block: null, taken: countComment(lines, at) };
  const open = fence.exec(line);
  if (open !== null) return readCode(lines, at, open[1], line.slice(open[0].length).trim());
  const level = heading.exec(line)?.[0].length;
  if (level !== undefined) {
    return { block: { type: 'heading', level, content: readInline(titleOf(line.slice(level))) }, taken: 1 };
  }
  if (rule.test(line)) return { block: { type: 'rule' }, taken: 1 };
  if (depth < deepest && quote.test(line)) {
    const quoted = takeWhile(lines, at, (text) => quote.test(text));
    const content = readBlocks(quoted.map((text) => text.replace(quote, '')), depth + 1); // prettier-ignore
    return { block: { type: 'quote', content }, taken: quoted.length };
  }
  if (depth < deepest && item.test(line)) return readList(lines, at, depth);
  if (line.includes('|') && isTableRule(lines[at + 1] ?? '')) return readTable(lines, at);
  const paragraph = takeWhile(lines, at, (text, i) => i === 0 || !endsParagraph(text));
  return { block: { type: 'paragraph', content: readInline(paragraph.join('\n').trim()) }, taken: paragraph.length };
}

/** The text of a heading, without the `#` that may close it. */
function titleOf(text: string): string {
  const title = text.trim();
  let end = title.length;
  while (title[end - 1] === '#') end--;
  return /\s/.test(title[end - 1] ?? '') ? title.slice(0, end).trimEnd() : title;
}

const endsParagraph = (text: string): boolean =>
  text.trim() === '' || [fence, heading, quote, item, rule].some((pattern) => pattern.test(text));

function takeWhile(
  lines: readonly string[],
  at: number,
  goesOn: (text: string, index: number) => boolean,
): readonly string[] {
  let end = at;
  while (end < lines.length && goesOn(lines[end], end - at)) end++;
  return lines.slice(at, end);
}

function countComment(lines: readonly string[], at: number): number {
  const before = takeWhile(lines, at, (text) => !text.includes('-->')).length;
  return Math.min(before + 1, lines.length - at);
}

function readCode(lines: readonly string[], at: number, open: string, language: string): Taken {
  const inside = takeWhile(lines, at + 1, (text) => closingFence.exec(text)?.[1].startsWith(open) !== true);
  return { block: { type: 'code', language, text: inside.join('\n') }, taken: inside.length + 2 };
}

/** Reads consecutive list items. Indented lines below an item belong to it. */
function readList(lines: readonly string[], at: number, depth: number): Taken {
  const first = item.exec(lines[at])?.[1];
  const items: string[][] = [];
  const taken = takeWhile(lines, at, (text) => {
    const begin = item.exec(text);
    if (items.length > 0 && /^\s{2,}\S/.test(text)) items.at(-1)?.push(text.replace(/^\s{2,4}/, ''));
    else if (begin !== null && (begin[1] === undefined) === (first === undefined))
      items.push([text.slice(begin[0].length)]);
    else return false;
    return true;
  });
  const content = items.map((texts) => readBlocks(texts, depth + 1));
  return {
    block: { type: 'list', start: first === undefined ? null : Number(first), items: content },
    taken: taken.length,
  };
}

/** Further cells are text of the last one: browsers take minutes for a table of very many columns. */
const mostColumns = 30;

function cellsOf(line: string): readonly string[] {
  const cells = line.trim().replace(/^\||\|$/g, '').split('|'); // prettier-ignore
  return [...cells.slice(0, mostColumns - 1), cells.slice(mostColumns - 1).join('|')]
    .slice(0, cells.length)
    .map((cell) => cell.trim());
}

/** `|---|:--:|`: a single column needs both its bars. */
function isTableRule(line: string): boolean {
  const cells = cellsOf(line);
  return cells.every((cell) => tableRule.test(cell)) && (cells.length > 1 || /^\|.+\|$/.test(line.trim()));
}

const readRow = (line: string): readonly Cell[] => cellsOf(line).map((cell) => readInline(cell));

function readTable(lines: readonly string[], at: number): Taken {
  const rows = takeWhile(lines, at + 2, (text) => text.includes('|') && text.trim() !== '');
  return { block: { type: 'table', head: readRow(lines[at]), rows: rows.map(readRow) }, taken: rows.length + 2 };
}

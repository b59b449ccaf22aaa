import MarkdownIt, { type Token } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import { unbroken } from '../document/spelling.ts';
import { linesOf } from './fileLines.ts';
import { addRules, createCount, placeOf } from './markdownRules.ts';

/** Inline content of a paragraph. */
export type Inline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis'; readonly content: readonly Inline[] }
  /** `href` is http or https. */
  | { readonly type: 'link'; readonly href: string; readonly content: readonly Inline[] }
  /** `src` is a file next to the lesson or a `data:` URL, so that an unknown lesson makes no request to other hosts. */
  | { readonly type: 'image'; readonly src: string; readonly alt: string }
  | ({ readonly type: 'formula' } & Formula)
  | { readonly type: 'break' };

/** LaTeX between `$` signs, which may be wrong. */
export interface Formula {
  readonly tex: string;
  /** Between `$$`: on lines of its own. */
  readonly isDisplay: boolean;
  /** Whether it is beyond those that a text may have. */
  readonly isTooMany: boolean;
  /** Line of the text, from 0. */
  readonly line: number;
}

/** Block content of a text. */
export type Block =
  | { readonly type: 'paragraph' | 'heading'; readonly content: readonly Inline[] }
  /** `language` is the text after the opening fence. */
  | { readonly type: 'code'; readonly language: string; readonly text: string }
  | { readonly type: 'quote'; readonly content: readonly Block[] }
  | { readonly type: 'list'; readonly start: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly type: 'table'; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly type: 'rule' };

type Cell = readonly Inline[];

/** http and https only. Control characters are not in it: a browser leaves them out before it reads the address. */
const isLink = (text: string): boolean => /^https?:\/\/[^\s\\\p{Cc}\ufffd]+$/iu.test(text);
const isImage = (text: string): boolean =>
  !/[\s\p{Cc}\ufffd]/u.test(text) && // markdown-it makes \ufffd of U+0000
  (/^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/i.test(text) || /^(?![/\\])[^:\\]+$/.test(text));

/** markdown-it, with what lessons have: no HTML, no entities, no indented code, no headings by underlining. */
function createReader() {
  const md = new MarkdownIt('zero');
  md.enable(['blockquote', 'fence', 'heading', 'hr', 'list']);
  md.enable(['backticks', 'emphasis', 'escape', 'image', 'link', 'newline']);
  md.use(cjkFriendly); // **「重み」**の
  addRules(md);
  // An address is taken as it is written, and judged by `isLink` and `isImage` alone.
  const { parseLinkDestination } = md.helpers;
  md.helpers.parseLinkDestination = (text, start, max) => {
    const found = parseLinkDestination(text, start, max);
    return { ...found, str: text.slice(start, found.pos).replace(/^<(.*)>$/, '$1') };
  };
  md.normalizeLink = (address) => address;
  md.validateLink = () => true;
  return md;
}

const md = createReader();

/** Takes a full-width space, or any other, for a space where a line begins, and after the mark that it begins with. */
const spaced = (text: string): string =>
  linesOf(text.split('\n'), 1)
    .lines.map((line) =>
      line.isCode
        ? line.text
        : line.text
            .replace(/^\s+/, (spaces) => spaces.replace(/[^ \t]/g, ' '))
            .replace(/^(\s*(?:[-+*>]|#{1,6}|\d{1,9}[.)]))[^\S\t]/, '$1 '),
    )
    .join('\n');

/**
 * Reads the Markdown of a lesson: CommonMark with tables, formulas, addresses that are links, and comments, which are not
 * shown. HTML is text. Never throws; what is no syntax is shown as it is written. The time is linear in the length of
 * the text.
 */
export function readMarkdown(text: string): readonly Block[] {
  return blocksOf(cursorOf(md.parse(spaced(text), createCount())));
}

/** All formulas of a text, in their order. */
export const formulasIn = (text: string): readonly Formula[] => readMarkdown(text).flatMap(formulasOfBlock);

function formulasOfBlock(block: Block): readonly Formula[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.content.flatMap(formulasOfInline);
    case 'quote':
      return block.content.flatMap(formulasOfBlock);
    case 'list':
      return block.items.flat().flatMap(formulasOfBlock);
    case 'table':
      return [block.head, ...block.rows].flat(2).flatMap(formulasOfInline);
    case 'code':
    case 'rule':
      return [];
  }
}

function formulasOfInline(inline: Inline): readonly Formula[] {
  if (inline.type === 'formula') return [inline];
  return 'content' in inline ? inline.content.flatMap(formulasOfInline) : [];
}

/** Tokens that are taken one by one. */
interface Cursor {
  readonly take: () => Token;
  /** Whether no more come before this one, which is taken then. */
  readonly isAt: (close: string | null) => boolean;
}

function cursorOf(tokens: readonly Token[]): Cursor {
  let at = 0;
  return {
    take: () => tokens[at++],
    isAt: (close) => {
      if (at < tokens.length && tokens[at].type !== close) return false;
      at++;
      return true;
    },
  };
}

/** The blocks up to a closing token, or to the end. */
function blocksOf(cursor: Cursor, close: string | null = null): readonly Block[] {
  const blocks: Block[] = [];
  while (!cursor.isAt(close)) {
    const block = blockOf(cursor.take(), cursor);
    if (block !== null) blocks.push(block);
  }
  return blocks;
}

function blockOf(token: Token, cursor: Cursor): Block | null {
  switch (token.type) {
    case 'paragraph_open':
    case 'heading_open': {
      const content = inlinesOf(cursor.take());
      cursor.take();
      return { type: token.type === 'heading_open' ? 'heading' : 'paragraph', content };
    }
    case 'fence':
      return { type: 'code', language: token.info.trim(), text: token.content.replace(/\n$/, '') };
    case 'hr':
      return { type: 'rule' };
    case 'blockquote_open':
      return { type: 'quote', content: blocksOf(cursor, 'blockquote_close') };
    case 'bullet_list_open':
      return { type: 'list', start: null, items: itemsOf(cursor, 'bullet_list_close') };
    case 'ordered_list_open':
      return { type: 'list', start: Number(token.attrGet('start') ?? 1), items: itemsOf(cursor, 'ordered_list_close') };
    case 'table_open': {
      const rows = rowsOf(cursor);
      return { type: 'table', head: rows[0], rows: rows.slice(1) };
    }
    default:
      return null;
  }
}

function itemsOf(cursor: Cursor, close: string): readonly (readonly Block[])[] {
  const items: (readonly Block[])[] = [];
  while (!cursor.isAt(close)) {
    cursor.take();
    items.push(blocksOf(cursor, 'list_item_close'));
  }
  return items;
}

/** The cells of each line. */
function rowsOf(cursor: Cursor): readonly (readonly Cell[])[] {
  const rows = new Map<number | undefined, Cell[]>();
  while (!cursor.isAt('table_close')) {
    const token = cursor.take();
    const line = token.map?.[0];
    const row = rows.get(line);
    if (row === undefined) rows.set(line, [inlinesOf(token)]);
    else row.push(inlinesOf(token));
  }
  return [...rows.values()];
}

/** Inline content that is being read: text is joined before it is added. */
interface Open {
  readonly content: Inline[];
  plain: string;
}

const isWide = (sign: string | undefined): boolean => sign !== undefined && /[\u3000-\u9fff\uff00-\uffef]/.test(sign);

/** Replaces a line break with a space, except between characters of scripts without spaces. */
const joined = (text: string): string =>
  unbroken(
    text.replace(/(?<!\s)\s*\n\s*/g, (gap, at: number) =>
      isWide(text[at - 1]) && isWide(text[at + gap.length]) ? '' : ' ',
    ),
  );

function flush(open: Open): readonly Inline[] {
  if (open.plain !== '') open.content.push({ type: 'text', text: joined(open.plain) });
  open.plain = '';
  return open.content;
}

/** Reads the content of a block. */
function inlinesOf({ content: source, children, map }: Token): readonly Inline[] {
  const whole: Open = { content: [], plain: '' };
  const marks: { readonly opening: Token; readonly open: Open }[] = [];
  let [line, counted] = [map?.[0] ?? 0, 0];
  const lineAt = (at: number): number => {
    for (; counted < at; counted++) if (source[counted] === '\n') line++;
    return line;
  };
  for (const token of children ?? []) {
    const open = marks.at(-1)?.open ?? whole;
    if (token.type === 'text') open.plain += token.content;
    else if (token.type === 'softbreak') open.plain += '\n';
    else if (token.nesting === 1) marks.push({ opening: token, open: { content: [], plain: '' } });
    else if (token.nesting === -1) {
      const closed = marks.pop();
      const outer = marks.at(-1)?.open ?? whole;
      if (closed !== undefined) addMark(outer, closed.opening, closed.open);
    } else if (token.type === 'image') addImage(open, token);
    else {
      flush(open);
      if (token.type === 'code_inline') open.content.push({ type: 'code', text: token.content });
      else if (token.type === 'hardbreak') open.content.push({ type: 'break' });
      else if (token.type === 'formula') {
        const { at, ...place } = placeOf(token);
        open.content.push({ type: 'formula', tex: token.content, ...place, line: lineAt(at) });
      }
    }
  }
  return flush(whole);
}

function attributeOf(token: Token, name: 'href' | 'src' | 'title'): string | null {
  const value = token.attrGet(name);
  return value === null ? null : String(value);
}

/** An address as it is written, with the title that may follow it. */
function writtenAddress(token: Token, address: string): string {
  const title = attributeOf(token, 'title');
  return title === null ? `(${address})` : `(${address} "${title}")`;
}

function addMark(outer: Open, opening: Token, inner: Open): void {
  const href = attributeOf(opening, 'href');
  if (href !== null && (!isLink(href) || flush(inner).length === 0)) {
    // No link: as it is written.
    outer.plain += '[';
    if (inner.content.length > 0) {
      flush(outer);
      outer.content.push(...inner.content);
    }
    outer.plain += `${inner.plain}]${writtenAddress(opening, href)}`;
    return;
  }
  const content = flush(inner);
  flush(outer);
  if (href !== null) outer.content.push({ type: 'link', href, content });
  else outer.content.push({ type: opening.type === 'strong_open' ? 'strong' : 'emphasis', content });
}

function addImage(open: Open, token: Token): void {
  const src = attributeOf(token, 'src') ?? '';
  if (isImage(src)) {
    flush(open);
    open.content.push({ type: 'image', src, alt: token.content });
  } else open.plain += `![${token.content}]${writtenAddress(token, src)}`;
}

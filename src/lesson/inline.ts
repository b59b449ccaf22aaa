import { unbroken } from '../document/spelling.ts';

/** What stands within a line. */
export type Inline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis'; readonly content: readonly Inline[] }
  /** `href` is http or https. */
  | { readonly type: 'link'; readonly href: string; readonly content: readonly Inline[] }
  /** `src` lies beside the lesson, or is the picture itself (`data:`): a stranger's lesson calls nobody. */
  | { readonly type: 'image'; readonly src: string; readonly alt: string }
  | { readonly type: 'break' };

/** A paragraph that is longer is shown as it is: to look for marks in it could take long. */
const longest = 8000;

const isLink = (text: string): boolean => /^https?:\/\/[^\s\\]+$/i.test(text);
const isImage = (text: string): boolean =>
  /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/i.test(text) || /^(?![/\\])[^:\\]+$/.test(text);

interface Rule {
  readonly pattern: RegExp;
  /** Null: these are no marks after all. */
  readonly read: (match: readonly string[]) => Inline | null;
}

/**
 * What is looked for at a mark, in turn. An underscore within a word marks nothing: `val_accuracy`. Unlike in CommonMark a
 * star may stand right beside a bracket, for in Japanese there is no space around `**「重み」**`.
 */
const rules: readonly Rule[] = [
  { pattern: /\\([\\`*_[\]()!#|>-])/y, read: ([, text]) => ({ type: 'text', text }) },
  { pattern: /(`+)(?!`)(.+?)(?<!`)\1(?!`)/sy, read: ([, , text]) => ({ type: 'code', text: text.trim() }) },
  {
    pattern: /!\[([^\]]*)\]\(([^\s)]+)\)/y,
    read: ([, alt, src]) => (isImage(src) ? { type: 'image', src, alt } : null),
  },
  {
    pattern: /\[([^\]]+)\]\(([^\s)]+)\)/y,
    read: ([, text, href]) => (isLink(href) ? { type: 'link', href, content: readInline(text) } : null),
  },
  {
    pattern: /https?:\/\/[\w\-./~%?#=&:,+@]*[\w/]/iy,
    read: ([href]) => ({ type: 'link', href, content: [{ type: 'text', text: href }] }),
  },
  {
    pattern: /\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)/sy,
    read: ([, text]) => ({ type: 'strong', content: readInline(text) }),
  },
  {
    pattern: /\*(?=[^\s*])([^*]+?)(?<=\S)\*(?!\*)/sy,
    read: ([, text]) => ({ type: 'emphasis', content: readInline(text) }),
  },
  {
    pattern: /(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]+)(?<=\S)_(?![\p{L}\p{N}_])/uy,
    read: ([, text]) => ({ type: 'emphasis', content: readInline(text) }),
  },
  { pattern: /(?: {2,}|\\)\n/y, read: () => ({ type: 'break' }) },
];

/** Where one of the rules may begin. */
const mark = /[\\`![*_\n]|https?:\/\/| {2,}\n/gi;

/** A line's end is a space, but not between two signs that are written without one. */
const joined = (text: string): string =>
  unbroken(
    text
      .replace(/(?<=[\u3000-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])/gu, '')
      .replace(/\s*\n\s*/g, ' '),
  );

/** Reads the marks of a paragraph; what is none is text. */
export function readInline(text: string): readonly Inline[] {
  if (text.length > longest) return [{ type: 'text', text }];
  const found: Inline[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') found.push({ type: 'text', text: joined(plain) });
    plain = '';
  };
  let at = 0;
  while (at < text.length) {
    mark.lastIndex = at;
    const next = mark.exec(text)?.index ?? text.length;
    plain += text.slice(at, next);
    at = next;
    if (at === text.length) break;
    const hit = ruleAt(text, at);
    if (hit === null) plain += text[at++];
    else {
      if (hit.inline.type === 'text') plain += hit.inline.text;
      else {
        flush();
        found.push(hit.inline);
      }
      at += hit.length;
    }
  }
  flush();
  return found;
}

function ruleAt(text: string, at: number): { readonly inline: Inline; readonly length: number } | null {
  for (const { pattern, read } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const inline = match === null ? null : read(match);
    if (match !== null && inline !== null) return { inline, length: match[0].length };
  }
  return null;
}

import { unbroken } from '../document/spelling.ts';

/** Inline content of a paragraph. */
export type Inline =
  | { readonly type: 'text' | 'code'; readonly text: string }
  | { readonly type: 'strong' | 'emphasis'; readonly content: readonly Inline[] }
  /** `href` is http or https. */
  | { readonly type: 'link'; readonly href: string; readonly content: readonly Inline[] }
  /** `src` is a file next to the lesson or a `data:` URL, so that an unknown lesson makes no request to other hosts. */
  | { readonly type: 'image'; readonly src: string; readonly alt: string }
  | { readonly type: 'break' };

/**
 * Longest paragraph, in characters, that is searched for marks. Longer ones could take too long and are shown as text.
 */
const longest = 8000;

const isLink = (text: string): boolean => /^https?:\/\/[^\s\\]+$/i.test(text);
const isImage = (text: string): boolean =>
  /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/i.test(text) || /^(?![/\\])[^:\\]+$/.test(text);

interface Rule {
  readonly pattern: RegExp;
  /** Null: the characters are not marks. */
  readonly read: (match: readonly string[]) => Inline | null;
}

/**
 * Rules tried at a possible mark, in order. An underscore within a word is text: `val_accuracy`. Unlike in CommonMark,
 * a star may touch a bracket, because Japanese has no spaces around `**「重み」**`.
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

/** Positions where a rule may match. */
const mark = /[\\`![*_\n]|https?:\/\/| {2,}\n/gi;

/** Replaces a line break with a space, except between characters of scripts without spaces. */
const joined = (text: string): string =>
  unbroken(
    text
      .replace(/(?<=[\u3000-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])/gu, '')
      .replace(/\s*\n\s*/g, ' '),
  );

/** Parses the inline marks of a paragraph. Everything else is text. */
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

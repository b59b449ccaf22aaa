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

/** Maximum nesting of marks. Deeper content is text. */
const deepest = 6;

/** http and https only. Control characters are not in it: a browser leaves them out before it reads the address. */
const isLink = (text: string): boolean => /^https?:\/\/[^\s\\\p{Cc}]+$/iu.test(text);
const isImage = (text: string): boolean =>
  !/[\s\p{Cc}]/u.test(text) &&
  (/^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/i.test(text) || /^(?![/\\])[^:\\]+$/.test(text));

/** Positions where a mark may begin. A run of spaces is looked at from its first one. */
const marks = /[\\`![*_]|https?:\/\/|(?<! ) {2,}\n/gi;
const escaped = /\\([\\`*_[\]()!#|>-])/y;
const address = /https?:\/\/[\w\-./~%?#=&:,+@]*[\w/]/iy;
const lineBreak = /(?: {2,}|\\)\n/y;
const closingStrong = /(?<=\S)\*\*(?!\*)/g;
const endOfAddress = /[\s)]/g;
const openingUnderscore = /(?<![\p{L}\p{N}_])_(?=[^\s_])/uy;
const closingUnderscore = /(?<=\S)_(?![\p{L}\p{N}_])/uy;

const isWide = (sign: string | undefined): boolean => sign !== undefined && /[\u3000-\u9fff\uff00-\uffef]/.test(sign);

/** Replaces a line break with a space, except between characters of scripts without spaces. */
const joined = (text: string): string =>
  unbroken(
    text.replace(/(?<!\s)\s*\n\s*/g, (gap, at: number) =>
      isWide(text[at - 1]) && isWide(text[at + gap.length]) ? '' : ' ',
    ),
  );

/** Parses the inline marks of a paragraph. Everything else is text. The time is linear in the length of the text. */
export function readInline(text: string, depth = 0): readonly Inline[] {
  const found: Inline[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') found.push({ type: 'text', text: joined(plain) });
    plain = '';
  };
  let readMark: ReturnType<typeof markReader> | null = null;
  for (let at = 0; at < text.length;) {
    marks.lastIndex = at;
    const next = depth > deepest ? text.length : (marks.exec(text)?.index ?? text.length);
    plain += text.slice(at, next);
    at = next;
    if (at === text.length) break;
    readMark ??= markReader(text, depth);
    const hit = readMark(at);
    if (hit === null) plain += text[at++];
    else {
      if (hit.inline.type === 'text') plain += hit.inline.text;
      else {
        flush();
        found.push(hit.inline);
      }
      at = hit.end;
    }
  }
  flush();
  return found;
}

interface Hit {
  readonly inline: Inline;
  /** The position after the mark. */
  readonly end: number;
}

type Find = (from: number) => number;

/**
 * Finds the first match of a pattern at or after a position; Infinity if there is none. The last result is kept, so
 * that questions in ascending order take linear time together.
 */
function finder(text: string, pattern: RegExp): Find {
  let asked = 0;
  let found = -1;
  return (from) => {
    if (from < asked || from > found) {
      pattern.lastIndex = from;
      asked = from;
      found = pattern.exec(text)?.index ?? Infinity;
    }
    return found;
  };
}

/** Finds the next run of exactly `length` backticks at or after a position; asked for in ascending order. */
function backtickRuns(text: string): (length: number, from: number) => number {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const starts = runs.get(run.length);
    if (starts === undefined) runs.set(run.length, [index]);
    else starts.push(index);
  }
  for (const starts of runs.values()) starts.reverse(); // the next one is the last
  return (length, from) => {
    const starts = runs.get(length) ?? [];
    while ((starts.at(-1) ?? Infinity) < from) starts.pop();
    return starts.at(-1) ?? Infinity;
  };
}

/**
 * Reads the mark at a position; positions are asked for in ascending order. An underscore within a word is text:
 * `val_accuracy`. Unlike in CommonMark, a star may touch a bracket, because Japanese has no spaces around `**「重み」**`.
 */
function markReader(text: string, depth: number): (at: number) => Hit | null {
  const inside = (from: number, to: number): readonly Inline[] => readInline(text.slice(from, to), depth + 1);
  const nextStrong = finder(text, closingStrong);
  const nextBracket = finder(text, /\]/g);
  const nextEnd = finder(text, endOfAddress);
  const runEnd = finder(text, /(?<=`)(?!`)/g);
  let nextRun: ReturnType<typeof backtickRuns> | null = null;

  function readCode(at: number): Hit | null {
    nextRun ??= backtickRuns(text);
    const from = runEnd(at + 1);
    const length = from - at;
    const to = nextRun(length, from + 1);
    if (to === Infinity) return null;
    return { inline: { type: 'code', text: text.slice(from, to).trim() }, end: to + length };
  }

  /** The last addresses that were refused, by the position of their `]`: many brackets may share one. */
  const refused = { link: -1, image: -1 };

  /** `[text](address)`, with the bracket at `at`. */
  function readAddress(at: number, type: 'link' | 'image'): Hit | null {
    const close = nextBracket(at + 1);
    if (close === Infinity || close === refused[type] || text[close + 1] !== '(') return null;
    const from = close + 2;
    const to = nextEnd(from);
    if (to === from || text[to] !== ')') return null;
    const target = text.slice(from, to);
    if (!(type === 'link' ? isLink : isImage)(target)) {
      refused[type] = close;
      return null;
    }
    if (type === 'image') return { inline: { type, src: target, alt: text.slice(at + 1, close) }, end: to + 1 };
    if (close === at + 1) return null;
    return { inline: { type, href: target, content: inside(at + 1, close) }, end: to + 1 };
  }

  function readStars(at: number): Hit | null {
    if (text[at + 1] === '*') {
      const to = /\S/.test(text[at + 2] ?? ' ') ? nextStrong(at + 3) : Infinity;
      if (to !== Infinity) return { inline: { type: 'strong', content: inside(at + 2, to) }, end: to + 2 };
    }
    const to = text.indexOf('*', at + 1);
    const isEmphasis = to > at + 1 && /\S/.test(text[at + 1]) && /\S/.test(text[to - 1]) && text[to + 1] !== '*';
    return isEmphasis ? { inline: { type: 'emphasis', content: inside(at + 1, to) }, end: to + 1 } : null;
  }

  function readUnderscore(at: number): Hit | null {
    if (!matchesAt(openingUnderscore, text, at)) return null;
    const to = text.indexOf('_', at + 1);
    if (to === -1 || !matchesAt(closingUnderscore, text, to)) return null;
    return { inline: { type: 'emphasis', content: inside(at + 1, to) }, end: to + 1 };
  }

  return (at) => {
    switch (text[at]) {
      case '`':
        return readCode(at);
      case '!':
        return text[at + 1] === '[' ? readAddress(at + 1, 'image') : null;
      case '[':
        return readAddress(at, 'link');
      case '*':
        return readStars(at);
      case '_':
        return readUnderscore(at);
      case '\\': {
        escaped.lastIndex = at;
        const sign = escaped.exec(text)?.[1];
        if (sign !== undefined) return { inline: { type: 'text', text: sign }, end: at + 2 };
        return readBreak(text, at);
      }
      case ' ':
        return readBreak(text, at);
      default: {
        address.lastIndex = at;
        const href = address.exec(text)?.[0];
        if (href === undefined) return null;
        return { inline: { type: 'link', href, content: [{ type: 'text', text: href }] }, end: at + href.length };
      }
    }
  };
}

function readBreak(text: string, at: number): Hit | null {
  return matchesAt(lineBreak, text, at) ? { inline: { type: 'break' }, end: lineBreak.lastIndex } : null;
}

/** @param pattern a sticky one */
function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

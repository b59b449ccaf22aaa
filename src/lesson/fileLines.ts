import type { Localized } from './lesson.ts';

/** A line of the file. `number` counts from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
  /** True for fences and for lines of a code block. Their content is never interpreted. */
  readonly isCode: boolean;
}

/** A step in the file. */
export interface Block {
  /** Text after `#`. */
  readonly heading: string;
  /** Line number of the heading. */
  readonly line: number;
  readonly lines: readonly Line[];
}

/** Marks the lines of code blocks. Also returns the line of a fence that is never closed. */
export function linesOf(
  texts: readonly string[],
  first: number,
): { readonly lines: readonly Line[]; readonly open: number | null } {
  const lines: Line[] = [];
  let fence: { readonly mark: string; readonly line: number } | null = null;
  let number = first - 1;
  for (const text of texts) {
    number++;
    const mark = /^\s{0,3}(`{3,}|~{3,})/.exec(text)?.[1];
    lines.push({ number, text, isCode: fence !== null || mark !== undefined });
    if (mark === undefined) continue;
    if (fence === null) fence = { mark, line: number };
    // A closing fence has no text after it; an opening fence may name a language.
    else if (mark.startsWith(fence.mark) && /[`~]\s*$/.test(text)) fence = null;
  }
  return { lines, open: fence?.line ?? null };
}

/** Splits the lines before each `# heading`, into `most` blocks at most. `before` holds the lines in front of the first heading. */
export function blocksOf(
  lines: readonly Line[],
  most: number,
): {
  readonly before: readonly Line[];
  readonly blocks: readonly Block[];
} {
  const starts: number[] = [];
  lines.forEach(({ text, isCode }, i) => {
    if (!isCode && /^#(?!#)/.test(text)) starts.push(i);
  });
  return {
    before: lines.slice(0, starts[0] ?? lines.length),
    blocks: starts.slice(0, most).map((from, i) => ({
      heading: lines[from].text.slice(1).trim(),
      line: lines[from].number,
      lines: lines.slice(from + 1, starts[i + 1]),
    })),
  };
}

export const isBlank = ({ text }: Line): boolean => text.trim() === '';

/** Joins lines to a text, without empty lines at the start and the end. */
export function textOf(lines: readonly Line[]): string {
  const first = lines.findIndex((line) => !isBlank(line));
  const texts = first === -1 ? [] : lines.slice(first).map(({ text }) => text);
  return texts.join('\n').trimEnd();
}

/** Characters of a title or a summary. */
export const longestTitle = 1000;

/** Pictures within a text: only signs of `data:` addresses that are no marks. */
const pictures = /\]\(data:image\/[A-Za-z0-9+/=;,%.-]*/g;

/** Whether a text has more characters than a page can show at once, without its pictures. */
export function isLongerThan(max: number, { en, ja }: Localized): boolean {
  return [en, ja].some((text) => text.length > max && text.replace(pictures, '').length > max);
}

/**
 * Splits `key: value`. The key is in lower case with single spaces; a full-width colon works too. Null for other lines.
 */
export function pairOf(text: string): { readonly key: string; readonly value: string } | null {
  const match = /^([^:：]{1,40})[:：](.*)$/u.exec(text);
  if (match === null) return null;
  const key = match[1].normalize('NFKC').toLowerCase().replace(/[\s._()-]+/g, ' ').trim(); // prettier-ignore
  return { key, value: match[2].trim().replace(/^(["'])(.*)\1$/u, '$2') };
}

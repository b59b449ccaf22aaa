import { unbroken } from '../../document/spelling.ts';

function each(value: unknown): unknown {
  if (typeof value === 'string') return unbroken(value);
  if (typeof value === 'function') return (...data: unknown[]) => each(Reflect.apply(value, undefined, data));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, each(inner)]));
}

/** The same strings, in which a number stays on one line with what it counts. */
export function typeset<T>(texts: T): T {
  return each(texts) as T; // the same keys; functions keep their parameters
}

const japanese = '[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}ー]';
const meets = new RegExp(`${japanese}[!-~]$|[!-~]${japanese}$`, 'u');

/** Joins what may be in Japanese or in Latin letters: a space stands between the two. */
export function spaced(parts: TemplateStringsArray, ...names: readonly (string | number)[]): string {
  return names
    .flatMap((name, i) => [String(name), parts[i + 1]])
    .reduce((text, next) => {
      const [last, first] = [text.slice(-1), next.slice(0, 1)];
      return `${text}${meets.test(last + first) ? ' ' : ''}${next}`;
    }, parts[0]);
}

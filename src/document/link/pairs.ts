import { excerpt, Refusal } from './result.ts';

/** The longest possible link has about 13,000 characters; mail programs may make it longer. */
export const longestLink = 20_000;

/** The keys and values of a link without `#`. @throws Refusal for a key with two values */
export function splitPairs(text: string): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const part of text.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const key = at === -1 ? part : part.slice(0, at);
    const value = at === -1 ? '' : part.slice(at + 1);
    if ((pairs.get(key) ?? value) !== value) throw new Refusal({ code: 'duplicateKey', key: excerpt(key) });
    pairs.set(key, value);
  }
  return pairs;
}

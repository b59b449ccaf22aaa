import { excerpt, Refusal } from './result.ts';

/** The longest link there can be has some 13,000 characters; mail programs may make it longer. */
export const longestLink = 20_000;

/**
 * The keys and values of a link as it comes: bare, with `#`, in a whole address, with `&amp;`, percent-encoded, or
 * broken into lines by a mail program. @throws Refusal
 */
export function splitPairs(text: string): Map<string, string> {
  if (text.length > longestLink) throw new Refusal({ code: 'tooLong', length: text.length, max: longestLink });
  // No value has a space in it; the others are invisible and come from messengers.
  const bare = text.replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g, '');
  const hash = decodePercent(afterHash(bare));
  const body = afterHash(hash).replace(/&(?:amp;)+/g, '&');
  if (body === '') throw new Refusal({ code: 'empty' });
  const pairs = new Map<string, string>();
  for (const part of body.split('&')) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const key = at === -1 ? part : part.slice(0, at);
    if (pairs.has(key)) throw new Refusal({ code: 'duplicateKey', key: excerpt(key) });
    pairs.set(key, at === -1 ? '' : part.slice(at + 1));
  }
  return pairs;
}

/** What comes after the first `#`; all of a text that has none, but nothing of an address without a hash. */
function afterHash(text: string): string {
  const at = text.indexOf('#');
  if (at !== -1) return text.slice(at + 1);
  return /^[a-z][a-z\d+.-]{0,20}:\/\//i.test(text) && !text.includes('%23') ? '' : text;
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal({ code: 'badEncoding' });
  }
}

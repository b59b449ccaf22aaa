import { longestLesson } from '../lesson/parseLesson.ts';
import { deflate, inflate } from './deflated.ts';

// packed = "pack:" deflated, of the text in UTF-8

const prefix = 'pack:';
/** Characters: a link that mail programs and messengers still carry. */
const longestPacked = 6000;
/** UTF-8 takes three bytes for a Japanese character. */
const mostBytes = 3 * longestLesson;

/** A text for the link; null when it would make the link too long. */
export async function pack(text: string): Promise<string | null> {
  const name = prefix + (await deflate(new TextEncoder().encode(text)));
  return name.length <= longestPacked ? name : null;
}

/** The text again; null when a part was lost or changed on the way. Never throws. */
export async function unpack(name: string): Promise<string | null> {
  const bytes = name.startsWith(prefix) ? await inflate(name.slice(prefix.length), mostBytes) : null;
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

import { sha256 } from '../../engine/sha256.ts';
import { longestLesson } from '../../lesson/parseLesson.ts';

// packed = "pack:" bytes ":" checksum ":" data
// bytes: of the text in UTF-8; checksum: the first 8 digits of its SHA-256; data: deflate-raw in base64url

/** Characters: a link that mail programs and messengers still carry. */
const longestPacked = 6000;
/** UTF-8 takes three bytes for a Japanese character. */
const mostBytes = 3 * longestLesson;
const pattern = /^pack:(\d{1,7}):([0-9a-f]{8}):([\w-]+)$/;

export function checksum(bytes: Uint8Array): string {
  return sha256(bytes).slice(0, 8);
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream, most: number) {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError('more than it was said to be'); // a small text may say a huge one
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** A text for the link; null when it would make the link too long. */
export async function pack(text: string): Promise<string | null> {
  const bytes = new TextEncoder().encode(text);
  const packed = await through(bytes, new CompressionStream('deflate-raw'), Infinity);
  const binary = Array.from(packed, (byte) => String.fromCharCode(byte)).join('');
  const data = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  const name = `pack:${bytes.length}:${checksum(bytes)}:${data}`;
  return name.length <= longestPacked ? name : null;
}

/** The text again; null when a part was lost or changed on the way. Never throws. */
export async function unpack(name: string): Promise<string | null> {
  const match = pattern.exec(name);
  if (match === null || Number(match[1]) > mostBytes) return null;
  try {
    const binary = atob(match[3].replaceAll('-', '+').replaceAll('_', '/'));
    const packed = Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
    const bytes = await through(packed, new DecompressionStream('deflate-raw'), Number(match[1]));
    if (bytes.length !== Number(match[1]) || checksum(bytes) !== match[2]) return null;
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

import { sha256 } from '../engine/sha256.ts';

// deflated = bytes ":" checksum ":" data
// bytes: of what was packed; checksum: the first 8 digits of its SHA-256; data: deflate-raw in base64url

const pattern = /^(\d{1,9}):([0-9a-f]{8}):([\w-]+)$/;

export async function checksum(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  // The browser's own is far faster, and beside the page's thread; at plain http: addresses there is none.
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
  if (subtle === undefined) return sha256(bytes).slice(0, 8);
  const words = new DataView(await subtle.digest('SHA-256', bytes));
  return words.getUint32(0).toString(16).padStart(8, '0');
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

/** Bytes as a text of letters, digits, `-`, `_` and `:`. */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const packed = await through(bytes, new CompressionStream('deflate-raw'), Infinity);
  let binary = '';
  // Piece by piece: a function takes only so many arguments.
  for (let at = 0; at < packed.length; at += 8192) binary += String.fromCharCode(...packed.subarray(at, at + 8192));
  const data = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return `${bytes.length}:${await checksum(bytes)}:${data}`;
}

/** How many bytes a text says that it has. */
export const sizeOf = (text: string): number => Number(/^\d*/.exec(text));

/** The bytes again, at most so many; null when a part was lost or changed on the way. Never throws. */
export async function inflate(text: string, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const match = pattern.exec(text);
  if (match === null || Number(match[1]) > most) return null;
  // Deflate adds five bytes to a piece that it cannot make smaller, base64 a third.
  if (match[3].length > 1.5 * Number(match[1]) + 64) return null;
  try {
    const binary = atob(match[3].replaceAll('-', '+').replaceAll('_', '/'));
    const packed = new Uint8Array(binary.length);
    for (let at = 0; at < packed.length; at++) packed[at] = binary.charCodeAt(at); // from() takes seconds where this takes 0.1
    const bytes = await through(packed, new DecompressionStream('deflate-raw'), Number(match[1]));
    return bytes.length === Number(match[1]) && (await checksum(bytes)) === match[2] ? bytes : null;
  } catch {
    return null;
  }
}

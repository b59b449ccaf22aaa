import { compiled } from './compiled.ts';

/** The functions of `assembly/index.ts`. Addresses are in bytes. */
export interface Twin {
  columnSums(a: number, rows: number, columns: number, out: number): void;
}

let module: WebAssembly.Module | null | undefined;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Decodes base64 without `atob`, which bare engines lack. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const digits = base64.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let at = 0;
  for (let i = 0; i < digits.length; i++) {
    bits = ((bits << 6) | alphabet.indexOf(digits[i])) & 0xffffff;
    const left = (i & 3) * 2; // bits that are not a whole byte yet
    if (left > 0) bytes[at++] = (bits >> (6 - left)) & 0xff;
  }
  return bytes;
}

/** Compiles once. Null where WebAssembly or its SIMD is missing, or forbidden by the page's policy. */
function compile(): WebAssembly.Module | null {
  if (typeof WebAssembly === 'undefined' || compiled === '') return null;
  try {
    return new WebAssembly.Module(bytesOf(compiled));
  } catch {
    return null;
  }
}

/** Creates the faster twin of the kernels, which works on this memory; null where it cannot run. */
export function createTwin(memory: WebAssembly.Memory): Twin | null {
  module ??= compile();
  if (module === null) return null;
  // The exports have no types; these are the functions of assembly/index.ts.
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Twin;
}

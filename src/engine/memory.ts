import type { FloatArray, Precision } from './floats.ts';

/** Views of one memory: each spans all of it, and an address is an index into the view of its kind. */
export interface Memory {
  readonly buffer: ArrayBuffer;
  /** Numbers in the precision of the run. */
  readonly floats: FloatArray;
  /** Numbers that are float64 in every run: counters, sums, constants. */
  readonly cells: Float64Array;
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  /** The memory of a WebAssembly module, if it is one. */
  readonly wasm: WebAssembly.Memory | null;
  /** The state: bytes [0, state). All else is filled anew by a batch, or never changes. */
  readonly state: number;
}

/** Kind of the elements of an area. */
export type Element = 'floats' | 'cells' | 'words' | 'bytes';

/** A part of the memory with a name, for people who read a program. */
export interface Area {
  readonly name: string;
  readonly element: Element;
  /** Address of its first element. */
  readonly from: number;
  readonly length: number;
}

/** Where everything is to be in a memory that is not allocated yet. */
export interface Plan {
  readonly precision: Precision;
  /** Places `length` elements, and returns the address of the first. */
  place(name: string, element: Element, length: number): number;
  /** Ends the state: what is placed from here on is not part of it. */
  endState(): void;
  readonly areas: readonly Area[];
  /** Bytes. */
  readonly size: number;
  /**
   * @param isShared whether WebAssembly is to work on it, if that is there
   * @throws MemoryError with the sizes when it is more than the machine can have
   */
  allocate(isShared?: boolean): Memory;
}

/** A run needs more memory than there is. */
export class MemoryError extends RangeError {
  /** What it needs, in MiB. */
  readonly mebibytes: number;

  constructor(message: string, bytes: number) {
    super(message);
    this.mebibytes = toMebibytes(bytes);
  }
}

const toMebibytes = (bytes: number): number => Math.ceil(bytes / 2 ** 20);

/** Bytes from one area's beginning to a place where another may begin: a SIMD vector. */
const alignment = 16;

/** Bytes behind the last area that may be read, never used: lanes are read in fours, panels in sixteens. */
export const slackBytes = 64;

/** Bytes of a memory at most: addresses are signed 32-bit integers. */
const most = 2 ** 31 - 65536;

export function createPlan(precision: Precision): Plan {
  const bytesOf: Readonly<Record<Element, number>> = {
    floats: precision === 'float32' ? 4 : 8,
    cells: 8,
    words: 4,
    bytes: 1,
  };
  const areas: Area[] = [];
  let size = 0;
  let state = 0;
  return {
    precision,
    place: (name, element, length) => {
      const from = size / bytesOf[element];
      areas.push({ name, element, from, length });
      size = Math.ceil((size + length * bytesOf[element]) / alignment) * alignment;
      return from;
    },
    endState: () => {
      state = size;
    },
    areas,
    get size() {
      return size;
    },
    allocate: (isShared = false) => {
      if (size > most) throw new MemoryError(tooLarge(size, areas, bytesOf), size);
      const wasm = isShared ? createWasmMemory(size) : null;
      const buffer = wasm?.buffer ?? createBuffer(size);
      return {
        buffer,
        wasm,
        floats: precision === 'float32' ? new Float32Array(buffer) : new Float64Array(buffer),
        cells: new Float64Array(buffer),
        words: new Int32Array(buffer),
        bytes: new Uint8Array(buffer),
        state,
      };
    },
  };
}

/** Null where there is no WebAssembly, or not as much for it. */
function createWasmMemory(size: number): WebAssembly.Memory | null {
  if (typeof WebAssembly === 'undefined') return null;
  const pages = Math.ceil((size + slackBytes) / 65536);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages });
  } catch {
    return null;
  }
}

function createBuffer(size: number): ArrayBuffer {
  try {
    return new ArrayBuffer(size);
  } catch {
    throw new MemoryError(`the run needs ${toMebibytes(size)} MiB of memory, more than there is`, size);
  }
}

function tooLarge(size: number, areas: readonly Area[], bytesOf: Readonly<Record<Element, number>>): string {
  const largest = areas
    .map(({ name, element, length }) => ({ name, bytes: length * bytesOf[element] }))
    .toSorted((a, b) => b.bytes - a.bytes)
    .slice(0, 3)
    .map(({ name, bytes }) => `${name} ${toMebibytes(bytes)} MiB`);
  return `the run needs ${toMebibytes(size)} MiB of memory, of ${toMebibytes(most)} MiB at most: ${largest.join(', ')}`;
}

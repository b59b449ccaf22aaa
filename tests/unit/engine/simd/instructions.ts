import { createKernels } from '../../../../src/engine/kernels.ts';
import { opcodes } from '../../../../src/engine/program/opcodes.ts';
import type { Machine, Step, Steps } from '../../../../src/engine/reference/machine.ts';
import { createTwin, type Twin } from '../../../../src/engine/simd/twin.ts';
import { pieces } from './memory.ts';

/** An instruction that the twin has by the same name, with the same operands. */
type Shared = keyof Twin & keyof Steps;

/** Bytes of an element at an operand that is an address; other operands are plain numbers. */
const bytesOf = (name: string): number => (name === 'mask' ? 1 : name === 'constants' || name === 'tally' ? 8 : 4);
const plain = new Set(['kind', 'through', 'units', 'ordinal']);

/** A memory for a few instructions, and what both executors make of it. */
export interface Pair {
  /** Float32 numbers. Every call gives the next part of the memory. */
  readonly floats: (length: number) => Float32Array;
  readonly cells: (values: readonly number[]) => Float64Array;
  readonly bytes: (length: number) => Uint8Array;
  readonly registers: Float64Array;
  /**
   * Executes an instruction with both, each in random pieces of [0, extent), and says where the memories differ after
   * it. An operand is an array of this memory, a number, or −1 for nothing.
   */
  readonly differ: (
    opcode: Shared,
    steps: Partial<Steps>,
    operands: Readonly<Record<string, number | ArrayBufferView>>,
    extent: number,
    rows: number,
    random: () => number,
  ) => string | null;
}

/** Seed of the run. */
export const seed = 4_000_000_007;

export function createPair(pages: number): Pair {
  const memory = new WebAssembly.Memory({ initial: pages });
  const twin = createTwin(memory);
  if (twin === null) throw new Error('there is no twin here');
  const { buffer } = memory;
  new Float32Array(buffer).fill(0.123);
  let end = 64;
  const place = (bytes: number): number => {
    const from = end;
    end = Math.ceil((end + bytes) / 16) * 16 + 16;
    return from;
  };
  return {
    floats: (length) => new Float32Array(buffer, place(4 * length), length),
    cells: (values) => {
      const cells = new Float64Array(buffer, place(8 * values.length), values.length);
      cells.set(values);
      return cells;
    },
    bytes: (length) => new Uint8Array(buffer, place(length), length),
    registers: new Float64Array(buffer, 0, 4),
    differ: (opcode, steps, operands, extent, rows, random) => {
      const names: readonly string[] = opcodes[opcode];
      const addressOf = (value: number | ArrayBufferView): number =>
        typeof value === 'number' ? value : value.byteOffset;
      const copy = buffer.slice(0);
      const machine: Machine = {
        memory: {
          buffer: copy,
          floats: new Float32Array(copy),
          cells: new Float64Array(copy),
          words: new Int32Array(copy),
          bytes: new Uint8Array(copy),
          wasm: null,
          state: 0,
        },
        kernels: createKernels('float32'),
        seed,
        notFinite: () => undefined,
      };
      const inElements = names.map((name) => {
        const address = addressOf(operands[name]);
        return [name, plain.has(name) || address < 0 ? address : address / bytesOf(name)];
      });
      const create = steps[opcode] as (operands: unknown, machine: Machine) => Step; // one for each opcode
      const step = create(Object.fromEntries(inElements), machine);
      for (const [from, to] of pieces(extent, random)) step(from, to, rows);

      // For the twin, 0 is the address of nothing.
      const inBytes = names.map((name) => {
        const address = addressOf(operands[name]);
        return plain.has(name) ? address : Math.max(address, 0);
      });
      const call: (...all: number[]) => void = twin[opcode]; // the operands, then the range
      for (const [from, to] of pieces(extent, random)) call(...inBytes, from, to, rows, seed);
      return firstDifference(buffer, copy);
    },
  };
}

/** Compares as float32 and float64, in which NaN is NaN whatever its bits. */
function firstDifference(got: ArrayBuffer, wanted: ArrayBuffer): string | null {
  const [a, b] = [new Uint32Array(got), new Uint32Array(wanted)];
  const [x, y] = [new Float32Array(got), new Float32Array(wanted)];
  const [p, q] = [new Float64Array(got), new Float64Array(wanted)];
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i] || (Number.isNaN(x[i]) && Number.isNaN(y[i]))) continue;
    if (Number.isNaN(p[i >> 1]) && Number.isNaN(q[i >> 1])) continue;
    return `at ${4 * i}: ${x[i]} and should be ${y[i]}; as float64 ${p[i >> 1]} and ${q[i >> 1]}`;
  }
  return null;
}

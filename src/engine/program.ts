import { type Opcode, opcodeNames, opcodes, type Operands } from './program/opcodes.ts';

/**
 * Instructions, one after the other, as plain numbers: the index of the opcode, how many numbers
 * the instruction has, the range, the costs, the operands.
 *
 * An instruction goes through a range [0, extent) of rows, units or weights, and may be done in pieces of any size,
 * which does not change a bit. Extent −1 stands for the rows at hand.
 */
export type Code = Int32Array;

/** Numbers of an instruction before its operands: opcode, length, extent, cost of one step, and for each row at hand. */
const headLength = 5;

/** One instruction, read. */
export interface Instruction {
  /** Index of its first number in the code. */
  readonly at: number;
  readonly opcode: Opcode;
  readonly extent: number;
  /** Multiply-adds of one step of the range, about: `cost` + `costPerRow` · rows. */
  readonly cost: number;
  readonly costPerRow: number;
  readonly operands: Readonly<Record<string, number>>;
}

/** The range of an instruction and what a step of it costs. */
export interface Range {
  /** Steps; `rows`: as many as there are rows. */
  readonly extent: number | 'rows';
  readonly cost: number;
  readonly costPerRow?: number;
}

export interface Writer {
  emit<O extends Opcode>(opcode: O, operands: Operands<O>, range: Range): void;
}

/** The code of what is written. */
export function codeOf(write: (w: Writer) => void): Code {
  const numbers: number[] = [];
  write({
    emit: (opcode, operands, { extent, cost, costPerRow = 0 }) => {
      const values: Readonly<Record<string, number>> = operands;
      numbers.push(
        opcodeNames.indexOf(opcode),
        headLength + opcodes[opcode].length,
        extent === 'rows' ? -1 : extent,
        Math.ceil(cost),
        Math.ceil(costPerRow),
        ...opcodes[opcode].map((name) => values[name]),
      );
    },
  });
  return Int32Array.from(numbers);
}

/** The instructions of a code in their order. */
export function read(code: Code): Instruction[] {
  const all: Instruction[] = [];
  for (let at = 0; at < code.length;) {
    const opcode = opcodeNames[code[at]];
    const names = opcodes[opcode];
    const operands = Object.fromEntries(names.map((name, i) => [name, code[at + headLength + i]]));
    all.push({ opcode, extent: code[at + 2], cost: code[at + 3], costPerRow: code[at + 4], operands, at });
    at += code[at + 1];
  }
  return all;
}

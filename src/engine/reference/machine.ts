import type { Kernels } from '../kernels.ts';
import type { Memory } from '../memory.ts';
import type { Opcode, Operands } from '../program/opcodes.ts';

/** All that an instruction may read and change. */
export interface Machine {
  readonly memory: Memory;
  readonly kernels: Kernels;
  /** Seed of the masks of Dropout and of the noise; an integer in [0, 2³²). */
  readonly seed: number;
  /** To be called by an instruction that finds a number that is not finite. */
  readonly notFinite: (what: 'loss' | 'weights') => void;
}

/** Does [from, to) of an instruction's range, with `rows` rows at hand. */
export type Step = (from: number, to: number, rows: number) => void;

/** For each instruction what makes it ready to be executed. */
export type Steps = { readonly [O in Opcode]: (operands: Operands<O>, machine: Machine) => Step };

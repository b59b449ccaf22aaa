import type { Opcode, Operands } from '../program/opcodes.ts';

/** Cells that all rules have; the numbers of the rule itself begin at `own`. All are rounded to the precision. */
export const numberCells = { learningRate: 0, weightDecay: 1, limit: 2, globalScale: 3, own: 4 } as const;

/** Numbers of a rule's own, of the one with the most, and the place of the one that it keeps. */
export const ownCount = 10;
export const memo = ownCount - 1;

/** What an update works on: addresses of weights, of their gradients, and of each slot, from one weight on. */
export interface Span {
  readonly w: number;
  readonly dw: number;
  readonly slots: readonly number[];
  /** Where the cells begin. */
  readonly numbers: number;
}

/** Part that differs between optimizers: the slots and the update rule. */
export interface Rule<Spec> {
  /** Names and initial values of its slots, each as long as the parameters. */
  slots(spec: Spec): readonly Slot[];
  /**
   * Writes its own numbers for an update to the beginning of `out`, in float64; they are rounded afterwards. `t` counts
   * from 1 at the first update with new slots. At `memo` is what it wrote there before, 1 at first.
   */
  numbers(out: Float64Array, spec: Spec, learningRate: number, t: number): void;
  /** Writes the update of a span. */
  emit(spec: Spec, span: Span, update: Update): void;
}

export interface Slot {
  readonly name: string;
  readonly value: number;
}

/** Writes an instruction for all weights of the span. */
export type Update = <O extends Opcode>(opcode: O, operands: Operands<O>) => void;

export const zeros = (...names: string[]): Slot[] => names.map((name) => ({ name, value: 0 }));

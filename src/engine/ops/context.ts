import type { Element } from '../memory.ts';
import type { Writer } from '../program.ts';

/** Addresses and settings of an op. An address that is −1 means that there is nothing of this kind. */
export interface Place {
  /** Where the arenas of the network begin; `gradients` is −1 if nothing is trained. */
  readonly parameters: number;
  readonly gradients: number;
  /** Input x and output y [capacity, …]. */
  readonly x: number;
  readonly y: number;
  /** ∂loss/∂y, in the shape of y. */
  readonly dy: number;
  /** ∂loss/∂x, in the shape of x; −1 if nothing before this op learns. */
  readonly dx: number;
  readonly capacity: number;
  /** Whether any of the op's own variables is trained. */
  readonly learns: boolean;
  /** Whether BatchNormalization uses the statistics of the batch. */
  readonly byBatch: boolean;
  /** Whether Dropout and GaussianNoise act. */
  readonly noisy: boolean;
  /** Places an array of the op's own. */
  readonly own: (name: string, element: Element, length: number) => number;
  /** Places constants in cells. */
  readonly constants: (...values: number[]) => number;
}

/** What an op writes into a program. */
export interface OpCode {
  /** x → y */
  readonly forward: (w: Writer) => void;
  /** dy → dx, and the gradients of its variables. */
  readonly backward: (w: Writer) => void;
  /** Adds the batch to the moving statistics. */
  readonly statistics?: (w: Writer) => void;
}

/** The address of a variable: −1 stays −1. */
export const at = (arena: number, offset: number): number => (offset < 0 ? -1 : arena + offset);

import type { Kernels } from '../kernels.ts';
import type { FloatArray } from '../model.ts';

/** What is an optimizer's own: its slots and its update rule. */
export interface Rule<Spec> {
  /** Once before the updates of a batch. `t` counts from 1, from when the slots were empty. */
  begin(spec: Spec, learningRate: number, t: number): void;
  /** Updates parameters [from, to), all of them trainable, by their gradients, clipped if they are to be. */
  update(from: number, to: number): void;
}

/** What a rule works on. */
export interface Arenas {
  readonly kernels: Kernels;
  readonly parameters: FloatArray;
  readonly gradients: FloatArray;
  /** A slot: as many numbers as there are parameters, all of them `value`, 0 if it is not said. */
  readonly slot: (value?: number) => FloatArray;
}

export type CreateRule<Spec> = (spec: Spec, arenas: Arenas) => Rule<Spec>;

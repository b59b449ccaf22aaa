import type { Kernels } from '../kernels.ts';
import type { FloatArray } from '../model.ts';

/** Part that differs between optimizers: the slots and the update rule. */
export interface Rule<Spec> {
  /** To be called once before the updates of a batch. `t` counts from 1 at the first update with new slots. */
  begin(spec: Spec, learningRate: number, t: number): void;
  /** Updates parameters [from, to), all of them trainable, by their gradients, which are clipped if there is a clip. */
  update(from: number, to: number): void;
}

/** Arrays that a rule works on. */
export interface Arenas {
  readonly kernels: Kernels;
  readonly parameters: FloatArray;
  readonly gradients: FloatArray;
  /** Creates a slot: as many numbers as there are parameters, all equal to `value` (default 0). */
  readonly slot: (value?: number) => FloatArray;
}

export type CreateRule<Spec> = (spec: Spec, arenas: Arenas) => Rule<Spec>;

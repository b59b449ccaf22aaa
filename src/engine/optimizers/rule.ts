import type { FloatArray, Round } from '../floats.ts';
import type { ScheduleSpec } from '../specs/scheduleSpecs.ts';

/** Arguments that all of Keras's optimizers have. */
export interface CommonSpec {
  /** ≥ 0; the first value if there is a schedule. */
  readonly learningRate: number;
  readonly schedule: ScheduleSpec | null;
  /** `weight_decay`, ≥ 0: before each update p ← p − η·decay·p, for kernels and biases alike, as in Keras. */
  readonly weightDecay: number;
  readonly clip: Clip | null;
}

/** `clipnorm` (each gradient tensor), `clipvalue` (each number) or `global_clipnorm` (all together), as in Keras. */
export interface Clip {
  readonly by: 'norm' | 'value' | 'global_norm';
  /** > 0. */
  readonly limit: number;
}

/** Cells that all rules have; the numbers of the rule itself begin at `own`. All are rounded to the precision. */
export const numberCells = { learningRate: 0, weightDecay: 1, limit: 2, globalScale: 3, own: 4 } as const;

/** Numbers of a rule's own, of the one with the most, and the place of the one that it keeps. */
export const ownCount = 10;
export const memo = ownCount - 1;

/** Part that differs between optimizers: the slots and the update rule. */
export interface Rule<Spec> {
  /** Names and initial values of its slots, each as long as the parameters. */
  slots(spec: Spec): readonly Slot[];
  /**
   * Writes its own numbers for an update to the beginning of `out`, in float64; they are rounded afterwards. `t` counts
   * from 1 at the first update with new slots. At `memo` is what it wrote there before, 1 at first.
   */
  numbers(out: Float64Array, spec: Spec, learningRate: number, t: number): void;
  /** The loop of this spec, one of `loops`, and the slots that it works on, each by its address. */
  update(spec: Spec, slots: readonly number[]): readonly [loop: string, ...slots: number[]];
  readonly loops: Readonly<Record<string, Loop>>;
}

export interface Slot {
  readonly name: string;
  readonly value: number;
}

/**
 * Updates weights [from, to): weights p, gradients g and up to three slots begin at these indices of f; a slot that is
 * −1 is not there. The numbers of the update begin at cell n, rounded to the precision already. Each + − × ÷ √ is
 * rounded, as the contract of the engine says.
 */
export type Loop = (
  round: Round,
  f: FloatArray,
  p: number,
  g: number,
  slot: number,
  second: number,
  third: number,
  from: number,
  to: number,
  cells: Float64Array,
  n: number,
) => void;

export const zeros = (...names: string[]): Slot[] => names.map((name) => ({ name, value: 0 }));

import { noRegularizer, type Regularizer } from '../engine/specs/regularizerSpec.ts';

interface Entry {
  readonly className: string;
  /** Keras's function of it, which 2017 had and whose name stands for its defaults; and of Keras 1. */
  readonly aliases: readonly string[];
  /** Keras's defaults. */
  readonly usual: Regularizer;
  readonly takes: readonly (keyof Regularizer)[];
}

/** Keras's regularizers: keras/src/regularizers/regularizers.py. */
export const regularizers = {
  l1: { className: 'L1', aliases: ['l1'], usual: { l1: 0.01, l2: 0 }, takes: ['l1'] },
  l2: { className: 'L2', aliases: ['l2'], usual: { l1: 0, l2: 0.01 }, takes: ['l2'] },
  l1_l2: { className: 'L1L2', aliases: ['l1_l2', 'l1l2'], usual: noRegularizer, takes: ['l1', 'l2'] },
} as const satisfies Readonly<Record<string, Entry>>;

export type RegularizerName = keyof typeof regularizers;

/** The one that has no other number than this. */
export function regularizerName({ l1, l2 }: Regularizer): RegularizerName {
  return l1 === 0 ? 'l2' : l2 === 0 ? 'l1' : 'l1_l2';
}

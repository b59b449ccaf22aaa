import { createArray, type Kernels } from '../kernels.ts';
import type { Variable } from '../layout.ts';
import type { FloatArray } from '../model.ts';
import type { Clip } from '../optimizerSpecs.ts';
import type { Task } from '../task.ts';

/** Clips gradients as keras/src/optimizers/base_optimizer.py does: `_clip_gradients`, `clip_by_global_norm`. */
export interface Clipper {
  /** Computes the norms of the variables if the clip needs them. */
  measure(clip: () => Clip | null): Task;
  /** Clips numbers [from, to) of variable v. */
  clip(clip: Clip, v: number, from: number, to: number): void;
}

/** Creates a clipper for the trainable variables only: frozen ones do not count in the global norm. */
export function createClipper(kernels: Kernels, variables: readonly Variable[], gradients: FloatArray): Clipper {
  const { round } = kernels;
  const squares = createArray(kernels.precision, variables.length);
  const length = variables.reduce((sum, variable) => sum + variable.length, 0);
  let globalScale = 1;

  /** limit·min(1/norm, 1/limit), with the norm of all variables together */
  function scaleOf(limit: number): number {
    let sum = 0;
    for (let v = 0; v < squares.length; v++) sum = round(sum + squares[v]);
    const norm = round(Math.sqrt(sum));
    // If the norm is NaN or infinite, this makes all gradients NaN, and the run stops.
    return round(round(limit * Math.min(round(1 / norm), round(1 / limit))) + (norm - norm));
  }

  return {
    measure: (clip) => ({
      extent: () => (clip()?.by === 'norm' || clip()?.by === 'global_norm' ? variables.length : 0),
      cost: () => (2 * length) / Math.max(1, variables.length),
      run: (from, to) => {
        for (let v = from; v < to; v++) {
          const { offset, length: numbers } = variables[v];
          squares[v] = kernels.sumOfSquares(gradients, offset, offset + numbers);
        }
        const wanted = clip();
        if (wanted?.by === 'global_norm' && to === variables.length) globalScale = scaleOf(round(wanted.limit));
      },
    }),
    clip: ({ by, limit }, v, from, to) => {
      switch (by) {
        case 'value':
          return kernels.clip(gradients, from, to, round(limit));
        case 'norm':
          // g·limit / max(norm, limit)
          return kernels.scale(gradients, from, to, round(limit), Math.max(round(Math.sqrt(squares[v])), round(limit)));
        case 'global_norm':
          return kernels.scale(gradients, from, to, globalScale, 1);
      }
    },
  };
}

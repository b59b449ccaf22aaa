import type { Variable } from '../layout.ts';
import type { Clip } from '../specs/optimizers.ts';
import type { Writer } from '../program.ts';
import type { Steps } from '../reference/step.ts';
import { numberCells } from './rule.ts';

/** Addresses that clipping works on. */
export interface ClipPlace {
  readonly gradients: number;
  /** Σg² of each trainable variable. */
  readonly squares: number;
  readonly numbers: number;
}

/**
 * Clips gradients as keras/src/optimizers/base_optimizer.py does: `_clip_gradients`, `clip_by_global_norm`. Frozen
 * variables are not among `variables` and do not count in the global norm.
 */
export function emitClip(
  w: Writer,
  clip: Clip | null,
  variables: readonly Variable[],
  { gradients, squares, numbers }: ClipPlace,
): void {
  if (clip === null) return;
  const places = variables.map(({ offset, length }) => ({ dw: gradients + offset, length }));
  if (clip.by !== 'value') {
    places.forEach((place, variable) => {
      w.emit('squares', { ...place, squares, variable }, { extent: 1, cost: 2 * place.length });
    });
  }
  if (clip.by === 'global_norm') {
    w.emit('globalScale', { squares, variables: places.length, numbers }, { extent: 1, cost: places.length + 8 });
  }
  places.forEach(({ dw, length }, variable) => {
    const range = { extent: length, cost: 2 };
    switch (clip.by) {
      case 'value':
        return w.emit('clipValue', { dw, numbers }, range);
      case 'norm':
        return w.emit('clipNorm', { dw, numbers, squares, variable }, range);
      case 'global_norm':
        return w.emit('clipGlobalNorm', { dw, numbers }, range);
    }
  });
}

export const clipperSteps = {
  squares: ({ dw, length, squares, variable }, { memory: { floats: f }, kernels }) => {
    return () => {
      f[squares + variable] = kernels.sumOfSquares(f, dw, dw + length);
    };
  },
  // limit·min(1/norm, 1/limit), with the norm of all variables together
  globalScale: ({ squares, variables, numbers }, { memory: { floats: f, cells }, kernels: { round } }) => {
    return () => {
      const limit = cells[numbers + numberCells.limit];
      let sum = 0;
      for (let v = 0; v < variables; v++) sum = round(sum + f[squares + v]);
      const norm = round(Math.sqrt(sum));
      // If the norm is NaN or infinite, this makes all gradients NaN, and the run stops.
      const scale = round(round(limit * Math.min(round(1 / norm), round(1 / limit))) + (norm - norm));
      cells[numbers + numberCells.globalScale] = scale;
    };
  },
  clipValue: ({ dw, numbers }, { memory: { floats: f, cells }, kernels }) => {
    return (from, to) => kernels.clip(f, dw + from, dw + to, cells[numbers + numberCells.limit]);
  },
  // g·limit / max(norm, limit)
  clipNorm: ({ dw, numbers, squares, variable }, { memory: { floats: f, cells }, kernels }) => {
    return (from, to) => {
      const limit = cells[numbers + numberCells.limit];
      const norm = kernels.round(Math.sqrt(f[squares + variable]));
      kernels.scale(f, dw + from, dw + to, limit, Math.max(norm, limit));
    };
  },
  clipGlobalNorm: ({ dw, numbers }, { memory: { floats: f, cells }, kernels }) => {
    return (from, to) => kernels.scale(f, dw + from, dw + to, cells[numbers + numberCells.globalScale], 1);
  },
} satisfies Partial<Steps>;

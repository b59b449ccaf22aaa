import type { Variable } from '../layout.ts';
import type { Clip } from '../specs/optimizerSpecs.ts';
import type { Writer } from '../program.ts';
import type { Steps } from '../reference/machine.ts';
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
  // Σ g², ascending
  squares: ({ dw, length, squares, variable }, { memory: { floats: f }, kernels: { round } }) => {
    return () => {
      let sum = 0;
      for (let i = dw; i < dw + length; i++) sum = round(sum + round(f[i] * f[i]));
      f[squares + variable] = sum;
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
  // min(max(g, −limit), limit)
  clipValue: ({ dw, numbers }, { memory: { floats: f, cells } }) => {
    return (from, to) => {
      const limit = cells[numbers + numberCells.limit];
      for (let i = dw + from; i < dw + to; i++) {
        if (f[i] > limit) f[i] = limit;
        else if (f[i] < -limit) f[i] = -limit;
      }
    };
  },
  // g·limit / max(norm, limit)
  clipNorm: ({ dw, numbers, squares, variable }, { memory: { floats: f, cells }, kernels: { round } }) => {
    return (from, to) => {
      const limit = cells[numbers + numberCells.limit];
      const divisor = Math.max(round(Math.sqrt(f[squares + variable])), limit);
      for (let i = dw + from; i < dw + to; i++) f[i] = round(round(f[i] * limit) / divisor);
    };
  },
  clipGlobalNorm: ({ dw, numbers }, { memory: { floats: f, cells }, kernels: { round } }) => {
    return (from, to) => {
      const scale = cells[numbers + numberCells.globalScale];
      for (let i = dw + from; i < dw + to; i++) f[i] = round(f[i] * scale);
    };
  },
} satisfies Partial<Steps>;

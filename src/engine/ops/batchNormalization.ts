import type { BatchNormalizationOp } from '../layout.ts';
import type { Writer } from '../program.ts';
import type { Steps } from '../reference/machine.ts';
import { at, type OpCode, type Place } from './context.ts';

/**
 * x̂ = (x − mean) / √(variance + ε), y = γ·x̂ + β, for each unit over the batch (Ioffe & Szegedy 2015).
 *
 * In training, mean and variance are those of the batch, with the biased variance (divided by the number of examples).
 * The moving statistics are updated by moving ← moving·momentum + batch·(1 − momentum), also with the biased variance,
 * as in Keras (PyTorch uses the unbiased one, and its momentum is 1 − Keras's). In inference, and in a layer that is
 * not trainable, mean and variance are the moving ones.
 */
export function batchNormalizationCode(op: BatchNormalizationOp, place: Place): OpCode {
  const { units, spec } = op;
  const { parameters, gradients, x, y, dy, dx, learns, own } = place;
  const byBatch = place.byBatch && spec.trainable;
  const constants = place.constants(spec.epsilon, spec.momentum, 1 - spec.momentum);
  const mean = own('mean', 'floats', units);
  const inverse = own('inverse', 'floats', units); // 1 / √(variance + ε)
  const movingMean = parameters + op.movingMean;
  const movingVariance = parameters + op.movingVariance;
  const gamma = at(parameters, op.gamma);
  const beta = at(parameters, op.beta);
  const perRow = (cost: number) => ({ extent: 'rows', cost: cost * units }) as const;
  const normal = { x, mean, inverse, units };
  const moments = { constants, movingMean, movingVariance, mean, inverse, units };
  const byMoving = (w: Writer): void => w.emit('movingMoments', moments, { extent: units, cost: 8 });
  const variance = byBatch ? own('variance', 'floats', units) : -1;
  const byRows = (w: Writer): void => {
    w.emit('batchMoments', { constants, x, mean, variance, inverse, units }, { extent: units, cost: 8, costPerRow: 3 });
  };
  // Means over the batch of dy and of dy·x̂.
  const hasSums = byBatch || learns;
  const meanOfDy = hasSums ? own('mean of dy', 'floats', units) : -1;
  const meanOfDyX = hasSums ? own('mean of dy·x̂', 'floats', units) : -1;
  return {
    forward: (w) => {
      if (byBatch) byRows(w);
      else byMoving(w);
      w.emit('normalize', { ...normal, gamma, beta, y }, perRow(4));
    },
    backward: (w) => {
      const sums = { dgamma: at(gradients, op.gamma), dbeta: at(gradients, op.beta), meanOfDy, meanOfDyX };
      if (hasSums) w.emit('normalizeSums', { ...normal, ...sums, dy }, { extent: units, cost: 0, costPerRow: 5 });
      if (dx < 0) return;
      if (byBatch) w.emit('normalizeInput', { ...normal, gamma, dy, meanOfDy, meanOfDyX, dx }, perRow(7));
      else w.emit('scaleInput', { inverse, gamma, dy, dx, units }, perRow(2));
    },
    statistics: (w) => {
      if (!byBatch) return;
      w.emit('moveMoments', { constants, mean, variance, movingMean, movingVariance }, { extent: units, cost: 6 });
    },
  };
}

export const batchNormalizationSteps = {
  /** Mean and variance over the batch. */
  batchMoments: ({ constants, x, mean, variance, inverse, units }, { memory, kernels: { round } }) => {
    const { floats: f, cells } = memory;
    const epsilon = round(cells[constants]);
    return (from, to, rows) => {
      for (let j = from; j < to; j++) {
        let sum = 0;
        for (let r = 0, i = x + j; r < rows; r++, i += units) sum = round(sum + f[i]);
        const middle = round(sum / rows);
        let squares = 0;
        for (let r = 0, i = x + j; r < rows; r++, i += units) {
          const distance = round(f[i] - middle);
          squares = round(squares + round(distance * distance));
        }
        f[mean + j] = middle;
        f[variance + j] = squares / rows;
        f[inverse + j] = 1 / round(Math.sqrt(round(f[variance + j] + epsilon)));
      }
    };
  },
  /** The moving mean and variance; read each time, because they may be training. */
  movingMoments: ({ constants, movingMean, movingVariance, mean, inverse }, { memory, kernels: { round } }) => {
    const { floats: f, cells } = memory;
    const epsilon = round(cells[constants]);
    return (from, to) => {
      for (let j = from; j < to; j++) {
        f[mean + j] = f[movingMean + j];
        f[inverse + j] = 1 / round(Math.sqrt(round(f[movingVariance + j] + epsilon)));
      }
    };
  },
  /** y = γ·x̂ + β */
  normalize: ({ x, mean, inverse, gamma, beta, y, units }, { memory: { floats: f }, kernels: { round } }) => {
    return (from, to) => {
      for (let r = from; r < to; r++) {
        for (let j = 0, i = r * units; j < units; j++, i++) {
          const normal = round(round(f[x + i] - f[mean + j]) * f[inverse + j]);
          const scaled = gamma < 0 ? normal : round(normal * f[gamma + j]);
          f[y + i] = beta < 0 ? scaled : scaled + f[beta + j];
        }
      }
    };
  },
  /** dβ = Σ dy, dγ = Σ dy·x̂ */
  normalizeSums: (
    { x, mean, inverse, dy, dgamma, dbeta, meanOfDy, meanOfDyX, units },
    { memory: { floats: f }, kernels: { round } },
  ) => {
    return (from, to, rows) => {
      for (let j = from; j < to; j++) {
        let sum = 0;
        let sumOfX = 0;
        for (let r = 0, i = j; r < rows; r++, i += units) {
          const normal = round(round(f[x + i] - f[mean + j]) * f[inverse + j]);
          sum = round(sum + f[dy + i]);
          sumOfX = round(sumOfX + round(f[dy + i] * normal));
        }
        if (dbeta >= 0) f[dbeta + j] = sum;
        if (dgamma >= 0) f[dgamma + j] = sumOfX;
        f[meanOfDy + j] = sum / rows;
        f[meanOfDyX + j] = sumOfX / rows;
      }
    };
  },
  /** dx = γ/√(variance + ε)·(dy − mean dy − x̂·mean(dy·x̂)) */
  normalizeInput: (
    { x, mean, inverse, gamma, dy, meanOfDy, meanOfDyX, dx, units },
    { memory: { floats: f }, kernels: { round } },
  ) => {
    return (from, to) => {
      for (let r = from; r < to; r++) {
        for (let j = 0, i = r * units; j < units; j++, i++) {
          const normal = round(round(f[x + i] - f[mean + j]) * f[inverse + j]);
          const factor = gamma < 0 ? f[inverse + j] : round(f[gamma + j] * f[inverse + j]);
          f[dx + i] = factor * round(round(f[dy + i] - f[meanOfDy + j]) - round(normal * f[meanOfDyX + j]));
        }
      }
    };
  },
  /** dx = γ/√(variance + ε)·dy, where mean and variance are the moving ones */
  scaleInput: ({ inverse, gamma, dy, dx, units }, { memory: { floats: f }, kernels: { round } }) => {
    return (from, to) => {
      for (let r = from; r < to; r++) {
        for (let j = 0, i = r * units; j < units; j++, i++) {
          const factor = gamma < 0 ? f[inverse + j] : round(f[gamma + j] * f[inverse + j]);
          f[dx + i] = factor * f[dy + i];
        }
      }
    };
  },
  /** moving ← moving·momentum + batch·(1 − momentum) */
  moveMoments: ({ constants, mean, variance, movingMean, movingVariance }, { memory, kernels: { round } }) => {
    const { floats: f, cells } = memory;
    const momentum = round(cells[constants + 1]);
    const rest = round(cells[constants + 2]);
    return (from, to) => {
      for (let j = from; j < to; j++) {
        f[movingMean + j] = round(f[movingMean + j] * momentum) + round(f[mean + j] * rest);
        f[movingVariance + j] = round(f[movingVariance + j] * momentum) + round(f[variance + j] * rest);
      }
    };
  },
} satisfies Partial<Steps>;

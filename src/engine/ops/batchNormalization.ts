import { createArray } from '../kernels.ts';
import type { BatchNormalizationOp } from '../layout.ts';
import type { FloatArray } from '../model.ts';
import { examples, type Task } from '../task.ts';
import type { OpContext, OpTasks } from './context.ts';

/** Arrays of a BatchNormalization in addition to the op's own, [units] each. */
interface Normalizer {
  /** Mean of the batch, or the moving mean. */
  readonly mean: FloatArray;
  /** 1 / √(variance + ε) */
  readonly inverse: FloatArray;
  /** Means over the batch of dy and of dy·x̂. */
  readonly meanOfDy: FloatArray;
  readonly meanOfDyX: FloatArray;
}

/**
 * x̂ = (x − mean) / √(variance + ε), y = γ·x̂ + β, for each unit over the batch (Ioffe & Szegedy 2015).
 *
 * In training, mean and variance are those of the batch, with the biased variance (divided by the number of examples).
 * The moving statistics are updated by moving ← moving·momentum + batch·(1 − momentum), also with the biased variance,
 * as in Keras (PyTorch uses the unbiased one, and its momentum is 1 − Keras's). In inference, and in a layer that is
 * not trainable, mean and variance are the moving ones.
 */
export function batchNormalizationTasks(op: BatchNormalizationOp, context: OpContext): OpTasks {
  const byBatch = context.training && op.spec.trainable;
  const make = (): FloatArray => createArray(context.kernels.precision, op.units);
  const normalizer = { mean: make(), inverse: make(), meanOfDy: make(), meanOfDyX: make() };
  if (!byBatch) {
    return {
      forward: [movingTask(op, normalizer, context), normalizeTask(op, normalizer, context)],
      backward: scaleBackTasks(op, normalizer, context),
      statistics: [],
    };
  }
  const variance = make();
  return {
    forward: [batchTask(op, normalizer, variance, context), normalizeTask(op, normalizer, context)],
    backward: backwardTasks(op, normalizer, context),
    statistics: [statisticsTask(op, normalizer, variance, context)],
  };
}

/** Mean and variance over the batch. */
function batchTask(
  { units, spec }: BatchNormalizationOp,
  { mean, inverse }: Normalizer,
  variance: FloatArray,
  { kernels: { round }, x }: OpContext,
): Task {
  const epsilon = round(spec.epsilon);
  return {
    extent: () => units,
    cost: (rows) => 3 * rows + 8,
    run: (from, to, rows) => {
      for (let j = from; j < to; j++) {
        let sum = 0;
        for (let r = 0, i = j; r < rows; r++, i += units) sum = round(sum + x[i]);
        const middle = round(sum / rows);
        let squares = 0;
        for (let r = 0, i = j; r < rows; r++, i += units) {
          const distance = round(x[i] - middle);
          squares = round(squares + round(distance * distance));
        }
        mean[j] = middle;
        variance[j] = squares / rows;
        inverse[j] = 1 / round(Math.sqrt(round(variance[j] + epsilon)));
      }
    },
  };
}

/** The moving mean and variance; read each time, because another network may be training them. */
function movingTask(
  { units, spec, movingMean, movingVariance }: BatchNormalizationOp,
  { mean, inverse }: Normalizer,
  { kernels: { round }, parameters }: OpContext,
): Task {
  const epsilon = round(spec.epsilon);
  return {
    extent: () => units,
    cost: () => 8,
    run: (from, to) => {
      for (let j = from; j < to; j++) {
        mean[j] = parameters[movingMean + j];
        inverse[j] = 1 / round(Math.sqrt(round(parameters[movingVariance + j] + epsilon)));
      }
    },
  };
}

/** y = γ·x̂ + β */
function normalizeTask(
  { units, gamma, beta }: BatchNormalizationOp,
  { mean, inverse }: Normalizer,
  { kernels: { round }, parameters, x, y }: OpContext,
): Task {
  return {
    extent: examples,
    cost: () => 4 * units,
    run: (from, to) => {
      for (let r = from; r < to; r++) {
        for (let j = 0, i = r * units; j < units; j++, i++) {
          const normal = round(round(x[i] - mean[j]) * inverse[j]);
          const scaled = gamma < 0 ? normal : round(normal * parameters[gamma + j]);
          y[i] = beta < 0 ? scaled : scaled + parameters[beta + j];
        }
      }
    },
  };
}

/** dβ = Σ dy, dγ = Σ dy·x̂, dx = γ/√(variance + ε)·(dy − mean dy − x̂·mean(dy·x̂)) */
function backwardTasks(
  { units, gamma, beta }: BatchNormalizationOp,
  { mean, inverse, meanOfDy, meanOfDyX }: Normalizer,
  { kernels: { round }, parameters, gradients, x, dy, dx }: OpContext,
): Task[] {
  const sums: Task = {
    extent: () => units,
    cost: (rows) => 5 * rows,
    run: (from, to, rows) => {
      for (let j = from; j < to; j++) {
        let sum = 0;
        let sumOfX = 0;
        for (let r = 0, i = j; r < rows; r++, i += units) {
          const normal = round(round(x[i] - mean[j]) * inverse[j]);
          sum = round(sum + dy[i]);
          sumOfX = round(sumOfX + round(dy[i] * normal));
        }
        if (beta >= 0) gradients[beta + j] = sum;
        if (gamma >= 0) gradients[gamma + j] = sumOfX;
        meanOfDy[j] = sum / rows;
        meanOfDyX[j] = sumOfX / rows;
      }
    },
  };
  if (dx === null) return [sums];
  const spread: Task = {
    extent: examples,
    cost: () => 7 * units,
    run: (from, to) => {
      for (let r = from; r < to; r++) {
        for (let j = 0, i = r * units; j < units; j++, i++) {
          const normal = round(round(x[i] - mean[j]) * inverse[j]);
          const factor = gamma < 0 ? inverse[j] : round(parameters[gamma + j] * inverse[j]);
          dx[i] = factor * round(round(dy[i] - meanOfDy[j]) - round(normal * meanOfDyX[j]));
        }
      }
    },
  };
  return [sums, spread];
}

/** dx = γ/√(variance + ε)·dy, where mean and variance are fixed and nothing is learned. */
function scaleBackTasks(
  { units, gamma }: BatchNormalizationOp,
  { inverse }: Normalizer,
  { kernels: { round }, parameters, dy, dx }: OpContext,
): Task[] {
  if (dx === null) return [];
  return [
    {
      extent: examples,
      cost: () => 2 * units,
      run: (from, to) => {
        for (let r = from; r < to; r++) {
          for (let j = 0, i = r * units; j < units; j++, i++) {
            const factor = gamma < 0 ? inverse[j] : round(parameters[gamma + j] * inverse[j]);
            dx[i] = factor * dy[i];
          }
        }
      },
    },
  ];
}

/** moving ← moving·momentum + batch·(1 − momentum) */
function statisticsTask(
  { units, spec, movingMean, movingVariance }: BatchNormalizationOp,
  { mean }: Normalizer,
  variance: FloatArray,
  { kernels: { round }, parameters: p }: OpContext,
): Task {
  const momentum = round(spec.momentum);
  const rest = round(1 - spec.momentum);
  return {
    extent: () => units,
    cost: () => 6,
    run: (from, to) => {
      for (let j = from; j < to; j++) {
        p[movingMean + j] = round(p[movingMean + j] * momentum) + round(mean[j] * rest);
        p[movingVariance + j] = round(p[movingVariance + j] * momentum) + round(variance[j] * rest);
      }
    },
  };
}

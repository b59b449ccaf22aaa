import type { ActivationName } from './activations.ts';
import { exp, log, log1p } from './math.ts';
import type { FloatArray } from './model.ts';

export const lossNames = [
  'mean_squared_error',
  'mean_absolute_error',
  'huber',
  'log_cosh',
  'binary_crossentropy',
  'categorical_crossentropy',
  'sparse_categorical_crossentropy',
  'hinge',
  'categorical_hinge',
  'poisson',
  'kl_divergence',
] as const;
export type LossName = (typeof lossNames)[number];

/** Arguments of `keras.losses`; those that a loss does not take stand at their defaults. */
export interface LossOptions {
  /** The output is taken for logits. binary, categorical and sparse_categorical_crossentropy; default False. */
  readonly fromLogits: boolean;
  /** 0 ≤ … < 1, how far targets are pulled to the middle. binary and categorical_crossentropy; default 0. */
  readonly labelSmoothing: number;
  /** > 0, where huber turns from square to line; default 1. */
  readonly delta: number;
}

export const usualLossOptions: LossOptions = { fromLogits: false, labelSmoothing: 0, delta: 1 };

/** Loss of one example: a row of `units` outputs y (or logits z) and targets t, both beginning at `offset`. */
type RowValue = (y: FloatArray, t: FloatArray, offset: number, units: number) => number;

/** out ← scale · ∂loss/∂y (or ∂z) of the same row; `scale` is 1/batch. `y` is the output also when z is asked for. */
type RowGradient = (
  y: FloatArray,
  t: FloatArray,
  offset: number,
  units: number,
  scale: number,
  out: FloatArray,
) => void;

/** A loss, evaluated in float64 and rounded once when stored. */
export interface Loss {
  readonly formula: string;
  readonly value: RowValue;
  readonly gradient: RowGradient;
  /**
   * The activation that the loss is computed through when the network ends in it: from the logits, exact where
   * the activation saturates, as Keras's TensorFlow backend does. Null: there is none.
   */
  readonly through: {
    readonly activation: ActivationName;
    readonly value: RowValue;
    readonly gradient: RowGradient;
  } | null;
}

/** `keras.config.epsilon()`: probabilities are held within [ε, 1 − ε] before the logarithm. */
const epsilon = 1e-7;
const clip = (p: number): number => (p < epsilon ? epsilon : p > 1 - epsilon ? 1 - epsilon : p);
const inside = (p: number): boolean => p >= epsilon && p <= 1 - epsilon;

/** Keras's losses: the mean over the units (not for categorical_crossentropy), then the mean over the batch. */
const table: Readonly<Record<'mean_squared_error' | 'binary_crossentropy' | 'categorical_crossentropy', Loss>> = {
  mean_squared_error: {
    formula: 'mean (y − t)²',
    value: (y, t, offset, units) => {
      let sum = 0;
      for (let j = offset; j < offset + units; j++) sum += (y[j] - t[j]) * (y[j] - t[j]);
      return sum / units;
    },
    gradient: (y, t, offset, units, scale, out) => {
      const factor = (2 * scale) / units;
      for (let j = offset; j < offset + units; j++) out[j] = (y[j] - t[j]) * factor;
    },
    through: null,
  },
  binary_crossentropy: {
    formula: '−mean (t·log y + (1 − t)·log(1 − y))',
    value: (y, t, offset, units) => {
      let sum = 0;
      for (let j = offset; j < offset + units; j++) {
        const p = clip(y[j]);
        sum -= t[j] * log(p) + (1 - t[j]) * log1p(-p);
      }
      return sum / units;
    },
    gradient: (y, t, offset, units, scale, out) => {
      const factor = scale / units;
      for (let j = offset; j < offset + units; j++) {
        const p = y[j];
        out[j] = inside(p) ? ((p - t[j]) / (p * (1 - p))) * factor : p !== p ? p : 0;
      }
    },
    through: {
      activation: 'sigmoid',
      // max(z, 0) − z·t + log(1 + e^−|z|)
      value: (z, t, offset, units) => {
        let sum = 0;
        for (let j = offset; j < offset + units; j++) {
          sum += (z[j] > 0 ? z[j] : 0) - z[j] * t[j] + log1p(exp(-Math.abs(z[j])));
        }
        return sum / units;
      },
      // What is left of sigmoid and its cross-entropy together: ∂/∂z = y − t
      gradient: (y, t, offset, units, scale, out) => {
        const factor = scale / units;
        for (let j = offset; j < offset + units; j++) out[j] = (y[j] - t[j]) * factor;
      },
    },
  },
  categorical_crossentropy: {
    formula: '−Σ t·log y',
    // The outputs are made to sum to 1 first, then clipped, as in Keras.
    value: (y, t, offset, units) => {
      let total = 0;
      for (let j = offset; j < offset + units; j++) total += y[j];
      let sum = 0;
      for (let j = offset; j < offset + units; j++) sum -= t[j] * log(clip(y[j] / total));
      return sum;
    },
    // ∂/∂yₖ = Σⱼ −tⱼ/qⱼ · (δⱼₖ/S − yⱼ/S²), with q = y/S and only where q is not clipped
    gradient: (y, t, offset, units, scale, out) => {
      let total = 0;
      for (let j = offset; j < offset + units; j++) total += y[j];
      let kept = 0; // Σ tⱼ over the outputs not clipped
      for (let j = offset; j < offset + units; j++) if (inside(y[j] / total)) kept += t[j];
      for (let j = offset; j < offset + units; j++) {
        const own = inside(y[j] / total) ? t[j] / y[j] : 0;
        out[j] = (kept / total - own) * scale;
      }
    },
    through: {
      activation: 'softmax',
      // Σ t·(log Σ e^(z − max z) + max z − z)
      value: (z, t, offset, units) => {
        let largest = z[offset];
        for (let j = offset + 1; j < offset + units; j++) if (z[j] > largest) largest = z[j];
        let total = 0;
        for (let j = offset; j < offset + units; j++) total += exp(z[j] - largest);
        const logTotal = log(total);
        let sum = 0;
        for (let j = offset; j < offset + units; j++) sum += t[j] * (logTotal + largest - z[j]);
        return sum;
      },
      // ∂/∂z = y·Σt − t; Σt is 1 for one-hot targets
      gradient: (y, t, offset, units, scale, out) => {
        let total = 0;
        for (let j = offset; j < offset + units; j++) total += t[j];
        for (let j = offset; j < offset + units; j++) out[j] = (y[j] * total - t[j]) * scale;
      },
    },
  },
};

export const losses: Readonly<Record<LossName, Loss>> = {
  ...table,
  mean_absolute_error: table.mean_squared_error,
  huber: table.mean_squared_error,
  log_cosh: table.mean_squared_error,
  sparse_categorical_crossentropy: table.categorical_crossentropy,
  hinge: table.mean_squared_error,
  categorical_hinge: table.mean_squared_error,
  poisson: table.mean_squared_error,
  kl_divergence: table.categorical_crossentropy,
};

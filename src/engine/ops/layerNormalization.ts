import type { LayerNormalizationOp } from '../layout.ts';
import type { Steps } from '../reference/machine.ts';
import { at, type OpCode, type Place } from './context.ts';

/**
 * x̂ = (x − mean) / √(variance + ε), y = γ·x̂ + β, over the units of each example, in training and in inference; the
 * variance is biased (Ba, Kiros & Hinton 2016). Keras: ε inside the root, 0.001 (PyTorch's default: 0.00001).
 */
export function layerNormalizationCode(op: LayerNormalizationOp, place: Place): OpCode {
  const { units, spec } = op;
  const { parameters, gradients, x, y, dy, dx, learns, capacity, own } = place;
  const constants = place.constants(spec.epsilon);
  const mean = own('mean', 'floats', capacity);
  const inverse = own('inverse', 'floats', capacity); // 1 / √(variance + ε)
  const gamma = at(parameters, op.gamma);
  const normal = { x, mean, inverse, units };
  return {
    forward: (w) => {
      const beta = at(parameters, op.beta);
      w.emit('layerNormalize', { ...normal, constants, gamma, beta, y }, { extent: 'rows', cost: 7 * units });
    },
    backward: (w) => {
      if (learns) {
        const sums = { dgamma: at(gradients, op.gamma), dbeta: at(gradients, op.beta) };
        w.emit('layerNormalizeSums', { ...normal, ...sums, dy }, { extent: units, cost: 0, costPerRow: 5 });
      }
      if (dx >= 0) {
        w.emit('layerNormalizeInput', { ...normal, gamma, dy, dx }, { extent: 'rows', cost: 10 * units });
      }
    },
  };
}

export const layerNormalizationSteps = {
  layerNormalize: ({ constants, x, mean, inverse, gamma, beta, y, units }, { memory, kernels: { round } }) => {
    const { floats: f, cells } = memory;
    const epsilon = round(cells[constants]);
    return (from, to) => {
      for (let r = from; r < to; r++) {
        const first = r * units;
        let sum = 0;
        for (let i = first; i < first + units; i++) sum = round(sum + f[x + i]);
        const middle = round(sum / units);
        let squares = 0;
        for (let i = first; i < first + units; i++) {
          const distance = round(f[x + i] - middle);
          squares = round(squares + round(distance * distance));
        }
        f[mean + r] = middle;
        f[inverse + r] = 1 / round(Math.sqrt(round(round(squares / units) + epsilon)));
        for (let j = 0, i = first; j < units; j++, i++) {
          const normal = round(round(f[x + i] - middle) * f[inverse + r]);
          const scaled = gamma < 0 ? normal : round(normal * f[gamma + j]);
          f[y + i] = beta < 0 ? scaled : scaled + f[beta + j];
        }
      }
    };
  },
  /** dβ = Σ dy, dγ = Σ dy·x̂ over the examples */
  layerNormalizeSums: (
    { x, mean, inverse, dy, dgamma, dbeta, units },
    { memory: { floats: f }, kernels: { round } },
  ) => {
    return (from, to, rows) => {
      for (let j = from; j < to; j++) {
        let sum = 0;
        let sumOfX = 0;
        for (let r = 0, i = j; r < rows; r++, i += units) {
          const normal = round(round(f[x + i] - f[mean + r]) * f[inverse + r]);
          sum = round(sum + f[dy + i]);
          sumOfX = round(sumOfX + round(f[dy + i] * normal));
        }
        if (dbeta >= 0) f[dbeta + j] = sum;
        if (dgamma >= 0) f[dgamma + j] = sumOfX;
      }
    };
  },
  /** dx = (g − mean g − x̂·mean(g·x̂)) / √(variance + ε) with g = γ·dy, the means over the units */
  layerNormalizeInput: ({ x, mean, inverse, gamma, dy, dx, units }, { memory: { floats: f }, kernels: { round } }) => {
    return (from, to) => {
      for (let r = from; r < to; r++) {
        const first = r * units;
        let sum = 0;
        let sumOfX = 0;
        for (let j = 0, i = first; j < units; j++, i++) {
          const normal = round(round(f[x + i] - f[mean + r]) * f[inverse + r]);
          const g = gamma < 0 ? f[dy + i] : round(f[gamma + j] * f[dy + i]);
          sum = round(sum + g);
          sumOfX = round(sumOfX + round(g * normal));
        }
        const meanOfG = round(sum / units);
        const meanOfGX = round(sumOfX / units);
        for (let j = 0, i = first; j < units; j++, i++) {
          const normal = round(round(f[x + i] - f[mean + r]) * f[inverse + r]);
          const g = gamma < 0 ? f[dy + i] : round(f[gamma + j] * f[dy + i]);
          f[dx + i] = f[inverse + r] * round(round(g - meanOfG) - round(normal * meanOfGX));
        }
      }
    };
  },
} satisfies Partial<Steps>;

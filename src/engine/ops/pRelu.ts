import type { PReluOp } from '../layout.ts';
import type { Steps } from '../reference/machine.ts';
import type { OpCode, Place } from './context.ts';

/** y = x > 0 ? x : αⱼ·x, with a learned αⱼ for each unit. He et al. 2015. */
export function pReluCode(op: PReluOp, { parameters, gradients, x, y, dy, dx, learns }: Place): OpCode {
  const { units } = op;
  const alpha = parameters + op.alpha;
  const perRow = { extent: 'rows', cost: 2 * units } as const;
  return {
    forward: (w) => w.emit('pRelu', { x, alpha, y, units }, perRow),
    backward: (w) => {
      if (learns) {
        const dalpha = gradients + op.alpha;
        w.emit('pReluAlpha', { x, dy, dalpha, units }, { extent: units, cost: 0, costPerRow: 2 });
      }
      if (dx >= 0) w.emit('pReluInput', { x, alpha, dy, dx, units }, perRow);
    },
  };
}

export const pReluSteps = {
  pRelu: ({ x, alpha, y, units }, { memory: { floats: f } }) => {
    return (from, to) => {
      for (let r = from; r < to; r++) {
        for (let j = 0, i = r * units; j < units; j++, i++)
          f[y + i] = f[x + i] > 0 ? f[x + i] : f[alpha + j] * f[x + i];
      }
    };
  },
  // dαⱼ = Σ dy·x over the examples where x < 0
  pReluAlpha: ({ x, dy, dalpha, units }, { memory: { floats: f }, kernels: { round } }) => {
    return (from, to, rows) => {
      for (let j = from; j < to; j++) {
        let sum = 0;
        for (let r = 0, i = j; r < rows; r++, i += units) {
          if (f[x + i] < 0) sum = round(sum + round(f[dy + i] * f[x + i]));
        }
        f[dalpha + j] = sum;
      }
    };
  },
  // dx = dy where x > 0, αⱼ·dy where x < 0, and nothing where x is 0, as in Keras (PyTorch: αⱼ·dy)
  pReluInput: ({ x, alpha, dy, dx, units }, { memory: { floats: f } }) => {
    return (from, to) => {
      for (let r = from; r < to; r++) {
        for (let j = 0, i = r * units; j < units; j++, i++) {
          f[dx + i] = f[x + i] > 0 ? f[dy + i] : f[x + i] === 0 ? 0 : f[alpha + j] * f[dy + i];
        }
      }
    };
  },
} satisfies Partial<Steps>;

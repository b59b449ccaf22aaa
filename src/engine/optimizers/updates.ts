import type { Steps } from '../reference/machine.ts';
import { loopNames, loops } from './rules.ts';
import { numberCells } from './rule.ts';

const { learningRate, weightDecay, own } = numberCells;

/** What is done to weights. */
export const updateSteps = {
  keep: ({ w, kept }, { memory: { floats: f } }) => {
    return (from, to) => {
      for (let i = from; i < to; i++) f[kept + i] = f[w + i];
    };
  },
  // p ← p − p·λ·η
  decay: ({ w, numbers: n }, { memory: { floats: f, cells: d }, kernels: { round } }) => {
    return (from, to) => {
      const factor = d[n + weightDecay];
      const rate = d[n + learningRate];
      for (let i = w + from; i < w + to; i++) f[i] = round(f[i] - round(round(f[i] * factor) * rate));
    };
  },
  update: ({ kind, w, dw, a, b, c, numbers }, { memory: { floats: f, cells }, kernels: { round } }) => {
    const loop = loops.get(loopNames[kind]);
    if (loop === undefined) throw new RangeError(`there is no update ${kind}`);
    return (from, to) => loop(round, f, w, dw, a, b, c, from, to, cells, numbers + own);
  },
  checkWeights: ({ w }, { memory: { floats: f }, notFinite }) => {
    return (from, to) => {
      // x − x is 0 for every finite x, and NaN otherwise
      let check = 0;
      for (let i = w + from; i < w + to; i++) check += f[i] - f[i];
      if (check !== 0) notFinite('weights');
    };
  },
} satisfies Partial<Steps>;

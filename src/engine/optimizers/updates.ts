import type { Steps } from '../reference/step.ts';
import * as loops from './loops.ts';
import { numberCells } from './rule.ts';

const { learningRate, weightDecay, own } = numberCells;

/** The updates: what each does, see loops.ts. The numbers stand in the order of the rule's `numbers`. */
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
  sgd: ({ w, dw, numbers }, { memory: { floats: f, cells }, kernels: { round } }) => {
    return (from, to) => loops.sgd(round, f, w, dw, from, to, cells, numbers + own);
  },
  momentum: ({ w, dw, m, numbers }, { memory: { floats: f, cells }, kernels: { round } }) => {
    return (from, to) => loops.momentum(round, f, w, dw, m, from, to, cells, numbers + own, false);
  },
  nesterov: ({ w, dw, m, numbers }, { memory: { floats: f, cells }, kernels: { round } }) => {
    return (from, to) => loops.momentum(round, f, w, dw, m, from, to, cells, numbers + own, true);
  },
  rmsprop: ({ w, dw, v, average, m, numbers }, { memory: { floats: f, cells }, kernels: { round } }) => {
    return (from, to) => loops.rmsprop(round, f, w, dw, v, average, m, from, to, cells, numbers + own);
  },
  adam: ({ w, dw, m, v, largest, numbers }, { memory: { floats: f, cells }, kernels: { round } }) => {
    return (from, to) => loops.adam(round, f, w, dw, m, v, largest, from, to, cells, numbers + own);
  },
  adagrad: ({ w, dw, sum, numbers }, { memory: { floats: f, cells }, kernels: { round } }) => {
    return (from, to) => loops.adagrad(round, f, w, dw, sum, from, to, cells, numbers + own);
  },
  adadelta: ({ w, dw, average, changes, numbers }, { memory: { floats: f, cells }, kernels: { round } }) => {
    return (from, to) => loops.adadelta(round, f, w, dw, average, changes, from, to, cells, numbers + own);
  },
  adamax: ({ w, dw, m, u, numbers }, { memory: { floats: f, cells }, kernels: { round } }) => {
    return (from, to) => loops.adamax(round, f, w, dw, m, u, from, to, cells, numbers + own);
  },
  nadam: ({ w, dw, m, v, numbers }, { memory: { floats: f, cells }, kernels: { round } }) => {
    return (from, to) => loops.nadam(round, f, w, dw, m, v, from, to, cells, numbers + own);
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

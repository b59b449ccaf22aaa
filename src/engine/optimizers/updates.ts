import type { Steps } from '../reference/step.ts';
import { numberCells } from './rule.ts';

const { learningRate, weightDecay, own } = numberCells;

/** The updates: what each does, see updateKernels.ts. The numbers stand in the order of the rule's `numbers`. */
export const updateSteps = {
  keep: ({ w, kept }, { memory: { floats: f } }) => {
    return (from, to) => {
      for (let i = from; i < to; i++) f[kept + i] = f[w + i];
    };
  },
  decay: ({ w, numbers: n }, { memory: { floats: f, cells: d }, kernels }) => {
    return (from, to) => kernels.decay(f, w + from, w + to, d[n + weightDecay], d[n + learningRate]);
  },
  sgd: ({ w, dw, numbers }, { memory: { floats: f, cells: d }, kernels }) => {
    const n = numbers + own;
    return (from, to) => kernels.sgd(f, w, dw, from, to, d[n]);
  },
  momentum: ({ w, dw, m, numbers }, { memory: { floats: f, cells: d }, kernels }) => {
    const n = numbers + own;
    return (from, to) => kernels.momentum(f, w, dw, m, from, to, d[n], d[n + 1], false);
  },
  nesterov: ({ w, dw, m, numbers }, { memory: { floats: f, cells: d }, kernels }) => {
    const n = numbers + own;
    return (from, to) => kernels.momentum(f, w, dw, m, from, to, d[n], d[n + 1], true);
  },
  rmsprop: ({ w, dw, v, average, m, numbers }, { memory: { floats: f, cells: d }, kernels }) => {
    const n = numbers + own;
    return (from, to) =>
      kernels.rmsprop(f, w, dw, v, average, m, from, to, d[n], d[n + 1], d[n + 2], d[n + 3], d[n + 4]);
  },
  adam: ({ w, dw, m, v, largest, numbers }, { memory: { floats: f, cells: d }, kernels }) => {
    const n = numbers + own;
    return (from, to) => kernels.adam(f, w, dw, m, v, largest, from, to, d[n], d[n + 1], d[n + 2], d[n + 3]);
  },
  adagrad: ({ w, dw, sum, numbers }, { memory: { floats: f, cells: d }, kernels }) => {
    const n = numbers + own;
    return (from, to) => kernels.adagrad(f, w, dw, sum, from, to, d[n], d[n + 1]);
  },
  adadelta: ({ w, dw, average, changes, numbers }, { memory: { floats: f, cells: d }, kernels }) => {
    const n = numbers + own;
    return (from, to) => kernels.adadelta(f, w, dw, average, changes, from, to, d[n], d[n + 1], d[n + 2], d[n + 3]);
  },
  adamax: ({ w, dw, m, u, numbers }, { memory: { floats: f, cells: d }, kernels }) => {
    const n = numbers + own;
    return (from, to) => kernels.adamax(f, w, dw, m, u, from, to, d[n], d[n + 1], d[n + 2], d[n + 3], d[n + 4]);
  },
  nadam: ({ w, dw, m, v, numbers }, { memory: { floats: f, cells: d }, kernels }) => {
    const n = numbers + own;
    return (from, to) =>
      kernels.nadam(
        f,
        w,
        dw,
        m,
        v,
        from,
        to,
        d[n],
        d[n + 1],
        d[n + 2],
        d[n + 3],
        d[n + 4],
        d[n + 5],
        d[n + 6],
        d[n + 7],
        d[n + 8],
      );
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

import { registers } from '../program/registers.ts';
import type { Steps } from '../reference/machine.ts';

export const batchSteps = {
  gather: ({ x, targets, dataX, dataY, order, inputs, outputs }, { memory: { floats: f, cells, words } }) => {
    return (from, to) => {
      const start = cells[registers.start];
      for (let r = from; r < to; r++) {
        const row = order < 0 ? start + r : words[order + start + r];
        for (let i = 0; i < inputs; i++) f[x + r * inputs + i] = f[dataX + row * inputs + i];
        for (let j = 0; j < outputs; j++) f[targets + r * outputs + j] = f[dataY + row * outputs + j];
      }
    };
  },
} satisfies Partial<Steps>;

import type { SgdSpec } from '../optimizerSpecs.ts';
import type { CreateRule } from './rule.ts';

/** Unlike in PyTorch, the velocity includes the learning rate (keras/src/optimizers/sgd.py). */
export const createSgd: CreateRule<SgdSpec> = (_spec, { kernels, parameters: p, gradients: g, slot }) => {
  const { round } = kernels;
  const m = slot();
  let rate = 0;
  let mu = 0;
  let nesterov = false;
  return {
    begin: (spec, learningRate) => {
      rate = round(learningRate);
      mu = round(spec.momentum);
      ({ nesterov } = spec);
    },
    update: (from, to) => {
      if (mu === 0) kernels.sgd(p, g, from, to, rate);
      else kernels.momentum(p, g, m, from, to, rate, mu, nesterov);
    },
  };
};

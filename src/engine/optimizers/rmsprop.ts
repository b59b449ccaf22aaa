import type { RmspropSpec } from '../optimizerSpecs.ts';
import type { CreateRule } from './rule.ts';

/** Unlike in PyTorch, ε is under the root (keras/src/optimizers/rmsprop.py). */
export const createRmsprop: CreateRule<RmspropSpec> = (first, { kernels, parameters: p, gradients: g, slot }) => {
  const { round } = kernels;
  const v = slot();
  const m = slot();
  const average = first.centered ? slot() : null;
  let rate = 0;
  let rho = 0;
  let oneMinusRho = 0;
  let mu = 0;
  let epsilon = 0;
  return {
    begin: (spec, learningRate) => {
      rate = round(learningRate);
      rho = round(spec.rho);
      oneMinusRho = round(1 - spec.rho);
      mu = round(spec.momentum);
      epsilon = round(spec.epsilon);
    },
    update: (from, to) =>
      kernels.rmsprop(p, g, v, average, mu === 0 ? null : m, from, to, rate, rho, oneMinusRho, mu, epsilon),
  };
};

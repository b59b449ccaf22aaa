import { pow } from '../math.ts';
import type { AdamaxSpec } from '../optimizerSpecs.ts';
import type { CreateRule } from './rule.ts';

/** Unlike in PyTorch, ε is added after the maximum is taken (keras/src/optimizers/adamax.py; Kingma & Ba 2015, 7.1). */
export const createAdamax: CreateRule<AdamaxSpec> = (_first, { kernels, parameters: p, gradients: g, slot }) => {
  const { round } = kernels;
  const m = slot();
  const u = slot();
  let rate = 0;
  let oneMinusBeta1 = 0;
  let beta2 = 0;
  let oneMinusPower = 0;
  let epsilon = 0;
  return {
    begin: (spec, learningRate, t) => {
      rate = round(learningRate);
      oneMinusBeta1 = round(1 - spec.beta1);
      beta2 = round(spec.beta2);
      oneMinusPower = round(1 - pow(spec.beta1, t));
      epsilon = round(spec.epsilon);
    },
    update: (from, to) => kernels.adamax(p, g, m, u, from, to, rate, oneMinusBeta1, beta2, oneMinusPower, epsilon),
  };
};

import { pow } from '../math.ts';
import type { AdamSpec } from '../optimizerSpecs.ts';
import type { CreateRule } from './rule.ts';

/**
 * Unlike in PyTorch, ε is added to √v before bias correction: α = η·√(1 − β₂ᵗ) / (1 − β₁ᵗ), Kingma & Ba 2015, end of
 * section 2; and AMSGrad's v̂ is not corrected separately (keras/src/optimizers/adam.py).
 */
export const createAdam: CreateRule<AdamSpec> = (first, { kernels, parameters: p, gradients: g, slot }) => {
  const { round } = kernels;
  const m = slot();
  const v = slot();
  const largest = first.amsgrad ? slot() : null;
  let alpha = 0;
  let oneMinusBeta1 = 0;
  let oneMinusBeta2 = 0;
  let epsilon = 0;
  return {
    begin: ({ beta1, beta2, epsilon: small }, learningRate, t) => {
      alpha = round((learningRate * Math.sqrt(1 - pow(beta2, t))) / (1 - pow(beta1, t)));
      oneMinusBeta1 = round(1 - beta1);
      oneMinusBeta2 = round(1 - beta2);
      epsilon = round(small);
    },
    update: (from, to) => kernels.adam(p, g, m, v, largest, from, to, alpha, oneMinusBeta1, oneMinusBeta2, epsilon),
  };
};

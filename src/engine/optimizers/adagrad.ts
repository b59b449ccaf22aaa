import type { AdagradSpec } from '../optimizerSpecs.ts';
import type { CreateRule } from './rule.ts';

/** Unlike in PyTorch, ε is under the root, and the sum begins at 0.1 (keras/src/optimizers/adagrad.py). */
export const createAdagrad: CreateRule<AdagradSpec> = (first, { kernels, parameters: p, gradients: g, slot }) => {
  const { round } = kernels;
  const sum = slot(first.initialAccumulatorValue);
  let rate = 0;
  let epsilon = 0;
  return {
    begin: (spec, learningRate) => {
      rate = round(learningRate);
      epsilon = round(spec.epsilon);
    },
    update: (from, to) => kernels.adagrad(p, g, sum, from, to, rate, epsilon),
  };
};

import type { AdadeltaSpec } from '../optimizerSpecs.ts';
import type { CreateRule } from './rule.ts';

/** Same as PyTorch's except for the default learning rate (keras/src/optimizers/adadelta.py; Zeiler 2012). */
export const createAdadelta: CreateRule<AdadeltaSpec> = (_first, { kernels, parameters: p, gradients: g, slot }) => {
  const { round } = kernels;
  const squares = slot();
  const changes = slot();
  let rate = 0;
  let rho = 0;
  let oneMinusRho = 0;
  let epsilon = 0;
  return {
    begin: (spec, learningRate) => {
      rate = round(learningRate);
      rho = round(spec.rho);
      oneMinusRho = round(1 - spec.rho);
      epsilon = round(spec.epsilon);
    },
    update: (from, to) => kernels.adadelta(p, g, squares, changes, from, to, rate, rho, oneMinusRho, epsilon),
  };
};

import { pow } from '../math.ts';
import type { AdamaxSpec } from '../optimizerSpecs.ts';
import type { CreateRule } from './rule.ts';

/** β₁ of update t, which grows towards β₁: μₜ = β₁·(1 − ½·0.96ᵗ) */
const momentumOf = (beta1: number, t: number): number => beta1 * (1 - 0.5 * pow(0.96, t));

/**
 * Adam with Nesterov momentum (keras/src/optimizers/nadam.py; Dozat 2015): with Mₜ = μ₁·…·μₜ the direction is
 * μₜ₊₁·m / (1 − Mₜ₊₁) + (1 − μₜ)·g / (1 − Mₜ), and the divisor √(v / (1 − β₂ᵗ)) + ε. PyTorch has 0.96^(t·0.004).
 */
export const createNadam: CreateRule<AdamaxSpec> = (_first, { kernels, parameters: p, gradients: g, slot }) => {
  const { round } = kernels;
  const m = slot();
  const v = slot();
  let product = 1;
  let rate = 0;
  let oneMinusBeta1 = 0;
  let oneMinusBeta2 = 0;
  let oneMinusPower = 0;
  let epsilon = 0;
  let aheadFactor = 0;
  let aheadDivisor = 1;
  let nowFactor = 0;
  let nowDivisor = 1;
  return {
    begin: ({ beta1, beta2, epsilon: small }, learningRate, t) => {
      const momentum = momentumOf(beta1, t);
      const next = momentumOf(beta1, t + 1);
      product *= momentum;
      rate = round(learningRate);
      oneMinusBeta1 = round(1 - beta1);
      oneMinusBeta2 = round(1 - beta2);
      oneMinusPower = round(1 - pow(beta2, t));
      epsilon = round(small);
      aheadFactor = round(next);
      aheadDivisor = round(1 - product * next);
      nowFactor = round(1 - momentum);
      nowDivisor = round(1 - product);
    },
    update: (from, to) =>
      kernels.nadam(
        p,
        g,
        m,
        v,
        from,
        to,
        rate,
        oneMinusBeta1,
        oneMinusBeta2,
        aheadFactor,
        aheadDivisor,
        nowFactor,
        nowDivisor,
        oneMinusPower,
        epsilon,
      ),
  };
};

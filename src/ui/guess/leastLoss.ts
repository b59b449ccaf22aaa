import { epsilon } from '../../engine/losses/loss.ts';
import type { LossName } from '../../engine/specs/lossSpecs.ts';

/**
 * The loss that no network is below, of targets [rows, outputs]: each output best for itself. It is 0 but for Poisson,
 * whose y − t·ln y is least where y = t, and for the divergence, whose t·ln (t / y) is least where y = 1.
 */
export function leastLoss(loss: LossName, targets: ArrayLike<number>, outputs: number): number {
  if (targets.length === 0 || (loss !== 'poisson' && loss !== 'kl_divergence')) return 0;
  let sum = 0;
  for (const target of Array.from(targets)) {
    if (loss === 'poisson') sum += target > 0 ? target - target * Math.log(target) : 0;
    else sum += target > epsilon && target < 1 ? target * Math.log(target) : 0;
  }
  const mean = sum / targets.length;
  return Math.min(0, loss === 'poisson' ? mean : mean * outputs);
}

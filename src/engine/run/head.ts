import { createLoss, type Loss } from '../losses.ts';
import type { LossName, LossOptions } from '../lossNames.ts';
import type { Round } from '../losses/loss.ts';
import type { Op } from '../layout.ts';

/** A loss attached to an op of a network. */
export interface Head {
  readonly value: Loss['value'];
  readonly gradient: Loss['gradient'];
  /** The op whose output the value is computed from, and whose output gradient the loss writes. */
  readonly at: number;
}

/** Attaches a loss to the last op, or to the one before it if the loss can be computed through the last activation. */
export function putLoss(name: LossName, options: LossOptions, ops: readonly Op[], round: Round): Head {
  const loss = createLoss(name, options, round);
  const last = ops.length - 1;
  const op = ops[last];
  const through =
    last > 0 && op.kind === 'activation' && op.activation === loss.through?.activation ? loss.through : null;
  return { ...(through ?? loss), at: through === null ? last : last - 1 };
}

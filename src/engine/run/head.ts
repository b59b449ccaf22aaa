import { createLoss, type Loss } from '../losses.ts';
import type { LossName, LossOptions } from '../lossNames.ts';
import type { Round } from '../losses/loss.ts';
import type { Op } from '../layout.ts';

/** Where and how a loss is put on a network. */
export interface Head {
  readonly value: Loss['value'];
  readonly gradient: Loss['gradient'];
  /** The op whose output the value is computed from, and whose output gradient the loss writes. */
  readonly at: number;
}

/** On the last op; or, through an activation that the loss knows how to go through, on the one before. */
export function putLoss(name: LossName, options: LossOptions, ops: readonly Op[], round: Round): Head {
  const loss = createLoss(name, options, round);
  const last = ops.length - 1;
  const op = ops[last];
  const through =
    last > 0 && op.kind === 'activation' && op.activation === loss.through?.activation ? loss.through : null;
  return { ...(through ?? loss), at: through === null ? last : last - 1 };
}

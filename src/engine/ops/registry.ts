import type { Op } from '../layout.ts';
import { activationTasks } from './activation.ts';
import type { OpContext, OpTasks } from './context.ts';
import { denseTasks } from './dense.ts';
import { dropoutTasks } from './dropout.ts';
import { gaussianNoiseTasks } from './gaussianNoise.ts';

/** What each kind of op does; `learns`: whether any variable of its own is trained. */
export function opTasks(op: Op, learns: boolean, context: OpContext): OpTasks {
  switch (op.kind) {
    case 'dense':
      return denseTasks(op, learns, context);
    case 'activation':
      return activationTasks(op, context);
    case 'dropout':
      return dropoutTasks(op, context);
    case 'gaussian_noise':
      return gaussianNoiseTasks(op, context);
    case 'p_re_lu':
    case 'batch_normalization':
    case 'layer_normalization':
      throw new RangeError(`${op.kind} is not there yet`);
  }
}

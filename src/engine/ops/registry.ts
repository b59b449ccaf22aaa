import type { Op } from '../layout.ts';
import { activationTasks } from './activation.ts';
import { batchNormalizationTasks } from './batchNormalization.ts';
import type { OpContext, OpTasks } from './context.ts';
import { denseTasks } from './dense.ts';
import { dropoutTasks } from './dropout.ts';
import { gaussianNoiseTasks } from './gaussianNoise.ts';
import { layerNormalizationTasks } from './layerNormalization.ts';
import { pReluTasks } from './pRelu.ts';

/** Tasks of an op by its kind; `learns`: whether any of its own variables is trained. */
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
      return pReluTasks(op, learns, context);
    case 'batch_normalization':
      return batchNormalizationTasks(op, context);
    case 'layer_normalization':
      return layerNormalizationTasks(op, learns, context);
  }
}

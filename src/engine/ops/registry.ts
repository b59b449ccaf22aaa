import type { Op } from '../layout.ts';
import { activationCode } from './activationOp.ts';
import { batchNormalizationCode } from './batchNormalization.ts';
import type { OpCode, Place } from './context.ts';
import { denseCode } from './dense.ts';
import { dropoutCode } from './dropout.ts';
import { gaussianNoiseCode } from './gaussianNoise.ts';
import { layerNormalizationCode } from './layerNormalization.ts';
import { pReluCode } from './pRelu.ts';

/** What an op writes into a program, by its kind. */
export function opCode(op: Op, place: Place): OpCode {
  switch (op.kind) {
    case 'dense':
      return denseCode(op, place);
    case 'activation':
      return activationCode(op, place);
    case 'dropout':
      return dropoutCode(op, place);
    case 'gaussian_noise':
      return gaussianNoiseCode(op, place);
    case 'p_re_lu':
      return pReluCode(op, place);
    case 'batch_normalization':
      return batchNormalizationCode(op, place);
    case 'layer_normalization':
      return layerNormalizationCode(op, place);
  }
}

import { initializerNameOf, type InitializerSpec } from '../engine/specs/initializers.ts';
import type { Experiment } from './experiment.ts';
import type { Problem } from './problem.ts';
import type { Remedy } from './remedies.ts';

/** Biases and slopes with orthogonal or identity, which make matrices: Keras raises at build, even if frozen. */
export function vectorInitializers(e: Experiment): Problem[] {
  return e.layers.flatMap((layer, index): Problem[] => {
    if (layer.type === 'dense' && layer.useBias) {
      const remedy = { type: 'setBiasInitializer', index, initializer: 'zeros' } as const;
      return ofMatrix(index, 'bias_initializer', layer.biasInitializer, remedy);
    }
    if (layer.type === 'p_re_lu') {
      const remedy = { type: 'setInitializer', index, initializer: 'zeros' } as const;
      return ofMatrix(index, 'alpha_initializer', layer.alphaInitializer, remedy);
    }
    return [];
  });
}

function ofMatrix(
  index: number,
  argument: 'bias_initializer' | 'alpha_initializer',
  spec: InitializerSpec,
  remedy: Remedy,
): Problem[] {
  const initializer = initializerNameOf(spec);
  if (initializer !== 'orthogonal' && initializer !== 'identity') return [];
  const place = { kind: 'layer', index } as const;
  return [{ code: 'initializerOfVector', severity: 'error', place, remedy, argument, initializer }];
}

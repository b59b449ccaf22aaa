import { initializerNameOf } from '../../engine/specs/initializerSpecs.ts';
import type { Layer } from '../../engine/specs/model.ts';
import { givenArguments, isIdle } from '../../keras/argument.ts';
import { initializers } from '../../keras/initializers.ts';
import { layers } from '../../keras/layers.ts';
import type { Experiment } from '../experiment.ts';
import type { Problem } from './problem.ts';

/** Biases and slopes with orthogonal or identity, which make matrices: Keras raises at build, even if frozen. */
export function vectorInitializers(e: Experiment): Problem[] {
  return e.layers.flatMap((layer, index) => {
    const all = givenArguments<Layer>(layers[layer.type].arguments, layer);
    return all.flatMap((given): Problem[] => {
      if (given.type !== 'initializer' || !given.vector || isIdle(given, all)) return [];
      const initializer = initializerNameOf(given.value);
      if (!initializers[initializer].ofMatrix) return [];
      const type = given.key === 'biasInitializer' ? 'setBiasInitializer' : 'setInitializer';
      const remedy = { type, index, initializer: 'zeros' } as const;
      const place = { kind: 'layer', index } as const;
      return [{ code: 'initializerOfVector', severity: 'error', place, remedy, argument: given.name, initializer }];
    });
  });
}

import type { CallbackSpec } from './specs/callbackSpecs.ts';
import type { Callback, Fitting } from './callbacks/callback.ts';
import { createEarlyStopping } from './callbacks/earlyStopping.ts';
import { createReduceLrOnPlateau } from './callbacks/reduceLrOnPlateau.ts';

/** Number of the counters of each callback. */
export const countersEach = 3;

/**
 * Creates the callbacks of a run, in order. Each fit starts as with new ones: `fit(callbacks=[…])` called again.
 *
 * @param counters what the callbacks remember [specs.length · countersEach]
 */
export function createCallbacks(
  specs: readonly CallbackSpec[],
  fitting: Fitting,
  counters: Float64Array,
): readonly Callback[] {
  return specs.flatMap((spec, index) => {
    const own = counters.subarray(index * countersEach, (index + 1) * countersEach);
    switch (spec.name) {
      case 'early_stopping':
        return createEarlyStopping(spec, fitting, own);
      case 'reduce_lr_on_plateau':
        return createReduceLrOnPlateau(spec, fitting, own);
      case 'terminate_on_nan':
        return [];
    }
  });
}

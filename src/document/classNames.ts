import { activationName, layerActivation } from '../engine/layerActivation.ts';
import type { Layer } from '../engine/specs/model.ts';
import type { NotFinite } from '../engine/specs/runSpec.ts';
import { callbacks } from '../keras/callbacks.ts';
import { layers } from '../keras/layers.ts';
import { optimizers } from '../keras/optimizers.ts';
import { schedules } from '../keras/schedules.ts';

// Names of Keras's classes, wherever a person reads them: cards, menus, code, summary. The keys are Keras's own
// short names (`model.summary()`, `optimizer='adam'`).

const namesOf = <N extends string>(family: Readonly<Record<N, { readonly className: string }>>) =>
  Object.fromEntries(
    Object.entries<{ readonly className: string }>(family).map(([name, { className }]) => [name, className]),
  ) as Readonly<Record<N, string>>; // each of its own name

/** `keras.layers`; Keras names a layer by the type itself: `dense`, `dense_1` … */
export const layerClassNames = namesOf(layers);

/** `keras.optimizers` */
export const optimizerClassNames = namesOf(optimizers);

/** `keras.optimizers.schedules` */
export const scheduleClassNames = namesOf(schedules);

/** `keras.callbacks` */
export const callbackClassNames = namesOf(callbacks);

/** One word for a layer: the function that it applies (`relu`) or its class. */
function layerWord(layer: Layer): string {
  const activation = layerActivation(layer);
  const name = activation === null ? 'linear' : activationName(activation);
  return name === 'linear' ? layerClassNames[layer.type] : name;
}

/** One word for the layer that caused a failure; empty if no layer did. */
export function wordOfCause({ cause }: NotFinite, layers: readonly Layer[]): string {
  const layer = 'layer' in cause ? layers[cause.layer] : undefined;
  return layer === undefined ? '' : layerWord(layer);
}

import { initializeParameters } from '../engine/initialize.ts';
import { layOut, type Layout } from '../engine/layout.ts';
import type { Model } from '../engine/specs/model.ts';
import { isDropped } from '../engine/ops/dropout.ts';
import { createProbe } from '../training/probe.ts';

// Passes of one example that the page computes itself, with the engine's network: fetched when first asked for.

/** A model with the weights that it begins with. */
export interface InitialPass {
  readonly layout: Layout;
  /** [layout.parameters] */
  readonly parameters: Float32Array;
  /** The example's activations [layout.valueCount]; null when it has not as many numbers as the model has inputs. */
  readonly probe: Float32Array | null;
}

/**
 * The example through a model as it is before training. Each layer draws its own weights, so that the model half built
 * begins with those that the whole one begins with.
 */
export function passInitially(model: Model, seed: number, x: readonly number[]): InitialPass {
  const layout = layOut(model);
  const parameters = new Float32Array(layout.parameters);
  initializeParameters(model, layout, seed, parameters);
  const out = new Float32Array(layout.valueCount);
  const probe = createProbe(model, parameters, seed);
  probe.set(x);
  return { layout, parameters, probe: probe.write(out) ? out : null };
}

/** An example as it goes through a batch. */
export interface TrainingPass {
  readonly probe: Float32Array;
  /** Units that each Dropout leaves out of it, by the layer's index [units], 1 for dropped. */
  readonly dropped: ReadonlyMap<number, Uint8Array>;
}

/**
 * The example through the network as in training, as were it the first of batch `iteration`; null when it has not as
 * many numbers as there are inputs. The parameters stay where they are: each pass sees them as they are then.
 */
export function createTrainingPass(
  model: Model,
  parameters: Float32Array,
  seed: number,
): (x: readonly number[], iteration: number) => TrainingPass | null {
  const probe = createProbe(model, parameters, seed);
  const { valueCount, ops } = layOut(model);
  let masks: { readonly iteration: number; readonly dropped: TrainingPass['dropped'] } | null = null;

  /** Several frames show one batch. */
  function masksOf(iteration: number): TrainingPass['dropped'] {
    if (masks?.iteration !== iteration) {
      const dropped = new Map<number, Uint8Array>();
      for (const op of ops) {
        if (op.kind !== 'dropout') continue;
        const mask = Uint8Array.from({ length: op.units }, (_, unit) =>
          Number(isDropped(op, seed, iteration, 0, unit)),
        );
        dropped.set(op.layer, mask);
      }
      masks = { iteration, dropped };
    }
    return masks.dropped;
  }

  return (x, iteration) => {
    const out = new Float32Array(valueCount);
    probe.set(x);
    if (!probe.write(out, { iteration, row: 0 })) return null;
    return { probe: out, dropped: masksOf(iteration) };
  };
}

import type { Clip, OptimizerSpec } from '../../engine/specs/optimizers.ts';
import type { ScheduleSpec } from '../../engine/specs/schedules.ts';
import { clamp, clampInteger } from '../clamp.ts';
import { usualOptimizers, usualSchedules } from '../defaults.ts';
import { limits } from '../limits.ts';

/** An optimizer with its numbers within the limits; NaN becomes Keras's default. */
export function tidyOptimizer(spec: OptimizerSpec): OptimizerSpec {
  const common = {
    learningRate: clamp(spec.learningRate, limits.learningRate, usualOptimizers[spec.name].learningRate),
    schedule: spec.schedule && tidySchedule(spec.schedule),
    weightDecay: clamp(spec.weightDecay, limits.weightDecay, usualOptimizers[spec.name].weightDecay),
    clip: spec.clip && tidyClip(spec.clip),
  };
  switch (spec.name) {
    case 'sgd':
      return { ...spec, ...common, momentum: clamp(spec.momentum, limits.momentum, usualOptimizers.sgd.momentum) };
    case 'rmsprop': {
      const usual = usualOptimizers.rmsprop;
      return {
        ...spec,
        ...common,
        rho: clamp(spec.rho, limits.rho, usual.rho),
        momentum: clamp(spec.momentum, limits.momentum, usual.momentum),
        epsilon: clamp(spec.epsilon, limits.epsilon, usual.epsilon),
      };
    }
    case 'adagrad': {
      const usual = usualOptimizers.adagrad;
      return {
        ...spec,
        ...common,
        initialAccumulatorValue: clamp(
          spec.initialAccumulatorValue,
          limits.initialAccumulatorValue,
          usual.initialAccumulatorValue,
        ),
        epsilon: clamp(spec.epsilon, limits.epsilon, usual.epsilon),
      };
    }
    case 'adadelta': {
      const usual = usualOptimizers.adadelta;
      return {
        ...spec,
        ...common,
        rho: clamp(spec.rho, limits.rho, usual.rho),
        epsilon: clamp(spec.epsilon, limits.epsilon, usual.epsilon),
      };
    }
    case 'adam':
    case 'adamw':
    case 'adamax':
    case 'nadam': {
      const usual = usualOptimizers[spec.name];
      return {
        ...spec,
        ...common,
        beta1: clamp(spec.beta1, limits.beta, usual.beta1),
        beta2: clamp(spec.beta2, limits.beta, usual.beta2),
        epsilon: clamp(spec.epsilon, limits.epsilon, usual.epsilon),
      };
    }
  }
}

/** The clip within the limits; null if its limit is NaN. */
function tidyClip({ by, limit }: Clip): Clip | null {
  return Number.isNaN(limit) ? null : { by, limit: clamp(limit, limits.clip, 1) };
}

/** A schedule within the limits. CosineDecay without a target has no warmup; boundaries ascend with their values. */
function tidySchedule(spec: ScheduleSpec): ScheduleSpec {
  switch (spec.name) {
    case 'exponential_decay':
    case 'inverse_time_decay': {
      const usual = usualSchedules[spec.name];
      const range = spec.name === 'exponential_decay' ? limits.decayRate : limits.inverseDecayRate;
      return {
        ...spec,
        decaySteps: clampInteger(spec.decaySteps, limits.decaySteps, usual.decaySteps),
        decayRate: clamp(spec.decayRate, range, usual.decayRate),
      };
    }
    case 'cosine_decay': {
      const usual = usualSchedules.cosine_decay;
      const target = spec.warmupTarget === null ? Number.NaN : spec.warmupTarget;
      const warmupTarget = Number.isNaN(target) ? null : clamp(target, limits.warmupTarget, target);
      return {
        ...spec,
        decaySteps: clampInteger(spec.decaySteps, limits.decaySteps, usual.decaySteps),
        alpha: clamp(spec.alpha, limits.cosineAlpha, usual.alpha),
        warmupTarget,
        warmupSteps: warmupTarget === null ? 0 : clampInteger(spec.warmupSteps, limits.scheduleSteps, 0),
      };
    }
    case 'piecewise_constant_decay': {
      const pieces = tidyPieces(spec.boundaries, spec.values);
      if (pieces.length === 0) return usualSchedules.piecewise_constant_decay;
      return { ...spec, boundaries: pieces.map(([boundary]) => boundary), values: pieces.map(([, value]) => value) };
    }
  }
}

/** Boundaries with their values; of two equal boundaries the last one is kept. */
function tidyPieces(boundaries: readonly number[], values: readonly number[]): (readonly [number, number])[] {
  const pieces = new Map<number, number>();
  boundaries.forEach((boundary, i) => {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(boundary) || Number.isNaN(value)) return;
    pieces.set(clampInteger(boundary, limits.scheduleSteps, 0), clamp(value, limits.learningRate, 0));
  });
  return [...pieces].toSorted(([a], [b]) => a - b).slice(0, limits.boundaries.max);
}

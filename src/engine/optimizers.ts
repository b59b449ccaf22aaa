import { createArray, type Kernels } from './kernels.ts';
import type { Variable } from './layout.ts';
import type { FloatArray } from './model.ts';
import { createAdadelta } from './optimizers/adadelta.ts';
import { createAdagrad } from './optimizers/adagrad.ts';
import { createAdam } from './optimizers/adam.ts';
import { createAdamax } from './optimizers/adamax.ts';
import { createClipper } from './optimizers/clipper.ts';
import { createNadam } from './optimizers/nadam.ts';
import { createRmsprop } from './optimizers/rmsprop.ts';
import type { Arenas, CreateRule, Rule } from './optimizers/rule.ts';
import { createSgd } from './optimizers/sgd.ts';
import { canTune, type OptimizerSpec, slotsOf } from './optimizerSpecs.ts';
import { scheduledRate } from './schedules.ts';
import type { Task } from './task.ts';

/** An optimizer with its slots. */
export interface Optimizer {
  /** Measures what clipping needs to know of the gradients of a batch; done in pieces, before `begin`. */
  readonly measure: Task;
  /**
   * Learning rate of the update at `step`, a batch counted from 0 over the whole run, in the precision of the run.
   */
  learningRate(step: number): number;
  /** Sets the learning rate, like `optimizer.learning_rate = …`; with a schedule it refuses (false), as Keras does. */
  setLearningRate(rate: number): boolean;
  /**
   * Changes the numbers and keeps the slots. A learning rate that was set stays unless the new spec has another one.
   * @throws RangeError if the two need different slots (see `canTune`)
   */
  tune(spec: OptimizerSpec): void;
  /** To be called once before the updates of the batch `step`. */
  begin(step: number): void;
  /** Clips the gradients of [from, to), decays the weights and updates them; frozen weights do not change. */
  update(from: number, to: number): void;
}

/**
 * Creates an optimizer with Keras 3's update rule, each in its own file: keras/src/optimizers/*.py.
 *
 * @param variables of the layout, in the order of the arenas
 */
export function createOptimizer(
  spec: OptimizerSpec,
  kernels: Kernels,
  variables: readonly Variable[],
  parameters: FloatArray,
  gradients: FloatArray,
): Optimizer {
  const slot = (value = 0): FloatArray => createArray(kernels.precision, parameters.length).fill(value);
  const arenas: Arenas = { kernels, parameters, gradients, slot };
  const make = <Spec extends OptimizerSpec>(own: Spec, create: CreateRule<Spec>): Optimizer =>
    optimizerOf(own, create(own, arenas), arenas, variables);
  switch (spec.name) {
    case 'sgd':
      return make(spec, createSgd);
    case 'rmsprop':
      return make(spec, createRmsprop);
    case 'adam':
    case 'adamw':
      return make(spec, createAdam);
    case 'adagrad':
      return make(spec, createAdagrad);
    case 'adadelta':
      return make(spec, createAdadelta);
    case 'adamax':
      return make(spec, createAdamax);
    case 'nadam':
      return make(spec, createNadam);
  }
}

/** Steps of all optimizers, around a rule: keras/src/optimizers/base_optimizer.py, `_backend_apply_gradients`. */
function optimizerOf<Spec extends OptimizerSpec>(
  first: Spec,
  rule: Rule<Spec>,
  { kernels, parameters, gradients }: Arenas,
  variables: readonly Variable[],
): Optimizer {
  const { round } = kernels;
  const trainable = variables.filter((variable) => variable.trainable);
  const clipper = createClipper(kernels, trainable, gradients);
  let current = first;
  let set: number | null = null;
  let updates = 0;
  let decayRate = 0;

  /** The rate in float64; stored values are rounded. */
  const exactRate = (step: number): number =>
    set ??
    (current.schedule === null ? current.learningRate : scheduledRate(current.schedule, current.learningRate, step));
  const fits = (spec: OptimizerSpec): spec is Spec => canTune(current, spec);

  return {
    measure: clipper.measure(() => current.clip),
    learningRate: (step) => round(exactRate(step)),
    setLearningRate: (rate) => {
      if (current.schedule !== null) return false;
      set = round(rate);
      return true;
    },
    tune: (next) => {
      if (!fits(next)) throw new RangeError(`${slotsOf(current)} cannot become ${slotsOf(next)} while it trains`);
      if (next.learningRate !== current.learningRate) set = null;
      current = next;
    },
    begin: (step) => {
      decayRate = round(exactRate(step));
      rule.begin(current, exactRate(step), ++updates);
    },
    update: (from, to) => {
      const { clip, weightDecay } = current;
      for (let v = 0; v < trainable.length; v++) {
        const begin = Math.max(from, trainable[v].offset);
        const end = Math.min(to, trainable[v].offset + trainable[v].length);
        if (begin >= end) continue;
        if (clip !== null) clipper.clip(clip, v, begin, end);
        if (weightDecay > 0) kernels.decay(parameters, begin, end, round(weightDecay), decayRate);
        rule.update(begin, end);
      }
    },
  };
}

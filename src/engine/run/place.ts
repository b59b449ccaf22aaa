import { keepsWeights, fitCells } from './fit.ts';
import { headOf, lossConstants, type Head } from './lossHead.ts';
import type { Memory, Plan } from '../memory.ts';
import { createPlan } from '../memory.ts';
import { metrics } from '../allMetrics.ts';
import { layOut } from '../layout.ts';
import { type NetworkPlace, placeNetwork } from '../network.ts';
import { type OptimizerPlace, placeOptimizer } from '../createOptimizer.ts';
import { registerCount } from '../program/registers.ts';
import type { Rows, RunSpec } from '../specs/runSpec.ts';

/** Rows evaluated at a time. */
const evaluationRows = 256;

/** Addresses of rows of data. */
export interface RowsPlace {
  readonly x: number;
  readonly y: number;
  readonly count: number;
}

/** Cells of what a run counts. */
export const counterCells = { epoch: 0, batch: 1 } as const;

/** Everything that a run has, by its address. */
export interface RunPlace {
  readonly plan: Plan;
  // The state.
  readonly counters: number;
  /** The newest history row [keys]. */
  readonly row: number;
  /** Sum of the loss, then the cells of each metric. */
  readonly tally: number;
  readonly metricCells: readonly number[];
  readonly tallyLength: number;
  readonly fit: number;
  readonly order: number;
  readonly parameters: number;
  /** A copy of the best weights; of length 0 if nobody wants it. */
  readonly best: number;
  readonly optimizer: OptimizerPlace;
  // All else.
  readonly network: NetworkPlace;
  readonly evaluator: NetworkPlace;
  readonly head: Head;
  readonly lossConstants: number;
  /** The weights before the batch. */
  readonly previous: number;
  readonly targets: number;
  readonly evaluationTargets: number;
  readonly training: RowsPlace;
  readonly validation: RowsPlace;
  readonly fill: (memory: Memory) => void;
}

/** Places a run, with its history rows of `keys` numbers. */
export function placeRun(spec: RunSpec, keys: number): RunPlace {
  const { model, training, validation, batchSize, precision, callbacks } = spec;
  const layout = layOut(model);
  const { outputs } = layout;
  const plan = createPlan(precision);
  plan.place('registers', 'cells', registerCount);
  const counters = plan.place('counters', 'cells', 2);
  const row = plan.place('row', 'cells', keys);
  const lengths = spec.metrics.map((name) => metrics[name](outputs, Math.fround).cells);
  const tallyLength = lengths.reduce((sum, length) => sum + length, 1);
  const tally = plan.place('tally', 'cells', tallyLength);
  let next = tally + 1;
  const metricCells = lengths.map((length) => {
    const from = next;
    next += length;
    return from;
  });
  const fit = plan.place('fit', 'cells', fitCells(callbacks));
  const order = plan.place('order', 'words', training.count);
  const parameters = plan.place('parameters', 'floats', layout.parameters);
  const best = plan.place('best weights', 'floats', keepsWeights(callbacks) ? layout.parameters : 0);
  // The gradients have no place yet; the optimizer's slots are part of the state.
  const slots = placeOptimizer(
    spec.optimizer,
    { parameters, gradients: -1, length: layout.parameters },
    layout.variables,
    plan.place,
  );
  plan.endState();
  const network = placeNetwork(model, Math.min(batchSize, training.count), plan, { trainable: true, parameters });
  const most = Math.min(evaluationRows, Math.max(training.count, validation.count));
  const evaluator = placeNetwork(model, most, plan, { trainable: false, parameters });
  const placeRows = (name: string, { count, x, y }: Rows): RowsPlace => ({
    x: plan.place(`${name} x`, 'floats', x.length),
    y: plan.place(`${name} y`, 'floats', y.length),
    count,
  });
  const constants = plan.place('constants of the loss', 'cells', 3);
  const places = {
    training: placeRows('training', training),
    validation: placeRows('validation', validation),
  };
  return {
    plan,
    counters,
    row,
    tally,
    metricCells,
    tallyLength,
    fit,
    order,
    parameters,
    best,
    optimizer: { ...slots, gradients: network.gradients },
    network,
    evaluator,
    head: headOf(spec.loss, spec.lossOptions, layout.ops),
    lossConstants: constants,
    previous: plan.place('previous weights', 'floats', layout.parameters),
    targets: plan.place('targets', 'floats', network.capacity * outputs),
    evaluationTargets: plan.place('targets of an evaluation', 'floats', evaluator.capacity * outputs),
    ...places,
    fill: (memory) => {
      network.fill(memory);
      evaluator.fill(memory);
      memory.cells.set(lossConstants(spec.lossOptions), constants);
      for (const name of ['training', 'validation'] as const) {
        memory.floats.set(spec[name].x, places[name].x);
        memory.floats.set(spec[name].y, places[name].y);
      }
    },
  };
}

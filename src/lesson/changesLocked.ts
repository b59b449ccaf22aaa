import { dataKey } from '../data/spec.ts';
import { equal } from '../document/equal.ts';
import type { Experiment } from '../document/experiment.ts';
import type { Regularizer } from '../engine/specs/regularizerSpec.ts';
import type { ControlName, PartName } from './lesson.ts';

const penaltiesOf = ({ layers }: Experiment): readonly Regularizer[] =>
  layers
    .flatMap((layer) => (layer.type === 'dense' ? [layer.kernelRegularizer, layer.biasRegularizer] : []))
    .filter(({ l1, l2 }) => l1 > 0 || l2 > 0);

/** What of an experiment each control sets; the others set nothing that a program has. */
const setBy: { readonly [N in ControlName | PartName]?: (e: Experiment) => unknown } = {
  data: ({ data }) => data,
  dataset: ({ data }) => dataKey(data),
  noise: ({ data }) => data.noise,
  layers: ({ inputs, layers }) => [inputs, layers],
  add_layer: ({ layers }) => layers.map(({ type }) => type),
  activation: ({ layers }) =>
    layers.flatMap((layer) => ('activation' in layer && layer.activation !== 'linear' ? layer.activation : [])),
  regularization: (e) => penaltiesOf(e).map(({ l1, l2 }) => [l1 > 0, l2 > 0]),
  regularization_rate: penaltiesOf,
  compile: ({ loss, lossOptions, optimizer, metrics }) => [loss, lossOptions, optimizer, metrics],
  loss: ({ loss, lossOptions }) => [loss, lossOptions],
  optimizer: ({ optimizer }) => ({ ...optimizer, learningRate: 0 }),
  learning_rate: ({ optimizer }) => optimizer.learningRate,
  metrics: ({ metrics }) => metrics,
  fit: (e) => [e.batchSize, e.epochs, e.validationSplit, e.shuffle, e.callbacks, e.seed],
  batch_size: ({ batchSize }) => batchSize,
  epochs: ({ epochs, callbacks }) => [epochs, callbacks],
  validation_split: ({ validationSplit }) => validationSplit,
  seed: ({ seed }) => seed,
};

/** Whether something is another that a step of a lesson locks. */
export function changesLocked(locked: readonly (ControlName | PartName)[], e: Experiment, next: Experiment): boolean {
  return locked.some((name) => !equal(setBy[name]?.(e), setBy[name]?.(next)));
}

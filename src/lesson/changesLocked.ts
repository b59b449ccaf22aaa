import { dataKey, infoOf } from '../data/spec.ts';
import { change, equal } from '../document/equal.ts';
import type { Experiment } from '../document/experiment.ts';
import { mostInBatch } from '../document/fitRows.ts';
import type { ActivationSpec } from '../engine/layerActivation.ts';
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
  problem: ({ data }) => infoOf(data).task,
  noise: ({ data }) => data.noise,
  layers: ({ inputs, layers }) => [inputs, layers],
  add_layer: ({ layers }) => layers.map(({ type }) => type),
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

const activationsOf = ({ layers }: Experiment): readonly ActivationSpec[] =>
  layers.flatMap((layer) => ('activation' in layer && layer.activation !== 'linear' ? layer.activation : []));

const depthOf = ({ layers }: Experiment): number => layers.filter(({ type }) => type === 'dense').length;

/** Whether `part` is the list `whole` with some left out. */
function isPartOf(part: readonly ActivationSpec[], whole: readonly ActivationSpec[]): boolean {
  let found = 0;
  for (const each of whole) if (found < part.length && equal(each, part[found])) found++;
  return found === part.length;
}

/** Whether layers have other activations. One that is new has one of those that are there. */
function changesActivations(e: Experiment, next: Experiment): boolean {
  const [before, after] = [activationsOf(e), activationsOf(next)];
  if (depthOf(e) === depthOf(next)) return !equal(before, after);
  if (depthOf(e) > depthOf(next)) return !isPartOf(after, before);
  return !isPartOf(before, after) || !after.every((each) => before.some((one) => equal(one, each)));
}

/** Whether something is another that a step of a lesson locks. */
export function changesLocked(locked: readonly (ControlName | PartName)[], e: Experiment, next: Experiment): boolean {
  return locked.some((name) =>
    name === 'activation' ? changesActivations(e, next) : !equal(setBy[name]?.(e), setBy[name]?.(next)),
  );
}

/** The experiment with the numbers of `e` that a step locks: other data bring numbers of their own. */
export function withLocked(locked: readonly (ControlName | PartName)[], e: Experiment, next: Experiment): Experiment {
  const isLocked = (...names: readonly (ControlName | PartName)[]): boolean =>
    names.some((each) => locked.includes(each));
  const hasSplit = isLocked('fit', 'validation_split') && !infoOf(next.data).isComplete;
  const validationSplit = hasSplit ? e.validationSplit : next.validationSplit;
  const batchSize = isLocked('fit', 'batch_size') ? e.batchSize : next.batchSize;
  const optimizer = isLocked('compile', 'optimizer') ? e.optimizer : next.optimizer;
  return change(next, {
    validationSplit,
    batchSize: Math.min(batchSize, mostInBatch({ data: next.data, validationSplit })),
    epochs: isLocked('fit', 'epochs') ? e.epochs : next.epochs,
    optimizer: isLocked('compile', 'learning_rate')
      ? { ...optimizer, learningRate: e.optimizer.learningRate }
      : optimizer,
  });
}

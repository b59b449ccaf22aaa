import type { Feature } from '../data/features.ts';
import { type DataSpec, dataKey, infoOf } from '../data/spec.ts';
import { setData } from '../document/dataEdits.ts';
import { usualLayers } from '../document/defaults.ts';
import { change, equal } from '../document/equal.ts';
import type { Experiment } from '../document/experiment.ts';
import { mostInBatch } from '../document/fitRows.ts';
import type { ActivationSpec } from '../engine/layerActivation.ts';
import type { Layer } from '../engine/specs/model.ts';
import type { Regularizer } from '../engine/specs/regularizerSpec.ts';
import type { Name, PartName } from './lesson.ts';

const penaltiesOf = ({ layers }: Experiment): readonly Regularizer[] =>
  layers
    .flatMap((layer) => (layer.type === 'dense' ? [layer.kernelRegularizer, layer.biasRegularizer] : []))
    .filter(({ l1, l2 }) => l1 > 0 || l2 > 0);

/** Which set the data are: of TensorFlow Playground the same with any seed. */
const setOf = (data: DataSpec): string => (data.type === 'playground' ? data.hash.split(':')[0] : dataKey(data));

const isOther = (e: Experiment, next: Experiment): boolean => setOf(e.data) !== setOf(next.data);

/** Inputs that have a control each: the first two columns, and what TensorFlow Playground makes of them. */
export const singleInputs = {
  input_x: 0,
  input_y: 1,
  input_x_squared: 'square.0',
  input_y_squared: 'square.1',
  input_x_times_y: 'product.0.1',
  input_sin_x: 'sin.0',
  input_sin_y: 'sin.1',
} as const satisfies { readonly [N in PartName]?: Feature };
export const singleInputNames = Object.keys(singleInputs) as readonly (keyof typeof singleInputs)[]; // has no others

/** What of the data each control sets, as long as they are of the same set: others bring their own. */
const setOfData: { readonly [N in Name]?: (data: DataSpec) => unknown } = {
  new_data: (data) => [dataKey(data), data.seed, data.deal],
  samples: ({ samples }) => samples,
  noise: ({ noise }) => noise,
  inputs: ({ features }) => features,
  standardize: ({ standardize }) => standardize,
  ...Object.fromEntries(
    singleInputNames.map((name) => [name, ({ features }: DataSpec) => features.includes(singleInputs[name])]),
  ),
};

/** Controls that bring rows of a person's own. */
const bringers: { readonly [N in Name]?: DataSpec['type'] } = { draw_points: 'points', own_table: 'table' };

/** What of an experiment each control sets; the others set nothing that a program has. */
const setBy: { readonly [N in Name]?: (e: Experiment) => unknown } = {
  data: ({ data }) => data,
  dataset: ({ data }) => setOf(data),
  problem: ({ data }) => infoOf(data).task,
  layers: ({ inputs, layers }) => [inputs, layers],
  input_shape: ({ inputs, data }) => inputs - data.features.length, // those of the data follow them
  rules: ({ rules }) => rules,
  add_layer: ({ layers }) => layers.map(({ type }) => type),
  regularization: (e) => penaltiesOf(e).map(({ l1, l2 }) => [l1 > 0, l2 > 0]),
  regularization_rate: penaltiesOf,
  compile: ({ loss, lossOptions, optimizer, metrics }) => [loss, lossOptions, optimizer, metrics],
  loss: ({ loss, lossOptions }) => [loss, lossOptions],
  optimizer: ({ optimizer }) => ({ ...optimizer, learningRate: 0 }),
  learning_rate: ({ optimizer }) => [optimizer.learningRate, optimizer.schedule],
  metrics: ({ metrics }) => metrics,
  fit: (e) => [e.batchSize, e.epochs, e.validationSplit, e.shuffle, e.callbacks, e.seed],
  batch_size: ({ batchSize }) => batchSize,
  epochs: ({ epochs, callbacks, shuffle }) => [epochs, callbacks, shuffle], // in one panel
  shuffle: ({ shuffle }) => shuffle,
  validation_split: ({ validationSplit }) => validationSplit,
  seed: ({ seed }) => seed,
};

const activationsOf = ({ layers }: Experiment): readonly ActivationSpec[] =>
  layers.flatMap((layer) => ('activation' in layer && layer.activation !== 'linear' ? layer.activation : []));

const depthOf = ({ layers }: Experiment): number => layers.filter(({ type }) => type === 'dense').length;

/** Whether `part` is the list `whole` with some left out. */
function isPartOf(part: readonly unknown[], whole: readonly unknown[]): boolean {
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

/** Whether layers have other units. Those of one that is new are free. */
function changesUnits(e: Experiment, next: Experiment): boolean {
  const [before, after] = [e, next].map(({ layers }) =>
    layers.flatMap((layer) => (layer.type === 'dense' ? layer.units : [])),
  );
  return !isPartOf(before, after) && !isPartOf(after, before);
}

/** A layer with all that has no control of its own. */
const rest = (layer: Layer): unknown => ({
  ...layer,
  units: 0,
  activation: 0,
  kernelRegularizer: 0,
  biasRegularizer: 0,
});

/** Whether layers have other arguments. One that is new has the usual ones, or is like one that is there. */
function changesArguments(e: Experiment, next: Experiment): boolean {
  const before = e.layers.map(rest);
  const after = next.layers.map(rest);
  if (!isPartOf(before, after)) return !isPartOf(after, before);
  return !next.layers.every(
    (layer, i) => equal(rest(usualLayers[layer.type]), after[i]) || before.some((each) => equal(each, after[i])),
  );
}

/** What of the layers is other, though there may be more of them, or fewer. */
const ofLayers: { readonly [N in Name]?: (e: Experiment, next: Experiment) => boolean } = {
  activation: changesActivations,
  units: changesUnits,
  layer_arguments: changesArguments,
};

/** Without the output layer: other data bring one of their own. */
const hidden = (e: Experiment): Experiment => ({ ...e, layers: e.layers.slice(0, -1) });

function changesBy(name: Name, e: Experiment, next: Experiment): boolean {
  const changesLayers = ofLayers[name];
  if (changesLayers !== undefined) {
    return isOther(e, next) ? changesLayers(hidden(e), hidden(next)) : changesLayers(e, next);
  }
  if (bringers[name] !== undefined) return bringers[name] === next.data.type && isOther(e, next);
  const ofData = setOfData[name];
  if (ofData !== undefined) return !isOther(e, next) && !equal(ofData(e.data), ofData(next.data));
  return !equal(setBy[name]?.(e), setBy[name]?.(next));
}

/** Whether something is another that a step of a lesson locks. */
export const changesLocked = (locked: readonly Name[], e: Experiment, next: Experiment): boolean =>
  locked.some((name) => changesBy(name, e, next));

/** The same of data of another set, as far as those can have it. */
function withChosen(isLocked: (name: Name) => boolean, e: Experiment, next: Experiment): Experiment {
  if (!isOther(e, next)) return next;
  const { samples, noise, features, standardize, seed } = e.data;
  const [from, to] = [infoOf(e.data), infoOf(next.data)];
  return setData(next, {
    ...(isLocked('samples') && from.samples && { samples }),
    ...(isLocked('noise') && from.noise && { noise }),
    ...(isLocked('inputs') && from.columns.length === to.columns.length && { features }),
    ...(isLocked('standardize') && { standardize }),
    ...(isLocked('new_data') && { seed }),
  });
}

/** The experiment with the numbers of `e` that a step locks: other data bring numbers of their own. */
export function withLocked(locked: readonly Name[], e: Experiment, next: Experiment): Experiment {
  if (locked.length === 0) return next;
  const isLocked = (...names: readonly Name[]): boolean => names.some((each) => locked.includes(each));
  const chosen = withChosen(isLocked, e, next);
  const hasSplit = isLocked('fit', 'validation_split') && !infoOf(next.data).isComplete;
  const validationSplit = hasSplit ? e.validationSplit : next.validationSplit;
  const most = isOther(e, next) ? mostInBatch({ data: chosen.data, validationSplit }) : Infinity;
  const optimizer = isLocked('compile', 'optimizer') ? e.optimizer : next.optimizer;
  const keepsHidden =
    isOther(e, next) &&
    e.layers.at(-1)?.type === 'dense' &&
    isLocked('layers', 'add_layer', 'units', 'activation', 'layer_arguments');
  return change(chosen, {
    layers: keepsHidden ? [...e.layers.slice(0, -1), ...next.layers.slice(-1)] : next.layers,
    validationSplit,
    batchSize: isLocked('fit', 'batch_size') ? Math.min(e.batchSize, most) : next.batchSize,
    epochs: isLocked('fit', 'epochs') ? e.epochs : next.epochs,
    optimizer: isLocked('compile', 'learning_rate')
      ? { ...optimizer, learningRate: e.optimizer.learningRate, schedule: e.optimizer.schedule }
      : optimizer,
  });
}

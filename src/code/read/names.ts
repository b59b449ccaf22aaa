import { own } from '../../document/own.ts';
import { callbackClassNames, optimizerClassNames, scheduleClassNames } from '../../document/classNames.ts';
import { activationNames } from '../../engine/activations.ts';
import { losses } from '../../keras/losses.ts';
import { metrics } from '../../keras/metrics.ts';
import { regularizers } from '../../keras/regularizers.ts';
import { mergingLayers, missingLayers, otherLayers } from './catalogue.ts';
import { layerNames } from './makeLayer.ts';
import { nearest } from './nearestName.ts';
import type { Place } from './codeProblem.ts';
import type { Family, Value } from './value.ts';
import { words } from './words.ts';

/** Second part of a path in Keras → its names, including some older ones. */
const families: Readonly<Record<string, Family>> = {
  layers: 'layers',
  models: 'models',
  activations: 'activations',
  initializers: 'initializers',
  initializations: 'initializers',
  regularizers: 'regularizers',
  optimizers: 'optimizers',
  optimizer_v1: 'optimizers',
  optimizer_v2: 'optimizers',
  losses: 'losses',
  objectives: 'losses',
  metrics: 'metrics',
  callbacks: 'callbacks',
  utils: 'utils',
};
/** Base classes at the top level of Keras 3. */
const bases: Readonly<Record<string, Family>> = {
  Layer: 'layers',
  Loss: 'losses',
  Metric: 'metrics',
  Optimizer: 'optimizers',
  Initializer: 'initializers',
  Regularizer: 'regularizers',
};
/** Other names at the top level of Keras. */
const otherModules = new Set(
  words(`
    backend datasets ops applications preprocessing constraints random saving wrappers distribution
    mixed_precision config quantizers tree version __version__ export topology visualization dtype_policies
    name_scope training estimator base_layer input_layer sequential experimental
  `),
);
/** Modules that are no more specific than their family: `keras.layers.core`. */
const inner =
  /^(?:core|advanced_activations|normalization|noise|merge|merging|experimental|preprocessing|embeddings|convolutional|recurrent|pooling|regularization|activation|np_utils|vis_utils|generic_utils|legacy|accuracy_metrics|losses|optimizers|callbacks|v\d)$/;
const dropped = new Set(['src', 'api', '_api', '_tf_keras', 'python', 'engine', 'compat', 'v1', 'v2', 'keras']);

/** `tensorflow.keras.layers`, `tf_keras.layers`, `keras.src.layers` … are all `keras.layers`. */
function normal(path: readonly string[]): readonly string[] {
  // tf.optimizers, tf.losses … are Keras's too.
  if (path[0] === 'tensorflow' && path[1] === 'compat' && /^v\d$/.test(path[2] ?? ''))
    return normal(['tensorflow', ...path.slice(3)]);
  if (path[0] === 'tensorflow' && path.length > 1 && Object.hasOwn(families, path[1]))
    return ['keras', ...path.slice(1)];
  const root = path[0] === 'tf_keras' ? 0 : path.indexOf('keras');
  const ours = path[0] === 'keras' || path[0] === 'tf_keras' || (path[0] === 'tensorflow' && root > 0);
  return ours ? ['keras', ...path.slice(root + 1).filter((part) => !dropped.has(part))] : path;
}

/** Other modules with activations, as functions of tensors: `tf.nn.relu`, `tf.sigmoid`, `K.tanh`. */
const functionsOfTensors = /^(?:tensorflow(?:\.nn|\.math)?|keras\.(?:backend|ops|ops\.nn))$/;

/** Value that `import a.b.c as d` binds. */
export function moduleAt(path: readonly string[]): Value {
  let value: Value = { kind: 'module', path: normal(path).slice(0, 1).join('.') };
  for (const name of normal(path).slice(1)) value = value.kind === 'module' ? memberOf(value.path, name, null) : value;
  return value;
}

/** `path.name`. `at`: the place of the name, to tell that it doesn't exist. */
export function memberOf(path: string, name: string, at: Place | null): Value {
  const parts = normal([...path.split('.'), name]);
  const last = parts[parts.length - 1];
  const module: Value = { kind: 'module', path: parts.join('.') };
  if (functionsOfTensors.test(parts.slice(0, -1).join('.'))) {
    const name = last === 'identity' ? 'linear' : last;
    const known = activationNames.some((each) => each === name) || name === 'swish' || name === 'relu6';
    if (known) return { kind: 'keras', family: 'activations', name };
  }
  if (parts[0] !== 'keras' || parts.length === 1) return module;
  if (last === 'Input' || last === 'InputLayer') return { kind: 'keras', family: 'layers', name: last };
  if (parts.length === 2 && Object.hasOwn(bases, last)) return { kind: 'keras', family: bases[last], name: last };
  if (last === 'Sequential' || last === 'Model') return { kind: 'keras', family: 'models', name: last };
  const family = own(families, parts[1]);
  if (family !== undefined) {
    if (parts.length === 2) return module;
    if (last === 'schedules') return { kind: 'module', path: 'keras.optimizers.schedules' };
    if (parts.includes('schedules')) return { kind: 'keras', family: 'schedules', name: last };
    if (inner.test(last)) return { kind: 'module', path: `keras.${parts[1]}` };
    return { kind: 'keras', family, name: last };
  }
  if (parts.length > 2 || otherModules.has(last) || at === null) return module;
  const close = layerNames.includes(last) ? `layers.${last}` : nearest(last, Object.keys(families));
  return { kind: 'unknown', why: { code: 'undefined', name: last, place: at, nearest: close, module: 'keras' } };
}

const modules: Readonly<Record<string, { readonly path: string; readonly line: string }>> = {
  keras: { path: 'keras', line: 'import keras' },
  tf: { path: 'tensorflow', line: 'import tensorflow as tf' },
  tensorflow: { path: 'tensorflow', line: 'import tensorflow' },
  np: { path: 'numpy', line: 'import numpy as np' },
  numpy: { path: 'numpy', line: 'import numpy' },
  ...Object.fromEntries(
    Object.keys(families).map((each) => [each, { path: `keras.${each}`, line: `from keras import ${each}` }]),
  ),
};

const classes: Readonly<Partial<Record<Family, readonly string[]>>> = {
  layers: [...layerNames, ...otherLayers, ...mergingLayers, ...missingLayers],
  models: ['Sequential', 'Model'],
  optimizers: [...Object.values(optimizerClassNames), ...words('Ftrl Lion Muon LossScaleOptimizer')],
  schedules: Object.values(scheduleClassNames),
  regularizers: Object.entries(regularizers).flatMap(([name, { className }]) => [className, name]),
  callbacks: [
    ...Object.values(callbackClassNames),
    ...words(`
    ModelCheckpoint CSVLogger TensorBoard History ProgbarLogger BackupAndRestore BaseLogger RemoteMonitor
    LearningRateScheduler LambdaCallback SwapEMAWeights
  `),
  ],
  losses: [
    ...Object.values(losses).map(({ className }) => className),
    ...words(`
    SquaredHinge CosineSimilarity MeanAbsolutePercentageError MeanSquaredLogarithmicError BinaryFocalCrossentropy
    CategoricalFocalCrossentropy
  `),
  ],
  metrics: [
    ...Object.values(metrics).flatMap(({ className }) => className ?? []),
    ...words(`
    Accuracy F1Score RootMeanSquaredError TopKCategoricalAccuracy SparseTopKCategoricalAccuracy
  `),
  ],
  initializers: words(`
    RandomNormal RandomUniform TruncatedNormal VarianceScaling GlorotUniform GlorotNormal HeNormal HeUniform
    LecunNormal LecunUniform Orthogonal Constant Zeros Ones
    glorot_normal glorot_uniform he_normal he_uniform lecun_normal lecun_uniform
  `),
  utils: ['to_categorical'],
};

const prelude = new Map<string, { readonly value: Value; readonly line: string }>();
for (const [family, names] of Object.entries(classes) as [Family, readonly string[]][]) {
  const from = family === 'schedules' ? 'optimizers.schedules' : family;
  for (const name of names) {
    if (prelude.has(name) || name === 'add' || name === 'dot') continue;
    prelude.set(name, { value: { kind: 'keras', family, name }, line: `from keras.${from} import ${name}` });
  }
}
for (const [name, { path, line }] of Object.entries(modules)) {
  prelude.set(name, { value: { kind: 'module', path }, line });
}

prelude.set('partial', {
  value: { kind: 'module', path: 'functools.partial' },
  line: 'from functools import partial',
});

for (const name of ['KerasClassifier', 'KerasRegressor']) {
  const value: Value = { kind: 'module', path: `scikeras.wrappers.${name}` };
  prelude.set(name, { value, line: `from scikeras.wrappers import ${name}` });
}

/** Meaning of a name that was not imported, and the line that would have imported it; null for any other name. */
export function wellKnown(name: string): { readonly value: Value; readonly line: string } | null {
  return prelude.get(name) ?? null;
}

/** Names that a person may have meant. */
export const wellKnownNames: readonly string[] = [...layerNames, 'Sequential', 'keras', 'layers'];

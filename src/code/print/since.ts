import { layers } from '../../keras/layers.ts';
import { optimizers } from '../../keras/optimizers.ts';
import { schedules } from '../../keras/schedules.ts';

/** Classes with their years. */
const classes = [layers, optimizers, schedules].flatMap((family) =>
  Object.values<{ readonly className: string; readonly since?: string }>(family).flatMap(({ className, since: year }) =>
    year === undefined ? [] : [[className, year] as const],
  ),
);

/**
 * Names that Keras 2.0 of 2017 did not have or gave another meaning, and the year of each: classes, arguments as
 * `Class.argument`, and words written as strings. From the release notes of Keras 2.1 to 2.3 and 3.0 to 3.10, of TensorFlow 2.0 to 2.13, and Keras's
 * sources; without a year where none was found there.
 */
export const since: Readonly<Record<string, string>> = {
  ...Object.fromEntries(classes),
  'BatchNormalization.trainable': 'in 2017 a frozen one went on normalizing by the batch while training',
  // activations
  exponential: 'since 2018',
  gelu: 'since 2020',
  silu: 'since 2020, first as swish',
  leaky_relu: 'since 2023',
  relu6: 'since 2023',
  mish: 'since 2023',
  log_softmax: 'since 2023',
  hard_silu: 'since 2023',
  celu: 'since 2024',
  hard_tanh: 'since 2024',
  log_sigmoid: 'since 2024',
  squareplus: 'since 2024',
  soft_shrink: 'since 2024',
  hard_shrink: 'since 2024',
  tanh_shrink: 'since 2024',
  sparse_plus: 'since 2025',
  sparse_sigmoid: 'since 2025',
  sparsemax: 'since 2025, and as it should be since 2026',
  hard_sigmoid: 'in 2017 it was x/5 + 1/2, today it is x/6 + 1/2',
  // initializers
  untruncated_normal: 'since 2019',
  glorot_normal: 'in 2017 its weights were 12 % smaller',
  he_normal: 'in 2017 its weights were 12 % smaller',
  lecun_normal: 'in 2017 its weights were 12 % smaller',
  variance_scaling: 'in 2017 its weights were 12 % smaller',
  'VarianceScaling.normal': 'in 2017 its weights were 12 % smaller',
  // losses and metrics
  huber: 'since 2020, first as huber_loss',
  Huber: 'since 2019',
  BinaryCrossentropy: 'an object since 2019',
  CategoricalCrossentropy: 'an object since 2019',
  SparseCategoricalCrossentropy: 'an object since 2019',
  precision: 'a class since 2019, this word since 2023',
  recall: 'a class since 2019, this word since 2023',
  auc: 'a class since 2019, this word since 2023',
  r2_score: 'since 2023',
  hinge: 'in 2017 the targets had to be -1 and 1',
  // optimizers
  RMSprop: 'in 2017 epsilon stood outside the root',
  Adagrad: 'in 2017 epsilon stood outside the root',
  'Adagrad.initial_accumulator_value': 'since 2019',
  'Adam.amsgrad': 'since 2018',
  'RMSprop.momentum': 'since 2019',
  'RMSprop.centered': 'since 2019',
  weight_decay: 'since 2022',
  clipnorm: 'in 2017 of all gradients together, today of each',
  // callbacks
  'EarlyStopping.baseline': 'since 2018',
  'EarlyStopping.restore_best_weights': 'since 2018',
  'EarlyStopping.start_from_epoch': 'not yet in 2017',
  'EarlyStopping.patience': 'EarlyStopping of 2017 (up to Keras 2.0.8) waited one epoch longer',
  'ReduceLROnPlateau.patience': 'ReduceLROnPlateau of 2017 waited one epoch longer',
};

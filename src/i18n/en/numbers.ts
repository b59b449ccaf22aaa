import { count } from '../../document/spelling.ts';
import type { Translation } from '../translation.ts';

/** The numbers of what is chosen in the drawing, shown and said: loaded with them. */
export const numbers = {
  unknown: 'not known yet',
  weight: 'weight',
  bias: 'bias',
  slope: 'slope',
  /** The effect of Dropout on a neuron. */
  dropout: { dropped: 'dropped', kept: 'kept', none: 'inactive in inference' },
  others: (n: number) => `${count(n)} more`,
  thisExample: 'for this example',
  /** A number that does not learn, a neuron whose output the next layer does not get. */
  frozen: 'frozen',
  off: 'switched off',
  spokenStill: (what: string, how: string) => `${what}, ${how}`,
  /** Before all the digits of a float32. */
  exactly: 'exactly',
  beforeUpdate: 'before the update',
  afterUpdate: 'after it',
  spokenNeuron: (neuron: string, value: string) => `${neuron}, output ${value}`,
  /** A neuron, and what one of its layers does to the number. */
  spokenWith: (neuron: string, stage: string, what: string) => `${neuron}, ${stage}: ${what}`,
  spokenNormalized: (deviations: string, gamma: string, beta: string) =>
    `normalized ${deviations}, gamma ${gamma}, beta ${beta}`,
  spokenWeight: (from: string, to: string, value: string) => `Weight from ${from} to ${to}: ${value}`,
  /** @param role gamma, beta or alpha */
  spokenStage: (role: string, neuron: string, value: string) => `${role} of ${neuron}: ${value}`,
  spokenBias: (neuron: string, value: string) => `Bias of ${neuron}: ${value}`,
  /** A row of the curves, said. */
  reading: (epoch: number, values: string) => `Epoch ${epoch}: ${values}`,
  /** The columns of the history. */
  keys: {
    loss: 'training loss',
    accuracy: 'training accuracy',
    binary_accuracy: 'training binary_accuracy',
    categorical_accuracy: 'training categorical_accuracy',
    sparse_categorical_accuracy: 'training sparse_categorical_accuracy',
    precision: 'training precision',
    recall: 'training recall',
    auc: 'training AUC',
    mean_absolute_error: 'training mean_absolute_error',
    mean_squared_error: 'training mean_squared_error',
    r2_score: 'training R²',
    learning_rate: 'learning rate',
    val_loss: 'validation loss',
    val_accuracy: 'validation accuracy',
    val_binary_accuracy: 'validation binary_accuracy',
    val_categorical_accuracy: 'validation categorical_accuracy',
    val_sparse_categorical_accuracy: 'validation sparse_categorical_accuracy',
    val_precision: 'validation precision',
    val_recall: 'validation recall',
    val_auc: 'validation AUC',
    val_mean_absolute_error: 'validation mean_absolute_error',
    val_mean_squared_error: 'validation mean_squared_error',
    val_r2_score: 'validation R²',
  } as Readonly<Record<string, string>>,
};

export type NumbersText = Translation<typeof numbers>;

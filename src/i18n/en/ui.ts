import type { MetricName } from '../../engine/specs/metricSpecs.ts';
import { count } from '../../document/spelling.ts';

/** Where a run stands: the loss and the first metric, under its short name. */
export interface RunNow {
  readonly epoch: number;
  readonly loss: string | null;
  readonly metric: string;
  readonly value: string | null;
}

/** The frame of the page: bar, settings, layers, sharing, messages. */
export const ui = {
  title: 'MLP Visualizer',
  regions: { data: 'Data', network: 'Network', plot: 'Plot' },
  tabBar: 'Parts of the page',
  tabs: { network: 'Network', plot: 'Plot', data: 'Data', code: 'Code', menu: 'Menu' },
  skip: 'Skip to the network',

  train: 'Train',
  pause: 'Pause',
  stepBatch: 'Step batch',
  stepEpoch: 'Step epoch',
  reset: 'Reset',
  resetHint: 'Return to the same initial weights',
  newSeed: 'New seed',
  newSeedHint: 'Choose other initial weights',
  undo: 'Undo',
  redo: 'Redo',
  earlierWork: 'Earlier work',
  noEarlierWork: 'Nothing yet. Your earlier experiments are listed here.',
  share: 'Share',
  lessons: 'Lessons',
  dropFile: 'Drop the file here',
  locked: 'Locked in this step of the lesson',
  controls: 'Training',
  history: 'Undo and redo',
  pace: 'Pace',
  paceOf: (unit: 'batch' | 'epoch', perSecond: number) => {
    if (perSecond === Number.POSITIVE_INFINITY) return 'Full speed';
    const many = unit === 'batch' ? 'batches' : 'epochs';
    return `${perSecond} ${perSecond === 1 ? unit : many} / s`;
  },
  language: 'Language',
  theme: 'Theme',
  themes: { system: 'Auto', light: 'Light', dark: 'Dark', projector: 'Projector' },
  batchOf: (batch: number, batches: number) => `batch ${batch} / ${batches}`,
  shortMetrics: {
    accuracy: 'accuracy',
    binary_accuracy: 'accuracy',
    categorical_accuracy: 'accuracy',
    sparse_categorical_accuracy: 'accuracy',
    precision: 'precision',
    recall: 'recall',
    auc: 'AUC',
    mean_absolute_error: 'MAE',
    mean_squared_error: 'MSE',
    r2_score: 'R²',
  } satisfies Readonly<Record<MetricName, string>>,
  rateNow: (rate: string) => `learning_rate ${rate}`,
  status: ({ epoch, loss, metric, value }: RunNow) =>
    [`Epoch ${epoch}`, loss === null ? '' : `loss ${loss}`, value === null ? '' : `${metric} ${value}`]
      .filter((part) => part !== '')
      .join(' · '),
  trainMore: (epochs: number) => `Raise the epochs limit by ${count(epochs)} and continue, like a second call of fit`,
  /** @param epochs that Train adds to the limit; 0 where it is locked */
  limitReached: (epochs: number) => `limit reached${epochs > 0 ? ` · Train adds ${count(epochs)}` : ''}`,
  stepAtLimit: (isLocked: boolean) =>
    `The epochs limit is reached.${isLocked ? ' It is locked here.' : ' Train raises it.'}`,
  brokenOff: 'Training stopped. Press Reset to start again.',
  statusImpossible: 'This network cannot be trained yet.',
  fingerprint: (digits: string, epoch: number) => `Weights ${digits} at epoch ${epoch}`,
  fingerprintHint:
    'The first 8 digits of the SHA-256 of all weights. The same link gives the same digits at the same epoch, on every computer.',
  fingerprintTuned: 'A setting was changed during this run. The link alone does not give these weights.',
  fingerprintByHand: 'Weights were set by hand. The link alone does not give these weights.',
  fingerprintRefitted:
    'A second fit continued after the first had ended, with its callbacks reset. The link alone does not give these weights.',

  compile: 'compile',
  fit: 'fit',
  loss: 'loss',
  optimizer: 'optimizer',
  learningRate: 'learning_rate',
  batchSize: 'batch_size',
  epochs: 'epochs',
  validationSplit: 'validation_split',
  seed: 'seed',
  metrics: 'metrics',
  callbacks: 'callbacks',
  chosen: (count: number) => (count === 0 ? 'none' : `${count} chosen`),
  lossGroups: { classification: 'Classification', regression: 'Regression' },
  hints: {
    loss: 'The value that training minimizes',
    optimizer: 'How gradients update the weights',
    learningRate: 'The size of each update. Can be changed during training.',
    metrics: 'Values to show besides the loss. Not used for training.',
    callbacks: 'Functions that act during training; also whether examples are shuffled',
    batchSize: 'The number of examples for each update',
    epochs: 'The number of passes through the training data',
    validationSplit: 'The share of examples used for validation, not for training',
    seed: 'Determines the initial weights and the order of the examples',
  },

  layers: 'Layers',
  input: 'Input',
  inputUnits: 'Number of inputs',
  activationOf: (place: string) => `Activation function of ${place}`,
  noActivation: 'none',
  moreActivations: 'More',
  noGradient: 'No gradient',
  argumentOf: (argument: string, place: string) => `${argument} of ${place}`,
  slopeIsLearned: 'its slope is learned',
  sumsToOne: 'outputs sum to 1',
  frozen: 'Frozen (trainable=False): its weights do not change',
  frozenByHand: 'Frozen by hand: its weights do not change',
  units: 'units',
  unitsOf: (place: string) => `units of ${place}`,
  less: (what: string) => `Decrease ${what}`,
  more: (what: string) => `Increase ${what}`,
  addLayer: 'Add layer',
  addLayerHint: 'Adds a hidden layer of the same kind before the output layer',
  insertAt: (after: string) => `Insert after ${after}`,
  insertBehind: 'Insert after …',
  layerGroups: {
    core: 'Core',
    activations: 'Activation layers',
    regularization: 'Regularization',
    normalization: 'Normalization',
  },
  optionsOf: (place: string) => `Options of ${place}`,
  changed: (count: number, names: string) => `${count} changed: ${names}`,
  missing: {
    unreachable: 'This part of the page could not be loaded. Check your network connection.',
    replaced: 'There is a newer version of this page. Reload the page to continue. Your experiment is kept.',
    broken: 'This part of the page failed. Your experiment is kept.',
    tryAgain: 'Try again',
    reload: 'Reload',
  },
  duplicate: 'Duplicate',
  remove: 'Remove',
  moveLeft: 'Move left',
  moveRight: 'Move right',
  place: (index: number, name: string) => `layer ${index + 1}, ${name}`,
  parameters: (n: number) => `${count(n)} ${n === 1 ? 'parameter' : 'parameters'}`,
  problems: 'Problems',

  gallery: 'Data sets',
  samples: 'examples',
  noise: 'noise',
  standardize: 'standardize',
  standardizeHint: 'Scale each input to mean 0 and standard deviation 1, computed on the training data',
  newData: 'New data',
  newDataHint: 'Generate new points, or split real data again',
  counts: (training: number, validation: number) =>
    validation === 0 ? `${training} for training` : `${training} for training, ${validation} for validation`,

  qr: 'QR code of the link',
  noQr: 'This link is too long for a QR code.',
  close: 'Close',
} as const;

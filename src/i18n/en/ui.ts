import type { MetricName } from '../../engine/metricFacts.ts';
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
  plotLarger: 'Enlarge the plot',
  plotSmaller: 'Back to the network',
  tabBar: 'Parts of the page',
  tabs: { network: 'Network', plot: 'Plot', data: 'Data', code: 'Code', menu: 'Menu' },
  skip: 'Skip to the network',

  train: 'Train',
  pause: 'Pause',
  stepBatch: 'Step batch',
  stepEpoch: 'Step epoch',
  reset: 'Reset',
  resetHint: 'Back to the same initial weights',
  newSeed: 'New seed',
  newSeedHint: 'Other initial weights',
  undo: 'Undo',
  redo: 'Redo',
  earlierWork: 'Earlier work',
  noEarlierWork: 'Nothing yet: what you change is kept here.',
  share: 'Share',
  lessons: 'Lessons',
  dropLesson: 'Drop the lesson here',
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
  statusImpossible: 'This network cannot be trained on these data yet.',
  fingerprint: (digits: string, epoch: number) => `Weights ${digits} at epoch ${epoch}`,
  fingerprintHint:
    'The first 8 digits of the SHA-256 of all weights. The same link gives the same digits at the same epoch, on every computer.',
  fingerprintTuned: 'A setting was changed during this run, so the link alone does not lead to these weights.',
  fingerprintRefitted:
    'A second fit went on where the first had ended, and its callbacks began anew, so the link alone does not lead to these weights.',

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
  lossGroups: { classification: 'For classes', regression: 'For numbers' },
  hints: {
    loss: 'What the training makes small',
    optimizer: 'How the weights follow the gradient',
    learningRate: 'How far each update goes. May be changed while training.',
    metrics: 'What is told besides the loss; the training does not go by it',
    callbacks: 'What watches the training and steps in; and whether the examples are shuffled',
    batchSize: 'Examples per update of the weights',
    epochs: 'How many times all training examples are gone through',
    validationSplit: 'Part of the examples kept back to check on',
    seed: 'Decides the initial weights and the order of the examples',
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
  sumsToOne: 'all sum to 1',
  frozen: 'Frozen (trainable=False): its weights stay as they are',
  units: 'units',
  unitsOf: (place: string) => `Units of ${place}`,
  less: (what: string) => `Less: ${what}`,
  more: (what: string) => `More: ${what}`,
  addLayer: 'Add layer',
  addLayerHint: 'Adds a hidden layer of the same kind before the output layer',
  insertAt: (after: string) => `Insert after ${after}`,
  layerGroups: {
    core: 'Core',
    activations: 'Activation layers',
    regularization: 'Regularization',
    normalization: 'Normalization',
  },
  optionsOf: (place: string) => `Options of ${place}`,
  changed: (count: number, names: string) => `${count} changed: ${names}`,
  missing: {
    unreachable: 'This part of the page could not be loaded. Check the network connection.',
    replaced: 'There is a newer version of this page. Reload it to go on; your experiment is kept.',
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
  standardizeHint: 'Each input with mean 0 and standard deviation 1, fitted on the training part',
  features: 'Inputs',
  newData: 'New data',
  newDataHint: 'Draws other points, or deals the rows anew',
  counts: (training: number, validation: number) =>
    validation === 0 ? `${training} for training` : `${training} for training, ${validation} for validation`,

  shareTitle: 'Share this experiment',
  shareText: 'This link opens the same network, data and initial weights, and gives the same curve on every computer.',
  link: 'Link',
  copy: 'Copy link',
  copied: 'Copied',
  notCopied: 'Copy it by hand: the browser did not allow it.',
  withLanguage: 'Open in English',
  qr: 'QR code of the link',
  noQr: 'The link is too long for a QR code: a lesson from a file is in it.',
  characters: (count: number) => `${count} characters`,
  close: 'Close',
} as const;

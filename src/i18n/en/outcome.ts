/** The right column: what the network says about the data, and the curves. */
export const outcome = {
  view: 'What is shown',
  views: {
    regions: 'Regions',
    curve: 'Curve',
    band: 'Regions',
    points: 'Points',
    confusion: 'Confusion',
  },
  impossible: 'Nothing to show yet: the network does not fit the data. The layers say what is wrong.',

  // the plots
  class: 'class',
  hue: 'hue',
  lightness: 'lightness',
  horizontal: 'Horizontal',
  vertical: 'Vertical',
  regionsLabel: (x: string, y: string) =>
    `Decision regions over ${x} and ${y}. Arrow keys move the example that the network is asked about, with Shift in large steps.`,
  curveLabel: (x: string, y: string) =>
    `What the network gives for each ${x}, and the examples’ ${y}. Left and right arrow keys move the input, with Shift in large steps.`,
  pointsLabel: (x: string, y: string, right: number, count: number) =>
    `Examples by ${x} and ${y}; the network is right about ${right} of ${count}. Arrow keys go from example to example.`,
  legendTraining: 'training',
  legendValidation: 'validation',
  legendWrong: 'wrong',
  legendNetwork: 'network',

  // the example asked about
  label: 'label',
  isRight: 'right',
  isWrong: 'wrong',
  answer: (inputs: string, result: string) => `${inputs}: ${result}`,
  independent: 'Each output by itself: without softmax they do not add up to 1.',
  logits: (activation: string, oneUnit: boolean) =>
    `The outputs are logits (from_logits=True): this is their ${activation}.${
      oneUnit ? ' Keras’s accuracy, though, asks whether the logit itself is above 0.5.' : ''
    }`,
  scores: 'Plain numbers, not probabilities: the network does not end in sigmoid or softmax.',

  // the colour
  pick: 'Pick a colour',
  says: 'The network says',

  // the confusion matrix
  part: 'Which examples',
  parts: { training: 'Training', validation: 'Validation', all: 'All' },
  confusionCaption: (right: number, count: number, epoch: number) => `${right} of ${count} right after epoch ${epoch}`,
  truthAxis: 'label',
  predictionAxis: 'prediction',

  // the curves
  curves: 'Learning curves',
  curvesLabel: 'Learning curves',
  curvesHelp:
    'Arrow keys move the crosshair from epoch to epoch, Page keys farther, Home and End to the ends; Escape hides it.',
  titles: {
    loss: 'Loss',
    accuracy: 'Accuracy',
    binary_accuracy: 'binary_accuracy',
    categorical_accuracy: 'categorical_accuracy',
    sparse_categorical_accuracy: 'sparse_categorical_accuracy',
    precision: 'Precision',
    recall: 'Recall',
    auc: 'AUC',
    mean_absolute_error: 'Mean absolute error',
    mean_squared_error: 'Mean squared error',
    r2_score: 'R²',
    learning_rate: 'Learning rate',
  } as Readonly<Record<string, string>>,
  otherCurve: 'What the lower curves show',
  training: 'training',
  validation: 'validation',
  epoch: (epoch: number) => `epoch ${epoch}`,
  reading: (epoch: number, values: string) => `Epoch ${epoch}: ${values}`,
  separator: ', ',
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
  lossAxis: 'Axis of the loss and of errors',
  linear: 'linear',
  logarithmic: 'log',
  tuned: (name: string, value: string) => `${name} ${value}`,
  trainingNote: 'Training: averaged over the epoch while the weights change, as in Keras.',
  validationNote: 'Validation: at the end of the epoch.',
};

/** The right column: what the network says about the data, and the curves. */
export const outcome = {
  view: 'View',
  views: {
    regions: 'Regions',
    curve: 'Curve',
    band: 'Regions',
    points: 'Points',
    surface: 'Surface',
    parity: 'Predicted / true',
    confusion: 'Confusion',
    roc: 'ROC',
    mistakes: 'Wrong',
  },
  impossible: 'There is no prediction yet. The message under the network says why.',

  // the plots
  class: 'class',
  hue: 'hue',
  lightness: 'lightness',
  horizontal: 'Horizontal',
  vertical: 'Vertical',
  pointsLabel: (x: string, y: string, right: number, count: number) =>
    `Examples by ${x} and ${y}; the network is right about ${right} of ${count}. Arrow keys move to the next example.`,
  legendTraining: 'training',
  legendValidation: 'validation',
  legendWrong: 'wrong',
  legendNetwork: 'network',

  // the example asked about
  label: 'label',
  isRight: 'right',
  isWrong: 'wrong',
  answer: (inputs: string, result: string) => `${inputs}: ${result}`,
  independent: 'The outputs are independent. Without softmax they do not sum to 1.',
  logits: (activation: string, oneUnit: boolean) =>
    `The outputs are scores (logits, from_logits=True). This is their ${activation}.${
      oneUnit ? ' Keras’s accuracy, however, checks whether the score itself is above 0.5.' : ''
    }`,
  scores: 'These are scores (logits), not probabilities: the network does not end in sigmoid or softmax.',

  // the colour
  pick: 'Pick a colour',
  says: 'Prediction',

  // the curves
  curves: 'Learning curves',
  curvesLabel: 'Learning curves',
  curvesHelp:
    'Arrow keys move the crosshair by one epoch, Page Up and Page Down farther, Home and End to the ends. Escape hides it.',
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
  otherCurve: 'Second chart',
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
  lossAxis: 'Scale of the loss and errors',
  linear: 'linear',
  logarithmic: 'log',
  /** Weights, and where in the run. */
  byHand: 'by hand',
  tuned: (name: string, value: string) => `${name} ${value}`,
  trainingNote: 'Training: averaged over the epoch while the weights change, as in Keras.',
  validationNote: 'Validation: at the end of the epoch.',
};

/** The right column: what the network says about the data, and the curves. */
export const outcome = {
  view: 'View',
  views: {
    regions: 'Regions',
    curve: 'Curve',
    band: 'Regions',
    points: 'Points',
    pad: 'Draw',
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
  legendShare: (step: number) => `1 of ${step} drawn`,
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
  separator: ', ',
  lossAxis: 'Scale of the loss and errors',
  linear: 'linear',
  logarithmic: 'log',
  /** Weights, and where in the run. */
  byHand: 'by hand',
  tuned: (name: string, value: string) => `${name} ${value}`,
  trainingNote: 'Training: averaged over the epoch while the weights change, as in Keras.',
  playgroundNote: 'Training: evaluated after the epoch, as in TensorFlow Playground.',
  validationNote: 'Validation: at the end of the epoch.',
};

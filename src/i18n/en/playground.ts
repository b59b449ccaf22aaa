/** The sets and the rules of TensorFlow Playground. */
export const playground = {
  sets: 'Data sets of TensorFlow Playground',
  titles: {
    circle: 'Circle',
    xor: 'Exclusive or',
    gauss: 'Gaussian',
    spiral: 'Spiral',
    'reg-plane': 'Plane',
    'reg-gauss': 'Multi gaussian',
  },
  newData: 'New data',
  newDataHint: 'Draw other points: the next seed',
  seed: (seed: string) => `Seed ${seed}`,
  rules: 'Trained by the rules of TensorFlow Playground.',
  kerasRules: 'Playground’s data, trained by Keras’s rules.',
  toKeras: 'Use Keras’s rules',
  activation: 'Activation of all hidden layers',
  regularization: 'Regularization',
  none: 'none',
  rate: 'Regularization rate',
};

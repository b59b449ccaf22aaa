import type { HealthyCase, SickCase } from './case.ts';

// The first half: written before the doctor was. Not edited to please it.

const binary = 'loss=binary_crossentropy';
const squares = 'loss=mean_squared_error&metrics=none';

/** So many equal layers, as a link has them. */
const deep = (layer: string, times: number): string => Array.from({ length: times }, () => layer).join('-');

export const sickCases: readonly SickCase[] = [
  {
    link: `data=moons&net=2-16.relu:bias=constant,-8-16.relu-1.sigmoid&${binary}&opt=adam:0.01`,
    epoch: 30,
    says: 'deadUnits',
    layer: 0,
    cure: 'net=2-16.relu-16.relu-1.sigmoid',
  },
  {
    link: 'data=mnist&net=784-64.relu-10.softmax&opt=sgd:5&batch=16',
    epoch: 3,
    says: 'deadUnits',
    layer: 0,
    cure: 'opt=sgd:0.05',
  },
  {
    link: `data=circle&net=2-8.sigmoid:random_normal,0,30-1.sigmoid&${binary}&opt=sgd:0.1`,
    epoch: 50,
    says: 'saturated',
    layer: 0,
    cure: 'net=2-8.tanh-1.sigmoid',
  },
  {
    link: 'data=iris&net=4-12.tanh:random_normal,0,20-12.tanh:random_normal,0,20-3.softmax&opt=sgd:0.03',
    epoch: 50,
    says: 'saturated',
    layer: 1,
    cure: 'net=4-12.tanh-12.tanh-3.softmax',
  },
  {
    link: `data=moons&net=2-${deep('8.sigmoid', 6)}-1.sigmoid&${binary}&opt=sgd:0.1`,
    epoch: 100,
    says: 'vanishing',
    layer: 0,
    cure: `net=2-${deep('8.relu', 6)}-1.sigmoid`,
  },
  {
    link: `data=mnist&net=784-${deep('32.sigmoid', 5)}-10.softmax&opt=sgd:0.1`,
    epoch: 5,
    says: 'vanishing',
    layer: 0,
    cure: `net=784-${deep('32.relu', 5)}-10.softmax`,
  },
  {
    link: `data=hill&net=2-${deep('24.relu:random_normal,0,1', 5)}-1&${squares}&opt=adam:0.0001`,
    epoch: 3,
    says: 'exploding',
    layer: 0,
    cure: `net=2-${deep('24.relu', 5)}-1`,
  },
  {
    link: 'data=mnist&net=784-64.relu:random_normal,0,0.5-64.relu:random_normal,0,1-64.relu:random_normal,0,1-10.softmax:random_normal,0,1&opt=adam:1e-4&batch=16',
    epoch: 2,
    says: 'exploding',
    layer: 0,
    cure: 'net=784-64.relu-64.relu-64.relu-10.softmax',
  },
  {
    link: `data=circle&net=2-8.tanh:constant,0.5-1.sigmoid:constant,0.5&${binary}&opt=adam:0.05`,
    epoch: 60,
    says: 'symmetric',
    layer: 0,
    cure: 'net=2-8.tanh-1.sigmoid',
  },
  {
    link: `data=sine&net=1-32.relu-32.relu-1&${squares}&opt=sgd:5`,
    epoch: 20,
    says: 'diverged',
    cure: 'opt=sgd:0.05',
  },
  {
    link: `data=moons&noise=0.8&samples=100&split=0.4&net=2-64.relu-64.relu-1.sigmoid&${binary}&opt=adam:0.01`,
    epoch: 150,
    says: 'overfitting',
    cure: 'net=2-4.tanh-1.sigmoid',
  },
  {
    link: `data=sine&noise=0.5&samples=40&split=0.4&net=1-64.relu-64.relu-1&${squares}&opt=adam:0.01&batch=8`,
    epoch: 300,
    says: 'overfitting',
    cure: 'net=1-4.tanh-1',
  },
  {
    link: 'data=penguins&std=0&net=9-8.relu-3.softmax&opt=adam:0.01',
    epoch: 40,
    says: 'unscaledInputs',
    cure: 'std=1',
  },
  {
    link: `data=mpg&std=0&net=9-16.sigmoid-1&${squares}&opt=adam:0.05`,
    epoch: 60,
    says: 'unscaledInputs',
    cure: 'std=1',
  },
  {
    link: 'data=iris&net=4-16.relu-3.softmax&opt=adam:1e-6',
    epoch: 60,
    says: 'rateTooSmall',
    cure: 'opt=adam:0.01',
  },
  {
    link: 'data=mnist&net=784-64.relu-10.softmax&opt=sgd:1e-5&batch=16',
    epoch: 6,
    says: 'rateTooSmall',
    cure: 'opt=sgd:0.05',
  },
  {
    link: 'data=colours&net=3-8.tanh-3.softmax&opt=sgd:5&batch=8',
    epoch: 40,
    says: 'rateTooLarge',
    cure: 'opt=sgd:0.1',
  },
  {
    link: `data=sine&net=1-16.tanh-16.tanh-1&${squares}&opt=rmsprop:0.3`,
    epoch: 60,
    says: 'rateTooLarge',
    cure: 'opt=rmsprop:0.005',
  },
  {
    link: `data=circle&net=2-8.tanh-1.softmax&${binary}&opt=adam:0.05`,
    epoch: 40,
    says: 'lossMismatch',
    layer: 1,
    cure: 'net=2-8.tanh-1.sigmoid',
  },
  {
    link: `data=sine&net=1-16.tanh-1.sigmoid&${squares}&opt=adam:0.02`,
    epoch: 80,
    says: 'lossMismatch',
    layer: 1,
    cure: 'net=1-16.tanh-1',
  },
  {
    link: `data=mpg&net=9-32.relu-32.relu-1&${squares}&opt=adam:0.002&epochs=6`,
    epoch: 6,
    says: 'tooFewEpochs',
    cure: 'epochs=60',
    cureEpochs: 60,
  },
  {
    link: `data=circle&net=2-1.sigmoid&${binary}&opt=adam:0.05`,
    epoch: 200,
    says: 'tooSmall',
    cure: 'net=2-8.tanh-1.sigmoid',
  },
  {
    link: `data=xor&net=2-1.tanh-1.sigmoid&${binary}&opt=adam:0.1&batch=4&split=0`,
    epoch: 400,
    says: 'tooSmall',
    layer: 0,
    cure: 'net=2-4.tanh-1.sigmoid',
  },
  {
    link: 'data=iris&features=1&net=1-16.tanh-3.softmax&opt=adam:0.05',
    epoch: 200,
    says: 'contradictions',
    cure: 'features=0,1,2,3&net=4-16.tanh-3.softmax',
  },
];

export const healthyCases: readonly HealthyCase[] = [
  // As they open on the page.
  { link: 'data=colours&net=3-4-sigmoid-3-softmax&opt=sgd:0.1&batch=8', epoch: 100 },
  { link: `data=xor&net=2-4.tanh-1.sigmoid&${binary}&opt=adam:0.1&batch=4&split=0`, epoch: 120 },
  { link: `data=and&net=2-1.sigmoid&${binary}&opt=sgd:1&batch=4&split=0`, epoch: 150 },
  { link: `data=circle&net=2-4.tanh-1.sigmoid&${binary}&opt=sgd:0.3`, epoch: 150 },
  { link: `data=gauss&net=2-2.tanh-1.sigmoid&${binary}&opt=sgd:0.03`, epoch: 60 },
  { link: `data=spiral&net=2-16.relu-16.relu-1.sigmoid&${binary}&opt=adam:0.02`, epoch: 150 },
  { link: `data=plane&net=2-1&${squares}&opt=sgd:0.05`, epoch: 60 },
  { link: 'data=mnist&net=784-64.relu-10.softmax&opt=adam&batch=16', epoch: 8 },
  { link: 'data=penguins&net=9-8.relu-3.softmax&opt=adam:0.01', epoch: 80 },
  {
    link: 'data=mpg&net=9-32.relu-32.relu-1&loss=mean_squared_error&opt=adam:0.005&metrics=mean_absolute_error',
    epoch: 100,
  },
  // Other activations, optimizers, losses and layers.
  { link: 'data=iris&net=4-16.relu:l2=0.001-3.softmax&opt=sgd:0.1:0.9', epoch: 80 },
  { link: 'data=rings&net=2-16-BatchNormalization-relu-16-BatchNormalization-relu-3.softmax&opt=adam:0.02', epoch: 80 },
  { link: 'data=mnist&net=784-128.relu-Dropout:0.3-10.softmax&opt=adam', epoch: 6 },
  { link: 'data=spiral3&net=2-32.silu-32.silu-3.softmax&opt=adamw:0.02', epoch: 120 },
  { link: `data=hill&net=2-16.gelu-16.gelu-1&${squares}&opt=adam:0.01`, epoch: 100 },
  { link: `data=sine&net=1-16.tanh-16.tanh-1&${squares}&opt=rmsprop:0.005`, epoch: 150 },
  {
    link: `data=moons&net=2-16.selu:lecun_normal-16.selu:lecun_normal-1.sigmoid&${binary}&opt=nadam:0.01`,
    epoch: 80,
  },
  { link: `data=circles&net=2-8.softplus-1.sigmoid&${binary}&opt=sgd:0.1:0.9:nesterov`, epoch: 100 },
  {
    link: 'data=gauss4&net=2-8.leaky_relu-4&loss=categorical_crossentropy:logits&opt=adagrad:0.3',
    epoch: 60,
  },
  { link: 'data=gauss6&net=2-16-LayerNormalization-tanh-6.softmax&opt=adamax:0.02', epoch: 60 },
];

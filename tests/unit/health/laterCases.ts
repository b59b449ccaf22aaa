import { flats, flatsInYen, grades, rare, throws, throwsInMillimetres } from './ownTables.ts';
import type { Cure, Sickness } from '../../../src/health/finding.ts';
import type { SickCase } from './case.ts';

// What the doctor did not know at first, and was held to before it learned it.

const binary = 'loss=binary_crossentropy';
const squares = 'loss=mean_squared_error&metrics=none';
const oneWeight = `data=sine&samples=20&net=1-1:nobias:constant,-1&${squares}&batch=20&split=0`;
const own = ({ hash }: { readonly hash: string }): string => `data=table:${hash}`;

export const laterSickCases: readonly SickCase[] = [
  // Dense on Dense with nothing between them: one linear map, however many layers, and a ring is no half of a plane.
  {
    link: `data=circle&net=2-8-8-1.sigmoid&${binary}&opt=adam:0.03`,
    epoch: 100,
    says: 'noActivation',
    cure: 'net=2-8.relu-8.relu-1.sigmoid',
  },
  // A wide one, with normalization and Dropout, which do not bend either.
  {
    link: `data=rings&net=2-64-BatchNormalization-Dropout:0.1-3.softmax&opt=adam:0.01`,
    epoch: 60,
    says: 'noActivation',
    cure: 'net=2-64-relu-3.softmax',
  },
  // A wave is no line.
  {
    link: 'data=sine&net=1-16-16-1&loss=mean_squared_error&metrics=none&opt=adam:0.01',
    epoch: 200,
    says: 'noActivation',
    cure: 'net=1-16.relu-16.relu-1',
  },
  // With Activation('linear') written out.
  {
    link: `data=spiral&net=2-8-linear-1-sigmoid&${binary}&opt=sgd:0.1`,
    epoch: 300,
    says: 'noActivation',
    cure: 'net=2-8-relu-1-sigmoid&opt=adam:0.1',
  },
  // Rents in yen: the answers begin at 0 and would have to come to 100,000, a hundredth at a time.
  {
    link: `${own(flatsInYen)}&net=4-16.relu-1&${squares}&opt=adam:0.01`,
    epoch: 100,
    says: 'largeTargets',
    cure: own(flats),
  },
  {
    link: `${own(flatsInYen)}&net=4-8.tanh-8.tanh-1&loss=mean_absolute_error&metrics=none&opt=adam:0.05`,
    epoch: 60,
    says: 'largeTargets',
    cure: own(flats),
  },
  // The errors are so large that the first steps throw the weights out of all bounds.
  {
    link: `${own(flatsInYen)}&net=4-16.relu-1&${squares}&opt=sgd:0.01`,
    epoch: 30,
    says: 'largeTargets',
    cure: own(flats),
  },
  // Metres in millimetres, two numbers at once.
  {
    link: `${own(throwsInMillimetres)}&net=2-16.tanh-2&${squares}&opt=rmsprop:0.01`,
    epoch: 100,
    says: 'largeTargets',
    cure: own(throws),
  },
  // A schedule brings the rate to 80 at update 301, to 5 by and by, or up without end: what it begins with is not it.
  {
    link: `data=plane&net=2-1&${squares}&opt=sgd:0.05:piecewise_constant_decay=300,80`,
    epoch: 60,
    says: 'diverged',
    cure: 'opt=sgd:0.05',
  },
  {
    link: `data=plane&net=2-1&${squares}&opt=sgd:0.001:cosine_decay=2000,0,5,400`,
    epoch: 60,
    says: 'diverged',
    cure: 'opt=sgd:0.05',
  },
  {
    link: `data=plane&net=2-1&${squares}&opt=sgd:0.01:exponential_decay=100,3`,
    epoch: 100,
    says: 'diverged',
    cure: 'opt=sgd:0.05',
  },
  {
    link: 'data=colours&net=3-8.tanh-3.softmax&opt=sgd:0.01:piecewise_constant_decay=100,5&batch=8',
    epoch: 40,
    says: 'rateTooLarge',
    cure: 'opt=sgd:0.1',
  },
  // Dead by a rate that a schedule has taken back since.
  {
    link: `data=circle&net=2-8.relu-1.sigmoid&${binary}&opt=sgd:0.01:piecewise_constant_decay=100,10,200,0.01`,
    epoch: 50,
    says: 'deadUnits',
    layer: 0,
    cure: 'opt=sgd:0.3',
  },
  // Momentum makes a usual rate twenty, a hundred, a thousand times as large. A leaky_relu would let it grow without end.
  {
    link: `data=sine&net=1-16.relu-16.relu-1&${squares}&opt=sgd:0.3:0.95`,
    epoch: 60,
    says: 'deadUnits',
    layer: 1,
    cure: 'opt=sgd:0.03:0.9',
  },
  {
    link: `data=plane&net=2-8.relu-8.relu-1&${squares}&opt=sgd:0.2:0.99`,
    epoch: 60,
    says: 'deadUnits',
    layer: 1,
    cure: 'opt=sgd:0.03:0.9',
  },
  {
    link: `data=plane&net=2-8.relu-1&${squares}&opt=sgd:0.3:0.999`,
    epoch: 60,
    says: 'deadUnits',
    layer: 0,
    cure: 'opt=sgd:0.03:0.9',
  },
  {
    link: 'data=mpg&net=9-8.relu-8.relu-1&loss=mean_absolute_error&metrics=none&opt=sgd:0.2:0.9&seed=4',
    epoch: 60,
    says: 'deadUnits',
    layer: 1,
    cure: 'opt=sgd:0.02:0.9',
  },
  // A rate of 0.01 is Keras's own, and with this momentum ten times as large: it diverges, too.
  {
    link: `data=mpg&net=9-32.relu-1&${squares}&opt=sgd:0.05:0.9`,
    epoch: 60,
    says: 'diverged',
    cure: 'opt=sgd:0.001:0.9',
  },
  // Steps are large by momentum, but what is small are the slopes of six sigmoids.
  {
    link: `data=moons&net=2-8.sigmoid-8.sigmoid-8.sigmoid-8.sigmoid-8.sigmoid-8.sigmoid-1.sigmoid&${binary}&opt=sgd:0.1:0.9`,
    epoch: 100,
    says: 'vanishing',
    layer: 0,
    cure: 'net=2-8.relu-8.relu-8.relu-8.relu-8.relu-8.relu-1.sigmoid',
  },
  {
    link: 'data=iris&net=4-8.sigmoid-8.sigmoid-8.sigmoid-8.sigmoid-8.sigmoid-8.sigmoid-3.softmax&opt=sgd:0.5',
    epoch: 80,
    says: 'vanishing',
    layer: 0,
    cure: 'net=4-8.relu-8.relu-8.relu-8.relu-8.relu-8.relu-3.softmax',
  },
];

const deep = (layer: string, times: number): string => Array.from({ length: times }, () => layer).join('-');
const first = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

const range = (from: number, to: number): readonly number[] => first(to + 1).slice(from);

interface FalseAlarm {
  readonly link: string;
  /** Ascending. */
  readonly epochs: readonly number[];
  readonly not?: Sickness;
}

/** Links and their epochs, each with three seeds. */
const slow = (cases: readonly (readonly [string, readonly number[]])[], not: Sickness): readonly FalseAlarm[] =>
  cases.flatMap(([link, epochs]) => [1, 2, 3].map((seed) => ({ link: `data=${link}&seed=${seed}`, epochs, not })));

/** What it once said wrongly: of `link` at these epochs it says nothing of that kind (of any, where none is named). */
export const falseAlarms: readonly FalseAlarm[] = [
  // The network of every textbook: two hidden units are enough for XOR, and rest for a hundred epochs before they begin.
  {
    link: `data=xor&net=2-2.sigmoid-1.sigmoid&${binary}&opt=sgd:0.5&batch=1&split=0&seed=13`,
    epochs: [20, 60, 89, 100, 120, 150, 200],
  },
  { link: `data=xor&net=2-2.sigmoid-1.sigmoid&${binary}&opt=sgd:1&batch=4&split=0`, epochs: [60, 100] },
  // One straight border is enough: the steps are small.
  ...['and', 'or'].flatMap((data) =>
    ['', '1.sigmoid-'].map((hidden) => ({
      link: `data=${data}&net=2-${hidden}1.sigmoid&${binary}&opt=adam:0.001&batch=4&split=0`,
      epochs: [60, 100, 300],
    })),
  ),
  // The loss falls as steadily as ever, by little of itself; the same network learns at a usual rate, or later.
  ...slow(
    [
      [`circle&net=2-8.tanh-1.sigmoid&${binary}&opt=sgd:0.01`, [50, 93, 100, 110, 125, 150, 200]],
      [`circle&net=2-8.relu-1.sigmoid&${binary}&opt=sgd:0.001&batch=10`, range(40, 160)],
      [`circle&net=2-8.relu-1.sigmoid&${binary}&opt=sgd:0.001`, range(40, 160)],
      ['colours&net=3-3.softmax&opt=sgd:0.001', [50, 75, 100, 141, 200]],
      [`mpg&net=9-1&${squares}&opt=adam:0.001`, [50, 75, 100]],
      [`mpg&net=9-1&${squares}&opt=adam:0.0003`, [50, 75, 100, 150]],
      ['penguins&net=9-3.softmax&opt=adagrad:0.001', [50, 55, 75]],
      ['iris&net=4-3.softmax&opt=adagrad:0.001', [50, 75, 100]],
      ['iris&net=4-8.relu-3.softmax&opt=adagrad:0.001', [50, 75, 100]],
      [`majority3&net=3-1.sigmoid&${binary}&opt=adam:0.001&split=0`, [50, 60, 100]],
      [`majority5&net=5-1.sigmoid&${binary}&opt=adam:0.001&split=0`, [50, 60, 100]],
      // What one linear map knows they know soon; then they rest for hundreds of epochs before they bend it.
      [`hill&net=2-8.tanh-1&${squares}&opt=sgd:0.01`, [50, 75, 100, 150, 300]],
      [`hill&net=2-8.tanh-1&${squares}&opt=adam:0.001`, [50, 75, 100, 150]],
      [`spiral&net=2-8.tanh-1.sigmoid&${binary}&opt=sgd:0.1`, [50, 100, 150, 200, 300]],
    ],
    'tooSmall',
  ),
  ...slow(
    [
      [`mpg&net=9-8-1&${squares}&opt=adagrad:0.001`, [50, 75, 125, 200]],
      [`circle&net=2-8-1.sigmoid&${binary}&opt=sgd:0.001`, [50, 60, 75]],
      [`xor&net=2-8-1.sigmoid&${binary}&opt=sgd:0.001&batch=4&split=0`, [50, 75, 100, 150]],
      ['colours&net=3-8-3.softmax&opt=sgd:0.001', [50, 75, 100]],
    ],
    'noActivation',
  ),
  // It is thrown about, far above the loss of knowing nothing, where no network of any size rests.
  { link: `data=sine&net=1-1&${squares}&opt=sgd:0.3&seed=3`, epochs: [75], not: 'tooSmall' },
  // A plane with errors: nothing says that another network would know more.
  { link: `${own(grades)}&net=2-1&${squares}&opt=sgd:0.1`, epochs: [60, 100] },
  { link: `${own(grades)}&net=2-8-1&${squares}&opt=adam:0.03`, epochs: [150] },
  // The first layer scales what it is given.
  { link: 'data=penguins&std=0&net=9-BatchNormalization-8.tanh-3.softmax&opt=adam:0.02', epochs: first(9) },
  { link: 'data=penguins&std=0&net=9-BatchNormalization-16.relu-3.softmax&opt=adam:0.02', epochs: [1, 5, 10] },
  // Dropout makes the loss of an epoch jump; after it the network has another.
  { link: `data=sine&net=1-16.tanh-Dropout:0.8-1&${squares}&opt=adam:0.01`, epochs: [40, 60], not: 'rateTooLarge' },
  // The schedule has made the rate small.
  {
    link: `data=circle&net=2-8.tanh-1.sigmoid&${binary}&opt=sgd:0.3:exponential_decay=10,0.5`,
    epochs: [14, 30],
    not: 'rateTooSmall',
  },
  {
    link: 'data=iris&net=4-8.tanh-3.softmax&batch=16&opt=sgd:0.05:exponential_decay=10,0.5&epochs=8',
    epochs: [8],
    not: 'tooFewEpochs',
  },
  {
    link: 'data=iris&net=4-8.tanh-3.softmax&batch=16&opt=sgd:0.05:exponential_decay=10,0.5&epochs=80',
    epochs: [80],
    not: 'tooSmall',
  },
  // And ReduceLROnPlateau here.
  {
    link: `data=circle&net=2-8.tanh-1.sigmoid&${binary}&opt=sgd:0.3&cb=ReduceLROnPlateau:loss:factor=0.001:patience=1:min_delta=1`,
    epochs: [3, 4],
    not: 'rateTooSmall',
  },
  // 48 units are not few.
  {
    link: `data=spiral&net=2-${deep('8.sigmoid', 6)}-1.sigmoid&${binary}&opt=adam:0.001`,
    epochs: [320],
    not: 'tooSmall',
  },
  // Large steps go down over the epochs, though not each of them does, or the first did not; the last two are a lesson's.
  ...[
    {
      link: `data=checkerboard&net=2-32.relu-32.relu-1.sigmoid&${binary}&opt=sgd:0.3`,
      epochs: [23, 31, 40, 54, 68, 89],
    },
    { link: `data=stairs&net=1-16.sigmoid-16.sigmoid-1&${squares}&opt=sgd:0.3`, epochs: [20, 50, 80, 120] },
    { link: `${oneWeight}&opt=adam:0.1`, epochs: [16, 18, 20] },
    { link: `${oneWeight}&opt=sgd:0.1:0.9`, epochs: [10, 21, 22] },
  ].map((each) => ({ ...each, not: 'rateTooLarge' }) as const),
  // They hold the loss up, and it does not rest.
  ...[
    { link: 'data=colours&net=3-2.relu-3.softmax&batch=8&opt=sgd:1', epochs: [34, 50, 69, 80, 100, 130] },
    { link: `data=mpg&net=9-2.tanh-1&${squares}&opt=sgd:0.3`, epochs: [55, 62, 71, 84, 100, 108] },
    // Two units are enough for XOR, though they may be caught.
    { link: `data=xor&net=2-2.tanh-1.sigmoid&${binary}&opt=sgd:0.5:0.9&batch=4&split=0`, epochs: [77, 90, 120] },
  ].map((each) => ({ ...each, not: 'tooSmall' }) as const),
  // Large steps have thrown all about: what it knows swings, and a flat output leaves small updates.
  ...[
    { link: 'data=iris&net=4-8.tanh-3.softmax&opt=sgd:0.3:0.9&batch=8', epochs: [22, 23, 26, 29, 31, 33] },
    { link: 'data=iris&net=4-16.relu-16.relu-3.softmax&opt=sgd:3', epochs: [37, 38] },
    { link: 'data=iris&net=4-8.relu-3.softmax&opt=adam:1&batch=8', epochs: [5, 8, 12, 16] },
    { link: 'data=iris&net=4-8.tanh-3.softmax&opt=sgd:3&batch=8', epochs: [15, 44, 45, 46, 53, 59] },
  ].map((each) => ({ ...each, not: 'overfitting' }) as const),
  ...[
    { link: `data=circle&net=2-8.tanh-1.sigmoid&${squares}&opt=adam:1&batch=8`, epochs: [12, 20, 33] },
    { link: `data=moons&net=2-8.relu-1.sigmoid&${squares}&opt=adam:1&batch=8`, epochs: [3, 6, 8, 9] },
    { link: 'data=rings&net=2-8.relu-3.softmax&opt=adam:1&batch=8', epochs: [6, 21, 28] },
    { link: 'data=penguins&net=9-8.tanh-3.softmax&opt=sgd:10&batch=8', epochs: [5] },
    // There is no greater one to propose.
    { link: `data=parity3&net=3-8.sigmoid-8.sigmoid-1.sigmoid&${binary}&opt=sgd:0.3&batch=8&split=0`, epochs: [60] },
  ].map((each) => ({ ...each, not: 'rateTooSmall' }) as const),
  // There is nothing to know.
  { link: `${own(rare)}&net=2-8.relu-1.sigmoid&${binary}&opt=adam:0.01`, epochs: [100, 200], not: 'tooSmall' },
  // Deep networks that learn after a while.
  { link: `data=spiral&net=2-${deep('16.relu', 6)}-1.sigmoid&${binary}&opt=adam:0.003`, epochs: [3, 5, 10, 20, 39] },
  { link: `data=colours&net=3-${deep('8.relu', 8)}-3.softmax&opt=sgd:0.1&batch=8`, epochs: [2, 4, 6] },
];

/** Of several sicknesses the cause is named first, and what is proposed helps. */
export const causes: readonly {
  readonly link: string;
  readonly epoch: number;
  readonly says: Sickness;
  readonly cure: Cure['type'];
}[] = [
  // The logarithm of an output that may be negative.
  {
    link: 'data=mpg&net=9-16.relu-1&loss=poisson&metrics=none&opt=adam:0.01',
    epoch: 3,
    says: 'lossMismatch',
    cure: 'remedy',
  },
  { link: 'data=iris&net=4-8.relu-8.relu-3.softmax&opt=sgd:3', epoch: 60, says: 'vanishing', cure: 'setRate' },
  {
    link: `data=spiral&net=2-${deep('16.relu:random_normal,0,2', 6)}-1.sigmoid&${binary}&opt=sgd:0.001`,
    epoch: 20,
    says: 'exploding',
    cure: 'usualInitializers',
  },
  // An unusual bias, or weights of about the usual size, are no reason: the rate is.
  ...[
    `sine&net=1-16.relu:bias=constant,0.1-16.relu:bias=constant,0.1-1&${squares}&opt=sgd:3`,
    `hill&net=2-16.relu:bias=constant,0.1-16.relu:bias=constant,0.1-1&${squares}&opt=sgd:3`,
    `mpg&net=9-16.leaky_relu:bias=constant,0.1-16.leaky_relu:bias=constant,0.1-1&${squares}&opt=sgd:3`,
    `sine&net=1-16.leaky_relu:random_normal,0,0.3-16.leaky_relu-1&${squares}&opt=sgd:2:0.9&seed=5`,
    `hill&net=2-16.leaky_relu:random_normal,0,0.3-16.leaky_relu:random_normal,0,0.3-1&${squares}&opt=sgd:2&seed=3`,
    `plane&net=2-8.elu:random_uniform,-0.5,0.5-8.elu-8.elu-1&${squares}&opt=sgd:10&seed=2`,
  ].map((link) => ({ link: `data=${link}`, epoch: 40, says: 'diverged', cure: 'setRate' }) as const),
  // Weights that are too large for these layers, wherever the loss has got to.
  {
    link: `data=hill&net=2-${deep('24.leaky_relu:random_normal,0,1', 4)}-1&${squares}&opt=sgd:0.01&seed=3`,
    epoch: 30,
    says: 'exploding',
    cure: 'usualInitializers',
  },
  {
    link: `data=sine&net=1-${deep('16.elu:random_uniform,-2,2', 4)}-1&${squares}&opt=sgd:0.001&seed=2`,
    epoch: 30,
    says: 'exploding',
    cure: 'usualInitializers',
  },
  // Only SGD's steps are as large as the gradient: a clip does nothing for the others, nor where there is one.
  ...[
    'iris&net=4-16.leaky_relu-16.leaky_relu-3.softmax&opt=adam:2',
    'iris&net=4-16.leaky_relu-16.leaky_relu-3.softmax&opt=adam:2:global_clipnorm=1',
    'iris&net=4-16.leaky_relu-16.leaky_relu-3.softmax&opt=rmsprop:1',
    'iris&net=4-16.leaky_relu-16.leaky_relu-3.softmax&opt=adagrad:10',
    'iris&net=4-16.leaky_relu-16.leaky_relu-3.softmax&opt=sgd:5:clipvalue=0.5',
    `rings&net=2-${deep('16.leaky_relu', 3)}-3.softmax&opt=adam:2`,
    `iris&net=4-${deep('16.leaky_relu', 3)}-3.softmax&opt=nadam:2&seed=2`,
  ].map((link) => ({ link: `data=${link}`, epoch: 60, says: 'exploding', cure: 'setRate' }) as const),
];

import { flats, flatsInYen, throws, throwsInMillimetres } from './ownTables.ts';
import type { SickCase } from './case.ts';

// What the doctor did not know at first, and was held to before it learned it.

const binary = 'loss=binary_crossentropy';
const squares = 'loss=mean_squared_error&metrics=none';
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
];

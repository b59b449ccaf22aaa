import { count, percent, significant } from '../../document/spelling.ts';
import type { SetRate } from '../../health/finding.ts';
import type { HealthText } from '../types.ts';

const times = (gain: number): string => significant(gain, 2);

function rateOf({ rate, constant, momentum }: SetRate): string {
  const name = constant ? 'a constant learning rate of' : 'learning rate';
  return `${name} ${significant(rate, 2)}${momentum === undefined ? '' : ` and momentum ${momentum}`}`;
}

/** What the doctor says of an experiment. */
export const health: HealthText = {
  verdicts: {
    healthy: 'Healthy: it learns well.',
    sick: 'Something is wrong.',
    unknown: 'Too early to say, or nothing that can be told for sure.',
  },
  findings: {
    lossMismatch: ({ numbers: { loss, isRight } }) =>
      isRight
        ? `Loss, last activation and targets do not belong together. Most answers are right all the same, but the loss is still ${significant(loss, 3)}.`
        : 'Loss, last activation and targets do not belong together: the network learns less well than it could.',
    unscaledInputs: ({ numbers: { least, most } }) =>
      `The inputs are not scaled: their sizes go from ${significant(least, 2)} to ${significant(most, 2)}. Weights begin for inputs of about 1.`,
    largeTargets: ({ numbers: { size } }) =>
      `The targets are large, about ${significant(size, 2)}. Answers begin near 0 and are still farther off than the mean of the targets. Give them in larger units: 120 thousands in place of 120,000.`,
    diverged: ({ numbers: { epoch, rate, loss } }) =>
      loss !== undefined
        ? `The loss grows without end: after epoch ${epoch} it is ${significant(loss, 3)}, at a learning rate of ${significant(rate, 3)}.`
        : `The loss has grown beyond all numbers in epoch ${epoch}, at a learning rate of ${significant(rate, 3)}.`,
    symmetric: ({ numbers: { units } }) =>
      `All ${count(units)} units of this layer have the same weights. They learn the same, and stay one unit for ever.`,
    deadUnits: ({ numbers: { dead, units } }) =>
      units === 1
        ? 'The only unit of this layer is dead: 0 for every example. No gradient reaches its weights.'
        : `${count(dead)} of ${count(units)} units are dead: 0 for every example. No gradient reaches their weights.`,
    exploding: ({ numbers: { gain, atFirst } }) =>
      atFirst
        ? `The gradient explodes: before the first update ∂L/∂z, the slope that arrives at the neurons’ sums, was already ${times(gain)} times as large at the first layer as at the output.`
        : `The gradient explodes: ∂L/∂z, the slope that arrives at the neurons’ sums, is ${times(gain)} times as large at the first layer as at the output.`,
    saturated: ({ numbers: { share } }) =>
      `${percent(share)} of the values of this layer are saturated: where the activation is flat, hardly any gradient passes.`,
    vanishing: ({ numbers: { gain } }) =>
      `The gradient vanishes: ∂L/∂z, the slope that arrives at the neurons’ sums, is at the first layer a share of ${times(gain)} of what it is at the output.`,
    rateTooLarge: ({ numbers: { rate, first, begin, highest, leap } }) =>
      leap !== undefined
        ? `The learning rate ${significant(rate, 3)} is too large: the loss does not come to rest. From one epoch to the next it has risen by ${significant(leap, 3)} and more.`
        : `The learning rate ${significant(rate, 3)} is too large: the loss jumps instead of falling. ${begin === 0 ? `It began at ${significant(first, 3)} and` : `In epoch ${count(begin)} it was ${significant(first, 3)}, and since then it`} has been up to ${significant(highest, 3)}.`,
    rateTooSmall: ({ numbers: { rate, update, moved, isDownhill } }) =>
      `The learning rate ${significant(rate, 3)} is too small: an update changes the weights by ${significant(100 * update, 2)}%. ${
        isDownhill
          ? 'A step a thousand times as large would still go down.'
          : `As many as there have been come to no more than ${significant(100 * moved, 2)}%.`
      }`,
    overfitting: ({ numbers: { loss, validation, best, epoch } }) =>
      `It learns the examples by heart. On them the loss is ${significant(loss, 3)}, on those that it has not seen ${significant(validation, 3)}${best < validation ? `; that was least in epoch ${epoch}, ${significant(best, 3)}` : ''}.`,
    contradictions: () =>
      'Examples contradict each other: equal or nearly equal inputs have different answers, so no network can know them all.',
    tooFewEpochs: ({ numbers: { epochs } }) =>
      `Too few epochs: after ${count(epochs)} the loss still falls, and training has ended.`,
    noActivation: ({ numbers: { layers, classes } }) => {
      const what = layers === 1 ? 'The hidden layer has' : `The ${layers} hidden layers have`;
      return classes === 0
        ? `${what} no activation, so the whole network is one linear map: its answers lie on a straight line or a flat plane.`
        : `${what} no activation, so the whole network is one linear map: it can only draw straight borders.`;
    },
    tooSmall: ({ numbers: { units, classes } }) =>
      units === 0 && classes === 0
        ? 'The network is too small for this: without a hidden layer its answers lie on a straight line or a flat plane.'
        : units === 0
          ? 'The network is too small for this: without a hidden layer it can only draw straight borders.'
          : `The network is too small for this: with ${count(units)} hidden ${units === 1 ? 'unit' : 'units'} the loss has come to rest far from 0.`,
  },
  cures: {
    standardize: () => 'Standardize the inputs',
    usualInitializers: ({ activation }) =>
      activation === null ? 'Begin with usual weights' : `Begin with usual weights and ${activation}`,
    setRate: (cure) => (cure.back ? `Go back, and on with ${rateOf(cure)}` : `Try ${rateOf(cure)}`),
    clip: ({ norm }) => `Clip the gradient at a norm of ${norm}`,
    hiddenActivation: ({ activation, slower }) =>
      `Try ${activation} in the hidden layers${slower === undefined ? '' : `, and ${rateOf(slower)}`}`,
    bend: () => 'Put relu behind each hidden layer',
    widen: ({ units }) => `Try ${count(units)} hidden units a layer`,
    narrow: ({ units }) => `Try at most ${count(units)} hidden units a layer`,
    setEpochs: ({ epochs }) => `Train for ${count(epochs)} epochs`,
    allColumns: () => 'Use all columns as inputs',
    lessNoise: () => 'Try it without noise',
  },
};

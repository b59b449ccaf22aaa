import { count, percent, significant } from '../../document/spelling.ts';
import type { Translation } from '../translation.ts';

const size = (value: number): string => significant(value, 2);

/** How the network is while it learns, in numbers: all but what the doctor says. */
export const measures = {
  /** Of everything below: when it was so. */
  asOf: (epoch: number, batch: number) =>
    batch === 0
      ? `As of epoch ${count(epoch)}`
      : `As of epoch ${count(epoch)} + ${count(batch)} ${batch === 1 ? 'batch' : 'batches'}`,
  /** Where not all training examples have been looked at. */
  ofExamples: (looked: number, traced: number, all: number) =>
    looked === all
      ? `Gradients of ${count(traced)} of the ${count(all)} training examples`
      : `Of ${count(looked)} of the ${count(all)} training examples, gradients of ${count(traced)}`,
  notYet: 'The network is being measured.',
  noNetwork: 'There is no network yet that could be measured.',
  unknown: 'Playground’s rules: weights and rates are not judged, and updates and penalties are not known.',
  others: (n: number) => `${n} more`,
  table: 'Layers in the order of the drawing',
  columns: { outputs: 'Outputs', gradient: 'Gradient', update: 'Update', flat: 'Flat' },
  /** What the numbers of a column mean. */
  meanings: {
    outputs: (examples: number) =>
      `Outputs: how the values of all units are spread over ${count(examples)} training examples; the number is their mean. A single spike is a layer that always says the same.`,
    gradient:
      'Gradient: the size (root mean square) of ∂L/∂w over the weights. The points should stand about one below the other. ∂L/∂z is the slope that arrives at the neurons’ sums.',
    update: 'Update: how much of its size the next batch changes the weights by. About 0.001 is usual.',
    flat: 'Flat: the share of values where the activation lets no gradient through: saturated sigmoids and tanhs, ReLUs at 0. A ReLU that is 0 for every example is dead.',
  },
  hint: 'Point at a number, or Tab to it, to see what it means. Choose a layer to see its units.',
  spreadLong: (low: number, high: number, mean: number, deviation: number) =>
    `from ${size(low)} to ${size(high)}, mean ${size(mean)}, deviation ${size(deviation)}`,
  dead: (dead: number) => `${count(dead)} dead`,
  deadOf: (dead: number, units: number) => `${count(dead)} of ${count(units)} dead`,
  flatShare: (share: number) => percent(share, 0),
  flatAndDead: (share: string, dead: string) => `${share}, ${dead}`,
  never: '–',
  neverLong: 'nowhere, whatever the sum is',
  notKnown: '?',
  notKnownLong: 'not known',
  gradientLong: (gradient: number, signal: number) => `∂L/∂w ${size(gradient)}, ∂L/∂z ${size(signal)}`,
  numberOf: (layer: string, number: string, meaning: string) => `${layer}, ${number} ${meaning}`,
  /** A number with what it is of. */
  number: (what: string, value: string) => `${what}: ${value}.`,
  numbersOf: (layer: string, numbers: readonly string[]) => `${layer}. ${numbers.join(' ')}`,
  units: (layer: string) => `Units of ${layer}: gradients`,
  unit: (unit: number, units: number) => `Neuron ${count(unit)} of ${count(units)}`,
  unitSays: (gradient: number) => `gradient ${size(gradient)}`,
  unitFlat: (share: number) => `flat for ${percent(share, 0)}`,
  unitDead: 'dead',
  unitAndNumbers: (unit: string, numbers: readonly string[]) => `${unit}: ${numbers.join(', ')}`,
  loss: 'Loss',
  lossOf: (data: string, penalty: string | null) =>
    penalty === null ? `data ${data}, penalty unknown` : `data ${data} + penalty ${penalty}`,
  lossMeaning: 'Of the weights as they are, in inference. Regularizers add the penalty.',
  meanLoss: 'loss of Keras',
  afterLoss: 'after each epoch',
  twoLosses: (epoch: number, mean: string, after: string) =>
    `Epoch ${count(epoch)}: Keras’s training loss ${mean}, after the epoch ${after}`,
  isBehind: (epoch: number, newest: number) =>
    `Evaluated up to epoch ${count(epoch)} of ${count(newest)}: for this the run is done once more, in the background.`,
  whyTwo:
    'Keras’s training loss is the mean over the batches of an epoch, while the weights change and Dropout drops; so it comes a little late.',
  playgroundLoss: 'Playground evaluates the training loss after each epoch: it has no mean over batches.',
  blind: (loss: string) => `knowing nothing: ${loss}`,
};

export type MeasuresText = Translation<typeof measures>;

import { count } from '../../document/spelling.ts';
import type { Translation } from '../translation.ts';

/** One example through the network and back, number by number. */
export const steps = {
  depth: 'How deep',
  depths: { picture: 'Picture', numbers: 'Numbers', formulas: 'Formulas' },
  back: 'Back',
  next: 'Next',
  station: (index: number, all: number) => `${index} / ${all}`,
  passes: { forward: 'Forward', loss: 'Loss', backward: 'Backward', gradients: 'Backward', update: 'Update' },
  /** Title of a station: the layer, and what happens there. */
  at: (layer: string, what: string) => `${layer}: ${what}`,
  sum: 'weighted sum',
  slopeOf: (what: string) => `slope of ${what}`,
  gradients: 'gradients of the weights',
  update: 'new weights',
  says: {
    dense: 'Each neuron multiplies what comes in by its weights, adds the products up, and adds its bias.',
    activation: 'Each neuron puts its sum into the function.',
    softmax: 'Each neuron gets its share of the whole: e to the power of its sum, divided by the sum of all of them.',
    row: 'The function looks at all neurons of the layer together.',
    p_re_lu: 'Positive numbers pass; negative ones are multiplied by the slope that this neuron has learned.',
    dropout: 'In training some neurons are left out; the others are made larger to make up for it.',
    gaussian_noise: 'In training a random number is added.',
    batch_normalization: 'The mean is subtracted, then the number is divided by the deviation.',
    layer_normalization: 'The mean of the layer is subtracted, then the number is divided by the deviation.',
    loss: 'The loss says how far the answer is from the target.',
    backward: 'How much the loss would change if this number were a little larger.',
    gradients: 'How much the loss would change if this weight were a little larger: what came in, times the slope.',
    update: 'The optimizer takes each weight a step against its gradient.',
  },
  /** In front of the drawing: the numbers that its lines and rings stand for. */
  shows: {
    forward: () => 'Forward: weight · input',
    loss: (loss: string) => `Loss ${loss}`,
    backward: () => 'Backward: ∂L/∂ of each neuron',
    gradients: () => 'Backward: ∂L/∂ of each weight',
    update: () => 'Update: what each weight gains',
  },
  /** Of a batch that is played: which example's numbers these are. */
  showsRow: (row: number) => `Forward, row ${count(row)}: weight · input`,
  playing: (batch: number, all: number, what: string) => `Batch ${count(batch)} of ${count(all)} · ${what}`,
  subject: 'What goes through',
  subjects: { example: 'One example', batch: 'A batch' },
  nextBatch: (epoch: number, batch: number, all: number) =>
    `Next: batch ${count(batch)} of ${count(all)} in epoch ${count(epoch)}. Step batch does it.`,
  doneBatch: (epoch: number, batch: number, all: number) =>
    `Done: batch ${count(batch)} of ${count(all)} in epoch ${count(epoch)}`,
  ofBatch: (index: number, all: number, row: number) =>
    `Example ${count(index)} of ${count(all)} in it, row ${count(row)}`,
  tooFast: 'It trains too fast to look at single batches. Pause, or choose one batch a second.',
  stops: 'The next batch brings a number that is not finite: training stops there.',
  neuron: (index: number) => `Neuron ${index}`,
  because: 'because',
  others: (n: number) => `${count(n)} more`,
  more: (n: number) => `${count(n)} more neurons: choose one in the drawing.`,
  example: (row: number, all: number) => `Example ${count(row)} of ${count(all)}`,
  ownExample: 'Your own example',
  previousExample: 'Previous example',
  nextExample: 'Next example',
  noNetwork: 'There is no network yet that an example could go through.',
  notYet: 'The numbers are on their way.',
  table: 'All numbers of this step',
};

export type StepsText = Translation<typeof steps>;

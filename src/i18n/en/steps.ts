import { count } from '../../document/spelling.ts';
import type { Place } from '../../document/moment.ts';
import type { Translation } from '../translation.ts';

/** One example through the network and back, number by number. */
export const steps = {
  depth: 'How deep',
  depths: { picture: 'Picture', numbers: 'Numbers', formulas: 'Formulas' },
  back: 'Back',
  next: 'Next',
  play: 'Play',
  pause: 'Stop',
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
    update: 'The optimizer takes each weight a step against its gradient g.',
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
  /** The same where no weights are: at an activation, or a normalization. */
  showsValues: (row: number | null) => `Forward${row === null ? '' : `, row ${count(row)}`}: each neuron’s value`,
  playing: (batch: number, all: number, what: string) => `Batch ${count(batch)} of ${count(all)} · ${what}`,
  subject: 'What goes through',
  subjects: { example: 'One example', batch: 'A batch' },
  nextBatch: (epoch: number, batch: number, all: number) =>
    `Next: batch ${count(batch)} of ${count(all)} in epoch ${count(epoch)}. Step batch does it.`,
  /** Where the limit of epochs is reached. */
  batchAfter: (epoch: number, batch: number, all: number) =>
    `Next would be batch ${count(batch)} of ${count(all)} in epoch ${count(epoch)}. The epochs limit is reached.`,
  doneBatch: (epoch: number, batch: number, all: number) =>
    `Done: batch ${count(batch)} of ${count(all)} in epoch ${count(epoch)}`,
  ofBatch: (index: number, all: number, row: number) =>
    `Example ${count(index)} of ${count(all)} in it, row ${count(row)}`,
  tooFast: 'It trains too fast to look at single batches. Pause, or choose one batch a second.',
  stops: 'The next batch brings a number that is not finite: training stops there.',
  neuron: (index: number) => `Neuron ${index}`,
  because: 'because',
  dropped: 'Dropout has left this neuron out.',
  others: (n: number) => `${count(n)} more`,
  /** Of a long sum. */
  moreTerms: (n: number) => `Write out ${count(n)} more terms`,
  fewerTerms: 'Only the largest terms',
  /** Of a neuron whose numbers are not listed. */
  weights: (n: number) => `${count(n)} weights`,
  more: (n: number) => `${count(n)} more neurons: choose one in the drawing.`,
  moreWeights: (n: number) =>
    n === 1
      ? '1 more weight: click its edge in the drawing to see its own.'
      : `${count(n)} more weights: click an edge in the drawing to see its own.`,
  toSelected: { gradients: 'Gradient of the selected edge', update: 'Update of the selected edge' },
  toNeuron: {
    forward: 'Sum of the selected neuron',
    backward: 'Slope of the selected neuron',
    gradients: 'Gradients of the selected neuron',
    update: 'New weights of the selected neuron',
  },
  /** Of a value that is normalized, as a picture. */
  standing: (value: string, mean: string, deviation: string) => `Value ${value}, mean ${mean}, deviation ${deviation}`,
  example: (row: number, all: number) => `Example ${count(row)} of ${count(all)}`,
  ownExample: 'Your own example',
  /** One of the data, with a target that somebody has chosen. */
  otherTarget: (row: number, all: number) => `Example ${count(row)} of ${count(all)}, another target`,
  inputsAndTarget: (target: string) => `Inputs, and target: ${target}`,
  targetIs: (target: string) => `Target: ${target}`,
  inputs: 'Inputs',
  target: 'Target',
  /** What the network is given in place of a number: it is scaled. */
  givenAs: (number: string) => `scaled: ${number}`,
  previousExample: 'Previous example',
  nextExample: 'Next example',
  noNetwork: 'There is no network yet that an example could go through.',
  notYet: 'The numbers are on their way.',
  table: 'All numbers of this step',
  /** A number that is left for the pupil. */
  worksheet: 'Print worksheet',
  answers: 'Print answers',
  sheet: {
    title: 'Worksheet',
    answers: 'Worksheet: answers',
    name: 'Name',
    date: 'Date',
    given: 'Given',
    asked: (digits: number) => `Compute each number to ${digits} significant digits, and go on with more.`,
    /** Of when they are. */
    weights: ({ epoch, batch }: Place) =>
      batch > 0
        ? `weights after batch ${count(batch)} of epoch ${count(epoch + 1)}`
        : epoch === 0
          ? 'initial weights'
          : `weights after epoch ${count(epoch)}`,
    batch: (epoch: number, batch: number, all: number) =>
      `Epoch ${count(epoch)}, batch ${count(batch)} of ${count(all)}`,
  },
  blank: '?',
  exercise: 'Exercise',
  exerciseIntro: 'Leave numbers blank, to be computed by hand:',
  kinds: {
    sums: 'weighted sums',
    outputs: 'outputs',
    loss: 'loss',
    slopes: 'slopes of neurons',
    gradients: 'gradients of weights',
    weights: 'new weights',
  },
  filled: (done: number, all: number) => `${done} of ${all} filled`,
  ofThemShown: (shown: number) => `, ${shown} of them shown`,
  asked: (digits: number) => `${digits} significant digits each. Enter checks, and goes on.`,
  clear: 'Clear all',
  yourNumber: (name: string) => `Your number for ${name}`,
  checkNumber: 'Check',
  showAnswer: 'Show',
  right: 'Right',
  answerShown: 'Shown',
  verdicts: {
    noNumber: 'This is no number. Write 0.25, 0,25, 1/4 or 2.5e-1.',
    nearly: 'Close. Give 3 significant digits, rounded.',
    sign: 'The size is right, the sign is not.',
    point: 'The sign and the digits are right; the decimal point is not.',
    large: 'The sign is right; the size is too large.',
    small: 'The sign is right; the size is too small.',
    both: 'Neither the sign nor the size is right.',
  },
  classLink: 'Link to this exercise',
  /** How a link that cannot have the weights opens. */
  linkHas: {
    at: 'The weights are too long for the link. It has the epoch: whoever opens it trains to there, to the same weights.',
    none: 'The weights are too long for the link: it opens with the initial weights, and its answers are others.',
  },
  linkNotYet: 'Pause, and there is a link to the exercise with the weights of that moment.',
  notInLink: 'An example or a target of your own is not in the link.',
  /** A slope beside a difference of the loss. */
  check: 'Check by a difference',
  byDifference: 'difference / 2h',
  agree: (digits: number) => (digits === 1 ? 'They agree in 1 digit.' : `They agree in ${digits} digits.`),
  bothZero: 'Both are 0, up to rounding.',
  noDigits: 'They do not agree.',
  fewDigits: 'The slope is so small beside the loss that rounding leaves it few digits.',
  kinkAt: (neuron: string, at: string) =>
    `Within h the input of this function passes ${at}, where it has a kink: the slope depends on the side. (${neuron})`,
  kinkOfRow: (layer: string) => `Within h another neuron becomes 0: the slope depends on the side. (${layer})`,
  kinkOfLoss: 'Within h the loss has a kink: its slope depends on the side.',
  kinkOfPenalty: 'Within h the weight passes 0, where its L1 penalty has a kink: the slope depends on the side.',
  step: (h: string) =>
    `h = ${h}: small enough for a straight line, large enough for rounding. All is computed in float64.`,
};

export type StepsText = Translation<typeof steps>;

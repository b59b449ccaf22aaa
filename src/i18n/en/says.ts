import type { Translation } from '../translation.ts';

/** What the network says of the examples, but for the plot that the page opens with: loaded with its views. */
export const says = {
  /** When numbers are of. */
  moment: (epoch: number, batch: number) => `after epoch ${epoch}${batch === 0 ? '' : `, batch ${batch}`}`,
  none: '–',
  part: 'Examples',
  parts: { training: 'Training', validation: 'Validation', all: 'All' },
  rows: { training: 'training', validation: 'validation' },
  separator: ', ',

  // the plots
  regionsLabel: (x: string, y: string) =>
    `Decision regions over ${x} and ${y}. Arrow keys move the input; hold Shift for larger steps. Page Down goes to the next example.`,
  curveLabel: (x: string, y: string) =>
    `The network’s output for each ${x}, and the ${y} of the examples. Left and right arrow keys move the input; hold Shift for larger steps. Page Down goes to the next example.`,

  // the confusion matrix
  measure: 'Show',
  measures: { counts: 'Counts', shares: 'Shares' },
  confusionCaption: (right: number, count: number, moment: string) => `${right} of ${count} right ${moment}`,
  truthAxis: 'label',
  predictionAxis: 'prediction',
  precision: 'precision',
  recall: 'recall',
  precisionHint: 'Of the examples predicted as this class, the share that is of this class',
  recallHint: 'Of the examples of this class, the share that is predicted as this class',

  // ROC
  rocLabel: (name: string) =>
    `ROC curve: true positives against false positives, “${name}” being positive. Arrow keys move the threshold; hold Shift for larger steps.`,
  rocCaption: (name: string, threshold: string, moment: string) => `“${name}” above ${threshold} ${moment}`,
  threshold: (threshold: string, readings: string) => `Threshold ${threshold}: ${readings}`,
  reading: (part: string, recall: string, falsePositive: string, precision: string) =>
    `${part} recall ${recall}, false positives ${falsePositive}, precision ${precision}`,
  usual: 'Back to the usual threshold',
  back: 'Back',
  auc: 'AUC',
  truePositiveAxis: 'recall (TPR)',
  falsePositiveAxis: 'false positive rate',
  falsePositive: 'FPR',
  noRoc: 'A part without examples of both classes has no curve.',

  /** Where the network answers from -1 to 1. */
  signed: 'Here an output of −1 … 1 counts as 0 … 1: (output + 1) / 2.',

  // the mistakes
  mistakesCaption: (shown: number, all: number, count: number, moment: string) =>
    `${shown < all ? `The surest ${shown} of ${all} wrong` : `${all} wrong`} of ${count} ${moment}`,
  noMistakes: (count: number, moment: string) => `All ${count} right ${moment}`,
  mistake: (truth: string, given: string, sureness: string, part: string) =>
    `${given}, is ${truth}; ${sureness}, ${part}`,
  truth: 'label',
  given: 'prediction',
  sureness: 'sure',
  lead: 'ahead by',
  mistakesHelp: 'A click or Enter takes one into the network.',

  // numbers
  target: 'Number',
  surfaceLabel: (target: string, x: string, y: string) =>
    `${target} as the network predicts it over ${x} and ${y}, with lines of equal numbers; the points have the colours of their true numbers. Arrow keys move the input; hold Shift for larger steps. Page Down goes to the next example.`,
  surfaceTable: (target: string, moment: string) => `Predicted ${target} ${moment}`,
  valuesLabel: (x: string, y: string, target: string) =>
    `Examples by ${x} and ${y}, in the colours of their ${target}. Arrow keys move to the next example.`,
  parityLabel: (target: string, fits: string) =>
    `Predicted against true ${target}. ${fits} Arrow keys move to the next example.`,
  parityX: (target: string) => `true ${target}`,
  parityY: (target: string) => `predicted ${target}`,
  fit: (part: string, r2: string, error: string) => `${part}: R² ${r2}, mean absolute error ${error}.`,
  meanAbsoluteError: 'mean abs. error',
  colourKey: (target: string, from: string, to: string) => `Colours: ${target} from ${from} to ${to}`,
};

export type SaysText = Translation<typeof says>;

import { count } from '../../document/spelling.ts';
import type { Translation } from '../translation.ts';

/** The numbers of what is chosen in the drawing, shown and said: loaded with them. */
export const numbers = {
  unknown: 'not known yet',
  weight: 'weight',
  bias: 'bias',
  slope: 'slope',
  /** The effect of Dropout on a neuron. */
  dropout: { dropped: 'dropped', kept: 'kept', none: 'inactive in inference' },
  others: (n: number) => `${count(n)} more`,
  thisExample: 'for this example',
  /** A number that does not learn, a neuron whose output the next layer does not get. */
  frozen: 'frozen',
  off: 'switched off',
  spokenStill: (what: string, how: string) => `${what}, ${how}`,
  /** Before all the digits of a float32. */
  exactly: 'exactly',
  spokenNeuron: (neuron: string, value: string) => `${neuron}, output ${value}`,
  /** A neuron, and what one of its layers does to the number. */
  spokenWith: (neuron: string, stage: string, what: string) => `${neuron}, ${stage}: ${what}`,
  spokenNormalized: (deviations: string, gamma: string, beta: string) =>
    `normalized ${deviations}, gamma ${gamma}, beta ${beta}`,
  spokenWeight: (from: string, to: string, value: string) => `Weight from ${from} to ${to}: ${value}`,
  /** @param role gamma, beta or alpha */
  spokenStage: (role: string, neuron: string, value: string) => `${role} of ${neuron}: ${value}`,
  spokenBias: (neuron: string, value: string) => `Bias of ${neuron}: ${value}`,
};

export type NumbersText = Translation<typeof numbers>;

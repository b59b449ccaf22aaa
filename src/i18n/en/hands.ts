import type { Translation } from '../translation.ts';

/** Setting numbers of the network by hand: loaded with the numbers under the drawing. */
export const hands = {
  /** The field and the slider, by what is set. */
  value: { weight: 'Value of the weight', bias: 'Value of the bias' },
  slider: { weight: 'Weight, as a slider', bias: 'Bias, as a slider' },
  loss: (now: string) => `loss ${now}`,
  /** Before a number was set by hand, and now. */
  losses: (before: string, now: string) => `loss ${before} → ${now}`,
};

export type HandsText = Translation<typeof hands>;

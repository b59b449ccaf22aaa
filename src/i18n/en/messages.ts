import type { NotFinite } from '../../engine/run.ts';
import type { Cause } from '../../engine/run/cause.ts';
import { plain } from '../../document/spelling.ts';
import type { NumberObjection } from '../../document/typedNumber.ts';

export { linkErrors, notices } from './link.ts';

/** What was typed where a number is wanted. */
export type BadNumber = NumberObjection & {
  readonly name: string;
  readonly text: string;
  readonly min: number;
  readonly max: number;
  readonly value: number;
};

function objection(typed: BadNumber): string {
  const { text, min, max } = typed;
  switch (typed.why) {
    case 'noNumber':
      return `“${text}” is not a number`;
    case 'notWhole':
      return `${text} is not a whole number`;
    case 'outside':
      return `${text} is not between ${plain(min)} and ${plain(max)}`;
    case 'twoReadings':
      return `“${text}” may be ${typed.readings.join(' or ')}: write it without a separator`;
  }
}

/** Words for what a failure is about. */
export interface NamesOfFailure {
  /** `Dropout`, `relu`: the layer that the cause names; empty where it names none. */
  readonly layer: string;
  readonly loss: string;
}

function causes(cause: Cause, layer: string, loss: string): { readonly why: string; readonly help: string } {
  switch (cause.type) {
    case 'growth':
      return { why: 'the weights grew without bound', help: 'A smaller learning rate helps; then Reset.' };
    case 'zeroSum':
      return layer === 'Dropout'
        ? {
            why: `Dropout set all outputs of an example to 0, and ${loss} divides by their sum`,
            help: 'Put Dropout before the last Dense, not behind the output.',
          }
        : {
            why: `${layer} made all outputs of an example 0, and ${loss} divides by their sum`,
            help: 'With softmax at the end no output is 0.',
          };
    case 'negative':
      return {
        why: `${loss} takes the logarithm of the output, and an output was negative`,
        help: 'End in softplus or exponential, which are always positive.',
      };
    case 'overflow':
      return {
        why: `what ${layer} gives became too large for a float32, although the weights are not`,
        help: 'Standardize the inputs, begin with smaller weights, or take another activation.',
      };
    case 'gradient':
      return {
        why: 'the gradient became too large for a float32, although the weights are not',
        help: 'Standardize the inputs, or take another activation.',
      };
  }
}

/** What the page has to say for itself: loaded with the first message. */
export const messages = {
  restarted: (epoch: number) =>
    `Training had stopped answering and was started again from epoch ${epoch}. Your experiment is unharmed.`,
  missing: (why: 'unreachable' | 'replaced' | 'broken', again: 'byItself' | 'byHand' | 'en' | 'ja') => {
    if (why === 'replaced')
      return 'There is a newer version of this page. Reload it to go on; your experiment is kept.';
    const what =
      again === 'ja'
        ? 'Japanese could not be loaded.'
        : again === 'en'
          ? 'English could not be loaded.'
          : 'A part of the page could not be loaded.';
    const then = again === 'byItself' ? 'The page goes on trying.' : '';
    return [what, why === 'unreachable' ? 'Check the network connection.' : '', then].filter(Boolean).join(' ');
  },
  workerFailed: 'Training cannot be started in this browser. Reload the page to try again; your experiment is kept.',
  notFinite: ({ what, epoch, batch, cause }: NotFinite, { layer, loss }: NamesOfFailure) => {
    const stopped = what === 'loss' ? 'The loss stopped being a number' : 'A weight stopped being a number';
    const { why, help } = causes(cause, layer, loss);
    return `${stopped} in epoch ${epoch}, batch ${batch}: ${why}. Training stopped there and kept the last good weights. ${help}`;
  },
  earlyStopping: (epoch: number, restored: number | null) =>
    `EarlyStopping ended the training at epoch ${epoch}${
      restored === null ? '' : `; the weights of epoch ${restored}, the best, are restored`
    }. Train goes on from here, as a second fit does.`,
  restoredBest: (epoch: number, restored: number) =>
    `The training is over at epoch ${epoch}; EarlyStopping has restored the weights of epoch ${restored}, the best.`,
  badNumber: (typed: BadNumber) => `${typed.name}: ${objection(typed)}. It stays ${typed.value}.`,
  badLink: (sentence: string) => `This link cannot be opened: ${sentence} Nothing of yours was changed.`,
  openedLink: 'Opened from a link. Your earlier work is kept.',
  backToWork: 'Back to my work',
  dismiss: 'Dismiss',
};

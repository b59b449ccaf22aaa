import { plain } from '../../document/spelling.ts';

export { linkErrors, notices } from './link.ts';

/** What was typed where a number is wanted. */
export interface BadNumber {
  readonly name: string;
  readonly text: string;
  readonly why: 'noNumber' | 'notWhole' | 'outside';
  readonly min: number;
  readonly max: number;
  readonly value: number;
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
  notFiniteLoss: (epoch: number, batch: number) =>
    `The loss stopped being a number in epoch ${epoch}, batch ${batch}: the weights grew without bound. Training stopped there and kept the last good weights. A smaller learning rate helps; then Reset.`,
  notFiniteWeights: (epoch: number, batch: number) =>
    `A weight stopped being a number in epoch ${epoch}, batch ${batch}: the updates grew without bound. Training stopped there and kept the last good weights. A smaller learning rate helps; then Reset.`,
  earlyStopping: (epoch: number, restored: number | null) =>
    `EarlyStopping ended the training at epoch ${epoch}${
      restored === null ? '' : `; the weights of epoch ${restored}, the best, are restored`
    }. Train goes on from here, as a second fit does.`,
  restoredBest: (epoch: number, restored: number) =>
    `The training is over at epoch ${epoch}; EarlyStopping has restored the weights of epoch ${restored}, the best.`,
  badNumber: ({ name, text, why, min, max, value }: BadNumber) =>
    `${name}: ${
      why === 'noNumber'
        ? `“${text}” is not a number`
        : why === 'notWhole'
          ? `${text} is not a whole number`
          : `${text} is not between ${plain(min)} and ${plain(max)}`
    }. It stays ${value}.`,
  badLink: (sentence: string) => `This link cannot be opened: ${sentence} Nothing of yours was changed.`,
  openedLink: 'Opened from a link. Your earlier work is kept.',
  backToWork: 'Back to my work',
  dismiss: 'Dismiss',
};

import type { NotFinite } from '../../engine/specs/runSpec.ts';
import type { Cause } from '../../engine/run/cause.ts';
import { count, plain } from '../../document/spelling.ts';
import type { NumberObjection } from '../../document/typedNumber.ts';

export { linkErrors, notices } from './link.ts';

/** Invalid text typed into a number field. */
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
      return { why: 'the weights grew without bound', help: 'Lower the learning rate, then Reset.' };
    case 'zeroSum':
      return layer === 'Dropout'
        ? {
            why: `Dropout set all outputs of an example to 0, and ${loss} divides by their sum`,
            help: 'Put Dropout before the last Dense, not after the output.',
          }
        : {
            why: `${layer} made all outputs of an example 0, and ${loss} divides by their sum`,
            help: 'End the network in softmax: its outputs are never 0.',
          };
    case 'negative':
      return {
        why: `${loss} takes the logarithm of the output, and an output was negative`,
        help: 'End the network in softplus or exponential: their outputs are always positive.',
      };
    case 'overflow':
      return {
        why: `the output of ${layer} became too large for float32, although the weights are not`,
        help: 'Standardize the inputs, use smaller initial weights, or use another activation.',
      };
    case 'gradient':
      return {
        why: 'the gradient became too large for float32, although the weights are not',
        help: 'Standardize the inputs, or use another activation.',
      };
  }
}

const momentWords = (epoch: number, batch: number): string =>
  batch === 0 ? `epoch ${epoch}` : `epoch ${epoch} + ${batch}`;

/** Messages of the page: loaded with the first message. */
export const messages = {
  lockedByLesson: 'The lesson that is open locks this, so it stays as it is. Leave the lesson to change it.',
  guessFirst: 'First draw what you expect, in the plot. Then train.',
  toGuess: 'Draw my guess',
  noGuess: 'Train without one',
  begunAnew: 'This change starts training anew.',
  backTo: (epoch: number, batch: number) =>
    batch === 0 ? `Back to epoch ${epoch}` : `Back to epoch ${epoch} + ${batch}`,
  restarted: (epoch: number) =>
    `Training stopped responding and was restarted from epoch ${epoch}. Your experiment is unchanged.`,
  missing: (why: 'unreachable' | 'replaced' | 'broken', again: 'byItself' | 'byHand' | 'en' | 'ja') => {
    if (why === 'replaced')
      return 'There is a newer version of this page. Reload the page to continue. Your experiment is kept.';
    const what =
      again === 'ja'
        ? 'Japanese could not be loaded.'
        : again === 'en'
          ? 'English could not be loaded.'
          : 'Part of the page could not be loaded.';
    const then = again === 'byItself' ? 'The page keeps trying.' : '';
    return [what, why === 'unreachable' ? 'Check your network connection.' : '', then].filter(Boolean).join(' ');
  },
  workerFailed:
    'Training cannot start. This browser, or the frame that contains the page, allows no web worker. Chrome and Edge from 109, Firefox from 115 and Safari from 16.4 work. Your experiment is kept.',
  workerSilent:
    'Training does not respond. The page keeps trying. If this stays, reload the page. Your experiment is kept.',
  tooLarge: (mebibytes: number) =>
    `This experiment cannot be trained here: it needs ${count(mebibytes)} MiB of memory, more than this browser gives. Choose fewer units, fewer layers or a smaller batch_size.`,
  notFinite: ({ what, epoch, batch, cause }: NotFinite, { layer, loss }: NamesOfFailure) => {
    const stopped = what === 'loss' ? 'The loss became NaN' : 'A weight became NaN';
    const { why, help } = causes(cause, layer, loss);
    return `${stopped} in epoch ${epoch}, batch ${batch}, because ${why}. Training stopped and kept the last good weights. ${help}`;
  },
  earlyStopping: (epoch: number, restored: number | null) =>
    `EarlyStopping ended training at epoch ${epoch}${
      restored === null ? '' : ` and restored the weights of epoch ${restored}, the best one`
    }. Train continues from here, like a second call of fit.`,
  restoredBest: (epoch: number, restored: number) =>
    `Training ended at epoch ${epoch}. EarlyStopping restored the weights of epoch ${restored}, the best one.`,
  badNumber: (typed: BadNumber) => `${typed.name}: ${objection(typed)}. The value is still ${typed.value}.`,
  badLink: (sentence: string) => `This link cannot be opened. ${sentence} Your experiment is unchanged.`,
  unopenedLink: (sentence: string) => `This link was not opened. ${sentence} Your experiment is unchanged.`,
  badFile: (file: string, sentence: string) => `“${file}” cannot be opened. ${sentence} Your experiment is unchanged.`,
  fileErrors: {
    tooLarge: (mebibytes: number) => `It is too large: the limit is ${count(mebibytes)} MiB.`,
    unreadable: () => 'The browser cannot read it.',
    notJson: () => 'It is not JSON, or a part of it is missing.',
    notOurs: () => 'It has no experiment of this page.',
    noVersion: () => 'Its “version” is missing or is none that there has been.',
    newer: () => 'It was saved by a newer version of this page. Reload the page to update it.',
    damaged: () => 'It is damaged: a part of it was lost or changed.',
  },
  openAnyway: 'Open it all the same',
  openedAt: (epoch: number, batch: number) => `Opened at ${momentWords(epoch, batch)}, with its weights.`,
  trainedTo: (epoch: number, batch: number) =>
    `This was shared at ${momentWords(epoch, batch)}, and is trained to there: its weights are the same to the last bit.`,
  openedLink: 'Opened from a link. Your earlier work is kept.',
  leavesPlayground: (halvesRate: boolean) =>
    `TensorFlow Playground does not have this. It needs Keras's rules of training${
      halvesRate ? ': the learning rate is halved, because mean_squared_error is twice Playground’s loss' : ''
    }.`,
  toKeras: 'Use Keras’s rules',
  stayInPlayground: 'Keep Playground’s rules',
  notKept:
    'Your browser cannot keep your work: its storage is full or not allowed. The link in the address bar contains the whole experiment. Copy it with Share before you close the page.',
  runsNotKept:
    'Your browser cannot keep what training has come to: its storage is full or not allowed. After a reload training starts from epoch 0.',
  notResumed:
    'What training had come to is damaged, or of another experiment or version of this page. It starts from epoch 0.',
  backToWork: 'Return to my work',
  dismiss: 'Dismiss',
};

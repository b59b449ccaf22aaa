import { count } from '../../document/spelling.ts';

const place = (epoch: number, batch: number): string => (batch === 0 ? `epoch ${epoch}` : `epoch ${epoch} + ${batch}`);

/** The share dialog: what comes with a link, files, and opening either. */
export const share = {
  atMoment: (epoch: number, batch: number) => `At this very moment: ${place(epoch, batch)}`,
  forms: {
    state: (hasCurves: boolean): string =>
      hasCurves ? 'The link has the weights and the curves.' : 'The link has the weights, not the curves before them.',
    at: (): string => 'The link has the epoch: whoever opens it trains to there, to the same weights.',
    none: (): string => 'The weights are too long for a link. Save a file: it has them.',
  },
  noRows: (title: string, rows: number) =>
    `The ${count(rows)} rows of “${title}” are too many for a link: it opens only where they are. Save a file: it has them.`,
  file: 'File',
  save: 'Save as a file',
  saveHint: 'The experiment and its data; with the weights and curves if you tick the box above',
  open: 'Open a file…',
  tooManyRows: 'These rows are too many even for a file.',
  pasteLabel: 'Open a link',
  pasteHint: 'A link of this page or of TensorFlow Playground',
  openLink: 'Open',
};

import type { Translation } from '../translation.ts';

const english = {
  /** The pad. */
  pad: 'A pad to draw a digit on. Arrow keys move the pen, Space puts it down and lifts it, Delete clears the pad.',
  hint: 'Draw a digit here',
  clear: 'Clear',
  previous: 'Previous example',
  next: 'Next example',
  penDown: 'Pen down',
  penUp: 'Pen up',
  cleared: 'Cleared',
  given: 'What the network is given: the digit in 20×20 pixels, centred in 28×28, as MNIST has them',
  /** Beside the picture that the network is given. */
  input: 'Input',
  sheet: 'Examples',
  /** One of them. */
  example: (label: string) => `Example of ${label}`,
};

/** Words of data that are pictures. */
export type PicturesText = Translation<typeof english>;

export const pictures: PicturesText = english;

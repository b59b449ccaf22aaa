const epochs = (count: number): string => (count === 1 ? '1 epoch' : `${count} epochs`);

/** Predict first: a guess drawn before training. */
export const guess = {
  predict: 'Predict first',
  predictHint: 'Predict first: draw what you expect, then train',
  kind: 'What to predict',
  kinds: { loss: 'Loss', border: 'Border' },
  mine: 'your guess',
  loss: 'loss',
  network: 'network',
  differ: 'differs',
  epoch: 'epoch',
  over: 'Epochs',
  here: 'draw here',
  clear: 'Clear',
  undo: 'Undo line',

  lossLabel:
    'Your guess of the loss over the epochs. Left and right choose an epoch, up and down move the curve there.',
  borderLabel: (x: string, y: string) =>
    `Your guess of the border between the classes over ${x} and ${y}. Arrow keys move; Enter begins and ends a line; ` +
    'a digit gives the side a class; Delete takes a line back.',
  lossSeen: 'Your guess of the loss over the epochs, and the loss.',
  borderSeen: (x: string, y: string) =>
    `Your guess of the border between the classes over ${x} and ${y}, and what the network says.`,
  lossHint: 'Drag, or press arrow keys, to draw how the loss will go. Then press Train.',
  borderHint:
    'Drag, or press arrow keys and Enter, to draw where the border will be. Click a side to change its class. Then press Train.',
  ready: 'Your guess stands. Press Train.',
  next: {
    loss: 'Your guess stands. Now draw how the loss will go: choose Loss above.',
    border: 'Your guess stands. Now draw where the border will be: choose Border above.',
  },
  tooLate: 'Training has begun. Reset it to draw a guess.',

  at: (epoch: number, loss: string) => `epoch ${epoch}: ${loss}`,
  penAt: (x: string, y: string, label: string) => `${x}, ${y}: ${label}`,
  penDown: 'The line begins here.',
  penUp: 'The line is drawn.',
  side: (label: string) => `This side is ${label}.`,

  points: (points: number) => `${points} of 100 points`,
  after: (done: number, all: number) => (done < all ? `after ${done} of ${epochs(all)}.` : `after ${epochs(all)}.`),
  lossScore: (off: string, level: string) => `On average ${off} from the loss; a level line: ${level}.`,
  hardlyMoves: (none: string) => `The loss hardly moves, so 0 points are ${none} off.`,
  widest: (epoch: number, guess: string, loss: string) => `Furthest at epoch ${epoch}: you ${guess}, loss ${loss}.`,
  widestAbove: (epoch: number, guess: string, top: string) =>
    `Furthest at epoch ${epoch}: you ${guess}, loss above ${top}.`,
  above: (top: string) => `Above the plot, the loss counts as ${top}.`,
  borderScore: (same: string, oneClass: string) =>
    `Near the examples, your guess and the network agree on ${same} of the places; one class everywhere would get ${oneClass}.`,
  oneClass: (same: string) =>
    `The network says one class everywhere near the examples; your guess agrees on ${same} of the places.`,
};

export type GuessText = typeof guess;

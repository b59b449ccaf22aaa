/** How somebody expects the loss to go, from the initial weights on. */
export interface LossGuess {
  /** Over so many. */
  readonly epochs: number;
  /** At even distances from epoch 0 to the last, both among them [samples]. */
  readonly values: Float64Array;
  /** The last one that was drawn: after it the curve stays level. */
  readonly end: number;
}

/** An epoch, and the loss there. */
export interface LossPlace {
  readonly epoch: number;
  readonly loss: number;
}

/** Parts that the epochs of a guess are in: a pixel or two each. */
export const parts = 100;

/** A curve that stays where it begins. */
export function levelGuess(epochs: number, initial: number): LossGuess {
  return { epochs, values: new Float64Array(parts + 1).fill(initial), end: 0 };
}

const indexOf = ({ epochs }: LossGuess, epoch: number): number =>
  Math.max(0, Math.min(parts, Math.round((epoch / epochs) * parts)));

/** Draws a straight line into a guess. Its beginning is known and stays. */
export function withLine(guess: LossGuess, from: LossPlace, to: LossPlace): LossGuess {
  const [first, last] = from.epoch <= to.epoch ? [from, to] : [to, from];
  const [a, b] = [indexOf(guess, first.epoch), indexOf(guess, last.epoch)];
  const values = guess.values.slice();
  for (let i = Math.max(1, a); i <= b; i++) {
    // where both are one place, what was drawn last counts
    const share = a === b ? Number(last === to) : (i - a) / (b - a);
    values[i] = first.loss + share * (last.loss - first.loss);
  }
  const end = Math.max(guess.end, b);
  return { ...guess, values: values.fill(values[end], end), end };
}

/** The place at which a stroke goes on: a stroke that begins beyond what is drawn has no gap before it. */
export function strokeStart(guess: LossGuess, at: LossPlace): LossPlace {
  if (indexOf(guess, at.epoch) <= guess.end) return at;
  return { epoch: (guess.end / parts) * guess.epochs, loss: guess.values[guess.end] };
}

/** Parts between two places that keys go to. */
export const keyParts = 5;

/** Moves the curve at one of the places that keys go to; it is straight from there to the next of them on both sides. */
export function movedAt(guess: LossGuess, part: number, loss: number): LossGuess {
  const place = (i: number): LossPlace => ({ epoch: (i / parts) * guess.epochs, loss: guess.values[i] });
  const at = { ...place(part), loss };
  const moved = withLine(guess, place(Math.max(0, part - keyParts)), at);
  return part >= guess.end ? moved : withLine(moved, at, place(Math.min(parts, part + keyParts)));
}

/** The guess at an epoch within its own. */
export function guessAt({ epochs, values }: LossGuess, epoch: number): number {
  const at = Math.min(parts, (epoch / epochs) * parts);
  const i = Math.min(parts - 1, Math.floor(at));
  return values[i] + (at - i) * (values[i + 1] - values[i]);
}

export interface LossScore {
  /** Epochs that were compared. */
  readonly epochs: number;
  /** Mean distance from the loss. */
  readonly off: number;
  /** That of a curve that stays where the loss begins. */
  readonly level: number;
  /** The distance that has no points: `level`, or more where the loss hardly moves. */
  readonly none: number;
  /** 0 … 100: the part of `none` that the guess has spared. */
  readonly points: number;
  /** Where the two are furthest apart; `isAbove`: the loss is beyond the plot, and `loss` its upper edge. */
  readonly widest: LossPlace & { readonly guess: number; readonly isAbove: boolean };
  /** Whether it is anywhere. */
  readonly isAbove: boolean;
}

/**
 * Where the loss hardly moves, a level curve is nearly right: distances are measured by this part of the way from the
 * initial loss to the least.
 */
const leastDistance = 0.1;

/**
 * How near a guess came, as forecasts are scored: by how much nearer than the simplest forecast, that all stays as it is
 * (a skill score, Murphy 1988). A loss above the plot, or one that is no number, counts as at its upper edge.
 *
 * @param initial the loss at epoch 0
 * @param rows of epochs 1 and later; those after the guess's own are left out
 * @param top upper edge of the plot
 * @param least the loss of the best network there could be
 * @returns null before the first epoch
 */
export function scoreLoss(
  guess: LossGuess,
  initial: number,
  rows: readonly LossPlace[],
  top: number,
  least = 0,
): LossScore | null {
  const compared = rows.filter(({ epoch }) => epoch >= 1 && epoch <= guess.epochs);
  if (compared.length === 0) return null;
  let [off, level] = [0, 0];
  let widest = { epoch: 0, loss: initial, guess: initial, isAbove: false };
  let anyAbove = false;
  for (const { epoch, loss: real } of compared) {
    const isAbove = !(real <= top); // or no number
    const loss = isAbove ? top : real;
    anyAbove ||= isAbove;
    const mine = guessAt(guess, epoch);
    off += Math.abs(mine - loss) / compared.length;
    level += Math.abs(initial - loss) / compared.length;
    if (Math.abs(mine - loss) > Math.abs(widest.guess - widest.loss)) widest = { epoch, loss, guess: mine, isAbove };
  }
  const none = Math.max(level, leastDistance * (initial - least)) || 1;
  const points = Math.round(100 * Math.max(0, 1 - off / none));
  return { epochs: compared[compared.length - 1].epoch, off, level, none, points, widest, isAbove: anyAbove };
}

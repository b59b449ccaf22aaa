import { infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { encodeLink } from '../../document/link/write.ts';
import { readObject } from '../../state/keptView.ts';
import type { BorderGuess, Spot } from './borderGuess.ts';
import { type LossGuess, parts } from './lossGuess.ts';

/** What a person has drawn; null: nothing yet. */
export interface Guesses {
  readonly loss: LossGuess | null;
  readonly border: BorderGuess | null;
}

export const none: Guesses = { loss: null, border: null };

/** Spots and marks of a border, each: many more than a hand draws. */
const most = 20_000;

/** What is asked: with other random numbers, or more epochs, it is the same. */
const questionOf = (e: Experiment): string => encodeLink({ ...e, seed: 1, epochs: 1 });

/** As a text for the tab. */
export function writeGuesses(e: Experiment, { loss, border }: Guesses): string {
  const curve = loss && { ...loss, values: Array.from(loss.values) };
  return JSON.stringify({ of: questionOf(e), loss: curve, border });
}

/** Reads what was kept of an experiment, as far as that can be read; nothing of what is damaged, or of another. */
export function readGuesses(text: string | null, e: Experiment): Guesses {
  const { of, loss, border } = readObject(text) ?? {};
  return of === questionOf(e) ? { loss: lossOf(loss), border: borderOf(border, infoOf(e.data).classes.length) } : none;
}

const isWithin = (value: unknown, least: number, largest: number): value is number =>
  typeof value === 'number' && value >= least && value <= largest;
const isWhole = (value: unknown, least: number, largest: number): value is number =>
  Number.isInteger(value) && isWithin(value, least, largest);

function lossOf(value: unknown): LossGuess | null {
  if (typeof value !== 'object' || value === null) return null;
  const { epochs, end, values } = value as { readonly [K in keyof LossGuess]?: unknown };
  if (!isWhole(epochs, 1, 1e9) || !isWhole(end, 0, parts) || !Array.isArray(values)) return null;
  const numbers = values.filter((each) => isWithin(each, -Number.MAX_VALUE, Number.MAX_VALUE));
  if (numbers.length !== parts + 1 || values.length !== parts + 1) return null;
  return { epochs, end, values: Float64Array.from(numbers) };
}

const isSpot = (value: unknown): value is Spot =>
  typeof value === 'object' &&
  value !== null &&
  'x' in value &&
  'y' in value &&
  isWithin(value.x, 0, 1) &&
  isWithin(value.y, 0, 1);

const isStroke = (value: unknown): value is readonly Spot[] =>
  Array.isArray(value) && value.length > 0 && value.every(isSpot);

function borderOf(value: unknown, classes: number): BorderGuess | null {
  if (typeof value !== 'object' || value === null) return null;
  const { strokes, marks } = value as { readonly [K in keyof BorderGuess]?: unknown };
  const isMark = (each: unknown): each is BorderGuess['marks'][number] =>
    isSpot(each) && 'label' in each && isWhole(each.label, 0, classes - 1);
  if (!Array.isArray(strokes) || !strokes.every(isStroke) || strokes.flat().length > most) return null;
  return Array.isArray(marks) && marks.every(isMark) && marks.length <= most ? { strokes, marks } : null;
}

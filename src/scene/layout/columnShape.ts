import type { Column } from '../../document/columns.ts';
import { givesProbability } from '../../engine/activations.ts';
import type { Standing } from './standing.ts';
import type { PictureInput } from './pictureInput.ts';
import type { Slot, ValuePlace } from './picture.ts';
import { signOf } from './sign.ts';
import { rowWiseOf } from '../plan/stageNames.ts';
import { tilePadding, type TileShape } from './tile.ts';
import { shorten, wrap } from './fitText.ts';

/** Level of detail of a column when space is limited. Lengths in px. */
export interface Density {
  /** Smallest distance between two columns for this level. */
  readonly gap: number;
  readonly radius: number;
  /** Largest badge on a neuron; 0 for none. */
  readonly badge: number;
  /** Width of the probability bar; 0 for none. */
  readonly bar: number;
  /** Draws percentages at the bars, and values beside neurons that are too small to contain them. */
  readonly digits: boolean;
  readonly beside: boolean;
}

/** From detailed to compact. The last one is used for any smaller gap. */
export const densities: readonly Density[] = [
  { gap: 72, radius: 25, badge: 28, bar: 64, digits: true, beside: true },
  { gap: 44, radius: 19, badge: 24, bar: 44, digits: true, beside: true },
  { gap: 36, radius: 16, badge: 20, bar: 26, digits: false, beside: true },
  { gap: 30, radius: 16, badge: 20, bar: 26, digits: false, beside: false },
  { gap: 17, radius: 11, badge: 15, bar: 18, digits: false, beside: false },
  { gap: 14, radius: 10, badge: 0, bar: 12, digits: false, beside: false },
  { gap: 0, radius: 10, badge: 0, bar: 0, digits: false, beside: false },
];

/** Measures of a column before it is placed. Lengths in px. */
export interface Shape {
  readonly plan: Column;
  /** A tile counts as one lane of radius 0. */
  readonly standing: Standing;
  readonly tile: TileShape | null;
  readonly slots: readonly Slot[];
  readonly value: ValuePlace | null;
  /** From the left end, including names, to the centre of the neurons. */
  readonly before: number;
  readonly width: number;
  readonly isSquare: boolean;
  /** From the centre of the neurons to the outermost drawn points. */
  readonly reachLeft: number;
  readonly reachRight: number;
}

/** Between a neuron and its name. */
export const nameGap = 8;
const smallestBadge = 9; // px
/** Smallest legible digits at a text size of 12; px. */
const smallestDigits = 9;
/** Radius of the smallest neuron that contains digits, as a multiple of their size. */
const smallestRadius = 1.06;

/** Between the neurons of a row-wise activation and the frame around them. */
export function groupPaddingOf(radius: number): number {
  return Math.min(9, radius);
}

/**
 * Returns the scale of the drawing. Measures are for a view of 780 × 400 px with text of 12 px; larger views scale up.
 */
export function scaleOf({ width, height, textSize }: PictureInput): number {
  const view = Math.min(1.7, Math.max(1, Math.min(width / 780, height / 400)));
  return Math.max(view, textSize / 12);
}

/** Whether a column's neurons are squares, with maps in them. */
const isSquare = ({ index }: Column, { maps }: PictureInput): boolean => (maps === 'first' ? index === 1 : maps);

export function measureTile(plan: Column, tile: TileShape, input: PictureInput): Shape {
  const reach = (tile.columns * tile.cell) / 2 + tilePadding;
  return {
    plan,
    standing: { lanes: 1, laneWidth: 0, radius: reach, spacing: 0 },
    tile,
    slots: [],
    value: null,
    before: reach,
    width: 2 * reach,
    isSquare: isSquare(plan, input),
    reachLeft: reach,
    reachRight: reach,
  };
}

/** Returns the radius of the smallest neuron that contains its value. */
export function tellingRadius({ textSize }: PictureInput): number {
  return smallestRadius * smallestDigits * (textSize / 12);
}

/**
 * Returns the place of a neuron's value. The text is as large as the neuron allows; small neurons show fewer decimals.
 */
function valueIn(radius: number, smallest: number): ValuePlace | null {
  const size = Math.max(smallest, Math.round(radius * 5.6) / 10);
  if (radius >= 1.36 * smallest) return { type: 'inside', size, places: 2 };
  return radius >= smallestRadius * smallest ? { type: 'inside', size, places: 1 } : null;
}

/** Measures a column of circles. */
export function measureNeurons(plan: Column, standing: Standing, input: PictureInput, density: Density): Shape {
  const scale = scaleOf(input);
  const { radius, spacing, lanes, laneWidth } = standing;
  const half = radius + ((lanes - 1) * laneWidth) / 2;
  const inGroup = plan.stages.some((stage) => rowWiseOf(stage) !== null);
  const names = lanes > 1 ? [] : namesFor(plan, input, spacing);
  const widest = Math.max(0, ...names.map((name) => input.measure(name, 'text')));

  const slots: Slot[] = [];
  let dx = half;
  plan.stages.forEach((stage, index) => {
    if (lanes > 1) return; // no room between the lanes: the caption has the signs
    const sign = signOf(stage);
    if (sign === null) {
      if (density.bar === 0) return;
      const last = index === plan.stages.length - 1; // one list of names is enough
      const named = last && plan.role === 'output' && names.length > 0 && spacing >= 2.6 * input.textSize;
      const digits = density.digits && spacing >= input.textSize ? input.measure('>99%', 'text') + 5 : 0;
      const width = Math.max(density.bar * scale, named ? widest - digits : 0);
      const name = rowWiseOf(stage);
      const of = name !== null && givesProbability(name) ? 'share' : 'logarithm';
      slots.push({ type: 'bar', stage: index, of, dx: dx + 8, width, digits, named });
      dx += 8 + width + digits;
    } else {
      const size = Math.floor(Math.min(density.badge * scale, spacing * 0.8, 1.7 * radius + 4));
      if (size < smallestBadge) return;
      slots.push({ type: 'badge', stage: index, sign, dx: dx + 3, size });
      dx += 3 + size;
    }
  });

  const smallest = (smallestDigits * input.textSize) / 12;
  const square = isSquare(plan, input);
  let kept = 0;
  let value = valueIn(radius, smallest);
  const told = slots.some((slot) => slot.type === 'bar' && slot.digits > 0);
  if (value === null && lanes === 1 && density.beside && !told && spacing >= smallest + 1) {
    const size = Math.min(input.textSize, Math.max(smallest, spacing * 0.62));
    const width = (input.measure('−0.00', 'text') * size) / input.textSize;
    value = { type: 'beside', size, dx: dx + 4, width };
    // A map has no number: its room is kept, so that nothing moves, and the edges begin at the neuron.
    if (square) kept = 4 + width;
    else dx += 4 + width;
  }

  const padding = inGroup ? groupPaddingOf(radius) : 0;
  const beside = widest > 0 && !slots.some((slot) => slot.type === 'bar' && slot.named) ? widest + nameGap : 0;
  const reachLeft = half + padding;
  const reachRight = dx + padding;
  const before = reachLeft + (plan.role === 'input' ? beside : 0);
  const after = reachRight + kept + (plan.role === 'output' ? beside : 0);
  const width = before + after;
  return { plan, standing, tile: null, slots, value, before, width, isSquare: square, reachLeft, reachRight };
}

/** Returns the names at a column's neurons, each as wide as the space allows. */
function namesFor(plan: Column, input: PictureInput, spacing: number): readonly string[] {
  if (spacing < input.textSize) return [];
  return [...Array(plan.units).keys()].flatMap((unit) => nameLines(plan, input, unit, spacing));
}

/** Splits a neuron's name into two lines if it is long and there is room. */
export function nameLines(plan: Column, input: PictureInput, unit: number, spacing: number): readonly string[] {
  const names = plan.role === 'input' ? input.inputNames : plan.role === 'output' ? input.outputNames : [];
  const name = names[unit];
  if (name === undefined || spacing < input.textSize) return [];
  const room = Math.min(150, Math.max(68, input.width * 0.17));
  return spacing >= 2.4 * input.textSize ? wrap(name, room, input.measure) : [shorten(name, room, input.measure)];
}

import { givesProbability } from '../engine/activations.ts';
import { isBlock } from './detail.ts';
import type { PictureInput } from './layout.ts';
import type { Slot } from './picture.ts';
import type { PlanColumn } from './plan.ts';
import { signOf } from './sign.ts';
import { rowWiseOf } from './stage.ts';
import { tileShape } from './tile.ts';
import { shorten, wrap } from './words.ts';

/** How much is drawn of a column when room is scarce. Lengths in px. */
export interface Density {
  /** Smallest distance between two columns with which this is right. */
  readonly gap: number;
  readonly radius: number;
  /** Largest badge on a neuron; 0 for none. */
  readonly badge: number;
  /** Probability bar; 0 for none. */
  readonly bar: number;
  readonly digits: boolean;
}

/** From roomy to tiny; the last is taken whatever the gap. */
export const densities: readonly Density[] = [
  { gap: 72, radius: 25, badge: 28, bar: 64, digits: true },
  { gap: 44, radius: 19, badge: 24, bar: 44, digits: true },
  { gap: 30, radius: 16, badge: 20, bar: 26, digits: false },
  { gap: 17, radius: 11, badge: 15, bar: 18, digits: false },
  { gap: 14, radius: 10, badge: 0, bar: 12, digits: false },
  { gap: 0, radius: 10, badge: 0, bar: 0, digits: false },
];

/** A column's measures before it has a place. Lengths in px. */
export interface Shape {
  readonly plan: PlanColumn;
  readonly radius: number;
  readonly spacing: number;
  readonly tile: { readonly columns: number; readonly rows: number; readonly cell: number } | null;
  readonly slots: readonly Slot[];
  /** From the left end, names included, to the neurons' centre. */
  readonly before: number;
  readonly width: number;
  /** From the neurons' centre to the outermost drawn points. */
  readonly reachLeft: number;
  readonly reachRight: number;
}

interface Room {
  readonly input: PictureInput;
  /** Height for the neurons. */
  readonly room: number;
  /** Width a column. */
  readonly pitch: number;
  readonly density: Density;
  /** Largest radius. */
  readonly largest: number;
}

const widestSpacing = 96;
/** Between a neuron and its name. */
export const nameGap = 8;

/** Between the neurons of a row-wise activation and the frame around them. */
export function groupPaddingOf(radius: number): number {
  return Math.min(9, radius);
}

/** Measures are those of a view of 780 × 400 px with text of 12 px; in a larger one everything may be larger. */
export function scaleOf({ width, height, textSize }: PictureInput): number {
  const view = Math.min(1.7, Math.max(1, Math.min(width / 780, height / 400)));
  return Math.max(view, textSize / 12);
}

export function measureColumn(plan: PlanColumn, room: Room): Shape {
  return isBlock(plan) ? measureTile(plan, room) : measureNeurons(plan, room);
}

function measureTile(plan: PlanColumn, { input, room, pitch }: Room): Shape {
  const { columns, rows } = tileShape(plan.units);
  const whole = Math.min(room - 34, pitch * 0.66, 210 * scaleOf(input));
  const cell = Math.max(0.5, Math.min(14, Math.floor((whole / columns) * 2) / 2));
  const reach = (columns * cell) / 2;
  return {
    plan,
    radius: reach,
    spacing: 0,
    tile: { columns, rows, cell },
    slots: [],
    before: reach,
    width: 2 * reach,
    reachLeft: reach,
    reachRight: reach,
  };
}

function measureNeurons(plan: PlanColumn, { input, room, pitch, density, largest }: Room): Shape {
  const scale = scaleOf(input);
  const spacing = Math.min(widestSpacing * scale, room / plan.units);
  const radius = Math.max(1.5, Math.min(density.radius * scale, spacing * 0.36, pitch * 0.22, largest));
  const inGroup = plan.stages.some((stage) => rowWiseOf(stage) !== null);
  const names = namesFor(plan, input, spacing);
  const widest = Math.max(0, ...names.map((name) => input.measure(name, 'text')));

  const slots: Slot[] = [];
  let dx = radius;
  plan.stages.forEach((stage, index) => {
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
      if (size < 11) return;
      slots.push({ type: 'badge', stage: index, sign, dx: dx + 3, size });
      dx += 3 + size;
    }
  });

  const padding = inGroup ? groupPaddingOf(radius) : 0;
  const beside = widest > 0 && !slots.some((slot) => slot.type === 'bar' && slot.named) ? widest + nameGap : 0;
  const reachLeft = radius + padding;
  const reachRight = dx + padding;
  const before = reachLeft + (plan.role === 'input' ? beside : 0);
  const after = reachRight + (plan.role === 'output' ? beside : 0);
  return { plan, radius, spacing, tile: null, slots, before, width: before + after, reachLeft, reachRight };
}

/** The names that stand at a column's neurons, each as wide as there is room. */
function namesFor(plan: PlanColumn, input: PictureInput, spacing: number): readonly string[] {
  if (spacing < input.textSize) return [];
  return [...Array(plan.units).keys()].flatMap((unit) => nameLines(plan, input, unit, spacing));
}

/** A neuron's name, on two lines where it is long and there is room. */
export function nameLines(plan: PlanColumn, input: PictureInput, unit: number, spacing: number): readonly string[] {
  const names = plan.role === 'input' ? input.inputNames : plan.role === 'output' ? input.outputNames : [];
  const name = names[unit];
  if (name === undefined || spacing < input.textSize) return [];
  const room = Math.min(150, Math.max(68, input.width * 0.17));
  return spacing >= 2.4 * input.textSize ? wrap(name, room, input.measure) : [shorten(name, room, input.measure)];
}

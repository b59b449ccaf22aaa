import { curvePoint } from './curve.ts';
import { percent, shortDigits } from './numbers.ts';
import type { Mark } from './marks.ts';
import { fillLevel, fillLevels, type Ink, type Palette } from './palette.ts';
import { type PlacedColumn, type Slot, unitY } from './picture.ts';
import { cellX, cellY, type Tile } from './tile.ts';

export interface NeuronLook {
  readonly palette: Palette;
  /** The probe's activations; null: neutral. */
  readonly probe: Float32Array | null;
  /** Font family of the digits. */
  readonly family: string;
  /** px */
  readonly textSize: number;
}

const roundTurn = 2 * Math.PI;
/** From this radius on the value is written into the neuron. */
const digitsRadius = 14.5;

/** Fills each neuron by what comes out of it, and what its activations show. */
export function paintColumn(context: CanvasRenderingContext2D, column: PlacedColumn, look: NeuronLook): void {
  const { plan, tile } = column;
  const most = greatest(look.probe, plan.out, plan.units);
  if (tile !== null) {
    paintTile(context, tile, column, most, look);
    return;
  }
  for (let unit = 0; unit < plan.units; unit++) {
    paintNeuron(context, column, unit, most, look);
    for (const slot of column.slots) paintSlot(context, column, unit, slot, look);
  }
}

function greatest(values: Float32Array | null, from: number, count: number): number {
  let most = 0;
  if (values !== null) for (let i = from; i < from + count; i++) most = Math.max(most, Math.abs(values[i]));
  return most;
}

function paintNeuron(
  context: CanvasRenderingContext2D,
  column: PlacedColumn,
  unit: number,
  most: number,
  { palette, probe, family }: NeuronLook,
): void {
  const { x, radius } = column;
  const y = unitY(column, unit);
  const value = probe === null ? 0 : probe[column.plan.out + unit];
  const level = fillLevel(value, most);
  const negative = value < 0;
  context.fillStyle = (negative ? palette.negative : palette.positive)[level];
  context.beginPath();
  context.arc(x, y, radius, 0, roundTurn);
  context.fill();
  if (probe === null) return;
  context.fillStyle = (negative ? palette.onNegative : palette.onPositive)[level];
  if (radius >= digitsRadius) {
    context.font = `500 ${Math.round(radius * 5.6) / 10}px ${family}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(shortDigits(value), x, y + radius * 0.04);
  } else if (negative && level > 0 && radius >= 4) {
    // Too small for digits: a minus, so that the sign is not told by hue alone.
    context.fillRect(x - radius * 0.5, y - 0.75, radius, 1.5);
  }
}

function paintSlot(
  context: CanvasRenderingContext2D,
  column: PlacedColumn,
  unit: number,
  slot: Slot,
  look: NeuronLook,
): void {
  const { palette, probe } = look;
  const stage = column.plan.stages[slot.stage];
  const y = unitY(column, unit);
  if (slot.type === 'bar') {
    paintBar(context, column.x + slot.dx, y, slot, probe === null ? null : probe[stage.to + unit], look);
    return;
  }
  const left = column.x + slot.dx;
  context.fillStyle = palette.ink.surface;
  context.fillRect(left + 1, y - slot.size / 2 + 1, slot.size - 2, slot.size - 2);
  if (probe === null) return;
  const [dx, dy] = curvePoint(slot.name, probe[stage.from + unit], slot.size);
  context.fillStyle = probe[stage.to + unit] < 0 ? palette.ink.negative : palette.ink.positive;
  context.beginPath();
  context.arc(left + dx, y - slot.size / 2 + dy, Math.max(1.6, slot.size * 0.13), 0, roundTurn);
  context.fill();
}

function paintBar(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  slot: Extract<Slot, { type: 'bar' }>,
  probability: number | null,
  { palette, family, textSize }: NeuronLook,
): void {
  const height = slot.named ? 6 : Math.min(8, textSize * 0.6);
  const top = slot.named ? y + 4 : y - height / 2;
  context.fillStyle = palette.ink.line;
  context.fillRect(x, top, slot.width, height);
  if (probability === null) return;
  context.fillStyle = palette.ink.positive;
  context.fillRect(x, top, slot.width * Math.min(1, Math.max(0, probability)), height);
  if (slot.digits === 0) return;
  context.fillStyle = palette.ink.ink;
  context.font = `${textSize}px ${family}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillText(percent(probability), x + slot.width + slot.digits, top + height / 2 + 0.5);
}

/** Rings around what is pointed at. */
export function paintMarks(context: CanvasRenderingContext2D, marks: readonly Mark[], ink: Ink): void {
  context.strokeStyle = ink.ink;
  context.lineWidth = 1.5;
  for (const { x, y, size, corner } of marks) {
    context.beginPath();
    context.roundRect(x, y, size, size, corner);
    context.stroke();
  }
}

let next = new Int32Array(0);
const heads = new Int32Array(2 * (fillLevels + 1));

/** All cells of a tile, level by level; where cells are large enough, negative ones are drawn smaller. */
function paintTile(
  context: CanvasRenderingContext2D,
  tile: Tile,
  { plan }: PlacedColumn,
  most: number,
  { palette, probe }: NeuronLook,
): void {
  const { units, out } = plan;
  context.fillStyle = palette.ink.surface;
  context.fillRect(tile.x, tile.y, tile.columns * tile.cell, tile.rows * tile.cell);
  if (probe === null) return;
  if (next.length < units) next = new Int32Array(units);
  heads.fill(-1);
  for (let unit = 0; unit < units; unit++) {
    const value = probe[out + unit];
    const bucket = 2 * fillLevel(value, most) + (value < 0 ? 1 : 0);
    next[unit] = heads[bucket];
    heads[bucket] = unit;
  }
  const gap = tile.cell >= 4 ? 0.5 : 0;
  for (let bucket = 2; bucket < heads.length; bucket++) {
    if (heads[bucket] < 0) continue;
    const negative = (bucket & 1) === 1;
    const inset = gap + (negative && tile.cell >= 4 ? tile.cell * 0.16 : 0);
    const size = tile.cell - 2 * inset;
    context.fillStyle = (negative ? palette.negative : palette.positive)[bucket >> 1];
    context.beginPath();
    for (let unit = heads[bucket]; unit >= 0; unit = next[unit]) {
      context.rect(cellX(tile, unit) + inset, cellY(tile, unit) + inset, size, size);
    }
    context.fill();
  }
}

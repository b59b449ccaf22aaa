import { isDropped } from '../plan/dropped.ts';
import { lightOf } from '../plan/light.ts';
import type { Mark } from './marks.ts';
import { brief, briefer } from '../../document/spelling.ts';
import { paintSlot } from './paintSigns.ts';
import { paintTile } from './paintTile.ts';
import { fillLevel, type Ink, type NeuronLook } from './palette.ts';
import { extentOf, type PlacedColumn, unitX, unitY } from '../layout/picture.ts';

const roundTurn = 2 * Math.PI;
const veil = 0.65;

/** Paints the neurons of a column, filled by their output, with the signs of their stages. */
export function paintColumn(context: CanvasRenderingContext2D, column: PlacedColumn, look: NeuronLook): void {
  const { plan, tile } = column;
  const most = greatest(look.probe, plan.out, plan.units);
  if (tile !== null) {
    context.globalAlpha = lightOf(look.lit, plan.layer);
    if (!column.isSquare) paintTile(context, tile, column, most, look);
    else look.paintMap?.tile(context, column, tile, look.palette.ink);
    context.globalAlpha = 1;
    return;
  }
  if (column.lanes > 1) paintVeil(context, column, look.palette.ink);
  for (let unit = 0; unit < plan.units; unit++) {
    paintNeuron(context, column, unit, most, look);
    for (const slot of column.slots) paintSlot(context, column, unit, slot, look);
  }
}

/** Makes lines fainter where they pass between the neurons of several lanes. */
function paintVeil(context: CanvasRenderingContext2D, column: PlacedColumn, ink: Ink): void {
  const { x, top, radius, lanes, laneWidth } = column;
  const half = ((lanes - 1) * laneWidth) / 2;
  context.globalAlpha = veil;
  context.fillStyle = ink.surface;
  context.fillRect(x - half, top - radius, 2 * half, extentOf(column).bottom - top + radius);
  context.globalAlpha = 1;
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
  look: NeuronLook,
): void {
  const { palette, probe, family } = look;
  const { radius, value: place } = column;
  const x = unitX(column, unit);
  const y = unitY(column, unit);
  context.globalAlpha = lightOf(look.lit, column.plan.layer);
  if (isDropped(column.plan, unit, look.numbers, probe)) {
    paintLeftOut(context, x, y, radius, palette.ink);
    return;
  }
  if (column.isSquare) {
    look.paintMap?.unit(context, column, unit, palette.ink);
    return;
  }
  const value = probe === null ? 0 : probe[column.plan.out + unit];
  const level = fillLevel(value, most);
  const negative = value < 0;
  context.fillStyle = (negative ? palette.negative : palette.positive)[level];
  context.beginPath();
  context.arc(x, y, radius, 0, roundTurn);
  context.fill();
  if (probe === null) return;
  const onFill = (negative ? palette.onNegative : palette.onPositive)[level];
  if (place?.type === 'inside') {
    context.fillStyle = onFill;
    context.font = `500 ${place.size}px ${family}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    // Negative numbers are wider: they are narrowed to stay within the outline.
    context.fillText(place.places === 2 ? brief(value) : briefer(value), x, y + radius * 0.04, 1.65 * radius);
    return;
  }
  if (negative && level > 0 && radius >= 4) {
    // Too small for digits: a minus marks negative values, so that hue is not the only difference.
    context.fillStyle = onFill;
    context.fillRect(x - radius * 0.5, y - 0.75, radius, 1.5);
  }
  if (place === null) return;
  context.fillStyle = palette.ink.ink;
  context.font = `${place.size}px ${family}`;
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  context.fillText(brief(value), x + place.dx + place.width, y + 0.5);
}

/** Paints a dropped neuron: empty and crossed out. */
function paintLeftOut(context: CanvasRenderingContext2D, x: number, y: number, radius: number, ink: Ink): void {
  context.fillStyle = ink.surface;
  context.beginPath();
  context.arc(x, y, radius, 0, roundTurn);
  context.fill();
  context.strokeStyle = ink.inkSoft;
  context.lineWidth = ink.stroke;
  context.globalAlpha *= 0.5;
  context.beginPath();
  const distances = radius < 6 ? [0] : [-0.5, 0, 0.5];
  for (const share of distances) {
    // Chord at a distance from the centre, as a fraction of the radius, rotated by 45°.
    const half = Math.sqrt(1 - share * share) * radius * Math.SQRT1_2;
    const shift = share * radius * Math.SQRT1_2;
    context.moveTo(x + shift - half, y + shift + half);
    context.lineTo(x + shift + half, y + shift - half);
  }
  context.stroke();
}

/** Paints the rings around a target. */
export function paintMarks(context: CanvasRenderingContext2D, marks: readonly Mark[], ink: Ink): void {
  context.strokeStyle = ink.ink;
  context.lineWidth = 1.5;
  for (const { x, y, size, corner } of marks) {
    context.beginPath();
    context.roundRect(x, y, size, size, corner);
    context.stroke();
  }
}

import type { Column } from '../../document/columns.ts';
import { isDropped } from '../plan/dropped.ts';
import { fillLevel, fillLevels, type Ink, type NeuronLook } from './palette.ts';
import type { PlacedColumn } from '../layout/picture.ts';
import { cellX, cellY, frameOf, type Tile } from '../layout/tile.ts';

/** Cells smaller than this have no second mark; still smaller ones have no lines between them; px. */
const smallest = 4;
const smallestApart = 3;

let next = new Int32Array(0);
const heads = new Int32Array(2 * (fillLevels + 1));

/** Paints all cells of a tile, level by level. In large enough cells, negative ones are drawn smaller. */
export function paintTile(
  context: CanvasRenderingContext2D,
  tile: Tile,
  { plan }: PlacedColumn,
  most: number,
  look: NeuronLook,
): void {
  const { palette, probe, numbers } = look;
  const { units, out } = plan;
  const gap = tile.cell >= smallestApart ? 0.5 : 0;
  paintGrid(context, tile, units, gap, palette.ink);
  if (probe === null) return;
  if (next.length < units) next = new Int32Array(units);
  heads.fill(-1);
  for (let unit = 0; unit < units; unit++) {
    const value = probe[out + unit];
    const bucket = 2 * fillLevel(value, most) + (value < 0 ? 1 : 0);
    next[unit] = heads[bucket];
    heads[bucket] = unit;
  }
  for (let bucket = 2; bucket < heads.length; bucket++) {
    if (heads[bucket] < 0) continue;
    const negative = (bucket & 1) === 1;
    const inset = gap + (negative && tile.cell >= smallest ? tile.cell * 0.16 : 0);
    const size = tile.cell - 2 * inset;
    context.fillStyle = (negative ? palette.negative : palette.positive)[bucket >> 1];
    context.beginPath();
    for (let unit = heads[bucket]; unit >= 0; unit = next[unit]) {
      context.rect(cellX(tile, unit) + inset, cellY(tile, unit) + inset, size, size);
    }
    context.fill();
  }
  if (numbers.dropped !== undefined && tile.cell >= smallest) paintLeftOut(context, tile, plan, probe, look);
}

/** Paints the cells of a tile while their values are unknown: white, with lines between. */
function paintGrid(context: CanvasRenderingContext2D, tile: Tile, units: number, gap: number, ink: Ink): void {
  const frame = frameOf(tile);
  context.fillStyle = ink.surface;
  context.fillRect(frame.x, frame.y, frame.width, frame.height);
  if (gap === 0) return;
  context.fillStyle = ink.line;
  const alpha = context.globalAlpha;
  context.globalAlpha = alpha * Math.min(1, tile.cell / 16);
  const full = Math.floor(units / tile.columns);
  context.fillRect(tile.x, tile.y, tile.columns * tile.cell, full * tile.cell);
  const rest = units - full * tile.columns;
  if (rest > 0) context.fillRect(tile.x, tile.y + full * tile.cell, rest * tile.cell, tile.cell);
  context.globalAlpha = alpha;
  context.fillStyle = ink.surface;
  context.beginPath();
  for (let unit = 0; unit < units; unit++) {
    context.rect(cellX(tile, unit) + gap, cellY(tile, unit) + gap, tile.cell - 2 * gap, tile.cell - 2 * gap);
  }
  context.fill();
}

/** Crosses out each dropped cell. */
function paintLeftOut(
  context: CanvasRenderingContext2D,
  tile: Tile,
  plan: Column,
  probe: Float32Array,
  { palette: { ink }, numbers }: NeuronLook,
): void {
  context.strokeStyle = ink.inkSoft;
  context.lineWidth = 0.75 * ink.stroke;
  context.beginPath();
  const inset = tile.cell * 0.25;
  for (let unit = 0; unit < plan.units; unit++) {
    if (!isDropped(plan, unit, numbers, probe)) continue;
    const [x, y] = [cellX(tile, unit), cellY(tile, unit)];
    context.moveTo(x + inset, y + tile.cell - inset);
    context.lineTo(x + tile.cell - inset, y + inset);
  }
  context.stroke();
}

import type { Ink } from './palette.ts';
import { entryX, exitX, footOf, type Picture, type PlacedColumn } from './picture.ts';
import { frameOf } from './tile.ts';

const bending = 0.42;
const strength = 0.14;

/** From the first neuron to the last one, or the side of a tile. */
function heightOf(column: PlacedColumn): readonly [top: number, bottom: number] {
  const { tile, top, radius } = column;
  if (tile === null) return [top - radius, footOf(column)];
  const { y, height } = frameOf(tile);
  return [y + 2, y + height - 2];
}

/** Between columns with more weights than are drawn, a haze: every unit is connected with every one. */
export function paintHaze(context: CanvasRenderingContext2D, picture: Picture, ink: Ink, alpha: number): void {
  const { columns, counts } = picture;
  context.fillStyle = ink.zero;
  context.globalAlpha = alpha * strength;
  columns.forEach((column, i) => {
    const before = columns[i - 1];
    if (before === undefined || counts[i].drawn === counts[i].all) return;
    const fromX = before.tile === null ? before.right : exitX(before, 0);
    const toX = column.tile === null ? column.left : entryX(column, 0);
    const [fromTop, fromBottom] = heightOf(before);
    const [toTop, toBottom] = heightOf(column);
    const bend = bending * (toX - fromX);
    context.beginPath();
    context.moveTo(fromX, fromTop);
    context.bezierCurveTo(fromX + bend, fromTop, toX - bend, toTop, toX, toTop);
    context.lineTo(toX, toBottom);
    context.bezierCurveTo(toX - bend, toBottom, fromX + bend, fromBottom, fromX, fromBottom);
    context.fill();
  });
  context.globalAlpha = 1;
}

import type { Ink } from './palette.ts';
import { entryX, exitX, extentOf, perRow, type Picture } from '../layout/picture.ts';

const bending = 0.42;
const strength = 0.14;

/** Draws a haze beside tiles with undrawn weights, because all units are connected. */
export function paintHaze(context: CanvasRenderingContext2D, picture: Picture, ink: Ink, alpha: number): void {
  const { columns, counts } = picture;
  context.fillStyle = ink.zero;
  context.globalAlpha = alpha * strength;
  columns.forEach((column, i) => {
    const before = columns[i - 1];
    if (before === undefined || counts[i].drawn === counts[i].all) return;
    if (before.tile === null && column.tile === null) return;
    const [fromX, toX] = [exitX(before, perRow(before) - 1), entryX(column, 0)];
    const [from, to] = [extentOf(before), extentOf(column)];
    const bend = bending * (toX - fromX);
    context.beginPath();
    context.moveTo(fromX, from.top);
    context.bezierCurveTo(fromX + bend, from.top, toX - bend, to.top, toX, to.top);
    context.lineTo(toX, to.bottom);
    context.bezierCurveTo(toX - bend, to.bottom, fromX + bend, from.bottom, fromX, from.bottom);
    context.fill();
  });
  context.globalAlpha = 1;
}

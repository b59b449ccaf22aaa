import type { UnitPlace } from '../plan/mapPlan.ts';
import type { Ink } from './palette.ts';
import type { Box } from './traceLine.ts';

/** Values of some units at even distances along one input. */
export interface CurveValues {
  /** [count, width] */
  readonly values: Float32Array;
  /** Numbers of a place. */
  readonly width: number;
  readonly count: number;
}

/** What the height of a unit's curve stands for: all its values and 0, at least 1. */
export function curveRange({ values, width, count }: CurveValues, { out }: UnitPlace): readonly [number, number] {
  let [low, high] = [0, 0];
  for (let i = 0, at = out; i < count; i++, at += width) {
    low = Math.min(low, values[at]);
    high = Math.max(high, values[at]);
  }
  const more = Math.max(0, 1 - (high - low));
  if (low === 0) return [0, high + more];
  if (high === 0) return [low - more, 0];
  return [low - more / 2, high + more / 2];
}

/** Share of the height above and below the range. */
export const rangeRoom = 0.06;
const areaStrength = 0.45;

/** Paints a unit's output over one input into a box: what is above 0 and what is below it, and the curve. */
export function paintCurveMap(
  context: CanvasRenderingContext2D,
  curves: CurveValues,
  unit: UnitPlace,
  { left, top, right, bottom }: Box,
  ink: Ink,
  alpha: number,
): void {
  const { values, width, count } = curves;
  const [low, high] = curveRange(curves, unit);
  const inset = rangeRoom * (bottom - top);
  const y = (value: number): number => bottom - inset - ((value - low) / (high - low)) * (bottom - top - 2 * inset);
  const x = (i: number): number => left + (i / (count - 1)) * (right - left);
  const at = (i: number): number => values[i * width + unit.out];
  const trace = (part: (value: number) => number): void => {
    for (let i = 0; i < count; i++) {
      if (i === 0) context.moveTo(x(i), y(part(at(i))));
      else context.lineTo(x(i), y(part(at(i))));
    }
  };
  context.fillStyle = ink.surface;
  context.fillRect(left, top, right - left, bottom - top);
  context.globalAlpha = alpha * areaStrength;
  for (const sign of [1, -1]) {
    context.beginPath();
    trace((value) => sign * Math.max(0, sign * value));
    context.lineTo(right, y(0));
    context.lineTo(left, y(0));
    context.fillStyle = sign > 0 ? ink.positive : ink.negative;
    context.fill();
  }
  context.globalAlpha = alpha;
  context.beginPath();
  trace((value) => value);
  context.strokeStyle = ink.ink;
  context.lineWidth = (bottom - top < 18 ? 0.75 : 1.5) * ink.stroke;
  context.stroke();
}

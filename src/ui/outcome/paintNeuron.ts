import { brief } from '../../document/spelling.ts';
import { curveRange, paintCurveMap, rangeRoom } from '../../scene/paint/curveMap.ts';
import { mapColoursOf, writeMaps } from '../../scene/paint/mapPixels.ts';
import { traceLine } from '../../scene/paint/traceLine.ts';
import type { UnitPlace } from '../../scene/plan/mapPlan.ts';
import type { Colours } from '../plot/colours.ts';
import type { Plane } from '../plot/plane.ts';
import { paintCells, strokeBoundary } from './paintRegions.ts';
import type { Outputs } from './usePrediction.ts';

/** The curve of a neuron over one input, with the ends of its range in digits. */
export function paintNeuronCurve(
  context: CanvasRenderingContext2D,
  { values, count, outputs }: Outputs,
  place: UnitPlace,
  plane: Plane,
  colours: Colours,
  letters: number,
): void {
  const curves = { values, width: outputs, count };
  paintCurveMap(context, curves, place, plane, colours, 1);
  const [low, high] = curveRange(curves, place);
  context.fillStyle = colours.inkSoft;
  context.font = `${letters}px system-ui, sans-serif`;
  const hasRoom = plane.left > 3.5 * letters; // classes have no numbers there
  context.textAlign = hasRoom ? 'right' : 'left';
  context.textBaseline = 'middle';
  const inset = rangeRoom * (plane.bottom - plane.top);
  for (const [value, y] of [
    [high, plane.top + inset],
    [low, plane.bottom - inset],
  ]) {
    context.fillText(brief(value), plane.left + (hasRoom ? -4 : 4), y);
  }
}

/** The points stand out from it. */
const strongest = 0.6;

/** The map of a neuron, with its line. */
export function paintNeuron(
  context: CanvasRenderingContext2D,
  { values, count, outputs }: Outputs,
  place: UnitPlace,
  plane: Plane,
  colours: Colours,
  isDiscrete: boolean,
): void {
  const side = Math.round(Math.sqrt(count));
  const map = { values, width: outputs, side };
  const pixels = new Uint8ClampedArray(side * side * 4);
  writeMaps(map, [place], 1, mapColoursOf(colours, strongest), isDiscrete, new Uint32Array(pixels.buffer));
  paintCells(context, plane, side, side, pixels);
  context.beginPath();
  traceLine(context, map, place, plane);
  strokeBoundary(context, colours);
}

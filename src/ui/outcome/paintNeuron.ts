import { mapColoursOf, writeMaps } from '../../scene/paint/mapPixels.ts';
import { traceLine } from '../../scene/paint/traceLine.ts';
import type { UnitPlace } from '../../scene/plan/mapPlan.ts';
import type { Colours } from '../plot/colours.ts';
import type { Plane } from '../plot/plane.ts';
import { paintCells, strokeBoundary } from './paintRegions.ts';
import type { Outputs } from './usePrediction.ts';

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

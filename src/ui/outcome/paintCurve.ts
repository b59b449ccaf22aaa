import { line, range } from 'd3';
import type { DatasetInfo } from '../../data/dataset.ts';
import { classColours } from '../plot/classColours.ts';
import type { Colours } from '../plot/colours.ts';
import type { Plane } from '../plot/plane.ts';
import { meaningOf, sharesOf } from './meaning.ts';
import { regionColour, rgbOf } from './regionImage.ts';
import { paintCells } from './paintRegions.ts';
import type { Outputs } from './usePrediction.ts';

/**
 * The number that the network gives for each input, as a line.
 *
 * @param inputs raw [count]
 * @param target which of its numbers
 */
export function paintLine(
  context: CanvasRenderingContext2D,
  inputs: Float64Array,
  { values, outputs }: Outputs,
  plane: Plane,
  { classes, surface, stroke }: Pick<Colours, 'classes' | 'surface' | 'stroke'>,
  target = 0,
): void {
  context.save();
  context.beginPath();
  context.rect(plane.left, plane.top, plane.right - plane.left, plane.bottom - plane.top);
  context.clip();
  context.beginPath();
  line<number>()
    .defined((i) => Number.isFinite(values[i * outputs + target]))
    .x((i) => plane.x(inputs[i]))
    .y((i) => plane.y(values[i * outputs + target]))
    .context(context)(range(inputs.length));
  context.lineJoin = 'round';
  context.strokeStyle = surface;
  context.lineWidth = 5 * stroke;
  context.stroke();
  context.strokeStyle = classes[0];
  context.lineWidth = 2.5 * stroke;
  context.stroke();
  context.restore();
}

/**
 * The class that the network gives for each input, as a band of the colours of a map.
 * @param isDiscrete whether the class that wins has the whole of a place
 */
export function paintBand(
  context: CanvasRenderingContext2D,
  outputs: Outputs,
  info: DatasetInfo,
  plane: Plane,
  palette: Colours,
  isDiscrete = false,
): void {
  const pixels = new Uint8ClampedArray(outputs.count * 4);
  const shares = new Float64Array(info.classes.length);
  const meaning = isDiscrete ? 'scores' : meaningOf(outputs.experiment, outputs.outputs);
  const ground = rgbOf(palette.surface);
  const colours = classColours(info, palette).map(rgbOf);
  for (let i = 0; i < outputs.count; i++) {
    sharesOf(meaning, outputs.values, i * outputs.outputs, outputs.outputs, shares);
    regionColour(shares, ground, colours, pixels, i * 4);
  }
  paintCells(context, plane, outputs.count, 1, pixels);
}

import { infoOf } from '../../data/spec.ts';
import type { Cloud } from '../plot/cloud.ts';
import { classColours } from '../plot/classColours.ts';
import type { Colours } from '../plot/colours.ts';
import { paintPoints, radiusFor } from '../plot/paintPoints.ts';
import type { Plane } from '../plot/plane.ts';
import { logitActivation, meaningOf, sharesOf } from './meaning.ts';
import { regionColour, rgbOf } from './regionImage.ts';
import type { Outputs } from './usePrediction.ts';

/**
 * The grid of the plane as two units bend it, each cell in the colour of its class, and the points in it.
 *
 * @param outputs of each node, then of each point: the two units, then the outputs of the network
 * @param nodes number of nodes
 * @param cloud the points, where the units put them
 */
export function paintSpace(
  context: CanvasRenderingContext2D,
  outputs: Outputs,
  nodes: number,
  cloud: Cloud,
  plane: Plane,
  colours: Colours,
  isDiscrete: boolean,
): void {
  const { values, outputs: width, experiment } = outputs;
  const side = Math.round(Math.sqrt(nodes));
  const info = infoOf(experiment.data);
  const palette = classColours(info, colours);
  const x = (node: number): number => plane.x(values[node * width]);
  const y = (node: number): number => plane.y(values[node * width + 1]);
  context.save();
  context.beginPath();
  context.rect(plane.left, plane.top, plane.right - plane.left, plane.bottom - plane.top);
  context.clip();
  if (info.task === 'classification') {
    const count = width - 2;
    const isSharp = isDiscrete || logitActivation(experiment) !== null;
    const meaning = isSharp ? 'scores' : meaningOf(experiment, count);
    const shares = new Float64Array(info.classes.length);
    const [ground, classes] = [rgbOf(colours.surface), palette.map(rgbOf)];
    const rgb = new Uint8ClampedArray(4);
    for (let row = 0; row + 1 < side; row++) {
      for (let column = 0; column + 1 < side; column++) {
        const node = row * side + column;
        sharesOf(meaning, values, node * width + 2, count, shares);
        regionColour(shares, ground, classes, rgb, 0);
        context.fillStyle = `rgb(${rgb[0]},${rgb[1]},${rgb[2]})`;
        context.beginPath();
        context.moveTo(x(node), y(node));
        context.lineTo(x(node + 1), y(node + 1));
        context.lineTo(x(node + side + 1), y(node + side + 1));
        context.lineTo(x(node + side), y(node + side));
        context.fill();
      }
    }
  }
  context.beginPath();
  for (let line = 0; line < side; line++) {
    for (let step = 0; step < side; step++) {
      const node = line * side + step;
      if (step === 0) context.moveTo(x(node), y(node));
      else context.lineTo(x(node), y(node));
    }
    for (let step = 0; step < side; step++) {
      const node = step * side + line;
      if (step === 0) context.moveTo(x(node), y(node));
      else context.lineTo(x(node), y(node));
    }
  }
  context.globalAlpha = 0.45;
  context.strokeStyle = colours.inkSoft;
  context.lineWidth = 0.75 * colours.stroke;
  context.stroke();
  context.globalAlpha = 1;
  paintPoints(context, cloud, plane, {
    radius: radiusFor(cloud.x.length, plane),
    colours: { ...colours, classes: palette },
    right: null,
  });
  context.restore();
}

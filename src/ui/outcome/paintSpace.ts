import { toProbabilities } from '../../asking/answers.ts';
import { infoOf } from '../../data/spec.ts';
import type { Cloud } from '../plot/cloud.ts';
import { classColours } from '../plot/classColours.ts';
import type { Colours } from '../plot/colours.ts';
import { paintPoints, radiusFor } from '../plot/paintPoints.ts';
import type { Plane } from '../plot/plane.ts';
import { logitActivation, meaningOf } from './meaning.ts';
import { strokeBoundary } from './paintRegions.ts';
import { regionColour, rgbOf } from './regionImage.ts';
import { type BentGrid, patchesOf, type Place } from './spacePatches.ts';
import type { Outputs } from './usePrediction.ts';

/** The network's answers at the nodes, behind the two units, as they are read. */
function bentGrid(
  { values, outputs: width, experiment }: Outputs,
  side: number,
  placeOf: BentGrid['placeOf'],
  isDiscrete: boolean,
): BentGrid {
  const outputs = width - 2;
  const read = new Float32Array(side * side * outputs);
  for (let node = 0; node < side * side; node++) {
    read.set(values.subarray(node * width + 2, (node + 1) * width), node * outputs);
  }
  toProbabilities(read, outputs, logitActivation(experiment));
  return {
    side,
    placeOf,
    meaning: meaningOf(experiment, outputs),
    values: read,
    outputs,
    classes: infoOf(experiment.data).classes.length,
    isDiscrete,
  };
}

/**
 * The grid of the plane as two units bend it, in the colours of the classes with a line where they meet, and the points in it.
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
  const placeOf = (node: number): Place => [plane.x(values[node * width]), plane.y(values[node * width + 1])];
  context.save();
  context.beginPath();
  context.rect(plane.left, plane.top, plane.right - plane.left, plane.bottom - plane.top);
  context.clip();
  const isOfClasses = info.task === 'classification';
  const grid = isOfClasses && side > 1 ? patchesOf(bentGrid(outputs, side, placeOf, isDiscrete)) : null;
  const [ground, classes] = [rgbOf(colours.surface), palette.map(rgbOf)];
  const rgb = new Uint8ClampedArray(4);
  for (const { corners, shares } of grid?.patches ?? []) {
    regionColour(shares, ground, classes, rgb, 0);
    context.fillStyle = `rgb(${rgb[0]},${rgb[1]},${rgb[2]})`;
    context.beginPath();
    for (const place of corners) context.lineTo(...place);
    context.fill();
  }
  context.beginPath();
  for (let line = 0; line < side; line++) {
    for (let step = 0; step < side; step++) {
      const place = placeOf(line * side + step);
      if (step === 0) context.moveTo(...place);
      else context.lineTo(...place);
    }
    for (let step = 0; step < side; step++) {
      const place = placeOf(step * side + line);
      if (step === 0) context.moveTo(...place);
      else context.lineTo(...place);
    }
  }
  context.globalAlpha = 0.45;
  context.strokeStyle = colours.inkSoft;
  context.lineWidth = 0.75 * colours.stroke;
  context.stroke();
  context.globalAlpha = 1;
  context.beginPath();
  for (const [from, to] of grid?.borders ?? []) {
    context.moveTo(...from);
    context.lineTo(...to);
  }
  strokeBoundary(context, colours);
  paintPoints(context, cloud, plane, {
    radius: radiusFor(cloud.x.length, plane),
    colours: { ...colours, classes: palette },
    right: null,
  });
  context.restore();
}

import { extent, line, range } from 'd3';
import { defaultDataSpec } from '../../data/dataDefaults.ts';
import { datasets, type DatasetName } from '../../data/datasets.ts';
import { loadExamples } from '../../data/load.ts';
import type { DataSpec } from '../../data/spec.ts';
import { colours } from '../plot/colours.ts';
import { fitCanvas } from '../plot/canvas.ts';
import { bestColumns, cloudOf, cloudPlane, type Cloud } from '../plot/cloud.ts';
import type { Domain } from '../plot/ticks.ts';
import { paintPoints } from '../plot/paintPoints.ts';

/** Points of a picture, and its width in radii of one. */
const usual = { points: 90, radii: 34 };
const room = 4;

/** Few points without much noise, so that a small picture is clear. */
export function thumbnailSpec(name: DatasetName): DataSpec {
  const spec = defaultDataSpec(name);
  const { samples, show, task } = datasets[name];
  return {
    ...spec,
    noise: task === 'regression' ? 0 : spec.noise / 2,
    samples: samples ? Math.max(samples.min, show.thumbnail?.points ?? usual.points) : spec.samples,
  };
}

/** The domain, drawn in to where the points are. */
function closer([from, to]: Domain, values: Float64Array): Domain {
  const room = 0.06 * (to - from);
  const [low, high] = extent(values);
  return low === undefined ? [from, to] : [Math.max(from, low - room), Math.min(to, high + room)];
}

/** x from the left to the right: a curve. */
function inOrder({ x }: Cloud): number[] {
  return range(x.length).toSorted((i, j) => x[i] - x[j]);
}

/**
 * Paints what a data set looks like into a small square canvas, as large as its style makes it (40 to 56 px). Call it
 * again when the theme changes.
 */
export function paintThumbnail(canvas: HTMLCanvasElement, name: DatasetName): void {
  const size = { width: canvas.clientWidth, height: canvas.clientHeight };
  const context = fitCanvas(canvas, size);
  if (context === null || size.width === 0) return;
  const spec = thumbnailSpec(name);
  const info = datasets[name];
  const whole = cloudOf(loadExamples(spec, 0), info, spec.features, bestColumns(info, spec.features));
  const cloud = {
    ...whole,
    xDomain: closer(whole.xDomain, whole.x),
    yDomain: closer(whole.yDomain, whole.y),
  };
  const plane = cloudPlane(size, cloud, { left: room, right: room, top: room, bottom: room });
  const palette = colours();
  if (info.task === 'regression' && info.columns.length > 1) {
    // A surface: the higher, the darker; a hollow shows as nothing.
    const { targets } = loadExamples(spec, 0).training;
    const [low = 0, high = 0] = extent(targets);
    const side = size.width / 9;
    context.fillStyle = palette.classes[1];
    targets.forEach((z, i) => {
      context.globalAlpha = (z - low) / (high - low);
      context.fillRect(plane.x(cloud.x[i]) - side / 2, plane.y(cloud.y[i]) - side / 2, side, side);
    });
    return;
  }
  if (info.task === 'regression') {
    context.beginPath();
    line<number>()
      .x((i) => plane.x(cloud.x[i]))
      .y((i) => plane.y(cloud.y[i]))
      .context(context)(inOrder(cloud));
    context.lineWidth = 2 * palette.stroke;
    context.lineJoin = 'round';
    context.strokeStyle = palette.classes[1];
    context.stroke();
    return;
  }
  const radius = size.width / (info.show.thumbnail?.radii ?? usual.radii);
  paintPoints(context, cloud, plane, { radius, colours: palette, right: null });
}

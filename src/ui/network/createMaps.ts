import type { AnswerTo, Asker } from '../../asking/asker.ts';
import { equal } from '../../document/equal.ts';
import { momentName } from '../../document/moment.ts';
import type { Layer } from '../../engine/specs/model.ts';
import type { PlacedColumn } from '../../scene/layout/picture.ts';
import { cellX, cellY } from '../../scene/layout/tile.ts';
import { unitX, unitY } from '../../scene/layout/picture.ts';
import { mapColoursOf, type MapValues, writeMap } from '../../scene/paint/mapPixels.ts';
import { traceLine } from '../../scene/paint/traceLine.ts';
import { fullStrength, type Ink, type PaintMap } from '../../scene/paint/palette.ts';
import type { MapPlan } from '../../scene/plan/mapPlan.ts';

/** After the example, all rows and the map of the plot. */
const priority = 3;
/** A smaller map has no room for its line, px. */
const smallestLined = 18;
/** Smaller cells of a mosaic stand closer, px. */
const smallestApart = 8;

/** What the maps are of. */
export interface MapSource {
  readonly asker: Asker;
  readonly layers: readonly Layer[];
  readonly plan: MapPlan;
  /** Rows of squares of places, from coarse to fine. */
  readonly levels: readonly Float32Array[];
  readonly isDiscrete: () => boolean;
  /** Says which moment the maps are of that are painted. */
  readonly tell: (moment: string) => void;
}

/** The maps of all units, of one moment: asked for, and painted when a frame is. */
export function createMaps(
  { asker, layers, plan, levels, isDiscrete, tell }: MapSource,
  renewed: () => void,
): { readonly paint: PaintMap; readonly stop: () => void } {
  const across = Math.ceil(Math.sqrt(plan.units.length));
  const down = Math.ceil(plan.units.length / across);
  const sheet = document.createElement('canvas');
  let maps: (MapValues & { readonly moment: string }) | null = null;
  /** What is on the sheet. */
  let painted: { readonly maps: MapValues; readonly ink: Ink; readonly isDiscrete: boolean } | null = null;
  let image: ImageData | null = null;

  function take(answer: AnswerTo<'values'> | null): void {
    // An answer of the network before this one says nothing of these units.
    const isOurs = answer !== null && equal(answer.network.experiment.layers, layers);
    const width = plan.at.length;
    const side = Math.round(Math.sqrt((answer?.result.length ?? 0) / width));
    maps = isOurs ? { values: answer.result, width, side, moment: momentName(answer.moment) } : null;
    if (!isOurs) tell('');
    renewed();
  }

  /** Paints the sheet, where something has changed. */
  function renew(now: NonNullable<typeof maps>, ink: Ink): void {
    const discrete = isDiscrete();
    if (painted?.maps === now && painted.ink === ink && painted.isDiscrete === discrete) return;
    painted = { maps: now, ink, isDiscrete: discrete };
    const { side } = now;
    const [width, height] = [across * side, down * side];
    if (image?.width !== width || image.height !== height) {
      image = new ImageData(width, height);
      sheet.width = width;
      sheet.height = height;
    }
    const colours = mapColoursOf(ink, fullStrength);
    const pixels = new Uint32Array(image.data.buffer);
    for (let i = 0; i < plan.units.length; i++) {
      const start = Math.floor(i / across) * side * width + (i % across) * side;
      writeMap(now, plan.units[i], colours, discrete, pixels, start, width);
    }
    sheet.getContext('2d')?.putImageData(image, 0, 0);
    tell(now.moment);
  }

  const paint: PaintMap = (context, column, unit, ink) => {
    if (maps === null) return;
    renew(maps, ink);
    const { side } = maps;
    const i = plan.first[column.plan.index] + unit;
    const { left, top, size } = squareOf(column, unit);
    const [x, y] = [(i % across) * side, Math.floor(i / across) * side];
    context.drawImage(sheet, x, y, side, side, left, top, size, size);
    if (column.tile !== null || size < smallestLined) return;
    context.beginPath();
    traceLine(context, maps, plan.units[i], { left, top, right: left + size, bottom: top + size });
    context.strokeStyle = ink.ink;
    context.lineWidth = ink.stroke;
    context.stroke();
  };

  const stop = asker.ask({ type: 'values', levels, at: plan.at }, priority, take);
  return {
    paint,
    stop: () => {
      stop();
      tell('');
    },
  };
}

/** The place of a unit's map, px. */
function squareOf(column: PlacedColumn, unit: number): { left: number; top: number; size: number } {
  const { tile, radius } = column;
  if (tile !== null) {
    const gap = tile.cell < smallestApart ? 0.25 : 0.75; // on each side
    return { left: cellX(tile, unit) + gap, top: cellY(tile, unit) + gap, size: tile.cell - 2 * gap };
  }
  return { left: unitX(column, unit) - radius, top: unitY(column, unit) - radius, size: 2 * radius };
}

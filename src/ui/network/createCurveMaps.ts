import { unitX, unitY } from '../../scene/layout/picture.ts';
import { cellX, cellY } from '../../scene/layout/tile.ts';
import { type CurveValues, paintCurveMap } from '../../scene/paint/curveMap.ts';
import type { PaintMap } from '../../scene/paint/palette.ts';
import { askUnits, type MapSource } from './createMaps.ts';

/** The outputs of all units over one input, of one moment: asked for, and painted when a frame is. */
export function createCurveMaps(
  source: Omit<MapSource, 'isDiscrete'>,
  renewed: () => void,
): { readonly paint: PaintMap; readonly stop: () => void } {
  const { plan, tell } = source;
  let curves: CurveValues | null = null;

  const paint: PaintMap = {
    unit: (context, column, unit, ink) => {
      if (curves === null) return;
      const [x, y, r] = [unitX(column, unit), unitY(column, unit), column.radius];
      const box = { left: x - r, top: y - r, right: x + r, bottom: y + r };
      const place = plan.units[plan.first[column.plan.index] + unit];
      paintCurveMap(context, curves, place, box, ink, context.globalAlpha);
    },
    tile: (context, column, tile, ink) => {
      if (curves === null) return;
      for (let unit = 0; unit < column.plan.units; unit++) {
        const [left, top] = [cellX(tile, unit) + 0.5, cellY(tile, unit) + 0.5];
        const box = { left, top, right: left + tile.cell - 1, bottom: top + tile.cell - 1 };
        const place = plan.units[plan.first[column.plan.index] + unit];
        paintCurveMap(context, curves, place, box, ink, context.globalAlpha);
      }
    },
  };

  const stop = askUnits(source, (found) => {
    curves = found && { ...found, count: found.values.length / found.width };
    tell(found?.moment ?? '');
    renewed();
  });
  return { paint, stop };
}

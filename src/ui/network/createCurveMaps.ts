import type { AnswerTo } from '../../asking/asker.ts';
import { equal } from '../../document/equal.ts';
import { momentName } from '../../document/moment.ts';
import { unitX, unitY } from '../../scene/layout/picture.ts';
import { cellX, cellY } from '../../scene/layout/tile.ts';
import { type CurveValues, paintCurveMap } from '../../scene/paint/curveMap.ts';
import type { PaintMap } from '../../scene/paint/palette.ts';
import type { MapSource } from './createMaps.ts';

/** The outputs of all units over one input, of one moment: asked for, and painted when a frame is. */
export function createCurveMaps(
  { ask, layers, plan, levels, tell }: Omit<MapSource, 'isDiscrete'>,
  renewed: () => void,
): { readonly paint: PaintMap; readonly stop: () => void } {
  let curves: (CurveValues & { readonly moment: string }) | null = null;

  function take(answer: AnswerTo<'values'> | null): void {
    // An answer of the network before this one says nothing of these units.
    const isOurs = answer !== null && equal(answer.network.experiment.layers, layers);
    const width = plan.at.length;
    curves = isOurs
      ? { values: answer.result, width, count: answer.result.length / width, moment: momentName(answer.moment) }
      : null;
    tell(curves?.moment ?? '');
    renewed();
  }

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

  const stop = ask({ type: 'values', levels, at: plan.at }, take);
  return {
    paint,
    stop: () => {
      stop();
      tell('');
    },
  };
}

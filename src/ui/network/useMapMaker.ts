import { useMemo } from 'react';
import { imageOf } from '../../data/features.ts';
import { infoOf } from '../../data/spec.ts';
import type { Layer } from '../../engine/specs/model.ts';
import type { Picture } from '../../scene/layout/picture.ts';
import type { PaintMap } from '../../scene/paint/palette.ts';
import { mapPlanOf } from '../../scene/plan/mapPlan.ts';
import { mapKind } from '../../state/neurons.ts';
import { shownExperiment } from '../../state/store.ts';
import { gridRows, lineInputs, lineRows } from '../outcome/grid.ts';
import { useSlice } from '../outcome/useSlice.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { createCurveMaps } from './createCurveMaps.ts';
import { type AskValues, createMaps } from './createMaps.ts';
import { createWeightMaps } from './createWeightMaps.ts';

/** Places along a side of a map. */
const sides = [8, 16, 32, 48] as const;
/** Places along a curve. */
const curvePlaces = 65;
/** Values that one answer may have. */
const mostValues = 600_000;

/** Places along the sides, from coarse to fine: as many as can be told apart. */
function sidesFor({ columns }: Picture, values: number): readonly number[] {
  const pixels = Math.max(...columns.map(({ tile, radius }) => tile?.cell ?? 2 * radius));
  return sides.filter((side, i) => i === 0 || (sides[i - 1] < pixels * 0.9 && side * side * values <= mostValues));
}

const noLayers: readonly Layer[] = [];

/** Makes what paints the maps. */
export type MapMaker = (
  ask: AskValues,
  /** Is told which moment the maps are of that are painted. */
  tell: (moment: string) => void,
  /** Is called when there is something new to paint. */
  renewed: () => void,
) => { readonly paint: PaintMap; readonly stop: () => void };

/** How the maps of a picture are made, of the kind that the data have: the same as long as it is. */
export function useMapMaker(picture: Picture | null): MapMaker {
  const { drawn, store } = useWorkspace();
  const kind = useApp(mapKind);
  const experiment = useApp(shownExperiment);
  const { slice, cloud } = useSlice(experiment);
  const { inputs = null, layers = noLayers } = picture?.model ?? {};
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- a picture of the same model has the same columns
  const plan = useMemo(() => mapPlanOf(picture?.plan.columns ?? []), [inputs, layers]);
  const finest = picture === null ? 0 : sidesFor(picture, plan.at.length).length;
  const levels = useMemo(() => {
    const { xDomain, yDomain } = cloud;
    if (kind === 'curves') return [lineRows(lineInputs(curvePlaces, xDomain), slice)];
    if (kind !== 'planes') return [];
    return sides.slice(0, finest).map((side) => gridRows(side, xDomain, yDomain, slice));
  }, [kind, slice, cloud, finest]);
  const image = imageOf(infoOf(experiment.data), experiment.data.features);
  return useMemo(
    () => (ask, tell, renewed) => {
      if (image) return createWeightMaps(drawn, image, tell);
      const isDiscrete = (): boolean => store.getState().view.isDiscrete;
      const source = { ask, layers, plan, levels, isDiscrete, tell };
      return kind === 'curves' ? createCurveMaps(source, renewed) : createMaps(source, renewed);
    },
    [drawn, store, kind, image, layers, plan, levels],
  );
}

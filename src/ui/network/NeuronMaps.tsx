import { useLayoutEffect, useMemo, useRef } from 'react';
import type { Picture } from '../../scene/layout/picture.ts';
import { mapPlanOf } from '../../scene/plan/mapPlan.ts';
import { mapKind, shownMaps, usualNeurons } from '../../state/neurons.ts';
import { shownExperiment } from '../../state/store.ts';
import { neuronContents } from '../../state/view.ts';
import { imageOf } from '../../data/features.ts';
import { infoOf } from '../../data/spec.ts';
import { Segmented } from '../controls/Segmented.tsx';
import { gridRows, lineInputs, lineRows } from '../outcome/grid.ts';
import { useSlice } from '../outcome/useSlice.ts';
import { useMapText } from '../text/mapText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { createCurveMaps } from './createCurveMaps.ts';
import { createMaps } from './createMaps.ts';
import { createWeightMaps } from './createWeightMaps.ts';
import type { DrawingController } from './drawingController.ts';

/** Places along a side of a map. */
const sides = [8, 16, 32, 48] as const;
/** Places along a curve. */
const curvePlaces = 65;
/** Values that one answer may have. */
const mostValues = 600_000;

/** Places along the sides, from coarse to fine: as many as can be told apart. */
function sidesFor({ columns }: Picture, values: number): readonly number[] {
  const pixels = Math.max(...columns.map(({ tile, radius }) => tile?.cell ?? 2 * radius));
  const fitting = sides.filter(
    (side, i) => i === 0 || (sides[i - 1] < pixels * 0.9 && side * side * values <= mostValues),
  );
  return fitting;
}

/** Numbers or maps in the neurons: the choice, and the maps. */
export function NeuronMaps({ picture, controller }: { picture: Picture; controller: DrawingController | null }) {
  const { asker, drawn, setView, store } = useWorkspace();
  const text = useMapText();
  const kind = useApp(mapKind);
  const isOn = useApp(shownMaps) !== null;
  const experiment = useApp(shownExperiment);
  const { slice, cloud } = useSlice(experiment);
  const box = useRef<HTMLDivElement>(null);
  const { inputs, layers } = picture.model;
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- a picture of the same model has the same columns
  const plan = useMemo(() => mapPlanOf(picture.plan.columns), [inputs, layers]);
  const finest = sidesFor(picture, plan.at.length).length;
  const levels = useMemo(() => {
    const { xDomain, yDomain } = cloud;
    if (kind === 'curves') return [lineRows(lineInputs(curvePlaces, xDomain), slice)];
    if (kind !== 'planes') return [];
    return sides.slice(0, finest).map((side) => gridRows(side, xDomain, yDomain, slice));
  }, [kind, slice, cloud, finest]);
  const image = imageOf(infoOf(experiment.data), experiment.data.features);
  useLayoutEffect(() => {
    const { current: element } = box;
    if (!isOn || controller === null || element === null) return;
    const isDiscrete = (): boolean => store.getState().view.isDiscrete;
    const tell = (moment: string): void => {
      if (element.dataset['moment'] !== moment) element.dataset['moment'] = moment;
    };
    const source = { asker, layers, plan, levels, isDiscrete, tell };
    const maps = image
      ? createWeightMaps(drawn, image, tell)
      : kind === 'curves'
        ? createCurveMaps(source, controller.request)
        : createMaps(source, controller.request);
    controller.setMaps(maps.paint);
    controller.request();
    return () => {
      maps.stop();
      controller.setMaps(null);
    };
  }, [isOn, controller, asker, drawn, store, kind, image, layers, plan, levels]);
  return (
    <div ref={box}>
      <Segmented
        name="neurons"
        label={text.neurons}
        options={neuronContents.map((value) => ({
          value,
          label: value === 'maps' ? text.kinds[kind ?? 'planes'] : text.numbers,
        }))}
        value={isOn ? 'maps' : 'numbers'}
        onChange={(value) => setView({ neurons: value === usualNeurons(experiment.data) ? undefined : value })}
      />
    </div>
  );
}

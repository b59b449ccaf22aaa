import { useMemo } from 'react';
import { infoOf } from '../../data/spec.ts';
import { examplesOf } from '../../state/examples.ts';
import { moveBy, pointAt } from '../plot/plane.ts';
import { useSaysText } from '../text/saysText.ts';
import { ExamplesPlot } from './ExamplesPlot.tsx';
import { gridRows, mapSides } from './grid.ts';
import { paintRegions } from './paintRegions.ts';
import { ProbeMark } from '../plot/Plot.tsx';
import { useAnswerCanvas } from './useAnswerCanvas.ts';
import { useCloud } from './useCloud.ts';
import type { ViewProps } from './views.ts';

/** Two inputs: what the network says at each place of the plane, under the examples. */
export function RegionsView({ experiment, asked }: ViewProps) {
  const says = useSaysText();
  const { scaling } = examplesOf(experiment);
  const info = infoOf(experiment.data);
  const drawn = useCloud(experiment);
  const { xDomain, yDomain } = drawn.cloud;
  const levels = useMemo(
    () => mapSides.map((side) => gridRows(side, xDomain, yDomain, scaling)),
    [xDomain, yDomain, scaling],
  );
  const canvas = useAnswerCanvas(experiment, levels, drawn.plane, (context, outputs, plane, palette) =>
    paintRegions(context, outputs, info, plane, palette),
  );
  const [x, y] = asked.probe;
  return (
    <ExamplesPlot
      experiment={experiment}
      asked={asked}
      drawn={drawn}
      answer={{ canvas, isBefore: false }}
      label={says.regionsLabel}
      mark={(plane) => <ProbeMark x={plane.x(x)} y={plane.y(y)} />}
      at={pointAt}
      next={(key, withShift) => moveBy(key, withShift, asked.probe, [xDomain, yDomain])}
    />
  );
}

import { type ReactNode, useMemo } from 'react';
import { infoOf } from '../../data/spec.ts';
import { placeAt, shownExamplesOf } from '../../state/examples.ts';
import { axesOf, showsColours } from '../plot/cloud.ts';
import { nearestPoint } from '../plot/plane.ts';
import { useText } from '../text/useText.ts';
import { Late, late } from '../Late.tsx';
import { useApp } from '../useWorkspace.ts';
import { ExamplesPlot } from './ExamplesPlot.tsx';
import { ProbeMark } from '../plot/Plot.tsx';
import { countRight, placeOf, rowAt, stepExample } from './probePlace.ts';
import { useCloud } from './useCloud.ts';
import { usePredictedRows } from './usePredictedRows.ts';
import type { ViewProps } from './views.ts';

const PointsChoice = late(async () => (await import('./PointsChoice.tsx')).PointsChoice);

/** Pixels from a point within which a click means it. */
const reach = 28;

/** Looks of examples that have a number in place of a class. */
export interface ValueLooks {
  /** In CSS [examples]. */
  readonly own: readonly string[];
  readonly label: (xName: string, yName: string) => string;
  /** The meaning of their colours. */
  readonly legend: ReactNode;
}

/** Three inputs and more: the examples by two of them, with a ring about those that the network gets wrong. */
export function PointsView({ experiment, asked, values }: ViewProps & { values?: ValueLooks }) {
  const text = useText();
  const split = shownExamplesOf(experiment);
  const info = infoOf(experiment.data);
  const { features } = experiment.data;
  const axes = useApp(({ view }) => view.axes);
  const columns = axesOf(info, features, axes);
  const drawn = useCloud(experiment, columns, values?.own);
  const { cloud } = drawn;
  const predicted = usePredictedRows(experiment, split);
  const right = useMemo(
    () => (values ? null : predicted && ((point: number) => predicted.classes[point] === cloud.labels[point])),
    [predicted, cloud, values],
  );
  const row = useMemo(() => rowAt(experiment, asked.place, shownExamplesOf), [experiment, asked.place]);
  const hasColours = showsColours(info, features);
  const example = (row: number | null): number[] | null =>
    row === null || row < 0 ? null : placeAt(experiment, row, shownExamplesOf);
  const [probeX, probeY] = placeOf(asked.probe, hasColours, columns);
  const [x, y] = [cloud.x[row] ?? probeX, cloud.y[row] ?? probeY];
  return (
    <ExamplesPlot
      experiment={experiment}
      asked={asked}
      drawn={drawn}
      right={right}
      label={
        values?.label ??
        ((xName, yName) =>
          text.outcome.pointsLabel(xName, yName, countRight(cloud.labels, predicted?.classes), cloud.x.length))
      }
      mark={(plane) => <ProbeMark x={plane.x(x)} y={plane.y(y)} />}
      at={(plane, across, up) => example(nearestPoint(cloud, plane, across, up, reach))}
      next={(key) => example(stepExample(key, row, cloud.x.length))}
      legend={{ hasWrong: !values }}
    >
      {values?.legend}
      <Late meanwhile={<div className={hasColours ? 'outcome-switches' : 'outcome-columns'} />}>
        <PointsChoice experiment={experiment} axes={hasColours ? null : { features, columns }} />
      </Late>
    </ExamplesPlot>
  );
}

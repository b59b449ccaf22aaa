import { type ReactNode, useMemo, useState } from 'react';
import { infoOf } from '../../data/spec.ts';
import { shownExamplesOf } from '../../state/examples.ts';
import { allRaw, bestColumns, showsColours } from '../plot/cloud.ts';
import { nearestPoint } from '../plot/plane.ts';
import { featureWord } from '../text/dataWords.ts';
import { useText } from '../text/useText.ts';
import { ExamplesPlot } from './ExamplesPlot.tsx';
import { ProbeMark } from '../plot/Plot.tsx';
import { countRight, exampleAt, placeOf, rawOf, stepExample } from './probePlace.ts';
import { useCloud } from './useCloud.ts';
import { usePredictedRows } from './usePredictedRows.ts';
import type { ViewProps } from './views.ts';

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
  const [columns, setColumns] = useState<readonly number[]>(() => bestColumns(info, features));
  const drawn = useCloud(experiment, { across: columns[0], up: columns[1], own: values?.own });
  const { cloud } = drawn;
  const predicted = usePredictedRows(experiment, split);
  const right = useMemo(
    () => (values ? null : predicted && ((point: number) => predicted.classes[point] === cloud.labels[point])),
    [predicted, cloud, values],
  );
  const raw = useMemo(() => allRaw(split), [split]);
  const row = useMemo(() => exampleAt(raw, asked.probe), [raw, asked.probe]);
  const hasColours = showsColours(info, features);
  const example = (at: number | null): number[] | null =>
    at === null || at < 0 ? null : rawOf(raw, at, features.length);
  const [x, y] = placeOf(asked.probe, hasColours, columns);
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
      {!hasColours && (
        <div className="outcome-columns">
          {([0, 1] as const).map((axis) => (
            <label key={axis}>
              <span>{axis === 0 ? '→' : '↑'}</span>
              <select
                className="outcome-select"
                aria-label={axis === 0 ? text.outcome.horizontal : text.outcome.vertical}
                value={columns[axis]}
                onChange={(event) => setColumns(columns.with(axis, Number(event.target.value)))}
              >
                {features.map((feature, column) => (
                  <option key={feature} value={column}>
                    {featureWord(text, info, feature)}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      )}
    </ExamplesPlot>
  );
}

import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { infoOf } from '../../data/spec.ts';
import { examplesOf } from '../../state/examples.ts';
import { axisText } from '../charts/axisText.ts';
import { fitCanvas } from '../charts/canvas.ts';
import { classColours } from '../charts/classColours.ts';
import { allRaw, bestColumns, showsColours } from '../charts/cloud.ts';
import { paintPoints, radiusFor } from '../charts/paintPoints.ts';
import { nearestPoint } from '../charts/plane.ts';
import { useTheme } from '../charts/useTheme.ts';
import { colours } from '../colours.ts';
import { featureWord } from '../dataWords.ts';
import { useText } from '../text.tsx';
import { useWorkspace } from '../workspace.ts';
import { Legend } from './Legend.tsx';
import { Plot, ProbeMark } from './Plot.tsx';
import { countRight, placeOf, rawOf, stepExample } from './probe.ts';
import type { ViewProps } from './views.ts';
import { useCloud } from './useCloud.ts';
import { usePredictedRows } from './usePredictedRows.ts';
import { useSpoken } from './useSpoken.ts';

/** Pixels from a point within which a click means it. */
const reach = 28;

/** Three inputs and more: the examples by two of them, with a ring about those that the network gets wrong. */
export function PointsView({ experiment, asked }: ViewProps) {
  const { setView } = useWorkspace();
  const text = useText();
  const theme = useTheme();
  const front = useRef<HTMLCanvasElement>(null);
  const split = examplesOf(experiment);
  const info = infoOf(experiment.data);
  const { features } = experiment.data;
  const [columns, setColumns] = useState<readonly number[]>(() => bestColumns(info, features));
  const [across, up] = columns;
  const { place, cloud, plane } = useCloud(experiment, across, up);
  const predicted = usePredictedRows(experiment);
  const raw = useMemo(() => allRaw(split), [split]);
  const { spoken, expect } = useSpoken(
    text.outcome.answer(
      asked.inputs.map(({ name, digits }) => `${name} ${digits}`).join(text.outcome.separator),
      asked.summary,
    ),
  );
  const hasColours = showsColours(info, features);

  useEffect(() => {
    if (front.current === null || plane === null) return;
    const context = fitCanvas(front.current, plane.size);
    if (context === null) return;
    const palette = colours();
    paintPoints(context, cloud, plane, {
      radius: radiusFor(cloud.x.length, plane),
      colours: { ...palette, classes: classColours(info, palette) },
      right: predicted && ((i) => predicted.classes[i] === cloud.labels[i]),
    });
  }, [cloud, plane, theme, predicted, info]);

  const choose = (row: number): void => setView({ probe: rawOf(raw, row, features.length) });
  const press = (event: KeyboardEvent): void => {
    const row = stepExample(event.key, asked.row, cloud.x.length);
    if (row === null) return;
    event.preventDefault();
    choose(row);
    expect();
  };
  const point = (x: number, y: number): void => {
    const row = plane === null ? -1 : nearestPoint(cloud, plane, x, y, reach);
    if (row >= 0) choose(row);
  };
  const [xName, yName] = [axisText(cloud.xName, info, text), axisText(cloud.yName, info, text)];
  const [probeX, probeY] = placeOf(asked.probe, hasColours, columns);
  return (
    <>
      <div className="outcome-square">
        <Plot
          place={place}
          front={front}
          plane={plane}
          xName={xName}
          yName={yName}
          label={text.outcome.pointsLabel(xName, yName, countRight(cloud.labels, predicted?.classes), cloud.x.length)}
          onPoint={point}
          onKey={press}
        >
          {plane && <ProbeMark x={plane.x(probeX)} y={plane.y(probeY)} />}
        </Plot>
      </div>
      <div className="outcome-foot">
        <Legend hasValidation={split.validation.count > 0} hasWrong />
        {!hasColours && (
          <div className="outcome-columns">
            {([0, 1] as const).map((axis) => (
              <label key={axis}>
                <span>{axis === 0 ? '→' : '↑'}</span>
                <select
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
      </div>
      <p className="chart-hidden" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}

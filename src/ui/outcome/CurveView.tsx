import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { infoOf } from '../../data/spec.ts';
import { examplesOf } from '../../state/examples.ts';
import { axisText } from '../charts/axisText.ts';
import { fitCanvas } from '../charts/canvas.ts';
import { classColours } from '../charts/classColours.ts';
import { paintPoints, radiusFor } from '../charts/paintPoints.ts';
import { moveBy, pointAt } from '../charts/plane.ts';
import { useTheme } from '../charts/useTheme.ts';
import { colours } from '../colours.ts';
import { useText } from '../text.tsx';
import { useWorkspace } from '../workspace.ts';
import { meaningOf } from './answer.ts';
import { curveCounts, fedInputs, lineInputs } from './grid.ts';
import { Legend } from './Legend.tsx';
import { paintBand, paintLine } from './paintCurve.ts';
import { Plot } from './Plot.tsx';
import type { ViewProps } from './views.ts';
import { useCloud } from './useCloud.ts';
import { type Outputs, usePainted } from './usePrediction.ts';
import { useSpoken } from './useSpoken.ts';

/** One input: the network's number as a line over the examples, or its classes as a band behind them. */
export function CurveView({ experiment, asked }: ViewProps) {
  const { setView } = useWorkspace();
  const text = useText();
  const theme = useTheme();
  const back = useRef<HTMLCanvasElement>(null);
  const front = useRef<HTMLCanvasElement>(null);
  const newest = useRef<Outputs | null>(null);
  const split = examplesOf(experiment);
  const info = infoOf(experiment.data);
  const isRegression = info.task === 'regression';
  const { place, cloud, plane } = useCloud(experiment);
  const { spoken, expect } = useSpoken(
    text.outcome.answer(
      asked.inputs.map(({ name, digits }) => `${name} ${digits}`).join(text.outcome.separator),
      asked.summary,
    ),
  );
  const { xDomain } = cloud;
  const inputs = useMemo(() => curveCounts.map((count) => lineInputs(count, xDomain)), [xDomain]);
  const levels = useMemo(() => inputs.map((line) => fedInputs(line, split.scaling)), [inputs, split]);

  // The band lies behind the points, the line before them.
  const paint = (outputs: Outputs | null): void => {
    newest.current = outputs;
    const canvas = isRegression ? front.current : back.current;
    if (canvas === null || plane === null) return;
    const context = fitCanvas(canvas, plane.size);
    if (context === null || outputs === null) return;
    const palette = colours();
    if (isRegression) paintLine(context, inputs[outputs.level], outputs, plane, palette);
    else
      paintBand(context, outputs, meaningOf(outputs.experiment, outputs.outputs), info.classes.length, plane, {
        ...palette,
        classes: classColours(info, palette),
      });
  };
  usePainted(experiment, levels, paint);
  useEffect(() => {
    if (newest.current !== null) paint(newest.current);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `paint` is new with each render; these are what it shows
  }, [plane, theme]);
  useEffect(() => {
    const canvas = isRegression ? back.current : front.current;
    if (canvas === null || plane === null) return;
    const context = fitCanvas(canvas, plane.size);
    if (context === null) return;
    const palette = colours();
    paintPoints(context, cloud, plane, {
      radius: radiusFor(cloud.x.length, plane),
      colours: { ...palette, classes: classColours(info, palette) },
      right: null,
    });
  }, [cloud, plane, theme, isRegression, info]);

  const press = (event: KeyboardEvent): void => {
    const moved = moveBy(event.key, event.shiftKey, asked.probe, [xDomain]);
    if (moved === null) return;
    event.preventDefault();
    setView({ probe: moved });
    expect();
  };
  const [xName, yName] = [axisText(cloud.xName, info, text), axisText(cloud.yName, info, text)];
  return (
    <>
      <div className="outcome-square">
        <Plot
          place={place}
          back={back}
          front={front}
          plane={plane}
          xName={xName}
          yName={yName}
          label={text.outcome.curveLabel(xName, yName)}
          onPoint={(x, y) => plane && setView({ probe: pointAt(plane, x, y).slice(0, 1) })}
          onKey={press}
        >
          {plane && (
            <g className="outcome-probe">
              <path className="outcome-probe-line" d={`M${plane.x(asked.probe[0])} ${plane.top}V${plane.bottom}`} />
              {isRegression && asked.number !== null && Number.isFinite(asked.number) && (
                <circle cx={plane.x(asked.probe[0])} cy={plane.y(asked.number)} r="5" />
              )}
            </g>
          )}
        </Plot>
      </div>
      <div className="outcome-foot">
        <Legend hasValidation={split.validation.count > 0} hasLine={isRegression} />
      </div>
      <p className="chart-hidden" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}

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
import { gridRows, mapSides } from './grid.ts';
import { Legend } from './Legend.tsx';
import { paintRegions } from './paintRegions.ts';
import { Plot, ProbeMark } from './Plot.tsx';
import { regionsOf, rgbOf } from './regionImage.ts';
import type { ViewProps } from './views.ts';
import { useCloud } from './useCloud.ts';
import { type Outputs, usePainted } from './usePrediction.ts';
import { useSpoken } from './useSpoken.ts';

/** Two inputs: what the network says at each place of the plane, under the examples. */
export function RegionsView({ experiment, asked }: ViewProps) {
  const { setView } = useWorkspace();
  const text = useText();
  const theme = useTheme();
  const back = useRef<HTMLCanvasElement>(null);
  const front = useRef<HTMLCanvasElement>(null);
  const newest = useRef<Outputs | null>(null);
  const split = examplesOf(experiment);
  const info = infoOf(experiment.data);
  const { place, cloud, plane } = useCloud(experiment);
  const { spoken, expect } = useSpoken(
    text.outcome.answer(
      asked.inputs.map(({ name, digits }) => `${name} ${digits}`).join(text.outcome.separator),
      asked.summary,
    ),
  );
  const { xDomain, yDomain } = cloud;
  const levels = useMemo(
    () => mapSides.map((side) => gridRows(side, xDomain, yDomain, split.scaling)),
    [xDomain, yDomain, split],
  );

  const paint = (outputs: Outputs | null): void => {
    newest.current = outputs;
    if (back.current === null || plane === null) return;
    const context = fitCanvas(back.current, plane.size);
    if (context === null || outputs === null) return;
    const palette = colours();
    const meaning = meaningOf(outputs.experiment, outputs.outputs);
    const classes = classColours(info, palette).map(rgbOf);
    paintRegions(
      context,
      regionsOf(outputs, meaning, info.classes.length, rgbOf(palette.surface), classes),
      plane,
      palette,
    );
  };
  usePainted(experiment, levels, paint);
  useEffect(() => {
    if (newest.current !== null) paint(newest.current);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `paint` is new with each render; these are what it shows
  }, [plane, theme]);
  useEffect(() => {
    if (front.current === null || plane === null) return;
    const context = fitCanvas(front.current, plane.size);
    if (context === null) return;
    const palette = colours();
    paintPoints(context, cloud, plane, {
      radius: radiusFor(cloud.x.length, plane),
      colours: { ...palette, classes: classColours(info, palette) },
      right: null,
    });
  }, [cloud, plane, theme, info]);

  const press = (event: KeyboardEvent): void => {
    const moved = moveBy(event.key, event.shiftKey, asked.probe, [xDomain, yDomain]);
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
          label={text.outcome.regionsLabel(xName, yName)}
          onPoint={(x, y) => plane && setView({ probe: pointAt(plane, x, y) })}
          onKey={press}
        >
          {plane && <ProbeMark x={plane.x(asked.probe[0])} y={plane.y(asked.probe[1])} />}
        </Plot>
      </div>
      <div className="outcome-foot">
        <Legend hasValidation={split.validation.count > 0} />
      </div>
      <p className="chart-hidden" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}

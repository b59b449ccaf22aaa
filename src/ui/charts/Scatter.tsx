import { useEffect, useMemo, useRef } from 'react';
import type { Experiment } from '../../document/experiment.ts';
import { examplesOf, infoOf } from '../../state/examples.ts';
import { colours } from '../colours.ts';
import { useText } from '../text.tsx';
import { Axes } from './Axes.tsx';
import { axisText } from './axisText.ts';
import { fitCanvas } from './canvas.ts';
import { classColours } from './classColours.ts';
import { cloudOf, cloudPlane } from './cloud.ts';
import { paintPoints, radiusFor } from './paintPoints.ts';
import { useSize } from '../useSize.ts';
import { useTheme } from './useTheme.ts';
import './charts.css';

const margin = { left: 44, right: 8, top: 8, bottom: 38 };

/**
 * The points of an experiment's data: training filled, validation hollow, class by colour and shape. It fills its
 * container's width; the style sheet gives the height (`chart-scatter`).
 */
export function Scatter({
  experiment,
  columns,
  label,
}: {
  /** Its `data` and `validationSplit` are read; give the one that is shown, the preview too. */
  experiment: Experiment;
  /** Which two of the chosen columns are the axes, [0, 1] by default. Colours and single inputs have their own plots. */
  columns?: readonly [number, number];
  /** For those who do not see it. */
  label: string;
}) {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(place);
  const theme = useTheme();
  const split = examplesOf(experiment);
  const info = infoOf(experiment);
  const { features } = experiment.data;
  const [across, up] = columns ?? [0, 1];
  const cloud = useMemo(() => cloudOf(split, info, features, [across, up]), [split, info, features, across, up]);
  const plane = useMemo(() => size && cloudPlane(size, cloud, margin), [size, cloud]);
  useEffect(() => {
    if (canvas.current === null || plane === null) return;
    const context = fitCanvas(canvas.current, plane.size);
    if (context === null) return;
    const radius = radiusFor(cloud.x.length, plane);
    const palette = colours();
    paintPoints(context, cloud, plane, {
      radius,
      colours: { ...palette, classes: classColours(info, palette) },
      right: null,
    });
  }, [cloud, plane, theme, info]);
  return (
    <div ref={place} className="chart-scatter">
      {plane && <Axes plane={plane} xName={axisText(cloud.xName, text)} yName={axisText(cloud.yName, text)} />}
      <canvas ref={canvas} className="chart-canvas" role="img" aria-label={label} />
    </div>
  );
}

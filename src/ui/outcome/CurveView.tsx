import { useMemo } from 'react';
import { infoOf } from '../../data/spec.ts';
import { examplesOf } from '../../state/examples.ts';
import { moveBy, pointAt } from '../plot/plane.ts';
import { useText } from '../text/useText.ts';
import { ExamplesPlot } from './ExamplesPlot.tsx';
import { curveCounts, fedInputs, lineInputs } from './grid.ts';
import { paintBand, paintLine } from './paintCurve.ts';
import { useAnswerCanvas } from './useAnswerCanvas.ts';
import { useCloud } from './useCloud.ts';
import type { ViewProps } from './views.ts';

/** One input: the network's number as a line over the examples, or its classes as a band behind them. */
export function CurveView({ experiment, asked }: ViewProps) {
  const { outcome } = useText();
  const { scaling } = examplesOf(experiment);
  const info = infoOf(experiment.data);
  const isRegression = info.task === 'regression';
  const drawn = useCloud(experiment);
  const { xDomain } = drawn.cloud;
  const inputs = useMemo(() => curveCounts.map((count) => lineInputs(count, xDomain)), [xDomain]);
  const levels = useMemo(() => inputs.map((line) => fedInputs(line, scaling)), [inputs, scaling]);
  const canvas = useAnswerCanvas(experiment, levels, drawn.plane, (context, outputs, plane, palette) => {
    if (isRegression) paintLine(context, inputs[outputs.level], outputs, plane, palette);
    else paintBand(context, outputs, info, plane, palette);
  });
  const [x] = asked.probe;
  return (
    <ExamplesPlot
      experiment={experiment}
      asked={asked}
      drawn={drawn}
      answer={{ canvas, isBefore: isRegression }}
      label={outcome.curveLabel}
      mark={(plane) => (
        <g className="plot-probe">
          <path className="plot-probe-line" d={`M${plane.x(x)} ${plane.top}V${plane.bottom}`} />
          {isRegression && asked.number !== null && Number.isFinite(asked.number) && (
            <circle cx={plane.x(x)} cy={plane.y(asked.number)} r="5" />
          )}
        </g>
      )}
      at={(plane, across, up) => pointAt(plane, across, up).slice(0, 1)}
      next={(key, withShift) => moveBy(key, withShift, asked.probe, [xDomain])}
      legend={{ hasLine: isRegression }}
    />
  );
}

import { useMemo, useState } from 'react';
import { infoOf } from '../../data/spec.ts';
import { axisText } from '../plot/axisText.ts';
import { moveBy, pointAt } from '../plot/plane.ts';
import { targetWords } from '../text/dataWords.ts';
import { useSaysText } from '../text/saysText.ts';
import { useText } from '../text/useText.ts';
import { ExamplesPlot } from './ExamplesPlot.tsx';
import { curveCounts, lineInputs, lineRows } from './grid.ts';
import { paintBand, paintLine } from './paintCurve.ts';
import { TargetChoice } from './TargetChoice.tsx';
import { useAnswerCanvas } from './useAnswerCanvas.ts';
import { useDrawn } from './useCloud.ts';
import { useSlice } from './useSlice.ts';
import type { ViewProps } from './views.ts';

/** One input: the network's number as a line over the examples, or its classes as a band behind them. */
export function CurveView({ experiment, asked }: ViewProps) {
  const text = useText();
  const says = useSaysText();
  const info = infoOf(experiment.data);
  const isRegression = info.task === 'regression';
  const [target, setTarget] = useState(0);
  const { slice, cloud } = useSlice(experiment, { target });
  const drawn = useDrawn(cloud);
  const { xDomain } = cloud;
  const inputs = useMemo(() => curveCounts.map((count) => lineInputs(count, xDomain)), [xDomain]);
  const levels = useMemo(() => inputs.map((line) => lineRows(line, slice)), [inputs, slice]);
  const canvas = useAnswerCanvas(experiment, levels, drawn.plane, (context, outputs, plane, palette) => {
    if (isRegression) paintLine(context, inputs[outputs.level], outputs, plane, palette, target);
    else paintBand(context, outputs, info, plane, palette);
  });
  const [x] = asked.place;
  const number = asked.numbers[target] ?? Number.NaN;
  return (
    <ExamplesPlot
      experiment={experiment}
      asked={asked}
      drawn={drawn}
      answer={{ canvas, isBefore: isRegression }}
      label={says.curveLabel}
      mark={(plane) => (
        <g className="plot-probe">
          <path className="plot-probe-line" d={`M${plane.x(x)} ${plane.top}V${plane.bottom}`} />
          {Number.isFinite(number) && <circle cx={plane.x(x)} cy={plane.y(number)} r="5" />}
        </g>
      )}
      at={(plane, across, up) => pointAt(plane, across, up).slice(0, 1)}
      next={(key, withShift) => moveBy(key, withShift, asked.place, [xDomain])}
      legend={{ hasLine: isRegression }}
      names={isRegression ? [axisText(cloud.xName, info, text), targetWords(text, info)[target]] : null}
    >
      <TargetChoice info={info} target={target} onChange={setTarget} />
    </ExamplesPlot>
  );
}

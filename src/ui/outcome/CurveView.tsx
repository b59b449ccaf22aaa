import { useMemo, useState } from 'react';
import { infoOf } from '../../data/spec.ts';
import { shownExamplesOf } from '../../state/examples.ts';
import { useRem } from '../screen.ts';
import { type Cloud, trainingOf } from '../plot/cloud.ts';
import { axisText } from '../plot/axisText.ts';
import { moveBy, pointAt } from '../plot/plane.ts';
import { targetWords } from '../text/dataWords.ts';
import { useMapText } from '../text/mapText.ts';
import { useSaysText } from '../text/saysText.ts';
import { useText } from '../text/useText.ts';
import { useApp } from '../useWorkspace.ts';
import { ExamplesPlot } from './ExamplesPlot.tsx';
import { curveCounts, lineInputs, lineRows } from './grid.ts';
import { paintBand, paintLine } from './paintCurve.ts';
import { PlotSwitches } from './PlotSwitches.tsx';
import { TargetChoice } from './TargetChoice.tsx';
import { NeuronTitle } from './NeuronTitle.tsx';
import { paintNeuronCurve } from './paintNeuron.ts';
import { type Paint, useAnswerCanvas } from './useAnswerCanvas.ts';
import { usePoints } from './usePoints.ts';
import { useShownNeuron } from './useShownNeuron.ts';
import { useDrawn } from './useCloud.ts';
import { useSlice } from './useSlice.ts';
import type { ViewProps } from './views.ts';

const none = new Float64Array(0);
/** The plot of some examples without them. */
const emptied = (cloud: Cloud): Cloud => ({ ...cloud, x: none, y: none, labels: new Int32Array(0), training: 0 });

/** One input: the network's number as a line over the examples, or its classes as a band behind them. */
export function CurveView({ experiment, asked }: ViewProps) {
  const text = useText();
  const says = useSaysText();
  const maps = useMapText();
  const em = useRem();
  const info = infoOf(experiment.data);
  const isRegression = info.task === 'regression';
  const [target, setTarget] = useState(0);
  const { slice, cloud } = useSlice(experiment, { target });
  const drawn = useDrawn(cloud);
  const { xDomain } = cloud;
  const inputs = useMemo(() => curveCounts.map((count) => lineInputs(count, xDomain)), [xDomain]);
  const levels = useMemo(() => inputs.map((line) => lineRows(line, slice)), [inputs, slice]);
  const neuron = useShownNeuron(experiment);
  const paint: Paint = (context, outputs, plane, palette, isDiscrete) => {
    // The answer to what is asked now may be on its way.
    if (outputs.at !== undefined) {
      if (neuron !== null) paintNeuronCurve(context, outputs, neuron.place, plane, palette, 0.75 * em);
    } else if (isRegression) paintLine(context, inputs[outputs.level], outputs, plane, palette, target);
    else paintBand(context, outputs, info, plane, palette, isDiscrete);
  };
  const canvas = useAnswerCanvas(experiment, levels, drawn.plane, paint, neuron?.at);
  const { validation } = shownExamplesOf(experiment);
  const showsValidation = useApp(({ view }) => view.showsValidation);
  const { plane: drawnPlane } = drawn;
  const shown = useMemo(
    () =>
      neuron === null
        ? { ...drawn, cloud: showsValidation ? cloud : trainingOf(cloud) }
        : // A neuron's numbers are not those of the examples: it has the plot for itself.
          { ...drawn, cloud: emptied(cloud), plane: drawnPlane && { ...drawnPlane, yTicks: [] } },
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `drawn` is new with each render
    [neuron === null, showsValidation, cloud, drawnPlane],
  );
  const [x] = asked.place;
  const points = usePoints(experiment, showsValidation ? cloud.x.length : cloud.training, asked.place);
  const number = asked.numbers[target] ?? Number.NaN;
  return (
    <ExamplesPlot
      experiment={experiment}
      asked={asked}
      drawn={shown}
      answer={{ canvas, isBefore: isRegression }}
      label={(xName, yName) => (neuron === null ? says.curveLabel(xName, yName) : maps.curveLabel(neuron.name, xName))}
      mark={(plane) => (
        <>
          <g className="plot-probe">
            <path className="plot-probe-line" d={`M${plane.x(x)} ${plane.top}V${plane.bottom}`} />
            {neuron === null && Number.isFinite(number) && <circle cx={plane.x(x)} cy={plane.y(number)} r="5" />}
          </g>
          <NeuronTitle neuron={neuron} plane={plane} />
        </>
      )}
      at={(plane, across, up, ...how) => {
        const example = points.pressed(shown.cloud, plane, across, up, ...how);
        return example === undefined ? pointAt(plane, across, up).slice(0, 1) : example;
      }}
      next={(key, withShift) => moveBy(key, withShift, asked.place, [xDomain]) ?? points.next(key)}
      legend={{ hasLine: isRegression, hasValidation: false }}
      names={
        neuron !== null
          ? [axisText(cloud.xName, info, text), '']
          : isRegression
            ? [axisText(cloud.xName, info, text), targetWords(text, info)[target]]
            : null
      }
    >
      <PlotSwitches hasValidation={validation.count > 0} isPlane={false} hasGround={!isRegression} hasSpace={false} />
      <TargetChoice info={info} target={target} onChange={setTarget} />
    </ExamplesPlot>
  );
}

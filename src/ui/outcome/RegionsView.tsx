import { useMemo } from 'react';
import { infoOf } from '../../data/spec.ts';
import { examplesOf } from '../../state/examples.ts';
import { trainingOf } from '../plot/cloud.ts';
import { moveBy, pointAt } from '../plot/plane.ts';
import { useMapText } from '../text/mapText.ts';
import { useSaysText } from '../text/saysText.ts';
import { useApp } from '../useWorkspace.ts';
import { ExamplesPlot } from './ExamplesPlot.tsx';
import { gridRows, mapSides } from './grid.ts';
import { NeuronTitle } from './NeuronTitle.tsx';
import { paintNeuron } from './paintNeuron.ts';
import { paintRegions } from './paintRegions.ts';
import { PlotSwitches } from './PlotSwitches.tsx';
import { ProbeMark } from '../plot/Plot.tsx';
import './regions.css';
import { useAnswerCanvas } from './useAnswerCanvas.ts';
import { useCloud } from './useCloud.ts';
import { useShownNeuron } from './useShownNeuron.ts';
import type { ViewProps } from './views.ts';

/**
 * Two inputs: what the network says at each place of the plane, under the examples; or what the neuron sees that is
 * pointed at.
 */
export function RegionsView({ experiment, asked }: ViewProps) {
  const says = useSaysText();
  const maps = useMapText();
  const { scaling, validation } = examplesOf(experiment);
  const info = infoOf(experiment.data);
  const drawn = useCloud(experiment);
  const { cloud } = drawn;
  const { xDomain, yDomain } = cloud;
  const showsValidation = useApp(({ view }) => view.showsValidation);
  const points = useMemo(() => (showsValidation ? cloud : trainingOf(cloud)), [cloud, showsValidation]);
  const levels = useMemo(
    () => mapSides.map((side) => gridRows(side, xDomain, yDomain, scaling)),
    [xDomain, yDomain, scaling],
  );
  const neuron = useShownNeuron(experiment);
  const canvas = useAnswerCanvas(
    experiment,
    levels,
    drawn.plane,
    (context, outputs, plane, palette, isDiscrete) => {
      // The answer to what is asked now may be on its way.
      if (outputs.at === undefined) paintRegions(context, outputs, info, plane, palette, isDiscrete);
      else if (neuron !== null) paintNeuron(context, outputs, neuron.place, plane, palette, isDiscrete);
    },
    neuron?.at,
  );
  const [x, y] = asked.probe;
  return (
    <ExamplesPlot
      experiment={experiment}
      asked={asked}
      drawn={{ ...drawn, cloud: points }}
      answer={{ canvas, isBefore: false }}
      label={(xName, yName) =>
        neuron === null ? says.regionsLabel(xName, yName) : maps.label(neuron.name, xName, yName)
      }
      mark={(plane) => (
        <>
          <ProbeMark x={plane.x(x)} y={plane.y(y)} />
          <NeuronTitle neuron={neuron} plane={plane} />
        </>
      )}
      at={pointAt}
      next={(key, withShift) => moveBy(key, withShift, asked.probe, [xDomain, yDomain])}
      legend={{ hasValidation: false }}
    >
      <PlotSwitches hasValidation={validation.count > 0} />
    </ExamplesPlot>
  );
}

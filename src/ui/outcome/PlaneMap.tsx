import { type ReactNode, useMemo } from 'react';
import { examplesOf } from '../../state/examples.ts';
import { moveBy, pointAt } from '../plot/plane.ts';
import { ProbeMark } from '../plot/Plot.tsx';
import { useMapText } from '../text/mapText.ts';
import { ExamplesPlot } from './ExamplesPlot.tsx';
import { gridRows, mapSides } from './grid.ts';
import { NeuronTitle } from './NeuronTitle.tsx';
import { paintNeuron } from './paintNeuron.ts';
import { type Paint, useAnswerCanvas } from './useAnswerCanvas.ts';
import type { DrawnCloud } from './useCloud.ts';
import { useShownNeuron } from './useShownNeuron.ts';
import type { ViewProps } from './views.ts';

interface Props extends ViewProps {
  readonly drawn: DrawnCloud;
  /** Paints what the network says at each place. */
  readonly paint: Paint;
  readonly label: (xName: string, yName: string) => string;
  readonly legend?: { readonly hasValidation?: false };
  readonly children: ReactNode;
}

/**
 * Two inputs: what the network says at each place of the plane, under the examples; or what the neuron sees that is
 * pointed at.
 */
export function PlaneMap({ experiment, asked, drawn, paint, label, legend, children }: Props) {
  const maps = useMapText();
  const { scaling } = examplesOf(experiment);
  const { xDomain, yDomain } = drawn.cloud;
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
      if (outputs.at === undefined) paint(context, outputs, plane, palette, isDiscrete);
      else if (neuron !== null) paintNeuron(context, outputs, neuron.place, plane, palette, isDiscrete);
    },
    neuron?.at,
  );
  const [x, y] = asked.probe;
  return (
    <ExamplesPlot
      experiment={experiment}
      asked={asked}
      drawn={drawn}
      answer={{ canvas, isBefore: false }}
      label={(xName, yName) => (neuron === null ? label(xName, yName) : maps.label(neuron.name, xName, yName))}
      mark={(plane) => (
        <>
          <ProbeMark x={plane.x(x)} y={plane.y(y)} />
          <NeuronTitle neuron={neuron} plane={plane} />
        </>
      )}
      at={pointAt}
      next={(key, withShift) => moveBy(key, withShift, asked.probe, [xDomain, yDomain])}
      {...(legend === undefined ? {} : { legend })}
    >
      {children}
    </ExamplesPlot>
  );
}

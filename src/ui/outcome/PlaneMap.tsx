import { type ReactNode, useMemo } from 'react';
import { moveBy, pointAt } from '../plot/plane.ts';
import { ProbeMark } from '../plot/Plot.tsx';
import { placeColumns } from '../../data/spec.ts';
import { useMapText } from '../text/mapText.ts';
import { ExamplesPlot } from './ExamplesPlot.tsx';
import { gridRows, mapSides } from './grid.ts';
import { AxisChoice } from './AxisChoice.tsx';
import { OthersHeld } from './OthersHeld.tsx';
import { NeuronTitle } from './NeuronTitle.tsx';
import { paintNeuron } from './paintNeuron.ts';
import { type Paint, useAnswerCanvas } from './useAnswerCanvas.ts';
import type { DrawnCloud } from './useCloud.ts';
import { usePoints } from './usePoints.ts';
import { useShownNeuron } from './useShownNeuron.ts';
import type { Sliced } from './useSlice.ts';
import type { ViewProps } from './views.ts';

interface Props extends ViewProps {
  readonly drawn: DrawnCloud;
  readonly sliced: Sliced;
  /** Paints what the network says at each place. */
  readonly paint: Paint;
  readonly label: (xName: string, yName: string) => string;
  readonly legend?: { readonly hasValidation?: false };
  readonly children: ReactNode;
}

/**
 * Two inputs, or two of more: what the network says at each place of the plane, under the examples; or what the neuron sees that is
 * pointed at.
 */
export function PlaneMap({ experiment, asked, drawn, sliced, paint, label, legend, children }: Props) {
  const maps = useMapText();
  const { slice, isPart } = sliced;
  const [across, up] = sliced.axes;
  const { cloud } = drawn;
  const { xDomain, yDomain } = cloud;
  const levels = useMemo(
    () => mapSides.map((side) => gridRows(side, xDomain, yDomain, slice)),
    [xDomain, yDomain, slice],
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
  const { place } = asked;
  const [x, y] = [place[across], place[up]];
  const points = usePoints(experiment, cloud.x.length, place);
  const { row } = points;
  const movedTo = ([toX, toY]: readonly number[]): readonly number[] => place.with(across, toX).with(up, toY);
  return (
    <ExamplesPlot
      experiment={experiment}
      asked={asked}
      drawn={drawn}
      answer={{ canvas, isBefore: false }}
      label={(xName, yName) =>
        (neuron === null ? label(xName, yName) : maps.label(neuron.name, xName, yName, neuron.line)) +
        (isPart ? maps.othersLabel : '')
      }
      mark={(plane) => (
        <>
          <ProbeMark x={plane.x(cloud.x[row] ?? x)} y={plane.y(cloud.y[row] ?? y)} />
          <NeuronTitle neuron={neuron} plane={plane} />
          {isPart && <OthersHeld plane={plane} />}
        </>
      )}
      at={(plane, px, py, ...how) => {
        const example = points.pressed(cloud, plane, px, py, ...how);
        return example === undefined ? movedTo(pointAt(plane, px, py)) : example;
      }}
      next={(key, withShift) => {
        const moved = moveBy(key, withShift, [x, y], [xDomain, yDomain]);
        return moved === null ? points.next(key) : movedTo(moved);
      }}
      {...(legend === undefined ? {} : { legend })}
    >
      {children}
      {isPart && <AxisChoice experiment={experiment} features={placeColumns(experiment.data)} columns={sliced.axes} />}
    </ExamplesPlot>
  );
}

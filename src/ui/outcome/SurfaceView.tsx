import { useMemo, useState } from 'react';
import type { Scaling } from '../../data/spec.ts';
import { infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { decimals, significant } from '../../document/spelling.ts';
import { examplesOf } from '../../state/examples.ts';
import type { Cloud } from '../plot/cloud.ts';
import { moveBy, pointAt } from '../plot/plane.ts';
import { ProbeMark } from '../plot/Plot.tsx';
import { useRem } from '../screen.ts';
import { targetWords } from '../text/dataWords.ts';
import { useSaysText } from '../text/saysText.ts';
import { useMapText } from '../text/mapText.ts';
import { useText } from '../text/useText.ts';
import { ColourKey } from './ColourKey.tsx';
import { ExamplesPlot } from './ExamplesPlot.tsx';
import { gridRows, mapSides } from './grid.ts';
import { NeuronTitle } from './NeuronTitle.tsx';
import { paintNeuron } from './paintNeuron.ts';
import { paintSurface } from './paintSurface.ts';
import { PlotSwitches } from './PlotSwitches.tsx';
import { TargetChoice } from './TargetChoice.tsx';
import { useAnswerCanvas } from './useAnswerCanvas.ts';
import { useCloud } from './useCloud.ts';
import { useOutputs } from './usePrediction.ts';
import { useShownNeuron } from './useShownNeuron.ts';
import { useValueColours } from './useValueColours.ts';
import type { ViewProps } from './views.ts';

/** Two inputs and a number: the number at each place, shaded and with contour lines, under the examples' true ones. */
export function SurfaceView({ experiment, asked }: ViewProps) {
  const text = useText();
  const says = useSaysText();
  const maps = useMapText();
  const em = useRem();
  const [target, setTarget] = useState(0);
  const info = infoOf(experiment.data);
  const split = examplesOf(experiment);
  const { scaling } = split;
  const colours = useValueColours(info, split, target);
  const drawn = useCloud(experiment, { own: colours.own });
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
      if (outputs.at === undefined) {
        paintSurface(context, outputs, target, colours.domain, drawn.cloud, plane, palette, 0.75 * em);
      } else if (neuron !== null) paintNeuron(context, outputs, neuron.place, plane, palette, isDiscrete);
    },
    neuron?.at,
  );
  const [x, y] = asked.probe;
  const name = targetWords(text, info)[target];
  return (
    <>
      <ExamplesPlot
        experiment={experiment}
        asked={asked}
        drawn={drawn}
        answer={{ canvas, isBefore: false }}
        label={(xName, yName) =>
          neuron === null ? says.surfaceLabel(name, xName, yName) : maps.label(neuron.name, xName, yName)
        }
        mark={(plane) => (
          <>
            <ProbeMark x={plane.x(x)} y={plane.y(y)} />
            <NeuronTitle neuron={neuron} plane={plane} />
          </>
        )}
        at={pointAt}
        next={(key, withShift) => moveBy(key, withShift, asked.probe, [xDomain, yDomain])}
      >
        <PlotSwitches hasValidation={false} />
        <TargetChoice info={info} target={target} onChange={setTarget} />
        <ColourKey target={name} colours={colours} />
      </ExamplesPlot>
      <SurfaceTable experiment={experiment} cloud={drawn.cloud} scaling={scaling} target={target} name={name} />
    </>
  );
}

/** Places along each side of the table. */
const tableSide = 5;
const timesASecond = 1;

/** The surface for who does not see it. */
function SurfaceTable({
  experiment,
  cloud: { xDomain, yDomain },
  scaling,
  target,
  name,
}: {
  experiment: Experiment;
  cloud: Cloud;
  scaling: Scaling;
  target: number;
  name: string;
}) {
  const says = useSaysText();
  const rows = useMemo(() => gridRows(tableSide, xDomain, yDomain, scaling), [xDomain, yDomain, scaling]);
  const answer = useOutputs(experiment, rows, timesASecond);
  if (answer === null) return null;
  const places = Array.from({ length: tableSide }, (_, i) => i);
  const middle = ([from, to]: readonly [number, number], i: number): string =>
    significant(from + ((i + 0.5) / tableSide) * (to - from), 3);
  return (
    <table className="only-heard">
      <caption>{says.surfaceTable(name, says.moment(answer.moment.epoch, answer.moment.batch))}</caption>
      <thead>
        <tr>
          <td />
          {places.map((column) => (
            <th key={column} scope="col">
              {middle(xDomain, column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {places.map((row) => (
          <tr key={row}>
            <th scope="row">{middle(yDomain, tableSide - 1 - row)}</th>
            {places.map((column) => (
              <td key={column}>{decimals(answer.values[(row * tableSide + column) * answer.outputs + target])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

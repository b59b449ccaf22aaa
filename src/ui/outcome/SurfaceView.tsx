import { useMemo, useState } from 'react';
import { infoOf } from '../../data/spec.ts';
import type { Experiment } from '../../document/experiment.ts';
import { decimals, significant } from '../../document/spelling.ts';
import { shownExamplesOf } from '../../state/examples.ts';
import { trainingOf } from '../plot/cloud.ts';
import { useRem } from '../screen.ts';
import { targetWords } from '../text/dataWords.ts';
import { useSaysText } from '../text/saysText.ts';
import { useText } from '../text/useText.ts';
import { useApp } from '../useWorkspace.ts';
import { ColourKey } from './ColourKey.tsx';
import { gridRows } from './grid.ts';
import { paintSurface } from './paintSurface.ts';
import { PlaneMap } from './PlaneMap.tsx';
import { PlotSwitches } from './PlotSwitches.tsx';
import { TargetChoice } from './TargetChoice.tsx';
import { useDrawn } from './useCloud.ts';
import { type Sliced, useSlice } from './useSlice.ts';
import { useOutputs } from './usePrediction.ts';
import { useValueColours } from './useValueColours.ts';
import type { ViewProps } from './views.ts';

/** Two inputs and a number: the number at each place, shaded and with contour lines, under the examples' true ones. */
export function SurfaceView({ experiment, asked }: ViewProps) {
  const text = useText();
  const says = useSaysText();
  const em = useRem();
  const [target, setTarget] = useState(0);
  const info = infoOf(experiment.data);
  const split = shownExamplesOf(experiment);
  const colours = useValueColours(info, split, target);
  const sliced = useSlice(experiment, { own: colours.own });
  const { cloud } = sliced;
  const showsValidation = useApp(({ view }) => view.showsValidation);
  const drawn = useDrawn(cloud);
  const points = useMemo(() => (showsValidation ? cloud : trainingOf(cloud)), [cloud, showsValidation]);
  const name = targetWords(text, info)[target];
  return (
    <>
      <PlaneMap
        experiment={experiment}
        asked={asked}
        drawn={{ ...drawn, cloud: points }}
        sliced={sliced}
        paint={(context, outputs, plane, palette, isDiscrete) =>
          paintSurface(context, outputs, target, colours.domain, points, plane, palette, 0.75 * em, isDiscrete)
        }
        label={(xName, yName) => says.surfaceLabel(name, xName, yName)}
        legend={{ hasValidation: false }}
      >
        <PlotSwitches hasValidation={split.validation.count > 0} isPlane={!sliced.isPart} />
        <TargetChoice info={info} target={target} onChange={setTarget} />
        <ColourKey target={name} colours={colours} />
      </PlaneMap>
      <SurfaceTable experiment={experiment} sliced={sliced} target={target} name={name} />
    </>
  );
}

/** Places along each side of the table. */
const tableSide = 5;
const timesASecond = 1;

/** The surface for who does not see it. */
function SurfaceTable({
  experiment,
  sliced: {
    slice,
    cloud: { xDomain, yDomain },
  },
  target,
  name,
}: {
  experiment: Experiment;
  sliced: Sliced;
  target: number;
  name: string;
}) {
  const says = useSaysText();
  const rows = useMemo(() => gridRows(tableSide, xDomain, yDomain, slice), [xDomain, yDomain, slice]);
  const answer = useOutputs(experiment, rows, timesASecond);
  if (answer === null) return null;
  const places = Array.from({ length: tableSide }, (_, i) => i);
  const middle = ([from, to]: readonly [number, number], i: number): string =>
    significant(from + ((i + 0.5) / tableSide) * (to - from), 3);
  return (
    // A table is never narrower than its words: around it, for the page is not to scroll.
    <div className="only-heard">
      <table>
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
    </div>
  );
}

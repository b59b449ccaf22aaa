import type { ReactNode, RefObject } from 'react';
import { infoOf } from '../../data/spec.ts';
import { examplesOf } from '../../state/examples.ts';
import { axisText } from '../plot/axisText.ts';
import type { Plane } from '../plot/plane.ts';
import { useText } from '../text/useText.ts';
import { useWorkspace } from '../useWorkspace.ts';
import { PlotLegend } from '../plot/PlotLegend.tsx';
import { Plot } from '../plot/Plot.tsx';
import { usePointsCanvas } from '../plot/usePointsCanvas.ts';
import type { DrawnCloud } from './useCloud.ts';
import { useSpokenAnswer } from './useSpoken.ts';
import type { ViewProps } from './views.ts';

/** The examples as points, with what the network says behind or before them; a place in it is asked about. */
export function ExamplesPlot({
  experiment,
  asked,
  drawn: { place, cloud, plane },
  answer = null,
  right = null,
  label,
  mark,
  at,
  next,
  legend = {},
  names = null,
  children,
}: ViewProps & {
  drawn: DrawnCloud;
  answer?: { readonly canvas: RefObject<HTMLCanvasElement | null>; readonly isBefore: boolean } | null;
  /** Whether the network is right about a point; null: not told. */
  right?: ((point: number) => boolean) | null;
  label: (xName: string, yName: string) => string;
  /** Where the network is asked. */
  mark: (plane: Plane) => ReactNode;
  /** The example at a place, px; null for none. */
  at: (plane: Plane, x: number, y: number, isPress: boolean, isFinger: boolean) => readonly number[] | null;
  /** The example that a key leads to; null for another key. */
  next: (key: string, withShift: boolean) => readonly number[] | null;
  /** Null: there is none. */
  legend?: { readonly hasLine?: boolean; readonly hasWrong?: boolean; readonly hasValidation?: false } | null;
  /** Those of the axes, where the points do not say them. */
  names?: readonly [string, string] | null;
  /** Beside the legend. */
  children?: ReactNode;
}) {
  const { setView } = useWorkspace();
  const text = useText();
  const info = infoOf(experiment.data);
  const { spoken, expect } = useSpokenAnswer(asked);
  const isBehind = answer?.isBefore === true;
  const points = usePointsCanvas(cloud, plane, info, right, 0, isBehind);

  const [xName, yName] = names ?? [axisText(cloud.xName, info, text), axisText(cloud.yName, info, text)];
  const [back, front] = isBehind ? [points, answer.canvas] : [answer?.canvas, points];
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
          label={label(xName, yName)}
          onPoint={(...point) => {
            const probe = plane && at(plane, ...point);
            if (probe !== null) setView({ probe });
          }}
          onKey={(event) => {
            const probe = next(event.key, event.shiftKey);
            if (probe === null) return;
            event.preventDefault();
            setView({ probe });
            expect();
          }}
        >
          {plane && mark(plane)}
        </Plot>
      </div>
      <div className="outcome-foot">
        {legend && (
          <PlotLegend
            count={experiment.data.samples}
            hasValidation={examplesOf(experiment).validation.count > 0}
            {...legend}
          />
        )}
        {children}
      </div>
      <p className="only-heard" aria-live="polite">
        {spoken}
      </p>
    </>
  );
}

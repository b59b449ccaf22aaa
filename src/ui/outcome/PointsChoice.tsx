import type { Feature } from '../../data/features.ts';
import type { Experiment } from '../../document/experiment.ts';
import { AxisChoice } from './AxisChoice.tsx';
import { SpaceButton } from './PlotSwitches.tsx';
import './regions.css';

/** What a plot of examples with many inputs shows of them: two of the inputs, or the hidden space. */
export function PointsChoice({
  experiment,
  axes,
}: {
  experiment: Experiment;
  /** Null where the inputs are not shown as axes. */
  axes: { readonly features: readonly Feature[]; readonly columns: readonly [number, number] } | null;
}) {
  return (
    <>
      {axes && <AxisChoice experiment={experiment} {...axes} />}
      <SpaceButton isPlane={false} />
    </>
  );
}

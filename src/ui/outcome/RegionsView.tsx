import { useMemo } from 'react';
import { infoOf } from '../../data/spec.ts';
import { examplesOf } from '../../state/examples.ts';
import { trainingOf } from '../plot/cloud.ts';
import { useSaysText } from '../text/saysText.ts';
import { useApp } from '../useWorkspace.ts';
import { paintRegions } from './paintRegions.ts';
import { PlaneMap } from './PlaneMap.tsx';
import { PlotSwitches } from './PlotSwitches.tsx';
import './regions.css';
import { useDrawn } from './useCloud.ts';
import { useSlice } from './useSlice.ts';
import type { ViewProps } from './views.ts';

/** Two inputs and classes: which the network says at each place, and how surely. */
export function RegionsView({ experiment, asked }: ViewProps) {
  const says = useSaysText();
  const { validation } = examplesOf(experiment);
  const info = infoOf(experiment.data);
  const sliced = useSlice(experiment);
  const { cloud } = sliced;
  const showsValidation = useApp(({ view }) => view.showsValidation);
  const drawn = useDrawn(cloud);
  const points = useMemo(() => (showsValidation ? cloud : trainingOf(cloud)), [cloud, showsValidation]);
  return (
    <PlaneMap
      experiment={experiment}
      asked={asked}
      drawn={{ ...drawn, cloud: points }}
      sliced={sliced}
      paint={(context, outputs, ...rest) => paintRegions(context, outputs, info, ...rest)}
      label={says.regionsLabel}
      legend={{ hasValidation: false }}
    >
      <PlotSwitches hasValidation={validation.count > 0} isPlane={!sliced.isPart} />
    </PlaneMap>
  );
}

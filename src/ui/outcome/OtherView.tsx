import { sourcesOf } from '../../data/features.ts';
import { isDrawable } from '../draw/drawing.ts';
import { late } from '../Late.tsx';
import { ConfusionView } from './ConfusionView.tsx';
import { CurveView } from './CurveView.tsx';
import { MistakesView } from './MistakesView.tsx';
import { PadView } from './PadView.tsx';
import { ParityView } from './ParityView.tsx';
import { RegionsView } from './RegionsView.tsx';
import { RocView } from './RocView.tsx';
import { SpaceView } from './SpaceView.tsx';
import { SurfaceView } from './SurfaceView.tsx';
import { ValuesView } from './ValuesView.tsx';
import { useApp } from '../useWorkspace.ts';
import type { ViewName, ViewProps } from './views.ts';

const DrawView = late(async () => (await import('../draw/DrawView.tsx')).DrawView);

/** All views but the points that the page opens with, which are loaded together. */
export function OtherView({ view, ...props }: ViewProps & { view: ViewName }) {
  const isDrawing = useApp(({ view: { isDrawing: draws } }) => draws) && isDrawable(props.experiment.data);
  const showsSpace = useApp(({ view: { showsSpace: shows } }) => shows);
  if (isDrawing) return <DrawView {...props} />;
  const isPlane = sourcesOf(props.experiment.data.features).length === 2;
  if (showsSpace && isPlane && (view === 'regions' || view === 'surface')) return <SpaceView {...props} />;
  switch (view) {
    case 'pad':
      return <PadView {...props} />;
    case 'regions':
      return <RegionsView {...props} />;
    case 'curve':
    case 'band':
      return <CurveView {...props} />;
    case 'surface':
      return <SurfaceView {...props} />;
    case 'points':
      return <ValuesView key={props.experiment.data.features.join()} {...props} />;
    case 'parity':
      return <ParityView {...props} />;
    case 'confusion':
      return <ConfusionView {...props} />;
    case 'roc':
      return <RocView {...props} />;
    case 'mistakes':
      return <MistakesView {...props} />;
  }
}

import { infoOf } from '../../data/spec.ts';
import { isDrawable } from '../draw/drawing.ts';
import { late } from '../Late.tsx';
import { ConfusionView } from './ConfusionView.tsx';
import { CurveView } from './CurveView.tsx';
import { MistakesView } from './MistakesView.tsx';
import { PadView } from './PadView.tsx';
import { ParityView } from './ParityView.tsx';
import { PointsView } from './PointsView.tsx';
import { RegionsView } from './RegionsView.tsx';
import { RocView } from './RocView.tsx';
import { SpaceView } from './SpaceView.tsx';
import { SurfaceView } from './SurfaceView.tsx';
import { ValuesView } from './ValuesView.tsx';
import { useApp } from '../useWorkspace.ts';
import type { ViewName, ViewProps } from './views.ts';

const GuessView = late(async () => (await import('../guess/GuessView.tsx')).GuessView);
const DrawView = late(async () => (await import('../draw/DrawView.tsx')).DrawView);

/** All views but the points that the page opens with, which are loaded together. */
export function OtherView({ view, ...props }: ViewProps & { view: ViewName }) {
  const isDrawing = useApp(({ view: { isDrawing: draws } }) => draws) && isDrawable(props.experiment.data);
  const showsSpace = useApp(({ view: { showsSpace: shows } }) => shows);
  const hasGuess = useApp(({ view: { guess } }) => guess !== null);
  if (isDrawing) return <DrawView {...props} />;
  if (hasGuess) return <GuessView {...props} />;
  const { data } = props.experiment;
  if (showsSpace && (view === 'regions' || view === 'surface' || view === 'points')) return <SpaceView {...props} />;
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
      return infoOf(data).task === 'regression' ? (
        <ValuesView key={data.features.join()} {...props} />
      ) : (
        <PointsView key={data.features.join()} {...props} />
      );
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

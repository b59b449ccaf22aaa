import { lazy, Suspense, useState } from 'react';
import { useApp } from '../../state/app.ts';
import { infoOf } from '../../state/examples.ts';
import { Curves } from '../charts/Curves.tsx';
import { Segmented } from '../charts/Segmented.tsx';
import { useText } from '../text.tsx';
import { ColourView } from './ColourView.tsx';
import { shownExperiment } from './shown.ts';
import { viewsOf, type ViewName } from './views.ts';
import type { Experiment } from '../../document/experiment.ts';
import './outcome.css';

// The opening page shows colours: what other data need is loaded when they are chosen.
const ConfusionView = lazy(async () => ({ default: (await import('./ConfusionView.tsx')).ConfusionView }));
const CurveView = lazy(async () => ({ default: (await import('./CurveView.tsx')).CurveView }));
const PointsView = lazy(async () => ({ default: (await import('./PointsView.tsx')).PointsView }));
const RegionsView = lazy(async () => ({ default: (await import('./RegionsView.tsx')).RegionsView }));

function Shown({ view, experiment }: { view: ViewName; experiment: Experiment }) {
  switch (view) {
    case 'colour':
      return <ColourView experiment={experiment} />;
    case 'regions':
      return <RegionsView experiment={experiment} />;
    case 'curve':
    case 'band':
      return <CurveView experiment={experiment} />;
    case 'points':
      return <PointsView key={experiment.data.features.join()} experiment={experiment} />;
    case 'confusion':
      return <ConfusionView experiment={experiment} />;
  }
}

/** What the network says about the data. */
function Prediction({ experiment }: { experiment: Experiment }) {
  const { outcome } = useText();
  const { name, features } = experiment.data;
  const [chosen, choose] = useState<{ readonly data: string; readonly view: ViewName } | null>(null);
  const views = viewsOf(infoOf(experiment), features);
  const view = views.find((one) => chosen?.data === name && chosen.view === one) ?? views[0];
  return (
    <div className="outcome-prediction">
      <header className="chart-bar">
        <h3 className="chart-heading">{outcome.prediction}</h3>
        {views.length > 1 && (
          <Segmented
            name="outcome-view"
            label={outcome.view}
            options={views.map((value) => ({ value, label: outcome.views[value] }))}
            value={view}
            onChange={(value) => choose({ data: name, view: value })}
          />
        )}
      </header>
      <Suspense fallback={<div className="outcome-loading" />}>
        <Shown view={view} experiment={experiment} />
      </Suspense>
    </div>
  );
}

/** The right column: what the network says about the data, and how well it has learnt. */
export function Outcome() {
  const { outcome } = useText();
  const experiment = useApp(shownExperiment);
  const isImpossible = useApp((s) => s.run.phase === 'impossible');
  if (isImpossible || experiment.inputs !== experiment.data.features.length) {
    return <p className="outcome-impossible">{outcome.impossible}</p>;
  }
  return (
    <div className="outcome">
      <Prediction experiment={experiment} />
      <Curves />
    </div>
  );
}

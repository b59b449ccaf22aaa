import { infoOf, lookKey } from '../../data/spec.ts';
import { shownMaps } from '../../state/neurons.ts';
import { shownExperiment } from '../../state/store.ts';
import { isBare } from '../../state/view.ts';
import { Curves } from '../charts/Curves.tsx';
import { Segmented } from '../controls/Segmented.tsx';
import { Late, late } from '../Late.tsx';
import { Part } from '../lessons/Part.tsx';
import { useText } from '../text/useText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { Answer } from './Answer.tsx';
import { PointsView } from './PointsView.tsx';
import { useAsked } from './useAsked.ts';
import { isOtherView, viewsOf, type ViewName, type ViewProps } from './views.ts';
import './outcome.css';

// The opening page shows points: what other data need is loaded when they are chosen.
const OtherView = late(async () => (await import('./OtherView.tsx')).OtherView);

const PlotTools = late(async () => (await import('./PlotTools.tsx')).PlotTools);

function Shown({ view, ...props }: ViewProps & { view: ViewName }) {
  const { data } = props.experiment;
  const isOther = useApp(isOtherView);
  if (view !== 'points' || isOther || infoOf(data).task === 'regression') return <OtherView view={view} {...props} />;
  return <PointsView key={data.features.join()} {...props} />;
}

/** The network's prediction for the data: one large square of points and regions, and the answer under it. */
function Prediction() {
  const experiment = useApp(shownExperiment);
  const { setView } = useWorkspace();
  const { outcome, ui } = useText();
  const { type } = experiment.data;
  const name = lookKey(experiment.data);
  const chosen = useApp((s) => s.view.plotView);
  const asked = useAsked(experiment);
  const isImpossible = useApp((s) => s.run.phase === 'impossible');
  const maps = useApp((state) => shownMaps(state) === 'planes');
  const views = viewsOf(experiment.data, maps);
  const isGuess = useApp((s) => s.view.guess !== null);
  const isDrawing = useApp((s) => s.view.isDrawing) && type === 'points';
  // Points are drawn on the plane; the view that was chosen comes back when that is done.
  const view = views.find((one) => !isDrawing && chosen?.data === name && chosen.view === one) ?? views[0];
  return (
    <>
      <section className="plot" aria-label={ui.regions.plot}>
        <header className="plot-bar">
          <h2>{ui.regions.plot}</h2>
          {views.length > 1 && (
            <Part name="plot_view">
              <Segmented
                name="outcome-view"
                label={outcome.view}
                options={views.map((value) => ({ value, label: outcome.views[value] }))}
                value={isGuess ? null : view}
                onChange={(value) => setView({ plotView: { data: name, view: value }, isDrawing: false, guess: null })}
              />
            </Part>
          )}
          <span className="plot-tools">
            <Late as={null}>
              <PlotTools experiment={experiment} view={view} />
            </Late>
          </span>
        </header>
        <div className="plot-room">
          <Late key={view}>
            <Shown view={view} experiment={experiment} asked={asked} />
          </Late>
        </div>
      </section>
      {isImpossible ? (
        <p className="outcome-answer">{outcome.impossible}</p>
      ) : (
        <Answer experiment={experiment} asked={asked} />
      )}
    </>
  );
}

/** The right column: what the network says about the data, and how well it has learnt. Each goes on where the other fails. */
export function Outcome() {
  const bare = useApp(({ view }) => isBare(view));
  return (
    <div className="panel panel-outcome">
      <div className={bare ? 'outcome is-bare' : 'outcome'}>
        <Late>
          <Prediction />
        </Late>
        <Late>
          <Curves />
        </Late>
      </div>
    </div>
  );
}

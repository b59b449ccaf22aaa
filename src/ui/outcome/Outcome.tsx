import { useState } from 'react';
import { infoOf, lookKey } from '../../data/spec.ts';
import { shownMaps } from '../../state/neurons.ts';
import { shownExperiment } from '../../state/store.ts';
import { isBare } from '../../state/view.ts';
import { Curves } from '../charts/Curves.tsx';
import { Segmented } from '../controls/Segmented.tsx';
import { Icon } from '../controls/icons.tsx';
import { Late, late } from '../Late.tsx';
import { usePageEvent } from '../pageEvents.ts';
import { useText } from '../text/useText.ts';
import { useApp, useWorkspace } from '../useWorkspace.ts';
import { Answer } from './Answer.tsx';
import { PointsView } from './PointsView.tsx';
import { useAsked } from './useAsked.ts';
import { viewsOf, type ViewName, type ViewProps } from './views.ts';
import './outcome.css';

// The opening page shows points: what other data need is loaded when they are chosen.
const OtherView = late(async () => (await import('./OtherView.tsx')).OtherView);

function Shown({ view, ...props }: ViewProps & { view: ViewName }) {
  const { data } = props.experiment;
  const isOther = useApp((s) => s.view.isDrawing || s.view.showsSpace);
  if (view !== 'points' || isOther || infoOf(data).task === 'regression') return <OtherView view={view} {...props} />;
  return <PointsView key={data.features.join()} {...props} />;
}

/** What Escape belongs to first. */
const escapes = '.popover:not(:empty), dialog[open], .cm-editor:focus-within';

/** Gives the plot the network's place, and takes it back; Escape takes it back, too. */
function LargeButton() {
  const { setView } = useWorkspace();
  const { ui } = useText();
  const isLarge = useApp(({ view }) => view.plotLarge);
  usePageEvent('keydown', ({ key, defaultPrevented }) => {
    if (!isLarge || key !== 'Escape' || defaultPrevented || document.querySelector(escapes)) return;
    setView({ plotLarge: false });
  });
  const label = isLarge ? ui.plotSmaller : ui.plotLarger;
  return (
    <button
      type="button"
      className="tool icon-only plot-larger"
      aria-label={label}
      title={label}
      aria-pressed={isLarge}
      onClick={() => setView({ plotLarge: !isLarge })}
    >
      <Icon name={isLarge ? 'smaller' : 'larger'} size={16} />
    </button>
  );
}

/** The network's prediction for the data: one large square of points and regions, and the answer under it. */
function Prediction() {
  const experiment = useApp(shownExperiment);
  const { setView } = useWorkspace();
  const { outcome, ui } = useText();
  const { features, type } = experiment.data;
  const name = lookKey(experiment.data);
  const [chosen, choose] = useState<{ readonly data: string; readonly view: ViewName } | null>(null);
  const asked = useAsked(experiment);
  const isImpossible = useApp((s) => s.run.phase === 'impossible');
  const maps = useApp((state) => shownMaps(state) === 'planes');
  const views = viewsOf(infoOf(experiment.data), features, maps);
  const isDrawing = useApp((s) => s.view.isDrawing) && type === 'points';
  // Points are drawn on the plane; the view that was chosen comes back when that is done.
  const view = views.find((one) => !isDrawing && chosen?.data === name && chosen.view === one) ?? views[0];
  return (
    <>
      <section className="plot" aria-label={ui.regions.plot}>
        <header className="plot-bar">
          <h2>{ui.regions.plot}</h2>
          {views.length > 1 && (
            <Segmented
              name="outcome-view"
              label={outcome.view}
              options={views.map((value) => ({ value, label: outcome.views[value] }))}
              value={view}
              onChange={(value) => {
                choose({ data: name, view: value });
                setView({ isDrawing: false });
              }}
            />
          )}
          <LargeButton />
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

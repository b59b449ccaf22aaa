import { useEffect, useMemo, useState } from 'react';
import { findProblems } from '../document/problems.ts';
import { useApp, useExperiment } from '../state/app.ts';
import type { SavedWork } from '../state/saved.ts';
import { experimentOf } from '../state/store.ts';
import type { TrainingControls } from '../state/training.ts';
import { Bar } from './bar/Bar.tsx';
import { Settings } from './bar/Settings.tsx';
import { Controls } from './lessons/Controls.tsx';
import { Lessons } from './lessons/Lessons.tsx';
import { LayerStrip } from './layers/LayerStrip.tsx';
import { Problems } from './layers/Problems.tsx';
import { Messages } from './Messages.tsx';
import { Inspector } from './network/Inspector.tsx';
import { NetworkDrawing } from './network/NetworkDrawing.tsx';
import { Outcome } from './outcome/Outcome.tsx';
import { ShareDialog } from './share/ShareDialog.tsx';
import { Side } from './side/Side.tsx';
import { onShortcut } from './shortcuts.ts';
import { useText } from './text.tsx';

function NetworkPanel() {
  const { ui } = useText();
  const experiment = useApp(experimentOf);
  const problems = useMemo(() => findProblems(experiment), [experiment]);
  return (
    <section className="panel panel-network" aria-label={ui.regions.network} id="network">
      <Controls name="layers">
        <LayerStrip problems={problems} />
      </Controls>
      <Problems problems={problems} />
      <div className="drawing">
        <NetworkDrawing />
      </div>
      <Inspector />
    </section>
  );
}

/** The whole page: run above, data → network → outcome below. */
export function App({ controls, work }: { controls: TrainingControls; work: SavedWork }) {
  const { ui } = useText();
  const [sharing, setSharing] = useState(false);
  const [isListOpen, setListOpen] = useState(false);
  const name = useExperiment((e) => e.data.name);
  const side = useApp(({ view }) => view.side);
  useEffect(() => {
    window.addEventListener('keydown', onShortcut);
    return () => window.removeEventListener('keydown', onShortcut);
  }, []);
  return (
    <>
      <a
        className="skip"
        href="#network"
        onClick={(event) => {
          event.preventDefault(); // the address bar is the experiment's
          document
            .querySelector<HTMLElement>('.panel-network')
            ?.querySelector<HTMLElement>('button, [tabindex="0"]')
            ?.focus();
        }}
      >
        {ui.skip}
      </a>
      <Bar controls={controls} work={work} onShare={() => setSharing(true)} onLessons={() => setListOpen(true)} />
      <Settings onNewSeed={controls.newSeed} />
      <Messages />
      <main className={`panels side-${side}`}>
        <Lessons work={work} reset={controls.reset} isOpen={isListOpen} onOpen={setListOpen} />
        <Side />
        <NetworkPanel />
        <Controls name="outcome">
          <section className="panel panel-outcome" aria-label={ui.regions.outcome}>
            <Outcome key={name} />
          </section>
        </Controls>
      </main>
      <ShareDialog open={sharing} onClose={() => setSharing(false)} />
    </>
  );
}

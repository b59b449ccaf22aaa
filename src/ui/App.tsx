import { useDeferredValue, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { lookKey } from '../data/spec.ts';
import { findProblems } from '../document/problems/findProblems.ts';
import { shownExperiment, type State } from '../state/store.ts';
import type { TrainingControls } from '../state/training.ts';
import type { View } from '../state/view.ts';
import type { Arrangement } from './arrangement.ts';
import { Bar } from './bar/Bar.tsx';
import { PageControls } from './bar/PageControls.tsx';
import { Settings } from './bar/Settings.tsx';
import { Late } from './Late.tsx';
import { Controls } from './lessons/Controls.tsx';
import { Lessons } from './lessons/Lessons.tsx';
import { LayerStrip } from './layers/LayerStrip.tsx';
import { Problems } from './layers/Problems.tsx';
import { Messages } from './messages/Messages.tsx';
import { Inspector } from './network/Inspector.tsx';
import { NetworkDrawing } from './network/NetworkDrawing.tsx';
import { Outcome } from './outcome/Outcome.tsx';
import { usePageEvent } from './pageEvents.ts';
import { useArrangement } from './screen.ts';
import { ShareDialog } from './share/ShareDialog.tsx';
import { shownSide } from './side/shownSide.ts';
import { Side } from './side/Side.tsx';
import { TabBar } from './TabBar.tsx';
import { tabOf, tabsOf } from './tabs.ts';
import { useText } from './text/useText.ts';
import { useApp, useExperiment, useParts, useWorkspace } from './useWorkspace.ts';

/** The platform's keys for undo and redo: ⌘Z, ⇧⌘Z; Ctrl+Z, Ctrl+Y, Ctrl+Shift+Z. */
function onShortcut(event: KeyboardEvent, { undo, redo }: Pick<State, 'undo' | 'redo'>): void {
  if (event.defaultPrevented) return; // the code editor has undone something of its own; a field keeps the event to itself
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  const again = key === 'y' || (key === 'z' && event.shiftKey);
  if (!again && key !== 'z') return;
  event.preventDefault();
  if (again) redo();
  else undo();
}

function NetworkPanel({ controls }: { controls: TrainingControls }) {
  const { ui } = useText();
  const experiment = useApp(shownExperiment);
  const problems = useMemo(() => findProblems(experiment), [experiment]);
  const [centres, setCentres] = useState<readonly number[]>([]);
  return (
    <section className="panel panel-network" aria-label={ui.regions.network} id="network">
      <Late>
        <Controls name="layers">
          <LayerStrip problems={problems} centres={centres} />
        </Controls>
        <div className="drawing">
          <NetworkDrawing onPlaced={setCentres} controls={controls} />
          <Problems problems={problems} />
        </div>
        <Inspector set={controls.set} />
      </Late>
    </section>
  );
}

/** Which parts are there, for the grid of page.css. */
function panelsClass(view: View, arrangement: Arrangement): string {
  return [
    'panels',
    `tab-${tabOf(view, arrangement)}`,
    view.lesson !== null && 'with-lesson',
    shownSide(view, arrangement) === null && 'no-side',
    view.hidden.includes('outcome') && 'no-outcome',
    view.plotLarge && 'plot-large',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The whole page: run above; data or code, network, plot and curves below. */
export function App({ controls }: { controls: TrainingControls }) {
  const workspace = useWorkspace();
  const { ui } = useText();
  const [sharing, setSharing] = useState(false);
  const [isListOpen, setListOpen] = useState(false);
  const name = useExperiment((e) => lookKey(e.data));
  /** Other data bring another outcome: it is drawn after the rest, piece by piece. */
  const outcomeOf = useDeferredValue(name);
  const arrangement = useArrangement();
  const tabs = useParts(({ view }) => tabsOf(view, arrangement));
  const tab = useApp(({ view }) => tabOf(view, arrangement));
  const panels = useApp(({ view }) => panelsClass(view, arrangement));
  usePageEvent('keydown', (event) => onShortcut(event, workspace));
  const page = (
    <Late>
      <PageControls onShare={() => setSharing(true)} onLessons={() => setListOpen(true)} />
    </Late>
  );
  const settings = (
    <Late>
      <Settings onNewSeed={controls.newSeed} />
    </Late>
  );
  return (
    <>
      <a
        className="skip"
        href="#network"
        onClick={(event) => {
          event.preventDefault(); // the address bar is the experiment's
          flushSync(() => workspace.setView({ tab: 'network', plotLarge: false }));
          event.currentTarget.parentElement?.querySelector<HTMLElement>('.net-box')?.focus();
        }}
      >
        {ui.skip}
      </a>
      <Bar controls={controls}>{tabs.length === 0 && page}</Bar>
      {tabs.length === 0 && settings}
      <Messages backTo={controls.backTo} />
      <main className={panels}>
        <Late>
          <Lessons controls={controls} isOpen={isListOpen} onOpen={setListOpen} />
        </Late>
        <Side controls={controls} />
        <NetworkPanel controls={controls} />
        <Controls name="outcome">
          {outcomeOf === name ? <Outcome key={name} /> : <div className="panel panel-outcome" />}
        </Controls>
        {tabs.length > 0 && (
          <section className="panel panel-menu" aria-label={ui.tabs.menu}>
            {page}
            {settings}
          </section>
        )}
      </main>
      {tabs.length > 0 && <TabBar there={tabs} shown={tab} />}
      <ShareDialog open={sharing} controls={controls} onClose={() => setSharing(false)} />
    </>
  );
}

import type { ReactNode } from 'react';
import { useApp } from '../../state/app.ts';
import type { TrainingControls } from '../../state/training.ts';
import { Icon } from '../icons.tsx';
import { Controls } from '../lessons/Controls.tsx';
import { narrowBar, slimBar, useNarrowerThan } from '../screen.ts';
import { useText } from '../text.tsx';
import { Status } from './Status.tsx';
import './bar.css';

/** Runs the training; below it what the run has come to. */
function RunControls({ controls }: { controls: TrainingControls }) {
  const { ui } = useText();
  const running = useApp((state) => state.run.phase === 'running');
  return (
    <div className="bar-run" role="group" aria-label={ui.controls}>
      <button type="button" className="tool" onClick={controls.reset} title={ui.resetHint}>
        <Icon name="reset" />
        <span>{ui.reset}</span>
      </button>
      <button type="button" className="tool primary" onClick={running ? controls.pause : controls.train}>
        <Icon name={running ? 'pause' : 'train'} size={20} />
        <span>{running ? ui.pause : ui.train}</span>
      </button>
      <button type="button" className="tool" onClick={controls.stepBatch}>
        <Icon name="stepBatch" />
        <span>{ui.stepBatch}</span>
      </button>
      <button type="button" className="tool" onClick={controls.stepEpoch}>
        <Icon name="stepEpoch" />
        <span>{ui.stepEpoch}</span>
      </button>
    </div>
  );
}

/** The bar on top: run and watch, and, where there is room, the controls of the page. */
export function Bar({ controls, children }: { controls: TrainingControls; children: ReactNode }) {
  const { ui } = useText();
  const isNarrow = useNarrowerThan(narrowBar);
  const isSlim = useNarrowerThan(slimBar);
  return (
    <header className={`bar${isNarrow ? ' bar-narrow' : ''}${isSlim ? ' bar-slim' : ''}`}>
      <h1 className="bar-title">
        <svg viewBox="0 0 26 26" aria-hidden="true">
          <path className="logo-line" d="M5 7 13 13 5 19M13 13h8" />
          <circle className="logo-input" cx="5" cy="7" r="3.500" />
          <circle className="logo-input" cx="5" cy="19" r="3.500" />
          <circle className="logo-hidden" cx="13" cy="13" r="3.500" />
          <circle className="logo-output" cx="21" cy="13" r="3.500" />
        </svg>
        <span>{ui.title}</span>
      </h1>
      <div className="bar-main">
        <Controls name="run">
          <RunControls controls={controls} />
        </Controls>
        <Status />
      </div>
      {children}
    </header>
  );
}

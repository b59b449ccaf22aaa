import type { ReactNode } from 'react';
import type { TrainingControls } from '../../state/training.ts';
import { Icon } from '../controls/icons.tsx';
import { Late } from '../Late.tsx';
import { Controls } from '../lessons/Controls.tsx';
import { narrowBar, slimBar, tightBar, useNarrowerThan } from '../screen.ts';
import { useText } from '../text/useText.ts';
import { useApp, useExperiment } from '../useWorkspace.ts';
import { Status } from './Status.tsx';
import './bar.css';
import { Part, useIsKept, useLocksEpochs } from '../lessons/Part.tsx';

/** A button of the run; one that can do nothing says why, where it is pointed at and to a screen reader. */
function RunButton({
  icon,
  label,
  other,
  hint,
  blocked = false,
  primary = false,
  onClick,
}: {
  icon: 'train' | 'pause' | 'stepBatch' | 'stepEpoch';
  label: string;
  /** Label in the other state of the run: it keeps its room, so that no button moves. */
  other?: string;
  hint?: string | undefined;
  blocked?: boolean;
  primary?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={primary ? 'tool primary' : 'tool'}
      title={hint}
      data-other={other}
      aria-disabled={blocked || undefined}
      onClick={blocked ? undefined : onClick}
    >
      <Icon name={icon} size={primary ? 20 : 18} />
      <span>{label}</span>
    </button>
  );
}

/** Runs the training; below it the state of the run. */
function RunControls({ controls }: { controls: TrainingControls }) {
  const { ui } = useText();
  const phase = useApp((state) => state.run.phase);
  // Playground's Reset draws other weights: its exercises ask whether they come to the same.
  const keepsSeed = useIsKept('seed');
  const redraws = useExperiment((e) => e.rules !== undefined) && !keepsSeed;
  const reason = phase === 'impossible' ? ui.statusImpossible : phase === 'broken' ? ui.brokenOff : undefined;
  const blocked = reason !== undefined;
  const finished = phase === 'finished';
  const isLast = useLocksEpochs() && finished;
  const step = { hint: finished ? ui.stepAtLimit(isLast) : reason, blocked: blocked || finished };
  return (
    <div className="bar-run" role="group" aria-label={ui.controls}>
      <Part name="reset">
        <button
          type="button"
          className="tool"
          onClick={redraws ? controls.newSeed : controls.reset}
          title={redraws ? ui.newSeedHint : ui.resetHint}
        >
          <Icon name="reset" />
          <span>{ui.reset}</span>
        </button>
      </Part>
      <Part name="train">
        {phase === 'running' ? (
          <RunButton icon="pause" label={ui.pause} other={ui.train} primary onClick={controls.pause} />
        ) : (
          <RunButton
            icon="train"
            label={ui.train}
            other={ui.pause}
            hint={isLast ? step.hint : finished ? ui.trainMore(controls.addedEpochs()) : reason}
            blocked={blocked || isLast}
            primary
            onClick={controls.train}
          />
        )}
      </Part>
      <Part name="step">
        <RunButton icon="stepBatch" label={ui.stepBatch} {...step} onClick={controls.stepBatch} />
        <RunButton icon="stepEpoch" label={ui.stepEpoch} {...step} onClick={controls.stepEpoch} />
      </Part>
    </div>
  );
}

/** The bar on top: run and watch, and, where there is room, the controls of the page. */
export function Bar({ controls, children }: { controls: TrainingControls; children: ReactNode }) {
  const { ui } = useText();
  const isNarrow = useNarrowerThan(narrowBar);
  const isSlim = useNarrowerThan(slimBar);
  const isTight = useNarrowerThan(tightBar);
  const leaves = [isNarrow && 'bar-narrow', isSlim && 'bar-slim', isTight && 'bar-tight'].filter(Boolean);
  return (
    <header className={['bar', ...leaves].join(' ')}>
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
        <Late>
          <Controls name="run">
            <RunControls controls={controls} />
          </Controls>
          <Status addedEpochs={controls.addedEpochs} />
        </Late>
      </div>
      {children}
    </header>
  );
}

import { canRedo, canUndo } from '../../document/revision.ts';
import { redo, setView, undo, useApp } from '../../state/app.ts';
import type { TrainingControls } from '../../state/training.ts';
import { paces, type Language, type Theme } from '../../state/view.ts';
import { Icon } from '../icons.tsx';
import { useText } from '../text.tsx';
import { Status } from './Status.tsx';

const themes: readonly Theme[] = ['system', 'light', 'dark', 'projector'];

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

function PaceField() {
  const { ui } = useText();
  const pace = useApp((state) => state.view.pace);
  const index = paces.findIndex((other) => other.unit === pace.unit && other.perSecond === pace.perSecond);
  return (
    <label className="field">
      <span className="field-name">{ui.pace}</span>
      <select
        className="field-input"
        value={index}
        onChange={(event) => setView({ pace: paces[Number(event.target.value)] })}
      >
        {paces.map(({ unit, perSecond }, i) => (
          <option key={i} value={i}>
            {ui.paceOf(unit, perSecond)}
          </option>
        ))}
      </select>
    </label>
  );
}

function HistoryButtons() {
  const { ui } = useText();
  const undoable = useApp((state) => canUndo(state.document));
  const redoable = useApp((state) => canRedo(state.document));
  return (
    <div className="bar-history" role="group" aria-label={ui.history}>
      <button type="button" className="tool icon-only" aria-label={ui.undo} title={ui.undo} disabled={!undoable} onClick={undo}>
        <Icon name="undo" />
      </button>
      <button type="button" className="tool icon-only" aria-label={ui.redo} title={ui.redo} disabled={!redoable} onClick={redo}>
        <Icon name="redo" />
      </button>
    </div>
  );
}

function Appearance() {
  const { ui } = useText();
  const language = useApp((state) => state.view.language);
  const theme = useApp((state) => state.view.theme);
  return (
    <>
      <label className="field">
        <span className="field-name">{ui.theme}</span>
        <select className="field-input" value={theme} onChange={(event) => setView({ theme: event.target.value as Theme /* an option below */ })}>
          {themes.map((name) => (
            <option key={name} value={name}>
              {ui.themes[name]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="field-name">{ui.language}</span>
        <select
          className="field-input"
          value={language}
          onChange={(event) => setView({ language: event.target.value as Language /* an option below */ })}
        >
          <option value="ja" lang="ja">
            日本語
          </option>
          <option value="en" lang="en">
            English
          </option>
        </select>
      </label>
    </>
  );
}

/** The bar on top: run, watch, share. */
export function Bar({ controls, onShare }: { controls: TrainingControls; onShare: () => void }) {
  const { ui } = useText();
  return (
    <header className="bar">
      <h1 className="bar-title">
        <svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true">
          <path className="logo-line" d="M5 7 13 13 5 19M13 13h8" />
          <circle className="logo-input" cx="5" cy="7" r="3.500" />
          <circle className="logo-input" cx="5" cy="19" r="3.500" />
          <circle className="logo-hidden" cx="13" cy="13" r="3.500" />
          <circle className="logo-output" cx="21" cy="13" r="3.500" />
        </svg>
        <span>{ui.title}</span>
      </h1>
      <div className="bar-main">
        <RunControls controls={controls} />
        <Status />
      </div>
      <div className="bar-side">
        <PaceField />
        <HistoryButtons />
        <button type="button" className="tool" onClick={onShare}>
          <Icon name="share" />
          <span>{ui.share}</span>
        </button>
        <Appearance />
      </div>
    </header>
  );
}

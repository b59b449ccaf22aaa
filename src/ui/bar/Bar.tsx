import { canRedo } from '../../document/revision.ts';
import { redo, setView, undo, useApp } from '../../state/app.ts';
import type { SavedWork } from '../../state/saved.ts';
import { isUndoable } from '../../state/store.ts';
import type { TrainingControls } from '../../state/training.ts';
import type { Pace } from '../../training/protocol.ts';
import { paces, type Theme } from '../../state/view.ts';
import { Icon } from '../icons.tsx';
import { Controls } from '../lessons/Controls.tsx';
import { SelectField } from '../SelectField.tsx';
import { useText } from '../text.tsx';
import { EarlierWork } from './EarlierWork.tsx';
import { Status } from './Status.tsx';

const themes: readonly Theme[] = ['system', 'light', 'dark', 'projector'];
/** Each by its own name, for those who cannot read the other. */
const languages = [
  { value: 'ja', label: '日本語', lang: 'ja' },
  { value: 'en', label: 'English', lang: 'en' },
] as const;

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
  const keyOf = (each: Pace) => `${each.perSecond} ${each.unit}`;
  return (
    <SelectField
      label={ui.pace}
      value={keyOf(pace)}
      options={paces.map((each) => ({ value: keyOf(each), label: ui.paceOf(each.unit, each.perSecond) }))}
      onChange={(key) => setView({ pace: paces.find((each) => keyOf(each) === key) ?? pace })}
    />
  );
}

function HistoryButtons({ work }: { work: SavedWork }) {
  const { ui } = useText();
  const undoable = useApp(isUndoable);
  const redoable = useApp((state) => canRedo(state.document));
  return (
    <div className="bar-history" role="group" aria-label={ui.history}>
      <button
        type="button"
        className="tool icon-only"
        aria-label={ui.undo}
        title={ui.undo}
        disabled={!undoable}
        onClick={undo}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="tool icon-only"
        aria-label={ui.redo}
        title={ui.redo}
        disabled={!redoable}
        onClick={redo}
      >
        <Icon name="redo" />
      </button>
      <EarlierWork work={work} />
    </div>
  );
}

function Appearance() {
  const { ui } = useText();
  const language = useApp((state) => state.view.language);
  const theme = useApp((state) => state.view.theme);
  return (
    <>
      <SelectField
        label={ui.theme}
        value={theme}
        options={themes.map((name) => ({ value: name, label: ui.themes[name] }))}
        onChange={(name) => setView({ theme: name })}
      />
      <SelectField
        label={ui.language}
        value={language}
        options={languages}
        onChange={(name) => setView({ language: name })}
      />
    </>
  );
}

interface Props {
  readonly controls: TrainingControls;
  readonly work: SavedWork;
  readonly onShare: () => void;
  readonly onLessons: () => void;
}

/** The bar on top: run, watch, share. */
export function Bar({ controls, work, onShare, onLessons }: Props) {
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
        <Controls name="run">
          <RunControls controls={controls} />
        </Controls>
        <Status />
      </div>
      <div className="bar-side">
        <PaceField />
        <HistoryButtons work={work} />
        <button type="button" className="tool bar-share" title={ui.share} onClick={onShare}>
          <Icon name="share" />
          <span>{ui.share}</span>
        </button>
        <button type="button" className="tool bar-lessons" onClick={onLessons}>
          <Icon name="lessons" />
          <span>{ui.lessons}</span>
        </button>
        <Appearance />
      </div>
    </header>
  );
}
